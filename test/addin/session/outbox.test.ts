import { createApiClient } from '../../../addin/session/api-client';
import { backOff } from '../../../addin/session/back-off';
import { openOutbox, type Outbox } from '../../../addin/session/outbox';
import type { Shelf } from '../../../addin/session/outbox-entry';
import { createMemoryShelf } from '../../../addin/session/shelves';
import type { SignIn } from '../../../addin/session/sign-in';
import { sheetSchema } from '../../../shared/scoring/sheet';
import { problem, startSmallServer, type Answer, type SmallServer } from './small-server';

const signedIn: SignIn = { token: async () => 'token', signOut: async () => undefined };
const receipt = {
  submission: 4,
  acceptedAt: '2026-11-03T08:00:00.000Z',
  by: 'assessor-1',
  onBehalfOf: [],
  digest: 'a'.repeat(64),
  sheets: [{ key: 'd1~work', etag: '"4.0"' }],
};
const accepted: Answer = { status: 201, body: receipt };
const submission = {
  key: 'key-1',
  scheme: 'luan',
  period: '2026-10',
  workbook: 'workbook-1',
  content: 'digest',
  body: { sheets: [sheetSchema.parse({ unit: 'd1', component: 'work', lines: [] })], base: { 'd1~work': null } },
};

let server: SmallServer;
let now: number;
let open: Outbox[];
beforeEach(async () => {
  server = await startSmallServer();
  now = 1_000_000;
  open = [];
});
afterEach(async () => {
  for (const outbox of open) outbox.close();
  await server.close();
});

async function outboxOn(shelf: Shelf, person = 'assessor-1'): Promise<Outbox> {
  const api = createApiClient(server.origin, signedIn);
  const outbox = await openOutbox({
    shelf,
    organisation: 'demo',
    person,
    send: ({ scheme, period, key, body }, signal) =>
      api.ask('submit', { params: { s: scheme, p: period }, headers: { 'idempotency-key': key }, body, signal }),
    now: () => now,
    random: () => 0.5,
  });
  open.push(outbox);
  return outbox;
}

const keysAsked = (): unknown[] => server.asked.map(({ headers }) => headers['idempotency-key']);

