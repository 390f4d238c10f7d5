// The index of accepted sheets in parts, in either store: what a submission writes does not grow with what is there; an old index goes on.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestOf, getBody, putBody, putDigested } from '../../../functions/store/bodies';
import { rowsUnder } from '../../../functions/store/encode-key';
import { rowKeys } from '../../../functions/store/rows';
import { openSqliteStore } from '../../../functions/store/sqlite-store';
import type { Store } from '../../../functions/store/store';
import { openTableStore } from '../../../functions/store/table-store';
import { requestOf } from '../../../functions/usecases/access';
import { change } from '../../../functions/usecases/audit-chain';
import { consolidate } from '../../../functions/usecases/consolidate';
import { withPlaced, type Placed } from '../../../functions/usecases/index-parts';
import { movePeriod } from '../../../functions/usecases/move-period';
import { openPeriod } from '../../../functions/usecases/open-period';
import { listSheets, progress, sheetHistory } from '../../../functions/usecases/read-sheets';
import { recalculation } from '../../../functions/usecases/recalculation';
import { putScheme } from '../../../functions/usecases/schemes';
import { readIndex } from '../../../functions/usecases/sheet-index';
import type { StoreAndClock } from '../../../functions/usecases/store-and-clock';
import { loadPeriod, periodAt, putPeriod } from '../../../functions/usecases/stored-period';
import { submit } from '../../../functions/usecases/submit';
import { sweep } from '../../../functions/usecases/sweep';
import { verifyChain } from '../../../functions/usecases/verify-audit';
import { startAzurite, type Azurite } from '../azurite';
import { leaders, routine, smallScheme } from '../http/small-scheme';
import { countedWrites } from '../store/counted-writes';
import { storeKinds } from './on-stores';

const organisation = 'demo';
const office = { organisation, id: 'office-1', name: '考核办', roles: ['office'] };
const units = Array.from({ length: 2000 }, (_, n) => ({ id: `u${n}`, title: `${n} 队`, category: 'c' }));
const hour = 60 * 60 * 1000;

