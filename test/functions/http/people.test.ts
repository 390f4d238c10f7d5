// Administering people over HTTP: conditional writes, and an organisation never left without an administrator.
import { localService, type LocalService } from './local-service';

let service: LocalService;
const admin = { as: 'admin' };
beforeAll(async () => {
  service = await localService();
});
afterAll(() => service.stop());

const put = (id: string, roles: string[], headers: Record<string, string> = {}, as = 'admin') =>
  service.send('PUT', `/api/people/${id}`, JSON.stringify({ name: id, roles }), { as, headers });
const entryOf = async (id: string) => {
  const { body } = await service.ask('listPeople', {}, admin);
  return body.people.find((person) => person.id === id);
};

test('an entry is written over only as it was read: of two administrators the later is told', async () => {
  expect((await put('new-1', ['leader'], { 'if-none-match': '*' })).status).toBe(200);
  const read = await entryOf('new-1');
  const first = await put('new-1', ['leader', 'office'], { 'if-match': read?.etag ?? '' });
  expect([first.status, first.headers.get('etag')]).toEqual([200, (await entryOf('new-1'))?.etag]);
  const second = await put('new-1', ['admin'], { 'if-match': read?.etag ?? '' });
  expect([second.status, (second.body as { code: string }).code]).toEqual([412, 'stale']);
  expect((await put('new-1', [], { 'if-none-match': '*' })).status).toBe(412);
  expect((await put('new-2', [], { 'if-match': read?.etag ?? '' })).status).toBe(412);
  expect((await entryOf('new-1'))?.roles).toEqual(['leader', 'office']);
  expect(await entryOf('new-2')).toBeUndefined();
});

test('without a condition an entry is written as before', async () => {
  expect((await put('new-3', ['leader'])).status).toBe(200);
  expect((await put('new-3', [])).status).toBe(200);
});

test('the last administrator cannot step down, one of two can', async () => {
  const before = service.contents();
  const refused = await put('admin', ['office']);
  expect([refused.status, (refused.body as { code: string }).code]).toEqual([409, 'last-admin']);
  expect((await put('admin', [])).status).toBe(409);
  expect(service.contents()).toEqual(before);
  expect((await put('admin', ['admin', 'office'])).status).toBe(200);
  await put('admin-2', ['admin']);
  expect((await put('admin', [])).status).toBe(200);
  expect((await put('admin-2', [], {}, 'admin-2')).status).toBe(409);
  expect((await put('admin', ['admin'], {}, 'admin-2')).status).toBe(200);
});

test('two administrators who take the role from one another: one of them keeps it', async () => {
  await put('admin-2', ['admin']);
  const answers = await Promise.all([put('admin-2', [], {}, 'admin'), put('admin', [], {}, 'admin-2')]);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

test('who takes part in a scheme is told with the roles that count there, to whoever has a part in it', async () => {
  await put('both-1', ['admin', 'head:luan/party', 'assessor:liuzhou/party']);
  const ask = (query: { limit?: string; next?: string } = {}, scheme = 'luan') =>
    service.ask('participants', { s: scheme }, { as: 'office-1', query });
  const { people } = (await ask()).body;
  expect(people.find(({ id }) => id === 'both-1')?.roles).toEqual(['head:luan/party']);
  const kinds = new Set(people.flatMap(({ roles }) => roles.map((role) => role.split(':')[0])));
  expect([...kinds]).toEqual(expect.arrayContaining(['assessor', 'head', 'leader', 'office']));
  expect(kinds).not.toContain('admin');
  const first = (await ask({ limit: '2' })).body;
  const rest = (await ask({ next: first.next ?? '' })).body;
  expect([...first.people, ...rest.people]).toEqual(people);
  await expect(ask({}, 'none')).rejects.toThrow('not-found');
});
