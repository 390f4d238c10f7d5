// Lists of sheets that are larger than one answer should be: a page ends early, and reads no more than it needs.
import { requestOf } from '../../../functions/usecases/access';
import type { StoreAndClock } from '../../../functions/usecases/store-and-clock';
import { openPeriod } from '../../../functions/usecases/open-period';
import { listSheets, progress, sheetHistory } from '../../../functions/usecases/read-sheets';
import { putScheme } from '../../../functions/usecases/schemes';
import { submit } from '../../../functions/usecases/submit';
import { routine, smallScheme, type SheetInput } from '../http/small-scheme';
import { countedStore, type CountedStore } from './counted-store';

const organisation = 'demo';
const office = { organisation, id: 'office-1', name: '考核办', roles: ['office'] };
const place = { organisation, scheme: 'heavy', period: '2026-10' };
const ids = Array.from({ length: 12 }, (_, at) => `u${at + 10}`);

/** A sheet of some 3 MB. */
const heavy = (unit: string, points = 0.01): SheetInput => ({
  unit,
  component: 'routine',
  lines: Array.from({ length: 1500 }, () => ({ points, reason: 'x'.repeat(2000) })),
});

let counted: CountedStore;
let given: StoreAndClock;
beforeAll(async () => {
  counted = await countedStore();
  given = { store: counted.store, clock: () => new Date('2026-10-15T08:00:00Z') };
  const units = ids.map((id) => ({ id, title: id, category: 'c' }));
  await putScheme(given, office, 'heavy', smallScheme('heavy', { units }), { 'if-none-match': '*' });
  await openPeriod(requestOf(given, office, place));
  for (const id of ids) await submit(requestOf(given, office, place), id, { sheets: [heavy(id)] });
}, 60_000);
afterAll(() => counted.end());

/** Follows `next` to the end; gives what each page held. */
async function pages<Item>(
  read: (next?: string) => Promise<{ items: Item[]; next: string | null }>,
): Promise<Item[][]> {
  const all: Item[][] = [];
  let next: string | null | undefined;
  do {
    const page = await read(next ?? undefined);
    all.push(page.items);
    next = page.next;
  } while (next !== null);
  return all;
}

const keysOf = async (filter: { limit?: number; unit?: string } = {}) =>
  pages(async (next) => {
    const { sheets, next: more } = await listSheets(requestOf(given, office, place), { ...filter, next });
    return { items: sheets.map(({ key }) => key), next: more };
  });

test('a page of accepted sheets ends before it is larger than 8 MiB; `next` leads to all of them, each once', async () => {
  expect(await keysOf()).toEqual([0, 2, 4, 6, 8, 10].map((at) => ids.slice(at, at + 2).map((id) => `${id}~routine`)));
}, 60_000);

test('a page reads no submission of which it holds nothing, but few ahead', async () => {
  counted.forget();
  await listSheets(requestOf(given, office, place), { limit: 1 });
  await listSheets(requestOf(given, office, place), { unit: 'u20' });
  expect(counted.reads('submission')).toBe(2);
  counted.forget();
  await listSheets(requestOf(given, office, place), {});
  expect(counted.reads('submission')).toBe(8);
}, 60_000);

test('small sheets come in one page, in the order of their keys, whatever submissions hold them', async () => {
  const small = { ...place, period: '2026-11' };
  await openPeriod(requestOf(given, office, small));
  await submit(requestOf(given, office, small), 'odd', {
    sheets: ids.filter((_, at) => at % 2 > 0).map((id) => routine(id, 1)),
  });
  await submit(requestOf(given, office, small), 'even', {
    sheets: ids.filter((_, at) => at % 2 === 0).map((id) => routine(id, 2)),
  });
  const { sheets, next } = await listSheets(requestOf(given, office, small), {});
  expect([sheets.map(({ key }) => key), next]).toEqual([ids.map((id) => `${id}~routine`), null]);
  await expect(listSheets(requestOf(given, office, small), { next: 'u1~routine' })).rejects.toMatchObject({
    code: 'malformed',
  });
});

test('a page of a sheet’s history ends as early, and begins at none but this sheet’s versions', async () => {
  for (const points of [0.02, 0.03, 0.04])
    await submit(requestOf(given, office, place), `again ${points}`, { sheets: [heavy('u10', points)] });
  const key = 'u10~routine';
  const history = await pages(async (next) => {
    const { versions, next: more } = await sheetHistory(requestOf(given, office, place), key, { next });
    return { items: versions.map(({ sheet }) => sheet.lines[0]?.points), next: more };
  });
  expect(history).toEqual([
    [0.04, 0.03],
    [0.02, 0.01],
  ]);
  counted.forget();
  await sheetHistory(requestOf(given, office, place), key, { limit: 1 });
  expect(counted.reads('submission')).toBe(1);
  for (const next of ['"2.0"', '"1.7"', '"99.0"', '"01.0"', 'u10~routine'])
    await expect(sheetHistory(requestOf(given, office, place), key, { next })).rejects.toMatchObject({
      code: 'malformed',
    });
}, 60_000);

test('the progress of a heavy period is that of any other', async () => {
  const { cells } = await progress(requestOf(given, office, place));
  const filled = cells.filter(({ accepted }) => accepted.includes('routine'));
  expect(filled).toHaveLength(ids.length);
  expect(new Set(filled.map(({ acceptedAt }) => acceptedAt))).toEqual(new Set(['2026-10-15T08:00:00.000Z']));
}, 60_000);
