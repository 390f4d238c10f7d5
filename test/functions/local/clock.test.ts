// A clock that jumps back under a running server: what is recorded stays in order, receipts stay as they are, people sign in again.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalServer, type LocalServer } from '../../../functions/local/development/local-server';
import { localSettings } from '../../../functions/local/development/settings';
import { openSqliteStore } from '../../../functions/store/sqlite-store';
import { verifyChain } from '../../../functions/usecases/verify-audit';
import { periodChain } from '../../../functions/usecases/chains';
import type { AuditEntry } from '../../../shared/api/audit';
import type { Period, Progress } from '../../../shared/api/periods';
import type { Receipt } from '../../../shared/api/submissions';
import { routine, smallScheme } from '../http/small-scheme';

const noon = Date.parse('2026-10-15T12:00:00Z');
const hour = 60 * 60 * 1000;
const month = '/schemes/small/periods/2026-10';

let folder: string;
let server: LocalServer;
let time: number;
const tokens = new Map<string, string>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scorebook-'));
  time = noon;
  server = await startLocalServer({
    settings: localSettings({ PORT: '0', DATA_DIR: folder }),
    env: {},
    clock: () => new Date(time),
    sites: [],
    version: 'test',
    log: () => undefined,
  });
  // It makes the sample of its own moment.
}, 120_000);
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const signIn = async (person: string) => {
  const answer = await fetch(`${server.url}/dev/token`, { method: 'POST', body: JSON.stringify({ person }) });
  tokens.set(person, ((await answer.json()) as { access_token: string }).access_token);
};
const ask = async <Body>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${server.url}/api${path}`, {
    method,
    headers: { authorization: `Bearer ${tokens.get('office-1')}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as Body };
};
const submit = (key: string, points: number) =>
  ask<Receipt>('POST', `${month}/submissions`, { sheets: [routine('u1', points)] }, { 'idempotency-key': key });

test('receipts, audit and progress stay in order, and a token of the future is refused until one signs in again', async () => {
  await signIn('office-1');
  await ask('PUT', '/schemes/small', smallScheme('small'), { 'if-none-match': '*' });
  await ask('PUT', month, {});
  const first = await submit('k1', 1);

  time = noon - 3 * hour;
  const early = await submit('k2', 2);
  expect(early).toMatchObject({
    status: 401,
    body: { code: 'not-signed-in', faults: [{ code: 'token-not-yet-valid' }] },
  });
  await signIn('office-1');
  expect(await submit('k1', 1)).toEqual(first);
  const second = await submit('k2', 2);
  expect([second.body.submission, second.body.acceptedAt]).toEqual([2, first.body.acceptedAt]);
  expect((await ask('POST', `${month}/transitions`, { to: 'closed' })).status).toBe(200);

  time = noon + 2 * hour;
  expect(await submit('k2', 2)).toMatchObject({ status: 401, body: { faults: [{ code: 'token-expired' }] } });
  await signIn('office-1');
  expect(await submit('k2', 2)).toEqual(second);
  await ask('POST', `${month}/transitions`, { to: 'open', reason: '补报' });
  const third = await submit('k3', 3);
  expect([third.body.submission, third.body.acceptedAt]).toEqual([3, new Date(time).toISOString()]);

  const { body: audit } = await ask<{ entries: AuditEntry[] }>('GET', '/audit?scheme=small&period=2026-10');
  const moments = audit.entries.map(({ at }) => at);
  expect(audit.entries.map(({ chain, sequence }) => `${chain} ${sequence}`)).toEqual([
    expect.stringMatching(/^schemes \d+$/),
    ...[1, 2, 3, 4, 5, 6].map((sequence) => `small/2026-10 ${sequence}`),
  ]);
  expect(moments).toEqual([...moments].sort());
  const { body: period } = await ask<Period>('GET', month);
  expect(period.changedAt).toBe(third.body.acceptedAt);
  const { body: progress } = await ask<Progress>('GET', `${month}/progress`);
  expect(progress.cells.find(({ unit, group }) => unit === 'u1' && group === 'safety')?.acceptedAt).toBe(
    third.body.acceptedAt,
  );
  const store = await openSqliteStore(folder);
  const chain = periodChain({ organisation: 'demo', scheme: 'small', period: '2026-10' });
  expect(await verifyChain({ store, clock: () => new Date(time) }, chain)).toMatchObject({
    break: null,
    ahead: { sequence: 3, at: new Date(noon).toISOString(), clock: new Date(noon - 3 * hour).toISOString() },
  });
  await store.close();
});
