// The sweep, over each store: what a crash left goes, what is pointed to or young stays, whoever writes meanwhile.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rowsUnder } from '../../../functions/store/encode-key';
import { putBody } from '../../../functions/store/bodies';
import { rowKeys } from '../../../functions/store/rows';
import { openSqliteStore } from '../../../functions/store/sqlite-store';
import type { Store } from '../../../functions/store/store';
import { openTableStore } from '../../../functions/store/table-store';
import { requestOf } from '../../../functions/usecases/access';
import { verifyChain } from '../../../functions/usecases/verify-audit';
import { changeRecords } from '../../../functions/usecases/change-records';
import { consolidate } from '../../../functions/usecases/consolidate';
import type { StoreAndClock } from '../../../functions/usecases/store-and-clock';
import { movePeriod } from '../../../functions/usecases/move-period';
import { openPeriod } from '../../../functions/usecases/open-period';
import { periodChain } from '../../../functions/usecases/chains';
import { readResults } from '../../../functions/usecases/read-results';
import { recordHistory } from '../../../functions/usecases/read-records';
import { listSheets, sheetHistory } from '../../../functions/usecases/read-sheets';
import { putScheme } from '../../../functions/usecases/schemes';
import { submit } from '../../../functions/usecases/submit';
import { safeAgeMs, sweep } from '../../../functions/usecases/sweep';
import { startAzurite, type Azurite } from '../azurite';
import { registers } from '../http/register-scheme';
import { leaders, routine, smallScheme, type SheetInput } from '../http/small-scheme';
import { bound } from '../store/bound';
import { storeKinds } from './on-stores';

const place = { organisation: 'demo', scheme: 'small', period: '2026-10' };
const { partition } = periodChain(place);
const office = { organisation: 'demo', id: 'office-1', name: '考核办', roles: ['office'] };
const start = Date.parse('2026-10-15T18:30:00Z');
/** Longer than one batch, so that a crash can leave a part of it. */
const long = Array.from({ length: 1500 }, (_, line) => ({ points: 0, reason: `${line} ${'缺'.repeat(600)}` }));

