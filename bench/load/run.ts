// npm run load: the last evening over HTTP, what a submission costs over a bare store, and the largest consolidations; a table, a JSON file, exit code 1 where a bound does not hold.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openSqliteStore } from '../../functions/store/sqlite-store';
import type { Store } from '../../functions/store/store';
import { openTableStore } from '../../functions/store/table-store';
import { holds, type Comparison, type Figure } from '../comparison';
import { machine } from '../machine';
import { startAzurite } from './azurite';
import { consolidations } from './consolidations';
import { evening } from './evening';
import { submissionCosts } from './submission-cost';

const has = (flag: string): boolean => process.argv.includes(flag);
const quick = has('--quick');
const kindsOfStore = ['--embedded', '--azurite'];
const isAsked = (kind: string): boolean => has(kind) || !kindsOfStore.some(has);

const small = { assessors: 12, inspectors: 3, leaders: 1, units: [20, 60], turns: 2 };
const whole = { assessors: 1000, inspectors: 50, leaders: 5, units: [200, 200, 20_000], turns: 3 };

/** At a small scale everything is done a few times, and no bound says anything. */
const scale = quick
  ? {
      ...{ evening: small, units: [200, 1000] },
      submissions: { few: 300, many: 3000, sheets: [1, 10], rounds: 2 },
      tables: { few: 300, many: 600, sheets: [10], rounds: 2 },
    }
  : {
      ...{ evening: whole, units: [20_000, 100_000] },
      submissions: { few: 30_000, many: 360_000, sheets: [1, 30, 100], rounds: 60 },
      tables: { few: 3000, many: 30_000, sheets: [1, 30, 100], rounds: 20 },
    };

const eveningBounds = { embedded: { whole: 8, submission: 8 }, azurite: { whole: 4, submission: 4 } };

const shown = (value: number): string => value.toLocaleString('en', { maximumSignificantDigits: 3 });

function line(figure: Figure): string {
  const { what, value, unit, atMost, goal } = figure;
  const bound = atMost === undefined ? '' : `at most ${shown(atMost)}  ${holds(figure) ? 'holds' : 'BROKEN'}`;
  const wanted = goal === undefined ? '' : `goal ${shown(goal)}  ${value <= goal ? 'reached' : 'missed'}`;
  return `  ${what.padEnd(72)}${shown(value).padStart(10)} ${unit.padEnd(4)}${quick ? '' : bound + wanted}`.trimEnd();
}

async function run(): Promise<boolean> {
  const described = { ...machine(), loadBefore: os.loadavg()[0], date: new Date().toISOString().slice(0, 10) };
  console.log(Object.values(described).join(' · '));
  const folder = mkdtempSync(path.join(os.tmpdir(), 'scorebook-load-'));
  const comparisons: Comparison[] = [];
  const tell = (name: string, figures: Figure[]) => {
    comparisons.push({ name, figures });
    console.log(`\n${name}`);
    for (const figure of figures) console.log(line(figure));
  };
  try {
    if (isAsked('--embedded')) await embedded(folder, tell);
    if (isAsked('--azurite')) await azurite(folder, tell);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const results = path.join('bench', 'results');
  const file = path.join(results, `load-${described.date}${quick ? '-quick' : ''}.json`);
  mkdirSync(results, { recursive: true });
  writeFileSync(file, `${JSON.stringify({ machine: described, comparisons }, null, 2)}\n`);
  console.log(`\n${file}`);
  const broken = comparisons.flatMap(({ figures }) => figures.filter((figure) => !holds(figure)));
  if (quick) return true;
  for (const { what, value } of broken) console.error(`bound broken: ${what}: ${shown(value)}`);
  return broken.length === 0;
}

type Tell = (name: string, figures: Figure[]) => void;

/** The folder of built programs, in which this one is. */
const built = path.join(__dirname, '..');

const embeddedIn = (dataDir: string) => ({ STORE: 'sqlite', DATA_DIR: dataDir });

async function embedded(folder: string, tell: Tell): Promise<void> {
  const dataDir = (name: string) => path.join(folder, name);
  const stores = {
    product: embeddedIn(dataDir('evening')),
    bare: embeddedIn(dataDir('evening-bare')),
    trial: embeddedIn(dataDir('evening-trial')),
  };
  const bounds = eveningBounds.embedded;
  const figures = await evening('embedded store', stores, scale.evening, bounds, { built, folder });
  tell('The last evening, embedded store', figures);
  const two = (names: readonly [string, string]) => names.map((name) => openSqliteStore(dataDir(name)));
  await withStores(two(['service', 'bare']), async ([service, bare]) =>
    tell('Submissions, embedded store', await submissionCosts(service, bare, scale.submissions)),
  );
  await withStores(two(['consolidated', 'bare-consolidated']), async ([service, bare]) =>
    tell('Consolidations, embedded store', await consolidations(service, bare, scale.units)),
  );
}

async function azurite(folder: string, tell: Tell): Promise<void> {
  const { connectionString, end } = await startAzurite(__filename);
  try {
    const settings = (name: string) => ({ STORE: 'table', DATA: connectionString, STORE_TABLE: name });
    const trial = embeddedIn(path.join(folder, 'tables-trial'));
    const stores = { product: settings('evening'), bare: settings('bare'), trial };
    const figures = await evening('Azurite', stores, scale.evening, eveningBounds.azurite, { built, folder });
    tell('The last evening, Azurite', figures);
    const two = ['service', 'servicebare'].map((table) => openTableStore(connectionString, table));
    await withStores(two, async ([service, bare]) =>
      tell('Submissions, Azurite', await submissionCosts(service, bare, scale.tables)),
    );
  } finally {
    await end();
  }
}

async function withStores(opening: Promise<Store>[], work: (stores: [Store, Store]) => Promise<void>): Promise<void> {
  const stores = (await Promise.all(opening)) as [Store, Store];
  try {
    await work(stores);
  } finally {
    for (const store of stores) await store.close();
  }
}

run().then(
  (held) => (process.exitCode = held ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
