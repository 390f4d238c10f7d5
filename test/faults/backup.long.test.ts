// Backup and restore of the embedded store, by their commands, with the real server beside them.
import { spawn, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'libsql';
import { checkPeriod } from './check';
import { clientOf } from './client';
import { startLoad } from './load';
import { randomFrom } from './random';
import { openRound, prepare, someMoment } from './rounds';
import { startServer, type ServerProcess } from './server-process';
import { smallMonth } from './small-month';

jest.setTimeout(120_000);

let folder: string;
let running: ServerProcess[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'scorebook-backup-'));
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((server) => server.kill()));
  rmSync(folder, { recursive: true });
});

const at = (...parts: string[]) => path.join(folder, ...parts);
const start = (data: string) => {
  const server = startServer({ STORE: 'sqlite', DATA_DIR: at(data) });
  running.push(server);
  return server;
};
const run = (command: 'backup' | 'restore', data: string, words: readonly string[], env = {}) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`dist/server/${command}.js`, ...words], {
    env: { ...process.env, STORE: 'sqlite', DATA_DIR: at(data), ...env },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};
/** A store with one submission of this key, and nobody at it. */
const storeWith = async (data: string, ...keys: string[]) => {
  const server = start(data);
  await prepare(await server.ready);
  const month = await smallMonth(await server.ready);
  for (const key of keys) expect((await month.submit(key, 100_000)).status).toBe(201);
  await server.stop();
};
const versionsIn = async (data: string) => {
  const server = start(data);
  const versions = await (await smallMonth(await server.ready)).versions();
  await server.stop();
  return versions;
};
const change = (file: string, sql: string) => {
  const database = new Database(file);
  database.exec(sql);
  database.close();
};

test('a backup under load is one moment of the store: everything acknowledged before is in it, whole', async () => {
  const server = start('data');
  await prepare(await server.ready);
  const client = clientOf(await server.ready);
  const { period, ledger } = await openRound(client, 0);
  const random = randomFrom(7);
  const load = startLoad(client, period, ledger, random);
  const isUnderWay = () =>
    ledger.answers >= 30 &&
    ledger.attempts.some(({ outcome }) => outcome.is === 'accepted') &&
    ledger.files.some(({ outcome }) => outcome === 'accepted');
  while (!isUnderWay()) await pause(10);
  const before = ledger.attempts.filter(({ outcome }) => outcome.is === 'accepted');
  const recorded = ledger.records.filter(({ outcome }) => outcome.is === 'accepted');
  const filed = ledger.files.filter(({ outcome }) => outcome === 'accepted');
  // Another process, so that the load goes on.
  const backup = spawn(process.execPath, ['dist/server/backup.js', at('backup.db')], {
    env: { ...process.env, STORE: 'sqlite', DATA_DIR: at('data') },
    stdio: 'inherit',
  });
  expect(await new Promise((resolve) => backup.once('close', resolve))).toBe(0);
  await someMoment(ledger, random);
  await load.stop();
  expect(before.length).toBeGreaterThan(0);
  expect(filed.length).toBeGreaterThan(0);

  expect(run('restore', 'restored', [at('backup.db')])).toMatchObject({ status: 0, stderr: '' });
  const restored = clientOf(await start('restored').ready);
  // What came after is not in it, or not yet: it may be sent again like anything unanswered, and so may the moves.
  const then = {
    ...ledger,
    moves: ledger.moves.map((move) => ({ ...move, outcome: 'lost' as const })),
    attempts: ledger.attempts.map((attempt) =>
      before.includes(attempt) ? attempt : { ...attempt, outcome: { is: 'lost' as const } },
    ),
    records: ledger.records.map((attempt) =>
      recorded.includes(attempt) ? attempt : { ...attempt, outcome: { is: 'lost' as const } },
    ),
    files: ledger.files.map((attempt) =>
      filed.includes(attempt) ? attempt : { ...attempt, outcome: 'lost' as const },
    ),
  };
  await checkPeriod(restored, period, then);
  expect([then.lost, then.doubled, then.torn, then.wrong]).toEqual([[], [], [], []]);
});

test('a backup overwrites nothing, leaves nothing half done, and says what is missing', async () => {
  await storeWith('data', 'one');
  writeFileSync(at('mine.txt'), 'mine');
  expect(run('backup', 'data', [at('mine.txt')])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('overwrites nothing'),
  });
  expect(readFileSync(at('mine.txt'), 'utf8')).toBe('mine');
  expect(run('backup', 'nowhere', [at('b.db')])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('no store'),
  });
  expect(existsSync(at('nowhere'))).toBe(false);
  expect(run('backup', 'data', [at('missing', 'b.db')]).status).toBe(1);
  expect(run('backup', 'data', [])).toMatchObject({ status: 1, stderr: expect.stringContaining('Usage') });
  const table = { STORE: 'table', AzureWebJobsStorage: 'UseDevelopmentStorage=true' };
  expect(run('backup', 'data', [at('b.db')], table)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('embedded'),
  });
  expect(readdirSync(folder).sort()).toEqual(['data', 'mine.txt']);
});

