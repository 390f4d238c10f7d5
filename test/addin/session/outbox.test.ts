import { createApiClient } from '../../../addin/session/api-client';
import { backOff } from '../../../addin/session/back-off';
import { openOutbox, type Outbox } from '../../../addin/session/outbox';
import { entrySchema, type Entry, type RecordsEntry, type Shelf } from '../../../addin/session/outbox-entry';
import { sendEntry } from '../../../addin/session/send-entry';
import { createMemoryShelf } from '../../../addin/session/shelves';
import { openWindows } from '../../../addin/session/windows';
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
  kind: 'sheets' as const,
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

let number = 0;
/** An outbox in a window of its own; two on one shelf have nothing but the shelf and the service in common. */
async function outboxOn(
  shelf: Shelf,
  { person = 'assessor-1', patience = 60_000, signIn = signedIn, windows = openWindows(`test ${(number += 1)}`) } = {},
): Promise<Outbox> {
  const api = createApiClient(server.origin, signIn);
  const outbox = await openOutbox({
    shelf,
    windows,
    organisation: 'demo',
    person,
    patience,
    send: (entry, signal) => sendEntry(api, entry, signal),
    now: () => now,
    random: () => 0.5,
  });
  open.push(outbox);
  return outbox;
}

const record = {
  ...{ register: 'findings', number: 'F-2026-10-001', period: '2026-10', unit: 'd1', state: 'found', version: 1 },
  ...{ etag: '"1.0"', author: 'assessor-1', values: { what: '缺签到' }, signed: [], taken: [], says: 'b'.repeat(64) },
  ...{ steps: [], waitsFor: [], due: null },
};
const records = {
  ...{ kind: 'records' as const, key: 'key-2', scheme: 'luan', period: '2026-10', workbook: 'workbook-2' },
  ...{ content: 'digest', register: 'findings', rows: ['+row-1'] },
  body: { changes: [{ register: 'findings', unit: 'd1', set: { what: '缺签到' } }] },
};

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

  it('sends changes of records to their own address, and keeps what came of them', async () => {
    const shelf = createMemoryShelf();
    server.answer = () => ({ status: 200, body: { records: [record] } });
    const outbox = await outboxOn(shelf);
    const receipt = { records: [record] };
    expect(await outbox.submit<RecordsEntry>(records)).toEqual({ kind: 'accepted', receipt });
    expect(server.asked.map(({ url, body }) => [url, body])).toEqual([
      ['/api/schemes/luan/periods/2026-10/records', records.body],
    ]);
    const [entry] = (await shelf.list()).entries;
    expect(entrySchema.parse(JSON.parse(JSON.stringify(entry)))).toEqual(entry);
  });

  it('reads entries that were kept when there were none but score sheets', async () => {
    const shelf = createMemoryShelf();
    server.answer = () => ({ status: 503, body: problem(503, 'unavailable') });
    await (await outboxOn(shelf)).submit(submission);
    const [kept] = (await shelf.list()).entries;
    const { kind, ...before } = kept as Entry;
    expect(kind).toBe('sheets');
    expect(entrySchema.parse(before)).toEqual(kept);
  });

  it('keeps the receipt until it has found its place', async () => {
    const shelf = createMemoryShelf();
    server.answer = () => accepted;
    const outbox = await outboxOn(shelf);
    expect(await outbox.submit(submission)).toEqual({ kind: 'accepted', receipt });
    const reopened = await outboxOn(shelf);
    expect(reopened.entries().map(({ state }) => state)).toEqual([{ kind: 'accepted', receipt }]);
    await reopened.discard('key-1');
    expect((await shelf.list()).entries).toEqual([]);
  });

  it('sends again under the same key when the network fails, and not before its time', async () => {
    server.answer = () => 'drop';
    const outbox = await outboxOn(createMemoryShelf());
    expect(await outbox.submit(submission)).toEqual({
      kind: 'waiting',
      tries: 1,
      because: 'network',
      nextAt: now + backOff(1, 0.5, null),
      problem: null,
      message: null,
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
    expect(state).toMatchObject({ because: 'busy', nextAt: now + 120_000, problem: { code: 'too-many-requests' } });
  });

  it('does so too when the network or the pane comes back meanwhile', async () => {
    server.answer = () => ({ status: 503, headers: { 'retry-after': '120' }, body: problem(503, 'unavailable') });
    const shelf = createMemoryShelf();
    const first = await outboxOn(shelf);
    await first.submit(submission);
    first.close();
    const second = await outboxOn(shelf);
    await second.sendWaiting();
    expect(server.asked).toHaveLength(1);
    now += 120_000;
    await second.sendWaiting();
    expect(server.asked).toHaveLength(2);
  });

  it('listens to what asks in its own words between it and the service, and in a date', async () => {
    const outbox = await outboxOn(createMemoryShelf());
    server.answer = () => ({ status: 503, headers: { 'retry-after': '90' }, body: '<h1>Busy</h1>' });
    expect(await outbox.submit(submission)).toMatchObject({ because: 'busy', nextAt: now + 90_000 });
    const inTwoMinutes = new Date(Date.now() + 120_000).toUTCString();
    server.answer = () => ({ status: 429, headers: { 'retry-after': inTwoMinutes }, body: '' });
    const state = await outbox.retry('key-1');
    expect(state).toMatchObject({ because: 'busy', tries: 2 });
    expect(state.kind === 'waiting' && Math.round(((state.nextAt ?? 0) - now) / 10_000)).toBe(12);
  });

  it('waits a day at most, whatever a header asks for, and not at all for a clock that was put back', async () => {
    server.answer = () => ({ status: 503, headers: { 'retry-after': '99999999999' }, body: '' });
    const outbox = await outboxOn(createMemoryShelf());
    expect(await outbox.submit(submission)).toMatchObject({ nextAt: now + 86_400_000 });
    now -= 3_600_000;
    server.answer = () => accepted;
    await outbox.sendWaiting();
    expect(outbox.entries()[0]?.state.kind).toBe('accepted');
  });

  it('gives up a try that is not answered, and tries again', async () => {
    server.answer = () => 'hang';
    const outbox = await outboxOn(createMemoryShelf(), { patience: 50 });
    expect(await outbox.submit(submission)).toMatchObject({ because: 'network', nextAt: expect.any(Number) });
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

  it('goes on by itself after a failure that nobody foresaw, and names it', async () => {
    let broken = true;
    const token = async (): Promise<string> => {
      if (broken) throw new Error('the key store is locked');
      return 'token';
    };
    const outbox = await outboxOn(createMemoryShelf(), { signIn: { ...signedIn, token } });
    expect(await outbox.submit(submission)).toMatchObject({
      because: 'unexpected',
      nextAt: now + backOff(1, 0.5, null),
      message: 'Error: the key store is locked',
    });
    broken = false;
    server.answer = () => accepted;
    await outbox.sendWaiting();
    expect(outbox.entries()[0]?.state.kind).toBe('accepted');
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

  it('goes on with the same key where it stands: what has arrived is not sent again', async () => {
    server.answer = () => accepted;
    const outbox = await outboxOn(createMemoryShelf());
    await outbox.submit(submission);
    expect(await outbox.submit(submission)).toEqual({ kind: 'accepted', receipt });
    expect(server.asked).toHaveLength(1);
  });

  it('sends no more once it is closed, and leaves what was on its way as it stood', async () => {
    server.answer = () => 'hang';
    const shelf = createMemoryShelf();
    const outbox = await outboxOn(shelf);
    const sent = outbox.submit(submission);
    await new Promise((resolve) => setTimeout(resolve, 50));
    outbox.close();
    expect(await sent).toMatchObject({ kind: 'waiting', tries: 0, because: null });
    server.answer = () => accepted;
    const next = await outboxOn(shelf);
    await next.sendWaiting();
    expect(next.entries()[0]?.state.kind).toBe('accepted');
  });

  it('tells that it has arrived although it was discarded on its way', async () => {
    let arrived = (): void => undefined;
    const outbox = await outboxOn(createMemoryShelf());
    const reached = new Promise<void>((resolve) => (arrived = resolve));
    server.answer = () => {
      arrived();
      return accepted;
    };
    const sent = outbox.submit(submission);
    await reached;
    await outbox.discard('key-1');
    expect(await sent).toEqual({ kind: 'accepted', receipt });
    expect(outbox.entries().map(({ state }) => state.kind)).toEqual(['accepted']);
  });

  it('shows and sends nothing of another person on the same computer', async () => {
    const shelf = createMemoryShelf();
    server.answer = () => 'drop';
    await (await outboxOn(shelf)).submit(submission);
    const other = await outboxOn(shelf, { person: 'assessor-2' });
    await other.sendWaiting();
    expect(other.entries()).toEqual([]);
    expect(server.asked).toHaveLength(1);
  });

  it('neither replaces nor discards what another person has left on the same computer', async () => {
    const shelf = createMemoryShelf();
    server.answer = () => 'drop';
    const first = await outboxOn(shelf);
    await first.submit(submission);
    const other = await outboxOn(shelf, { person: 'assessor-2' });
    await expect(other.submit(submission)).rejects.toThrow('another person');
    await expect(other.discard('key-1')).rejects.toThrow('another person');
    expect((await shelf.list()).entries.map(({ person }) => person)).toEqual(['assessor-1']);
    server.answer = () => accepted;
    expect(await first.retry('key-1')).toEqual({ kind: 'accepted', receipt });
  });
});

describe('two windows on one shelf', () => {
  it('see what the other one has done: what has arrived is not sent again, what was discarded neither', async () => {
    const shelf = createMemoryShelf();
    server.answer = () => 'drop';
    const one = await outboxOn(shelf);
    await one.submit(submission);
    await one.submit({ ...submission, key: 'key-2' });
    const other = await outboxOn(shelf);
    server.answer = () => accepted;
    await one.retry('key-1');
    await one.discard('key-2');
    expect((await other.retry('key-1')).kind).toBe('accepted');
    expect((await other.retry('key-2')).kind).toBe('discarded');
    expect(keysAsked()).toEqual(['key-1', 'key-2', 'key-1']);
  });

  it('hear of it without asking', async () => {
    const shelf = createMemoryShelf();
    const [one, other] = [
      await outboxOn(shelf, { windows: openWindows('shared') }),
      await outboxOn(shelf, { windows: openWindows('shared') }),
    ];
    server.answer = () => accepted;
    const heard = new Promise<void>((resolve) => {
      other.subscribe(() => other.entries()[0]?.state.kind === 'accepted' && resolve());
    });
    await one.submit(submission);
    await heard;
  });
});

describe('the back-off', () => {
  it('doubles up to five minutes, within a half and the whole of it', () => {
    expect([1, 2, 3].map((tries) => backOff(tries, 0, null))).toEqual([1000, 2000, 4000]);
    expect([1, 2, 3].map((tries) => backOff(tries, 1, null))).toEqual([2000, 4000, 8000]);
    expect(backOff(60, 1, null)).toBe(300_000);
  });
});
