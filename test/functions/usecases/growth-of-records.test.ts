// What a change of a record costs while its period fills: the same writes for ever, and each record that it is judged by read once.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../../functions/store/sqlite-store';
import type { Store } from '../../../functions/store/store';
import { requestOf } from '../../../functions/usecases/access';
import { changeRecords } from '../../../functions/usecases/change-records';
import { openPeriod } from '../../../functions/usecases/open-period';
import { getRecord } from '../../../functions/usecases/read-records';
import { putScheme } from '../../../functions/usecases/schemes';
import { registerScheme, type ChangeInput } from '../http/register-scheme';
import { spendingStore, type Spent } from './spending-store';

const place = { organisation: 'demo', scheme: 'reg', period: '2026-10' };
const person = (id: string, role: string) => ({ organisation: 'demo', id, name: id, roles: [role] });
const office = person('office-1', 'office');
const inspector = person('assessor.safety', 'assessor:reg/safety');
const head = person('head.u1', 'head:reg/u1');

let folder: string;
let store: Store;
let spent: (act: () => Promise<unknown>) => Promise<Spent>;
let keys = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scorebook-'));
  ({ store, spent } = spendingStore(await openSqliteStore(folder)));
  await putScheme(given(), office, 'reg', registerScheme('reg'), { 'if-none-match': '*' });
  await openPeriod(requestOf(given(), office, place));
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

const given = () => ({ store, clock: () => new Date('2026-10-15T08:00:00Z') });
const change = (by: typeof office, ...changes: ChangeInput[]) =>
  changeRecords(requestOf(given(), by, place), `k${(keys += 1)}`, { changes });
const finding = (n: number) => ({ register: 'findings', number: `F-2026-10-${String(n).padStart(3, '0')}` });
const set = { kind: 'site', what: '堵塞', points: 0.01, deadline: '2026-11-10' };
const newFinding: ChangeInput = { register: 'findings', unit: 'u1', set };
const newReview: ChangeInput = { register: 'reviews', set: { seen: '复查' } };

/** So many findings at once, which count but for the first, whom somebody has still to sign, and as many reviews. */
async function add(count: number): Promise<void> {
  const { records } = await change(inspector, ...Array<ChangeInput>(count).fill(newFinding));
  await change(office, ...Array<ChangeInput>(count).fill(newReview));
  const step = (id: string) =>
    records.map(({ number }) => ({ register: 'findings', number: number as string, step: id }));
  await change(office, ...step('feed-back'));
  await change(inspector, ...step('agree'));
  await change(head, ...step('agree').slice(1));
}

/** What each kind of change costs as the period stands. */
async function costs(first: number): Promise<Record<string, Spent>> {
  return {
    'a record is made': await spent(() => change(inspector, newFinding)),
    'a column is changed': await spent(() => change(office, { ...finding(first), set: { points: 0.02 } })),
    'two sign, and it counts': await spent(async () => {
      await change(inspector, { ...finding(first), step: 'agree' });
      await change(head, { ...finding(first), step: 'agree' });
    }),
    'its line is corrected': await spent(() =>
      change(office, { ...finding(first), step: 'correct', set: { points: 0.03 }, reason: '复核' }),
    ),
    'another register': await spent(() => change(office, newReview)),
    'one is read': await spent(() => getRecord(requestOf(given(), office, place), 'findings', finding(first).number)),
  };
}

test('as many calls, writes and bytes with nine times the records; what it is judged by is read once', async () => {
  await add(30);
  const few = await costs(1);
  for (let round = 0; round < 3; round += 1) await add(90);
  const many = await costs(32);
  for (const [what, before] of Object.entries(few)) {
    const after = many[what] as Spent;
    expect([what, after.calls, after.rowsWritten]).toEqual([what, before.calls, before.rowsWritten]);
    // Numbers of more digits.
    expect(Math.abs(after.bytesWritten - before.bytesWritten)).toBeLessThan(10);
  }
  const more = Object.entries(many).map(([what, { rowsRead }]) => [what, rowsRead - (few[what] as Spent).rowsRead]);
  // 270 findings or reviews, and those that the costs were made of.
  expect(Object.fromEntries(more)).toEqual({
    'a record is made': 271,
    'a column is changed': 271,
    'two sign, and it counts': 542,
    'its line is corrected': 271,
    'another register': 271,
    'one is read': 0,
  });
});
