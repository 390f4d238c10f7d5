// A period is opened in its own chain, then listed among the schemes of its organisation, each with an entry; what a crash parts, the next asking joins.
import type { Store } from '../../../functions/store/store';
import { requestOf } from '../../../functions/usecases/access';
import { listAudit } from '../../../functions/usecases/audit-list';
import type { StoreAndClock } from '../../../functions/usecases/store-and-clock';
import { movePeriod } from '../../../functions/usecases/move-period';
import { listPeriods, openPeriod, withdrawPeriod } from '../../../functions/usecases/open-period';
import { schemesChain } from '../../../functions/usecases/chains';
import { loadPeriod, periodAt } from '../../../functions/usecases/stored-period';
import { putScheme } from '../../../functions/usecases/schemes';
import { submit } from '../../../functions/usecases/submit';
import { verifyAudit } from '../../../functions/usecases/verify-audit';
import { routine, smallScheme } from '../http/small-scheme';
import { sqliteForEach } from '../store/sqlite-for-each';

const office = { organisation: 'demo', id: 'office-1', name: '考核办', roles: ['office'] };
const place = { organisation: 'demo', scheme: 'small', period: '2026-10' };

const here = sqliteForEach();
let given: StoreAndClock;
beforeEach(async () => {
  given = { store: here.store, clock: () => new Date('2026-10-15T08:00:00Z') };
  await putScheme(given, office, 'small', smallScheme('small'), { 'if-none-match': '*' });
});

const listed = async () => (await listPeriods(given, office, 'small', {})).periods.map(({ period }) => period);
const told = async () =>
  (await listAudit(given, 'demo', { scheme: 'small', period: '2026-10' })).entries.map(
    ({ chain, by, what, detail }) => [chain, by, what, detail],
  );
const breaks = async () => (await verifyAudit(given, 'demo', {})).chains.map(({ break: found }) => found);

const opened = [
  ['schemes', 'office-1', 'period-listed', { scheme: 'small', period: '2026-10' }],
  ['small/2026-10', 'office-1', 'period-opened', { scheme: 'small', period: '2026-10', version: 1 }],
];

test('opened and listed, each told once; opened once more it is refused as it stands', async () => {
  expect(await openPeriod(requestOf(given, office, place))).toMatchObject({ state: 'open' });
  for (const version of [undefined, 1]) {
    await expect(openPeriod(requestOf(given, office, place), version)).rejects.toMatchObject({
      code: 'period-exists',
      faults: [{ code: 'period-exists', path: '', detail: { period: '2026-10', state: 'open', version: 1 } }],
    });
  }
  expect([await listed(), await told(), await breaks()]).toEqual([['2026-10'], opened, [null, null, null]]);
});

test('withdrawn while it holds nothing, which the audit tells, and opened again on another version', async () => {
  await openPeriod(requestOf(given, office, place));
  await putScheme(given, office, 'small', smallScheme('small', { version: 2 }), { 'if-match': '"1"' });
  expect(await withdrawPeriod(requestOf(given, office, place))).toMatchObject({ state: 'open', version: 1 });
  expect(await listed()).toEqual([]);
  await expect(loadPeriod(periodAt(given, place))).rejects.toMatchObject({ code: 'not-found' });
  await expect(withdrawPeriod(requestOf(given, office, place))).rejects.toMatchObject({ code: 'not-found' });
  expect(await openPeriod(requestOf(given, office, place))).toMatchObject({ state: 'open', version: 2 });
  expect(await listed()).toEqual(['2026-10']);
  const of = { scheme: 'small', period: '2026-10' };
  expect(await told()).toEqual([
    ...opened,
    ['small/2026-10', 'office-1', 'period-withdrawn', { ...of, version: 1 }],
    ['small/2026-10', 'office-1', 'period-opened', { ...of, version: 2 }],
  ]);
  expect(await breaks()).toEqual([null, null, null]);
});

test('not withdrawn once something was submitted in it, nor while it is closed', async () => {
  await openPeriod(requestOf(given, office, place));
  await movePeriod(requestOf(given, office, place), { to: 'closed' });
  await expect(withdrawPeriod(requestOf(given, office, place))).rejects.toMatchObject({ code: 'wrong-state' });
  await movePeriod(requestOf(given, office, place), { to: 'open', reason: '补报' });
  await submit(requestOf(given, office, place), 'k1', { sheets: [routine('u1', 1)] });
  await expect(withdrawPeriod(requestOf(given, office, place))).rejects.toMatchObject({
    code: 'period-in-use',
    faults: [{ code: 'period-in-use', path: '', detail: { period: '2026-10', submissions: 1 } }],
  });
  expect(await listed()).toEqual(['2026-10']);
});

test('one whose row is gone though nobody withdrew it is not opened anew', async () => {
  await openPeriod(requestOf(given, office, place));
  await here.store.batch('demo!small!2026-10', [{ kind: 'delete', row: 'period' }]);
  await expect(openPeriod(requestOf(given, office, place))).rejects.toMatchObject({
    code: 'audit-broken',
    faults: [{ code: 'audit-broken', path: '', detail: { chain: 'small/2026-10', row: 'period' } }],
  });
});

test('asked many times at once', async () => {
  await Promise.all(Array.from({ length: 8 }, () => openPeriod(requestOf(given, office, place))));
  expect([await listed(), await told(), await breaks()]).toEqual([['2026-10'], opened, [null, null, null]]);
});

test('a crash between opening and listing leaves nothing broken, and asking again lists it', async () => {
  const { partition } = schemesChain('demo');
  const batch: Store['batch'] = (of, operations) =>
    of === partition ? Promise.reject(new Error('killed')) : here.store.batch(of, operations);
  const get: Store['get'] = (key) => here.store.get(key);
  const range: Store['range'] = (of, asked) => here.store.range(of, asked);
  const dead = { ...given, store: { ...here.store, batch, get, range } as Store };
  await expect(openPeriod(requestOf(dead, office, place))).rejects.toThrow('killed');
  expect([await listed(), await told(), await breaks()]).toEqual([[], [], [null, null]]);
  await openPeriod(requestOf(given, office, place));
  expect([await listed(), await told(), await breaks()]).toEqual([['2026-10'], opened, [null, null, null]]);
});

test('what stands in the place of a period that is not listed is no period', async () => {
  await openPeriod(requestOf(given, office, place));
  const { value } = (await here.store.get({ partition: 'demo!small!2026-10', row: 'period' })) as { value: string };
  await here.store.batch('demo!small!2026-11', [{ kind: 'put', row: 'period', value, expect: 'any' }]);
  const forged = { ...place, period: '2026-11' };
  await expect(loadPeriod(periodAt(given, forged))).rejects.toMatchObject({ code: 'not-found' });
  await expect(submit(requestOf(given, office, forged), 'k1', { sheets: [routine('u1', 1)] })).rejects.toMatchObject({
    code: 'not-found',
  });
  await openPeriod(requestOf(given, office, forged));
  expect(await breaks()).toEqual([
    null,
    null,
    null,
    { because: 'entry-missing', row: 'audit!0000000001', sequence: 1 },
  ]);
});

test('a refused opening lists nothing', async () => {
  await putScheme(given, office, 'small', smallScheme('small', { version: 2 }), { 'if-match': '"1"' });
  const refusals = [
    [{ ...place, period: '2026-W1' }, undefined, 'period-refused'],
    [place, 3, 'not-found'],
  ] as const;
  for (const [at, version, code] of refusals)
    await expect(openPeriod(requestOf(given, office, at), version)).rejects.toMatchObject({ code });
  expect([await listed(), await told()]).toEqual([[], []]);
});
