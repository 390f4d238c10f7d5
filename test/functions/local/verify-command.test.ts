// `npm run verify`: says of every chain whether it holds, names the first break, and holds against ends noted earlier.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { verifyCommand } from '../../../functions/local/commands/verify-command';
import { openSqliteStore } from '../../../functions/store/sqlite-store';
import { joinKey } from '../../../functions/store/encode-key';
import { appointFirstAdmin } from '../../../functions/usecases/people';
import { startAzurite } from '../azurite';
import { openTableStore } from '../../../functions/store/table-store';
import { recordPeriod } from '../usecases/recorded-period';

const clock = () => new Date('2026-10-15T08:00:00Z');
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scorebook-'));
  const store = await openSqliteStore(folder);
  await recordPeriod({ store, clock });
  await store.close();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const verify = async (...args: string[]) => {
  const lines: string[] = [];
  const whole = await verifyCommand(args, { DATA_DIR: folder }, (line) => lines.push(line));
  return { whole, lines };
};
const damage = (sql: string): void => {
  const database = new Database(join(folder, 'scorebook.db'));
  database.exec(sql);
  database.close();
};

test('a whole store', async () => {
  const { whole, lines } = await verify('demo');
  expect(whole).toBe(true);
  expect(lines.slice(0, 3)).toEqual([
    expect.stringMatching(/^demo {2}people {2}whole, 3 entries, ends in [0-9a-f]{64}$/),
    expect.stringMatching(/^demo {2}schemes {2}whole, 3 entries/),
    expect.stringMatching(/^demo {2}small\/2026-10 {2}whole, 15 entries/),
  ]);
});

test('roles that somebody gave themselves in the file', async () => {
  damage(`UPDATE record SET value = replace(value, '"office"', '"admin"') WHERE row = 'person!office-1'`);
  const { whole, lines } = await verify();
  expect(whole).toBe(false);
  expect(lines).toContain('demo  people  BROKEN: row-changed, entry 1, row person!office-1');
});

test('a whole month that was taken away', async () => {
  damage(`DELETE FROM record WHERE partition = 'demo!small!2026-10'`);
  expect((await verify('demo')).lines).toContain(
    'demo  small/2026-10  BROKEN: entry-missing, entry 1, row audit!0000000001',
  );
  damage(`DELETE FROM record WHERE row = 'period!small!2026-10'`);
  expect((await verify('demo')).lines).toContain(
    'demo  schemes  BROKEN: row-missing, entry 3, row period!small!2026-10',
  );
});

test('a whole month that was taken away with the end of the chain that lists it is found by the ends noted earlier', async () => {
  const note = join(folder, 'ends.json');
  expect((await verify('demo', '--note', note)).whole).toBe(true);
  expect((await verify('--against', note)).whole).toBe(true);
  damage(`DELETE FROM record WHERE partition = 'demo!small!2026-10' OR row = 'period!small!2026-10'`);
  damage(`DELETE FROM record WHERE partition = 'demo!schemes' AND row = 'audit!0000000003'`);
  damage(
    `UPDATE record SET value = (
      SELECT json_object('sequence', 2, 'digest', json_extract(value, '$.digest'), 'at', json_extract(value, '$.at'))
      FROM record WHERE partition = 'demo!schemes' AND row = 'audit!0000000002'
    ) WHERE partition = 'demo!schemes' AND row = 'chain'`,
  );
  expect((await verify('demo')).whole).toBe(true);
  const { whole, lines } = await verify('--against', note);
  expect(whole).toBe(false);
  expect(lines).toContain('demo  schemes  BROKEN: earlier-end-gone, entry 3, row audit!0000000003');
  expect(lines).toContain('demo  small/2026-10  BROKEN: earlier-end-gone, entry 15, row audit!0000000015');
});

test('every organisation of the store, and none that is only named like one', async () => {
  const store = await openSqliteStore(folder);
  const given = { store, clock };
  for (const organisation of ['demo-north', '中建']) await appointFirstAdmin(given, organisation, 'admin');
  // Rows that are no organisation's, before and behind the others.
  for (const partition of ['demo', 'aaa', 'timers']) {
    await store.batch(joinKey(partition), [{ kind: 'put', row: 'x', value: '{}', expect: 'any' }]);
  }
  await store.close();
  const { whole, lines } = await verify();
  expect(whole).toBe(true);
  expect(lines.map((line) => line.split('  ').slice(0, 2).join(' '))).toEqual([
    ...['中建 people', '中建 schemes'],
    ...['demo people', 'demo schemes', 'demo small/2026-10', 'demo-north people', 'demo-north schemes'],
    'Whole: every entry, row and body is as it was recorded.',
  ]);
});

test('nothing to verify is no proof', async () => {
  await expect(verify('nobody')).rejects.toThrow('Nothing is recorded of nobody');
  await (await openSqliteStore(join(folder, 'empty'))).close();
  const empty = verifyCommand([], { DATA_DIR: join(folder, 'empty') }, () => undefined);
  await expect(empty).rejects.toThrow('Nothing is recorded');
  await expect(verifyCommand([], { DATA_DIR: join(folder, 'none') }, () => undefined)).rejects.toThrow(
    'There is no store under',
  );
  await expect(verifyCommand([], { STORE: 'paper' }, () => undefined)).rejects.toThrow('STORE');
});

test('the table store, by its settings', async () => {
  const azurite = await startAzurite();
  const store = await openTableStore(azurite.connectionString, 'scorebook');
  await recordPeriod({ store, clock });
  await store.close();
  const lines: string[] = [];
  const env = { STORE: 'table', AzureWebJobsStorage: azurite.connectionString };
  expect(await verifyCommand([], env, (line) => lines.push(line))).toBe(true);
  expect(lines).toHaveLength(4);
  await azurite.stop();
});