describe.each(storeKinds)('over the %s store', (kind) => {
  let azurite: Azurite;
  let folder: string;
  let store: Store;
  let time = Date.parse('2026-10-15T08:00:00Z');
  let given: StoreAndClock;
  beforeAll(async () => {
    if (kind === 'table') azurite = await startAzurite();
    folder = await mkdtemp(join(tmpdir(), 'scorebook-'));
    store = kind === 'table' ? await openTableStore(azurite.connectionString, 'parts') : await openSqliteStore(folder);
    given = { store, clock: () => new Date(time) };
    await putScheme(given, office, 'small', smallScheme('small', { units }), { 'if-none-match': '*' });
  }, 60_000);
  afterAll(async () => {
    await store.close();
    await azurite?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const place = (period: string) => ({ organisation, scheme: 'small', period });
  const ask = (period: string, of: StoreAndClock = given) => requestOf(of, office, place(period));
  const indexOf = async (period: string) => (await loadPeriod(periodAt(given, place(period)))).record.index as string;

  /** Gives the period an index that is told in its chain, as a submission would. */
  async function indexed(period: string, index: string): Promise<void> {
    await change(given, periodAt(given, place(period)).chain, async () => {
      const stored = await loadPeriod(periodAt(given, place(period)));
      const operations = [putPeriod({ ...stored, record: { ...stored.record, index } })];
      return { answer: null, change: { operations, by: 'office-1', what: 'submission-accepted', detail: {} } };
    });
  }

  /** The index as it was kept before there were parts: one list of all sheets. */
  async function asList(period: string): Promise<string> {
    const stored = await loadPeriod(periodAt(given, place(period)));
    const told = [...(await readIndex(stored))].map(([key, { submission, position, mark, notAssessed }]) => [
      key,
      { submission, position, mark, ...(notAssessed && { notAssessed }) },
    ]);
    const list = await putBody(store, stored.chain.partition, JSON.stringify(told));
    await indexed(period, list);
    return list;
  }

  test('what a submission reads and writes is the same over 20,000 accepted sheets as over 100,000', async () => {
    const costs: Record<string, unknown>[] = [];
    for (const [period, there] of [
      ['2026-01', 20_000],
      ['2026-02', 100_000],
    ] as const) {
      await openPeriod(ask(period));
      const placed = Array.from({ length: there }, (_, n): Placed => [
        `u${n % 2000}~extra~评分人 ${Math.floor(n / 2000)}`,
        { submission: 1, position: n % 10_000, mark: '00000000', acceptedAt: '2026-10-01T00:00:00.000Z' },
      ]);
      const made = withPlaced(null, placed);
      await putDigested(store, periodAt(given, place(period)).chain.partition, made.bodies);
      await indexed(period, made.digest);
      const counted = countedWrites(store);
      const sheets = [5, 6, 7].map((n) => routine(`u${n}`, 1));
      await submit(ask(period, { ...given, store: counted.store }), 'k', { sheets });
      const { batches, rows, bytes } = counted.written;
      costs.push({ batches, rows, read: counted.read.rows });
      expect(bytes).toBeLessThan(32 * 1024);
    }
    expect(costs[1]).toEqual(costs[0]);
    expect(costs[0]).toMatchObject({ batches: 2, rows: 10 });
  }, 120_000);

  test('a period with an index of before goes on: its next submission makes parts of it, nothing is lost', async () => {
    const period = '2026-03';
    await openPeriod(ask(period));
    const some = units.slice(0, 1500).map(({ id }) => routine(id, 2));
    await submit(ask(period), '1', { sheets: some });
    await submit(ask(period), '2', {
      sheets: [routine('u3', 7), { ...leaders('u3', 1), lines: [], notAssessed: '停产' }],
    });
    const seen = async () => ({
      sheets: (await listSheets(ask(period), {})).sheets,
      one: (await listSheets(ask(period), { unit: 'u3' })).sheets,
      history: await sheetHistory(ask(period), 'u3~routine', {}),
      progress: await progress(ask(period)),
    });
    const before = await seen();
    const list = await asList(period);
    expect(await seen()).toEqual(before);
    await submit(ask(period), '3', { sheets: [leaders('u1999', 30)] });
    const after = await seen();
    expect(after.sheets.filter(({ key }) => key !== 'u1999~leaders')).toEqual(before.sheets);
    expect([after.one, after.history]).toEqual([before.one, before.history]);
    const { partition } = periodAt(given, place(period)).chain;
    expect(await getBody(store, partition, await indexOf(period))).toMatch(/^\{"height":1/);
    expect(await getBody(store, partition, list)).toMatch(/^\[\[/);
    expect((await verifyChain(given, periodAt(given, place(period)).chain)).break).toBeNull();
  }, 60_000);

  test('results sealed over an index of before are verified and recalculated after the period went on in parts', async () => {
    const period = '2026-04';
    await openPeriod(ask(period));
    const sheets = units.flatMap(({ id }, n) => [routine(id, (n % 60) / 4), leaders(id, n % 41)]);
    await submit(ask(period), '1', { sheets });
    const list = await asList(period);
    await movePeriod(ask(period), { to: 'closed' });
    const { results } = await consolidate(ask(period));
    expect(await recalculation(ask(period))).toEqual({ same: true });
    await movePeriod(ask(period), { to: 'open', reason: '补报' });
    await submit(ask(period), '2', { sheets: [routine('u1', 3)] });
    await movePeriod(ask(period), { to: 'closed' });
    const again = await consolidate(ask(period));
    const routines = ({ units: found }: typeof results) =>
      found.map((unit) => unit.complete && (unit.components as Record<string, number>)['routine']);
    expect(routines(again.results)).toEqual(routines(results).map((points, n) => (n === 1 ? 57 : points)));
    expect(await recalculation(ask(period))).toEqual({ same: true });
    for (const hours of [0, 24, 48]) {
      time += hours * hour;
      await sweep(given, [organisation], fail);
    }
    const { partition } = periodAt(given, place(period)).chain;
    expect(digestOf(await getBody(store, partition, list))).toBe(list);
    expect(await recalculation(ask(period))).toEqual({ same: true });
    expect((await verifyChain(given, periodAt(given, place(period)).chain)).break).toBeNull();
  }, 120_000);

  test('the sweep takes the parts that no index hangs on any more, and none that two share', async () => {
    const period = '2026-05';
    const chain = periodAt(given, place(period)).chain;
    await openPeriod(ask(period));
    const bodies = async () => {
      const found: string[] = [];
      for await (const row of rowKeys(store, chain.partition, rowsUnder('body'))) found.push(row);
      return found;
    };
    await submit(ask(period), '1', { sheets: units.flatMap(({ id }) => [routine(id, 1), leaders(id, 30)]) });
    await movePeriod(ask(period), { to: 'closed' });
    await consolidate(ask(period));
    await movePeriod(ask(period), { to: 'open', reason: '补报' });
    const sealed = await bodies();
    await submit(ask(period), '2', { sheets: [routine('u1', 3)] });
    const between = (await bodies()).filter((row) => !sealed.includes(row));
    await submit(ask(period), '3', { sheets: [routine('u1', 4)] });
    const seen = async () => [
      (await listSheets(ask(period), {})).sheets,
      await sheetHistory(ask(period), 'u1~routine', {}),
    ];
    const before = await seen();
    time += hour;
    const all = await bodies();
    await sweep(given, [organisation], fail);
    expect(await bodies()).toEqual(all);
    time += 24 * hour;
    await sweep(given, [organisation], fail);
    // Of the second submission the leaf and the root go; its own body and its receipt stay.
    const left = await bodies();
    const gone = all.filter((row) => !left.includes(row));
    expect(gone).toHaveLength(2);
    expect(between).toEqual(expect.arrayContaining(gone));
    expect(left).toEqual(expect.arrayContaining(sealed));
    expect(await seen()).toEqual(before);
    await movePeriod(ask(period), { to: 'closed' });
    await consolidate(ask(period));
    expect(await recalculation(ask(period))).toEqual({ same: true });
    expect((await verifyChain(given, chain)).break).toBeNull();
  }, 120_000);

  test('a part that is gone is found by the verification', async () => {
    const period = '2026-06';
    const { chain } = periodAt(given, place(period));
    await openPeriod(ask(period));
    await submit(ask(period), '1', { sheets: units.map(({ id }) => routine(id, 1)) });
    const root = JSON.parse(await getBody(store, chain.partition, await indexOf(period))) as {
      parts: [string, string][];
    };
    const row = `body!${root.parts[1]?.[1]}!0`;
    await store.batch(chain.partition, [{ kind: 'delete', row }]);
    expect((await verifyChain(given, chain)).break).toEqual({
      because: 'body-missing',
      row: row.slice(0, -2),
      sequence: 2,
    });
  }, 60_000);

  /** Where nothing should go wrong. */
  const fail = (error: unknown) => {
    throw error;
  };
});
