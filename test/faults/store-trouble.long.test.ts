// The embedded store when the disk is full, the folder read-only or the file locked: a clear error, nothing lost, and it works again by itself.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'libsql';
import type { Answer } from './client';
import { prepare } from './rounds';
import { startServer, type ServerProcess } from './server-process';
import { smallMonth } from './small-month';

jest.setTimeout(60_000);

let folder: string;
let data: string;
let running: ServerProcess[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'scorebook-faults-'));
  data = path.join(folder, 'data');
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((server) => server.kill()));
  for (const place of [folder, data]) chmodSync(place, 0o755);
  rmSync(folder, { recursive: true });
});

const start = (through: [string, ...string[]] | [] = [], dataDir = data): ServerProcess => {
  const server = startServer({ STORE: 'sqlite', DATA_DIR: dataDir }, through);
  running.push(server);
  return server;
};
/** A store that has had its first start, with the month prepared and one submission in it. */
const filledStore = async () => {
  const server = start();
  await prepare(await server.ready);
  const month = await smallMonth(await server.ready);
  expect((await month.submit('first')).status).toBe(201);
  await server.stop();
};
const expectUnavailable = ({ status, headers, body }: Answer, fault: string) => {
  expect([status, headers.get('content-type')]).toEqual([503, 'application/problem+json']);
  expect(headers.get('retry-after')).toMatch(/^[1-9][0-9]*$/);
  expect(body).toMatchObject({ code: 'unavailable', faults: [{ code: fault, path: '', detail: {} }] });
};

/** Windows has neither limits on the size of files nor folders that may not be written to by these means. */
const posix = process.platform === 'win32' ? describe.skip : describe;

posix('a full disk (files may not grow past a limit; skipped on Windows, which has none)', () => {
  const megabytes = (size: number): [string, ...string[]] =>
    // POSIX counts in blocks of 512 bytes; the soft limit can be lifted again.
    ['sh', '-c', `ulimit -S -f ${size * 2048} && exec "$@"`, 'sh'];

  /** Submissions until one is refused; gives the keys of those that were accepted. */
  const fill = async (month: Awaited<ReturnType<typeof smallMonth>>) => {
    const accepted: string[] = [];
    for (let n = 1; n < 50; n += 1) {
      const answer = await month.submit(`fill-${n}`, 300_000);
      if (answer.status !== 201) return { accepted, refused: `fill-${n}`, answer };
      accepted.unshift(`fill-${n}`);
    }
    throw new Error('the disk never got full');
  };

  test('refuses what does not fit with 503, loses nothing, and takes it when there is room after a restart', async () => {
    await filledStore();
    const full = start(megabytes(2));
    const month = await smallMonth(await full.ready);
    const { accepted, refused, answer } = await fill(month);
    expectUnavailable(answer, 'store-disk');
    expect(accepted.length).toBeGreaterThan(0);
    expect(await month.versions()).toEqual([...accepted, 'first']);
    await full.stop();

    const later = await smallMonth(await start().ready);
    expect(await later.versions()).toEqual([...accepted, 'first']);
    expect((await later.submit(refused, 300_000)).status).toBe(201);
    expect(await later.versions()).toEqual([refused, ...accepted, 'first']);
  });

  const linux = process.platform === 'linux' ? test : test.skip;
  linux('is over for the same server as soon as there is room (prlimit: on Linux only)', async () => {
    await filledStore();
    const server = start(megabytes(2));
    const month = await smallMonth(await server.ready);
    const { accepted, refused } = await fill(month);
    execFileSync('prlimit', ['--pid', String(server.pid), '--fsize=unlimited:']);
    expect((await month.submit(refused, 300_000)).status).toBe(201);
    expect(await month.versions()).toEqual([refused, ...accepted, 'first']);
  });

  test('at the first start ends it with a message, and the next start completes what was begun', async () => {
    const { code, said } = await start(['sh', '-c', 'ulimit -S -f 800 && exec "$@"', 'sh']).ended;
    expect([code, said]).toEqual([1, expect.stringContaining('the disk is full or refuses to write')]);
    expect(said).toContain(data);
    const url = await start().ready;
    await prepare(url);
    expect((await (await smallMonth(url)).submit('first')).status).toBe(201);
  });
});

posix('a read-only folder (skipped on Windows, where modes of folders mean nothing)', () => {
  // The rights on files do not bind root, unless it gives up the capability to pass over them.
  const bound: [string, ...string[]] | [] =
    process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-dac_override', '--inh-caps=-dac_override'] : [];
  const writable = (may: boolean) => {
    for (const file of readdirSync(data)) chmodSync(path.join(data, file), may ? 0o644 : 0o444);
    chmodSync(data, may ? 0o755 : 0o555);
  };

  test('ends the start with a message; nothing is lost, and it works again once it may be written', async () => {
    await filledStore();
    writable(false);
    const { code, said } = await start(bound).ended;
    expect([code, said]).toEqual([1, expect.stringContaining('it cannot be written')]);
    expect(said).toContain(data);
    writable(true);
    const month = await smallMonth(await start(bound).ready);
    expect(await month.versions()).toEqual(['first']);
    expect((await month.submit('second')).status).toBe(201);
  });

  test('that becomes so while the server runs loses nothing of what was acknowledged', async () => {
    await filledStore();
    const server = start(bound);
    const month = await smallMonth(await server.ready);
    writable(false);
    const { status } = await month.submit('second', 300_000);
    const expected = status === 201 ? ['second', 'first'] : ['first'];
    expect(await month.versions()).toEqual(expected);
    await server.kill();
    writable(true);
    expect(await (await smallMonth(await start(bound).ready)).versions()).toEqual(expected);
  });

  test('in whose place no folder can be made ends the start with a message', async () => {
    chmodSync(folder, 0o555);
    const { code, said } = await start(bound).ended;
    chmodSync(folder, 0o755);
    expect([code, said]).toEqual([1, expect.stringContaining('it cannot be written')]);
    await start(bound).ready;
  });
});

test('a file in the place of the data folder ends the start with a message', async () => {
  await filledStore();
  const { code, said } = await start([], path.join(data, 'scorebook.db')).ended;
  expect([code, said]).toEqual([1, expect.stringContaining('cannot be opened')]);
});

describe('a file that another program has locked', () => {
  let lock: Database.Database;
  beforeEach(async () => {
    await filledStore();
    lock = new Database(path.join(data, 'scorebook.db'));
  });
  afterEach(() => lock.close());

  test('is told by 503 after a short wait; readers go on; what was refused is taken afterwards', async () => {
    const month = await smallMonth(await start().ready);
    lock.exec('BEGIN EXCLUSIVE');
    const refusal = month.submit('second');
    expect(await month.versions()).toEqual(['first']);
    expectUnavailable(await refusal, 'store-locked');
    lock.exec('ROLLBACK');
    expect((await month.submit('second')).status).toBe(201);
    expect(await month.versions()).toEqual(['second', 'first']);
  });

  test('ends the start with a message, and the next start works', async () => {
    lock.exec('BEGIN EXCLUSIVE');
    const { code, said } = await start().ended;
    expect([code, said]).toEqual([1, expect.stringContaining('another program has locked it')]);
    lock.exec('ROLLBACK');
    expect(await (await smallMonth(await start().ready)).versions()).toEqual(['first']);
  });
});
