// Writing a list of people over a real connection: what is lost on its way, refused or overtaken concerns one person and is told.
import { createApiClient } from '../../../addin/session/api-client';
import { writePeople } from '../../../addin/taskpane/people/write-people';
import type { PersonChange } from '../../../shared/sheets/people/people-changes';
import { problem, startSmallServer, type SmallServer } from '../session/small-server';

let server: SmallServer;
beforeEach(async () => {
  server = await startSmallServer();
});
afterEach(() => server.close());

const api = () => createApiClient(server.origin, { token: async () => 'token', signOut: async () => undefined });

const change = (id: string, etag: string | null = `"${id}"`): PersonChange => ({
  ...{ id, name: id, nameBefore: null, isNew: etag === null, given: ['leader'], taken: [], row: 2 },
  ...{ roles: ['leader'], etag },
});
const stored = (id: string) => ({ status: 200, body: { id, name: id, roles: ['leader'] } });
const idIn = (url: string): string => url.split('/').at(-1) ?? '';
const kinds = (outcomes: Awaited<ReturnType<typeof writePeople>>) =>
  outcomes.map(({ kind, change: { id } }) => `${id} ${kind}`);
const listOf = (...people: { id: string; name: string; roles: string[] }[]) => ({
  status: 200,
  body: { people: people.map((person) => ({ ...person, etag: '"now"' })), next: null },
});

test('each entry is written over what was read, a new one only where there is none', async () => {
  server.answer = ({ url }) => stored(idIn(url));
  const told: number[] = [];
  const outcomes = await writePeople(api(), [change('a'), change('b', null)], new AbortController().signal, (done) =>
    told.push(done),
  );
  expect([kinds(outcomes), told]).toEqual([
    ['a written', 'b written'],
    [1, 2],
  ]);
  expect(server.asked.map(({ headers }) => headers['if-match'] ?? `none ${headers['if-none-match']}`)).toEqual([
    '"a"',
    'none *',
  ]);
});

test('an answer that is lost after the write is no conflict with oneself', async () => {
  let lost = false;
  server.answer = ({ method, url }) => {
    if (method === 'GET') return listOf({ id: 'a', name: 'a', roles: ['leader'] });
    if (!lost) {
      lost = true;
      return 'drop';
    }
    return idIn(url) === 'a' ? { status: 412, body: problem(412, 'stale') } : stored(idIn(url));
  };
  expect(
    kinds(await writePeople(api(), [change('a'), change('b')], new AbortController().signal, () => undefined)),
  ).toEqual([...['a written', 'b written']]);
});

test('what somebody else has changed meanwhile is theirs, and what is refused of one is written of the others', async () => {
  server.answer = ({ method, url }) => {
    if (method === 'GET') return listOf({ id: 'a', name: 'a', roles: ['office'] });
    if (idIn(url) === 'a') return { status: 412, body: problem(412, 'stale') };
    return idIn(url) === 'b' ? { status: 409, body: problem(409, 'last-admin') } : stored(idIn(url));
  };
  const outcomes = await writePeople(
    api(),
    ['a', 'b', 'c'].map((id) => change(id)),
    new AbortController().signal,
    () => undefined,
  );
  expect(kinds(outcomes)).toEqual(['a stale', 'b refused', 'c written']);
});

test('who stops it learns how far it came', async () => {
  const control = new AbortController();
  server.answer = ({ url }) => stored(idIn(url));
  const outcomes = await writePeople(
    api(),
    ['a', 'b', 'c'].map((id) => change(id)),
    control.signal,
    () => control.abort(),
  );
  expect(kinds(outcomes)).toEqual(['a written', 'b not-reached', 'c not-reached']);
});

test('a session that has ended ends it', async () => {
  server.answer = () => ({ status: 401, body: problem(401, 'not-signed-in') });
  const outcomes = await writePeople(
    api(),
    ['a', 'b'].map((id) => change(id)),
    new AbortController().signal,
    () => undefined,
  );
  expect(kinds(outcomes)).toEqual(['a refused', 'b not-reached']);
});
