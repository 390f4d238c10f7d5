// The audit newest first: all chains together by their moments, page by page, and only as they were written.
import { listAudit } from '../../../functions/usecases/audit-list';
import type { StoreAndClock } from '../../../functions/usecases/store-and-clock';
import { namesOf, putPerson } from '../../../functions/usecases/people';
import { peopleChain } from '../../../functions/usecases/chains';
import { putScheme } from '../../../functions/usecases/schemes';
import { joinKey } from '../../../functions/store/encode-key';
import { smallScheme } from '../http/small-scheme';
import { sqliteForEach } from '../store/sqlite-for-each';

const office = { organisation: 'demo', id: 'office-1', name: '考核办', roles: ['office'] };
const here = sqliteForEach();
let minute = 0;
let given: StoreAndClock;
const put = (id: string) => putPerson(given, office, id, { name: `${id} 号`, roles: ['office'] });

beforeEach(async () => {
  minute = 0;
  given = { store: here.store, clock: () => new Date(Date.UTC(2026, 9, 15, 8, minute++)) };
  for (let n = 1; n <= 60; n += 1) await put(`p${n}`);
  await putScheme(given, office, 'small', smallScheme('small'), { 'if-none-match': '*' });
  await put('p61');
});

const newest = (more: object = {}) => listAudit(given, 'demo', { order: 'newest', ...more });
const told = (entries: Awaited<ReturnType<typeof newest>>['entries']) =>
  entries.map(({ chain, sequence }) => `${sequence}@${chain}`);

test('what was done last stands first, whichever chain tells of it', async () => {
  const { entries, next } = await newest();
  expect(told(entries).slice(0, 4)).toEqual(['61@people', '1@schemes', '60@people', '59@people']);
  expect([told(entries).at(-1), entries.length, next]).toEqual(['1@people', 62, null]);
});

test('pages follow one another without a gap, also where something is done between them', async () => {
  const first = await newest({ limit: 2 });
  await put('p62');
  const second = await newest({ limit: 60, next: first.next });
  expect(told([...first.entries, ...second.entries]).length).toBe(62);
  expect(new Set(told([...first.entries, ...second.entries])).size).toBe(62);
  expect(second.next).toBeNull();
  await expect(newest({ next: '99@people' })).rejects.toMatchObject({ code: 'malformed' });
});

test('filters hold as in the other order', async () => {
  expect(told((await newest({ what: 'scheme-put' })).entries)).toEqual(['1@schemes']);
  expect((await newest({ who: 'nobody' })).entries).toEqual([]);
});

test('a chain that is not as it was written is not shown', async () => {
  const { partition } = peopleChain('demo');
  const row = joinKey('audit', '0000000003');
  await here.store.batch(partition, [{ kind: 'delete', row }]);
  await expect(newest()).rejects.toMatchObject({ code: 'audit-broken', faults: [{ detail: { row } }] });
  expect((await newest({ limit: 5 })).entries.length).toBe(5);
});

test('an end that was put back is noticed', async () => {
  const { partition } = peopleChain('demo');
  const before = await here.store.get({ partition, row: joinKey('chain') });
  await put('p62');
  await here.store.batch(partition, [
    { kind: 'put', row: joinKey('chain'), value: before?.value ?? '', expect: 'any' },
  ]);
  await expect(newest()).rejects.toMatchObject({ code: 'audit-broken' });
});

test('people are named as they are on record, whoever is not is left out', async () => {
  expect(await namesOf(given, 'demo', ['p1', 'nobody', 'p1', '__proto__'])).toEqual({ p1: 'p1 号' });
});