describe('the outbox', () => {
  it('keeps a submission before it is sent', async () => {
    const shelf = createMemoryShelf();
    const keptWhenAsked: number[] = [];
    const outbox = await outboxOn(shelf);
    server.answer = () => {
      keptWhenAsked.push(outbox.entries().length);
      return accepted;
    };
    await outbox.submit(submission);
    expect(keptWhenAsked).toEqual([1]);
  });

  it('keeps the receipt until it has found its place', async () => {
    const shelf = createMemoryShelf();
    server.answer = () => accepted;
    const outbox = await outboxOn(shelf);
    expect(await outbox.submit(submission)).toEqual({ kind: 'accepted', receipt });
    const reopened = await outboxOn(shelf);
    expect(reopened.entries().map(({ state }) => state)).toEqual([{ kind: 'accepted', receipt }]);
    await reopened.discard('key-1');
    expect(await shelf.list()).toEqual([]);
  });

  it('sends again under the same key when the network fails, and not before its time', async () => {
    server.answer = () => 'drop';
    const outbox = await outboxOn(createMemoryShelf());
    expect(await outbox.submit(submission)).toEqual({
      kind: 'waiting',
      tries: 1,
      because: 'network',
      nextAt: now + backOff(1, 0.5, null),
    });
    server.answer = () => accepted;
    await outbox.sendWaiting();
    expect(outbox.entries()[0]?.state.kind).toBe('accepted');
    expect(keysAsked()).toEqual(['key-1', 'key-1']);
  });

  it('comes back by itself when the waiting time is over', async () => {
    server.answer = () => ({ status: 503, headers: { 'retry-after': '0' }, body: problem(503, 'unavailable') });
    const outbox = await outboxOn(createMemoryShelf());
    await outbox.submit(submission);
    server.answer = () => accepted;
    now += 60_000;
    const delivered = new Promise<void>((resolve) => {
      outbox.subscribe(() => outbox.entries()[0]?.state.kind === 'accepted' && resolve());
    });
    await delivered;
    expect(keysAsked()).toEqual(['key-1', 'key-1']);
  });

  it('waits at least as long as the service asks', async () => {
    server.answer = () => ({
      status: 429,
      headers: { 'retry-after': '120' },
      body: problem(429, 'too-many-requests'),
    });
    const state = await (await outboxOn(createMemoryShelf())).submit(submission);
    expect(state).toMatchObject({ because: 'busy', nextAt: now + 120_000 });
  });

  it('survives being closed: another pane goes on with the entry', async () => {
    const shelf = createMemoryShelf();
    server.answer = () => 'drop';
    const first = await outboxOn(shelf);
    await first.submit(submission);
    first.close();
    server.answer = () => accepted;
    const second = await outboxOn(shelf);
    await second.sendWaiting();
    expect(second.entries()[0]?.state).toEqual({ kind: 'accepted', receipt });
  });

  it.each([
    [403, 'not-allowed'],
    [409, 'wrong-state'],
    [412, 'precondition-missing'],
    [422, 'sheets-refused'],
  ] as const)(
    'keeps what the service refuses with %i %s, and does not send it again by itself',
    async (status, code) => {
      server.answer = () => ({ status, body: problem(status, code) });
      const outbox = await outboxOn(createMemoryShelf());
      expect(await outbox.submit(submission)).toMatchObject({ kind: 'refused', problem: { code } });
      await outbox.sendWaiting();
      expect(server.asked).toHaveLength(1);
      server.answer = () => accepted;
      expect((await outbox.retry('key-1')).kind).toBe('accepted');
    },
  );

  it('waits for the person when the sign-in has ended', async () => {
    server.answer = () => ({ status: 401, body: problem(401, 'not-signed-in') });
    const outbox = await outboxOn(createMemoryShelf());
    expect(await outbox.submit(submission)).toMatchObject({ kind: 'waiting', because: 'sign-in', nextAt: null });
  });

  it('keeps what the person stopped, and sends it only when told to', async () => {
    server.answer = () => 'hang';
    const outbox = await outboxOn(createMemoryShelf());
    const control = new AbortController();
    setTimeout(() => control.abort(), 50);
    expect(await outbox.submit(submission, control.signal)).toMatchObject({ because: 'stopped', nextAt: null });
    server.answer = () => accepted;
    await outbox.sendWaiting();
    expect(outbox.entries()[0]?.state.kind).toBe('waiting');
    expect((await outbox.retry('key-1')).kind).toBe('accepted');
  });

  it('sends an entry once at a time, however often it is asked to', async () => {
    server.answer = () => 'drop';
    const outbox = await outboxOn(createMemoryShelf());
    await outbox.submit(submission);
    server.answer = () => accepted;
    await Promise.all([outbox.retry('key-1'), outbox.retry('key-1'), outbox.sendWaiting()]);
    expect(server.asked).toHaveLength(2);
  });

  it('shows and sends nothing of another person on the same computer', async () => {
    const shelf = createMemoryShelf();
    server.answer = () => 'drop';
    await (await outboxOn(shelf)).submit(submission);
    const other = await outboxOn(shelf, 'assessor-2');
    await other.sendWaiting();
    expect(other.entries()).toEqual([]);
    expect(server.asked).toHaveLength(1);
  });
});

describe('the back-off', () => {
  it('doubles up to five minutes, within a half and the whole of it', () => {
    expect([1, 2, 3].map((tries) => backOff(tries, 0, null))).toEqual([1000, 2000, 4000]);
    expect([1, 2, 3].map((tries) => backOff(tries, 1, null))).toEqual([2000, 4000, 8000]);
    expect(backOff(60, 1, null)).toBe(300_000);
  });
});
