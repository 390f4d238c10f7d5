// A server that is killed while a consolidation waits or is under way: the next one that starts over the store does it, once.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Consolidation } from '../../shared/api/results';
import { leaders, routine, smallScheme } from '../functions/http/small-scheme';
import { openSqliteStore } from '../../functions/store/sqlite-store';
import { requestOf } from '../../functions/usecases/access';
import { askForConsolidation } from '../../functions/usecases/later-consolidation';

jest.setTimeout(180_000);

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } };
const [, main = ''] = scripts.start.split(' ');
const place = '/schemes/small/periods/2026-10';

let dataDir: string;
let port: number;
let server: ChildProcess | undefined;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'scorebook-killed-'));
  const taken = createServer();
  await new Promise<void>((resolve) => void taken.listen(0, '127.0.0.1', resolve));
  ({ port } = taken.address() as AddressInfo);
  await new Promise((resolve) => taken.close(resolve));
});
afterAll(async () => {
  await kill();
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(): Promise<void> {
  server = spawn(process.execPath, [main], { env: { PORT: String(port), DATA_DIR: dataDir }, stdio: 'ignore' });
  const answers = () =>
    fetch(`http://127.0.0.1:${port}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await answers())) await pause(100);
}

/** As a machine that loses its power: nothing of the process is done any more. */
async function kill(): Promise<void> {
  const running = server;
  server = undefined;
  if (running === undefined || running.exitCode !== null) return;
  const ended = new Promise((resolve) => running.once('exit', resolve));
  running.kill('SIGKILL');
  await ended;
}

async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const person = JSON.stringify({ person: 'office-1' });
  const token = await fetch(`http://127.0.0.1:${port}/dev/token`, { method: 'POST', body: person });
  const { access_token: bearer } = (await token.json()) as { access_token: string };
  const answer = await fetch(`http://127.0.0.1:${port}/api${path}`, {
    method,
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return { status: answer.status, body: (await answer.json()) as unknown };
}

async function ended(): Promise<Consolidation> {
  for (;;) {
    const shown = (await ask('GET', `${place}/consolidation`)).body as Consolidation;
    if (shown.state === 'done' || shown.state === 'failed') return shown;
    await pause(50);
  }
}

const consolidations = async (): Promise<number> => {
  const { body } = await ask('GET', '/audit?scheme=small&what=results-consolidated');
  return (body as { entries: unknown[] }).entries.length;
};

test('killed as soon as it has accepted it, and killed while it waits: each is done once', async () => {
  await start();
  await ask('PUT', '/schemes/small', smallScheme('small'), { 'if-none-match': '*' });
  await ask('PUT', place, {});
  const sheets = ['u1', 'u2'].flatMap((unit) => [routine(unit, 1), leaders(unit, 30)]);
  await ask('POST', `${place}/submissions`, { sheets }, { 'idempotency-key': 'all' });
  await ask('POST', `${place}/transitions`, { to: 'closed' });
  const { status } = await ask('POST', `${place}/consolidation`, {}, { prefer: 'respond-async' });
  expect(status).toBe(202);
  await kill();

  await start();
  expect(await ended()).toMatchObject({ state: 'done', by: 'office-1' });
  expect(await consolidations()).toBe(1);
  await kill();

  // What a process leaves that is killed between the note of what is to be done and its beginning.
  const store = await openSqliteStore(dataDir);
  const person = { organisation: 'demo', id: 'office-1', name: '考核办', roles: ['office'] };
  const key = { organisation: 'demo', scheme: 'small', period: '2026-10' };
  await askForConsolidation(requestOf({ store, clock: () => new Date() }, person, key), { excluded: [] });
  await store.close();

  await start();
  expect(await ended()).toMatchObject({ state: 'done' });
  expect(await consolidations()).toBe(2);
});
