// A submission as large as they come is accepted whole or not at all, on both stores.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mostSheets } from '../../../shared/api/submissions';
import { openSqliteStore } from '../../../functions/store/sqlite-store';
import type { Store } from '../../../functions/store/store';
import { openTableStore } from '../../../functions/store/table-store';
import { requestOf } from '../../../functions/usecases/access';
import type { StoreAndClock } from '../../../functions/usecases/store-and-clock';
import { openPeriod } from '../../../functions/usecases/open-period';
import { listSheets } from '../../../functions/usecases/read-sheets';
import { putScheme } from '../../../functions/usecases/schemes';
import { submit } from '../../../functions/usecases/submit';
import { startAzurite } from '../azurite';
import { routine, smallScheme, type SheetInput } from '../http/small-scheme';

interface Kept {
  readonly store: Store;
  end(): Promise<void>;
}

async function onSqlite(): Promise<Kept> {
  const folder = await mkdtemp(join(tmpdir(), 'scorebook-'));
  const store = await openSqliteStore(folder);
  const end = async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { store, end };
}

async function onTables(): Promise<Kept> {
  const azurite = await startAzurite();
  return { store: await openTableStore(azurite.connectionString, 'scorebook'), end: () => azurite.stop() };
}

const organisation = 'demo';
const office = { organisation, id: 'office-1', name: '考核办', roles: ['office'] };
const assessor = { organisation, id: 'safety-1', name: '安全员', roles: ['assessor:large/safety'] };
const place = { organisation, scheme: 'large', period: '2026-10' };
const units = Array.from({ length: mostSheets }, (_, n) => ({ id: `u${n}`, title: `${n} 队`, category: 'c' }));
const sheetsFrom = (first: number): SheetInput[] => units.map(({ id }, n) => routine(id, ((n + first) % 50) + 0.25));

describe.each([
  ['SQLite', onSqlite],
  ['Table Storage', onTables],
])('10,000 sheets on %s', (_, open) => {
  let kept: Kept;
  let given: StoreAndClock;
  beforeAll(async () => {
    kept = await open();
    given = { store: kept.store, clock: () => new Date('2026-10-15T08:00:00Z') };
    await putScheme(given, office, 'large', smallScheme('large', { units }), { 'if-none-match': '*' });
    await openPeriod(requestOf(given, office, place));
  }, 60_000);
  afterAll(() => kept.end());

  const send = (key: string, sheets: SheetInput[], base?: Record<string, string | null>) =>
    submit(requestOf(given, assessor, place), key, { sheets, ...(base && { base }) });
  const points = async () =>
    (await listSheets(requestOf(given, assessor, place), {})).sheets.map(({ sheet }) => sheet.lines[0]);

  test('one faulty sheet among them: none is there', async () => {
    const sheets = sheetsFrom(0);
    sheets[mostSheets - 1] = routine(`u${mostSheets - 1}`, 1, '');
    await expect(send('faulty', sheets)).rejects.toMatchObject({ code: 'sheets-refused' });
    expect(await points()).toEqual([]);
  }, 60_000);

  test('readers see none or all of them while they are accepted, never a part', async () => {
    const seen = new Set<number>();
    let accepted = false;
    const accepting = send('first', sheetsFrom(0)).finally(() => (accepted = true));
    while (!accepted) seen.add((await points()).length);
    expect((await accepting).sheets).toHaveLength(mostSheets);
    seen.add((await points()).length);
    expect([...seen].sort()).toEqual([0, mostSheets]);
  }, 60_000);

  test('one stale sheet among them: nothing is overwritten; what was accepted once gives its receipt again', async () => {
    const first = await send('first', sheetsFrom(0));
    const base = Object.fromEntries(first.sheets.map(({ key, etag }) => [key, etag]));
    await send('between', [routine('u7', 9)]);
    const before = await points();
    await expect(send('second', sheetsFrom(1), base)).rejects.toMatchObject({
      code: 'stale',
      conflicts: [{ key: 'u7~routine' }],
    });
    expect(await send('first', sheetsFrom(0))).toEqual(first);
    expect(await points()).toEqual(before);
  }, 60_000);
});