describe.each(storeKinds)('over the %s store', (kind) => {
  let azurite: Azurite;
  let folder: string;
  let store: Store;
  let time: number;
  let given: StoreAndClock;

  beforeAll(async () => {
    if (kind === 'table') azurite = await startAzurite();
  });
  afterAll(() => azurite?.stop());
  let tables = 0;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'scorebook-'));
    store =
      kind === 'table'
        ? await openTableStore(azurite.connectionString, `sweep${(tables += 1)}`)
        : await openSqliteStore(folder);
    time = start;
    given = { store, clock: () => new Date(time) };
    await putScheme(given, office, 'small', smallScheme('small'), { 'if-none-match': '*' });
    await openPeriod(requestOf(given, office, place));
    await submit(requestOf(given, office, place), 'k1', {
      sheets: [routine('u1', 1), routine('u2', 1), leaders('u1', 30)],
    });
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });

  const chunks = async () => {
    const found: string[] = [];
    for await (const row of rowKeys(store, partition, rowsUnder('body'))) found.push(row);
    return found;
  };
  const sweepAt = async (hours: number) => {
    time = start + hours * 60 * 60 * 1000;
    return sweep(given, ['demo', 'nobody'], fail);
  };
  /** Where nothing should go wrong. */
  const fail = (error: unknown) => {
    throw error;
  };
  const large = { sheets: [{ ...routine('u1', 2), lines: long }] };
  const small = { sheets: [routine('u1', 2)] };
  /** A submission whose service dies before the head is moved, or, if so said, between two chunks. */
  const dying = async (afterBatches: number, body: { sheets: SheetInput[] } = large) => {
    let left = afterBatches;
    const batch: Store['batch'] = (of, operations) => {
      left -= 1;
      return left < 0 ? Promise.reject(new Error('killed')) : store.batch(of, operations);
    };
    const dead = { ...given, store: { ...bound(store), batch } };
    await expect(submit(requestOf(dead, office, place), 'k2', body)).rejects.toThrow('killed');
  };

  test('a sweep takes nothing that is pointed to, nor the results that were replaced', async () => {
    await submit(requestOf(given, office, place), 'k2', { sheets: [routine('u1', 3)] });
    await submit(requestOf(given, office, place), 'k3', { sheets: [leaders('u2', 20)] });
    await movePeriod(requestOf(given, office, place), { to: 'closed' });
    const first = await consolidate(requestOf(given, office, place));
    await movePeriod(requestOf(given, office, place), { to: 'open', reason: '补报' });
    const last = { sheets: [routine('u2', 9)] };
    const receipt = await submit(requestOf(given, office, place), 'k4', last);
    await movePeriod(requestOf(given, office, place), { to: 'closed' });
    await consolidate(requestOf(given, office, place));
    const seen = async () => ({
      sheets: await listSheets(requestOf(given, office, place), {}),
      history: await sheetHistory(requestOf(given, office, place), 'u1~routine', {}),
      results: await readResults(requestOf(given, office, place)),
      receipt: await submit(requestOf(given, office, place), 'k4', last),
    });
    const before = await seen();
    const kept = await chunks();

    expect(await sweepAt(0)).toEqual({ removed: 0, waiting: 2, postponed: 0 });
    expect(await sweepAt(24)).toEqual({ removed: 2, waiting: 0, postponed: 0 });
    expect(await sweepAt(48)).toEqual({ removed: 0, waiting: 0, postponed: 0 });
    expect(await seen()).toEqual(before);
    expect(before.receipt).toEqual(receipt);
    expect(before.history.versions).toHaveLength(2);
    // Two indexes were replaced that no results were made of; the replaced results are among what stays, and theirs.
    expect(kept.length - (await chunks()).length).toBe(2);
    expect(await chunks()).toContainEqual(expect.stringContaining(first.period.record.results?.digest as string));
    expect((await verifyChain(given, periodChain(place))).break).toBeNull();
  });

  test('every version of a record stays', async () => {
    const version = { ...smallScheme('small', { registers }), version: 2 };
    await putScheme(given, office, 'small', version, { 'if-match': '"1"' });
    const november = { ...place, period: '2026-11' };
    await openPeriod(requestOf(given, office, november));
    const change = (key: string, one: Parameters<typeof changeRecords>[2]['changes'][number]) =>
      changeRecords(requestOf(given, office, november), key, { changes: [one] });
    await change('1', { register: 'reviews', set: { seen: '一' } });
    for (const seen of ['二', '三', '四'])
      await change(seen, { register: 'reviews', number: 'R-2026-11-001', set: { seen } });
    for (const hours of [0, 24, 48]) expect(await sweepAt(hours)).toMatchObject({ removed: 0, waiting: 0 });
    const { versions } = await recordHistory(requestOf(given, office, november), 'reviews', 'R-2026-11-001', {});
    expect(versions.map(({ values }) => values['seen'])).toEqual(['四', '三', '二', '一']);
    const again = await change('1', { register: 'reviews', set: { seen: '一' } });
    expect(again.records[0]?.values).toEqual({ seen: '一' });
    expect((await verifyChain(given, periodChain(november))).break).toBeNull();
  });

  test.each([1, 2])('what a crash after %d batches left goes with the second sweep, not before its age', async (n) => {
    const before = await chunks();
    await dying(n);
    expect((await chunks()).length).toBeGreaterThan(before.length);
    expect(await sweepAt(0)).toMatchObject({ removed: 0 });
    expect(await sweepAt(safeAgeMs / 3_600_000 - 0.01)).toMatchObject({ removed: 0 });
    expect(await sweepAt(safeAgeMs / 3_600_000)).toMatchObject({ waiting: 0 });
    expect(await chunks()).toEqual(before);
    expect(await rowsOfMarks()).toEqual([]);
  });

  test('a first sweep takes nothing, however late it comes', async () => {
    await dying(2);
    const before = await chunks();
    expect(await sweepAt(10_000)).toMatchObject({ removed: 0 });
    expect(await chunks()).toEqual(before);
  });

  test('a clock that had jumped ahead and back delays the sweep and does not stop it', async () => {
    await dying(2);
    await sweepAt(10_000);
    expect(await sweepAt(1)).toMatchObject({ removed: 0 });
    expect(await sweepAt(14)).toMatchObject({ waiting: 0 });
  });

  // Each step sweeps and submits anew, which over tables takes a second or more.
  test('a submission sent again stays, at whatever step of the sweep it arrives', async () => {
    const steps = { taken: Number.POSITIVE_INFINITY };
    for (let arrival = 0; arrival < steps.taken; arrival += 1) {
      await dying(1, small);
      await sweepAt(48 * arrival);
      time += 24 * 60 * 60 * 1000;
      steps.taken = 0;
      const arriving = async () => {
        if (steps.taken === arrival) await submit(requestOf(given, office, place), `k-${arrival}`, small);
        steps.taken += 1;
      };
      await sweep({ ...given, store: before(store, arriving) }, ['demo'], fail);
      const receipt = await submit(requestOf(given, office, place), `k-${arrival}`, small);
      const { versions } = await sheetHistory(requestOf(given, office, place), 'u1~routine', {});
      expect([arrival, versions.length, versions[0]?.submission]).toEqual([arrival, arrival + 2, receipt.submission]);
    }
    expect(steps.taken).toBeGreaterThan(10);
  }, 180_000);

  /** More periods, in each of which a crash has left something. */
  const leftIn = async (periods: readonly string[]): Promise<string[]> => {
    const partitions: string[] = [];
    for (const period of periods) {
      await openPeriod(requestOf(given, office, { ...place, period }));
      const { partition: of } = periodChain({ ...place, period });
      await putBody(store, of, 'left by a crash');
      partitions.push(of);
    }
    return partitions;
  };
  const leftOver = async (partitions: readonly string[]) => {
    const left: string[] = [];
    for (const of of partitions) if ((await store.keys(of, rowsUnder('body'))).rows.length > 0) left.push(of);
    return left;
  };

  test('a partition that cannot be swept is told, and all others are swept', async () => {
    const partitions = await leftIn(['2026-07', '2026-08', '2026-09']);
    await sweepAt(0);
    const damaged = partitions[1] as string;
    const [mark] = (await store.keys(damaged, rowsUnder('unreached'))).rows;
    await store.batch(damaged, [{ kind: 'put', row: mark as string, value: 'no mark', expect: 'any' }]);
    time += 24 * 60 * 60 * 1000;
    const told: unknown[] = [];
    expect(await sweep(given, ['demo'], (error) => told.push(error))).toMatchObject({ removed: 2 });
    expect(told).toMatchObject([{ name: 'StoreUnavailable', trouble: 'damaged' }]);
    expect(await leftOver(partitions)).toEqual([damaged]);
  });

  test('one that has no more time goes on elsewhere on the next day, so that all have their turn', async () => {
    const partitions = await leftIn(['2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09']);
    let days = 0;
    for (; (await leftOver(partitions)).length > 0; days += 1) {
      time += 24 * 60 * 60 * 1000;
      // Two of nine a day: the time is up while the second one is swept.
      const stop = new AbortController();
      const begun = new Set<string>();
      const keys: Store['keys'] = (of, range) => {
        if (range.from.startsWith('body') && begun.add(of).size === 2) stop.abort();
        return store.keys(of, range);
      };
      const few = { ...given, store: { ...bound(store), keys } };
      expect(await sweep(few, ['demo'], fail, stop.signal)).toMatchObject({ postponed: 7 });
      expect(days).toBeLessThan(20);
    }
    expect(days).toBeGreaterThan(6);
  });

  const rowsOfMarks = async () => (await store.keys(partition, rowsUnder('unreached'))).rows;
});

/** The same store, where something else happens before each of its steps. */
function before(store: Store, happens: () => Promise<void>): Store {
  const all = bound(store);
  return {
    ...all,
    get: (key) => happens().then(() => all.get(key)),
    batch: (partition, operations) => happens().then(() => all.batch(partition, operations)),
    range: (partition, range) => happens().then(() => all.range(partition, range)),
    keys: (partition, range) => happens().then(() => all.keys(partition, range)),
    remove: (key, etag) => happens().then(() => all.remove(key, etag)),
  };
}
