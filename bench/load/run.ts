// npm run load: what the last evening costs over a bare store, and the largest consolidations; a table, a JSON file, exit code 1 where a bound does not hold.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openSqliteStore } from '../../functions/store/sqlite-store';
import { holds, type Comparison, type Figure } from '../comparison';
import { machine } from '../machine';
import { consolidations } from './consolidations';
import { evening } from './evening';
import { submissionCosts } from './submission-cost';

const quick = process.argv.includes('--quick');

const small = { assessors: 12, inspectors: 3, units: [20, 20, 60], turns: 2 };
const whole = { assessors: 1000, inspectors: 50, units: [200, 200, 20_000], turns: 3 };

/** At a small scale everything is done once, and no bound says anything. */
const scale = quick
  ? { few: 300, many: 3000, sheets: [1, 10], rounds: 2, units: [200, 1000], evening: small }
  : { few: 30_000, many: 360_000, sheets: [1, 30, 100], rounds: 30, units: [20_000, 100_000], evening: whole };

const shown = (value: number): string => value.toLocaleString('en', { maximumSignificantDigits: 3 });

function line(figure: Figure): string {
  const { what, value, unit, atMost } = figure;
  const verdict = atMost === undefined || quick ? '' : `at most ${atMost}  ${holds(figure) ? 'holds' : 'BROKEN'}`;
  return `  ${what.padEnd(66)}${shown(value).padStart(10)} ${unit.padEnd(4)}${verdict}`.trimEnd();
}

async function run(): Promise<boolean> {
  const described = { ...machine(), date: new Date().toISOString().slice(0, 10) };
  console.log(Object.values(described).join(' · '));
  const folder = mkdtempSync(path.join(os.tmpdir(), 'scorebook-load-'));
  const open = (name: string) => openSqliteStore(path.join(folder, name));
  const stores = await Promise.all(['service', 'bare', 'consolidated'].map(open));
  const comparisons: Comparison[] = [];
  const tell = (name: string, figures: Figure[]) => {
    comparisons.push({ name, figures });
    console.log(`\n${name}`);
    for (const figure of figures) console.log(line(figure));
  };
  try {
    const [service, bare, consolidated] = stores as [(typeof stores)[0], (typeof stores)[0], (typeof stores)[0]];
    const within = (name: string) => ({ STORE: 'sqlite', DATA_DIR: path.join(folder, name) });
    tell('The last evening', await evening('embedded store', within('evening'), within('evening-bare'), scale.evening));
    tell('Submissions, embedded store', await submissionCosts(service, bare, scale));
    tell('Consolidations, embedded store', await consolidations(consolidated, scale.units));
  } finally {
    await Promise.all(stores.map((store) => store.close()));
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

run().then(
  (held) => (process.exitCode = held ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