test('a store that was changed unseen is not backed up, and such a backup is not restored', async () => {
  await storeWith('data', 'one');
  expect(run('backup', 'data', [at('good.db')]).status).toBe(0);
  copyFileSync(at('good.db'), at('changed.db'));
  cpSync(at('good.db.files'), at('changed.db.files'), { recursive: true });
  const sql = "UPDATE record SET value = replace(value, '\"faults-4\"', '\"faults-9\"') WHERE row LIKE 'audit!%'";
  change(at('changed.db'), sql);
  change(at('data', 'scorebook.db'), sql);
  const told = {
    status: 1,
    stderr: expect.stringMatching(/changed unseen: the audit chain of demo!\S+ breaks at audit!\d+ \(entry-changed\)/),
  };
  expect(run('backup', 'data', [at('b.db')])).toMatchObject(told);
  expect(existsSync(at('b.db'))).toBe(false);
  expect(run('restore', 'other', [at('changed.db')])).toMatchObject(told);
  expect(readdirSync(at('other'))).toEqual([]);
});

test('a store in which nothing is left of a period is not backed up', async () => {
  await storeWith('data', 'one');
  change(at('data', 'scorebook.db'), "DELETE FROM record WHERE partition LIKE 'demo!luan!%'");
  expect(run('backup', 'data', [at('b.db')])).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/the audit chain of demo!luan!\S+ breaks at audit!0000000001 \(entry-missing\)/),
  });
});

test('a restore replaces only when told to, keeps what was there, and leaves a running server alone', async () => {
  await storeWith('data', 'one');
  expect(run('backup', 'data', [at('b.db')])).toMatchObject({ status: 0, stdout: expect.stringContaining('whole') });
  const server = start('data');
  expect((await (await smallMonth(await server.ready)).submit('two')).status).toBe(201);
  expect(run('restore', 'data', [at('b.db')])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('--replace'),
  });
  expect(run('restore', 'data', [at('b.db'), '--replace'])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('in use'),
  });
  expect(await (await smallMonth(await server.ready)).versions()).toEqual(['two', 'one']);
  // Killed, so that its last writes are still in the log.
  await server.kill();

  const { status, stdout } = run('restore', 'data', [at('b.db'), '--replace']);
  expect(status).toBe(0);
  expect(await versionsIn('data')).toEqual(['one']);
  const [, aside = ''] = /what was there before is (\S+)/.exec(stdout) ?? [];
  expect(run('restore', 'again', [aside]).status).toBe(0);
  expect(await versionsIn('again')).toEqual(['two', 'one']);
});

test('a damaged store is replaced, and kept; a damaged backup is refused and touches nothing', async () => {
  await storeWith('data', 'one');
  expect(run('backup', 'data', [at('b.db')]).status).toBe(0);
  const bytes = readFileSync(at('b.db'));
  for (const [name, damaged] of [
    ['cut.db', bytes.subarray(0, bytes.length >> 1)],
    ['text.db', Buffer.from('no database '.repeat(1000))],
    ['empty.db', Buffer.alloc(0)],
  ] as const) {
    writeFileSync(at(name), damaged);
    expect([name, run('restore', 'data', [at(name), '--replace']).status]).toEqual([name, 1]);
  }
  expect(await versionsIn('data')).toEqual(['one']);

  writeFileSync(at('data', 'scorebook.db'), 'no database '.repeat(1000));
  const { code, said } = await start('data').ended;
  expect([code, said]).toEqual([1, expect.stringContaining('damaged')]);
  expect(run('restore', 'data', [at('b.db'), '--replace'])).toMatchObject({ status: 0, stderr: '' });
  expect(await versionsIn('data')).toEqual(['one']);
  const kept = readdirSync(at('data')).filter((name) => /\.before-[^.]*$/.test(name));
  expect(kept.map((name) => readFileSync(at('data', name), 'utf8').slice(0, 11))).toContain('no database');
});

test('a restore that is killed leaves the store as it was or as the backup was', async () => {
  await storeWith('data', 'one');
  expect(run('backup', 'data', [at('b.db')]).status).toBe(0);
  await storeWith('newer', 'one', 'two');
  const random = randomFrom(11);
  for (let round = 0; round < 6; round += 1) {
    const restoring = spawn(process.execPath, ['dist/server/restore.js', at('b.db'), '--replace'], {
      env: { ...process.env, STORE: 'sqlite', DATA_DIR: at('newer') },
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => restoring.once('close', resolve));
    const begun = () => existsSync(at('newer', 'scorebook.db.unfinished')) || restoring.exitCode !== null;
    while (!begun()) await pause(1);
    await pause(random.whole(0, 120));
    restoring.kill('SIGKILL');
    await ended;
    expect(['two one', 'one']).toContain((await versionsIn('newer')).join(' '));
  }
});
