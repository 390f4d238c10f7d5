// The first administrator of an organisation: appointed once, and never over an entry that somebody put meanwhile.
import { listAudit } from '../../../functions/usecases/audit-list';
import type { StoreAndClock } from '../../../functions/usecases/store-and-clock';
import { appointFirstAdmin, listPeople, putPerson } from '../../../functions/usecases/people';
import { sqliteForEach } from '../store/sqlite-for-each';

const first = { organisation: 'demo', id: 'a-1' };

const here = sqliteForEach();
let given: StoreAndClock;
beforeEach(() => {
  given = { store: here.store, clock: () => new Date('2026-10-15T08:00:00Z') };
});

const appoint = () => appointFirstAdmin(given, first.organisation, first.id);
const people = async () => (await listPeople(given, 'demo', {})).people.map(({ name, roles }) => ({ name, roles }));
const changes = async () => (await listAudit(given, 'demo', {})).entries.length;

test('several processes that start at once appoint the same one once', async () => {
  await Promise.all(Array.from({ length: 5 }, appoint));
  expect(await people()).toEqual([{ name: 'a-1', roles: ['admin'] }]);
  expect(await changes()).toBe(1);
});

test('an entry that is put while a process starts stays as it was put', async () => {
  const put = { name: '管理员', roles: ['admin', 'office'] };
  await Promise.all([appoint(), putPerson(given, first, first.id, put)]);
  expect(await people()).toEqual([put]);
  await appoint();
  expect(await people()).toEqual([put]);
});
