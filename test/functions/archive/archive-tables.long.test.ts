// Archives between the embedded store and tables, both ways; tables brought up by command; a large store in little memory.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RowWriter } from '../../../functions/archive/row-writer';
import { archive, archiveCommand } from '../../../functions/local/commands/archive-command';
import { unarchiveCommand } from '../../../functions/local/commands/unarchive-command';
import { upgradeCommand } from '../../../functions/local/commands/upgrade-command';
import { putBody } from '../../../functions/store/bodies';
import { everyRow } from '../../../functions/store/encode-key';
import { partitionsIn } from '../../../functions/store/rows';
import { openStore, storeSettings } from '../../../functions/store/open-store';
import { rows } from '../../../functions/store/rows';
import type { Store } from '../../../functions/store/store';
import { assertCurrentFormat } from '../../../functions/upgrade/store-format';
import { requestOf } from '../../../functions/usecases/access';
import { consolidate } from '../../../functions/usecases/consolidate';
import { movePeriod } from '../../../functions/usecases/move-period';
import { knownPerson } from '../../../functions/usecases/people';
import { submit } from '../../../functions/usecases/submit';
import { expectAsTold } from '../../fixtures/as-told';
import { toldOf, unpacked } from '../../fixtures/unpacked';
import { startAzurite, type Azurite } from '../azurite';
import { leaders, routine } from '../http/small-scheme';
import { dyingAfter } from '../store/dying-after';
import { recordPeriod } from '../usecases/recorded-period';
import { contentsOf } from './contents-of';

jest.setTimeout(280_000);

const clock = () => new Date('2026-12-01T08:00:00Z');
const version = '0.2.0';
const silent = () => undefined;
let azurite: Azurite;
let work: string;
let fixture: string;

beforeAll(async () => {
  azurite = await startAzurite();
  work = mkdtempSync(join(tmpdir(), 'scorebook-archive-'));
  fixture = unpacked(1);
});
afterAll(async () => {
  await azurite.stop();
  for (const folder of [work, fixture]) rmSync(folder, { recursive: true, force: true });
});

type Env = Readonly<Record<string, string>>;
const tables = (name: string): Env => ({
  ...{ STORE: 'table', AzureWebJobsStorage: azurite.connectionString },
  ...{ STORE_TABLE: name, STORE_CONTAINER: name },
});
const over = async <Answer>(env: Env, then: (store: Store) => Promise<Answer>): Promise<Answer> => {
  const store = await openStore(storeSettings.parse(env));
  return then(store).finally(() => store.close());
};
const contents = (env: Env) => over(env, contentsOf);
const by = async (store: Store, id: string, period: string) => {
  const given = { store, clock };
  const person = await knownPerson(given, { organisation: 'demo', id, name: '' });
  return requestOf(given, person, { organisation: 'demo', scheme: 'reg', period });
};

/** Reopened, one sheet more, closed, calculated, signed, published. */
const publishAnew = (env: Env) =>
  over(env, async (store) => {
    const office = await by(store, 'office-1', '2026-09');
    await movePeriod(office, { to: 'open', reason: '补报' });
    await submit(office, `anew-${store.kind}`, { sheets: [routine('u2', 1), leaders('u2', 30)] });
    await movePeriod(office, { to: 'closed' });
    await consolidate(office);
    await movePeriod(await by(store, 'leader-1', '2026-09'), { to: 'signed' });
    await movePeriod(office, { to: 'published' });
  });

test('from the embedded store into tables and back: equal row by row, file by file, chain by chain; people go on in both', async () => {
  const [there, back] = [join(work, 'there.archive'), join(work, 'back.archive')];
  const [inTables, home] = [tables('moved'), { DATA_DIR: join(work, 'home') }];
  await upgradeCommand([], { DATA_DIR: fixture }, version, clock, silent);
  await archiveCommand([there], { DATA_DIR: fixture }, version, clock);
  await unarchiveCommand([there], inTables, version, clock);
  expect(await contents(inTables)).toEqual(await contents({ DATA_DIR: fixture }));
  await over(inTables, (store) => expectAsTold(store, toldOf(1)));
  await publishAnew(inTables);

  await archiveCommand([back], inTables, version, clock);
  await unarchiveCommand([back], home, version, clock);
  expect(await contents(home)).toEqual(await contents(inTables));
  await publishAnew(home);
  await expect(unarchiveCommand([back], inTables, version, clock)).rejects.toThrow('holds records of demo already');
});

test('tables of an older format are refused until the command has brought them up', async () => {
  const env = tables('older');
  const old = unpacked(1);
  await over({ DATA_DIR: old }, (from) =>
    over(env, async (to) => {
      const writer = new RowWriter(to);
      for await (const partition of partitionsIn(from, everyRow)) {
        for await (const { row, value } of rows(from, partition, everyRow)) await writer.add(partition, row, value);
        for await (const { digest } of from.files.list(partition)) {
          await to.files.put(partition, digest, (await from.files.get(partition, digest)) ?? new Uint8Array());
        }
      }
      await writer.flush();
    }),
  );
  rmSync(old, { recursive: true });
  const open = () => over(env, (store) => assertCurrentFormat(store, version, clock().toISOString()));
  await expect(open()).rejects.toThrow('npm run upgrade');
  expect(await upgradeCommand([], env, version, clock, silent)).toBe('Brought up to format 2');
  await open();
  await over(env, (store) => expectAsTold(store, toldOf(1)));
});

test('while people submit to tables, an archive of them is made that holds together', async () => {
  const env = tables('busy');
  const file = join(work, 'busy.archive');
  await unarchiveCommand([join(work, 'there.archive')], env, version, clock);
  await over(env, async (store) => {
    const office = await by(store, 'office-1', '2026-10');
    let reads = 0;
    let submitted = 0;
    const busy: Store = {
      ...dyingAfter(store, Infinity),
      kind: store.kind,
      range: async (partition, range) => {
        reads += 1;
        if (reads % 9 === 0 && submitted < 40) {
          submitted += 1;
          await submit(office, `busy-${submitted}`, { sheets: [routine('u1', submitted / 10)] });
        }
        return store.range(partition, range);
      },
    };
    await archive(busy, ['demo'], file, version, clock);
    expect(submitted).toBeGreaterThan(20);
    await unarchiveCommand([file], { DATA_DIR: join(work, 'busy') }, version, clock);
    const ofDemo = (await contentsOf(store)).filter((line) => / (demo!|notices~demo )/.test(line));
    expect(await contents({ DATA_DIR: join(work, 'busy') })).toEqual(ofDemo);
  });
});

test('a store of 400 MB is archived and brought in with a fraction of that in memory', async () => {
  const [large, again] = [{ DATA_DIR: join(work, 'large') }, { DATA_DIR: join(work, 'again') }];
  await over(large, async (store) => {
    await recordPeriod({ store, clock });
    await assertCurrentFormat(store, version, clock().toISOString()).catch(silent);
    for (let n = 0; n < 800; n += 1)
      await putBody(store, 'demo!small!2026-10', randomBytes(256 * 1024).toString('hex'));
  });
  await upgradeCommand([], large, version, clock, silent);
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
  const file = join(work, 'large.archive');
  await archiveCommand([file], large, version, clock);
  await unarchiveCommand([file], again, version, clock);
  clearInterval(watch);
  expect(await contents(again)).toEqual(await contents(large));
  const grown = Math.round((most - before) / 1024 / 1024);
  expect(grown).toBeLessThan(300);
  console.log(`archive and back of 400 MB: ${grown} MB of memory more than before`);
});
