// Records in a backup: what is put back holds them in every state with every version, is whole, and gives the same results again.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backUp, restore } from '../../../functions/local/commands/backup-file';
import { verifyCommand } from '../../../functions/local/commands/verify-command';
import { openSqliteStore } from '../../../functions/store/sqlite-store';
import { requestOf } from '../../../functions/usecases/access';
import { changeRecords } from '../../../functions/usecases/change-records';
import { readCounted } from '../../../functions/usecases/counted';
import { movePeriod } from '../../../functions/usecases/move-period';
import { openPeriod } from '../../../functions/usecases/open-period';
import { getRecord, listRecords, recordHistory } from '../../../functions/usecases/read-records';
import { readResults } from '../../../functions/usecases/read-results';
import { putScheme } from '../../../functions/usecases/schemes';
import type { StoreAndClock } from '../../../functions/usecases/store-and-clock';
import { submit } from '../../../functions/usecases/submit';
import { registerScheme, type ChangeInput } from '../http/register-scheme';
import { leaders, routine } from '../http/small-scheme';

const at = new Date('2026-10-15T08:00:00Z');
const place = { organisation: 'demo', scheme: 'reg', period: '2026-10' };
const person = (id: string, role: string) => ({ organisation: 'demo', id, name: id, roles: [role] });
const [office, leader] = [person('office-1', 'office'), person('leader-1', 'leader')];
const [head, secretary] = [person('head.u1', 'head:reg/u1'), person('secretary.u1', 'secretary:reg/u1')];
const inspector = person('assessor.safety', 'assessor:reg/safety');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scorebook-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function using<Result>(data: string, act: (given: StoreAndClock) => Promise<Result>): Promise<Result> {
  const store = await openSqliteStore(join(folder, data));
  try {
    return await act({ store, clock: () => at });
  } finally {
    await store.close();
  }
}

const change = (given: StoreAndClock, by: typeof office, key: string, ...changes: ChangeInput[]) =>
  changeRecords(requestOf(given, by, place), key, { changes });

/** A published month with records under way, signed by one, in force, agreed and counted, withdrawn, decided and filed. */
async function recordedMonth(given: StoreAndClock): Promise<void> {
  const request = (by = office) => requestOf(given, by, place);
  await putScheme(given, office, 'reg', registerScheme('reg'), { 'if-none-match': '*' });
  await openPeriod(request());
  const finding = (number: number) => ({ register: 'findings', number: `F-2026-10-00${number}` });
  const set = { kind: 'site', what: '堵塞', points: 0.5, deadline: '2026-11-10' };
  const found = { register: 'findings', unit: 'u1', set };
  await change(given, inspector, 'k1', found, { ...found, unit: 'u2' }, { ...found, unit: 'u2' });
  await change(given, office, 'k2', { ...finding(1), step: 'feed-back' });
  await change(given, inspector, 'k3', { ...finding(1), step: 'agree' });
  await change(given, office, 'k4', { ...finding(1), set: { points: 1.25 } });
  await change(given, inspector, 'k5', { ...finding(1), step: 'agree' });
  await change(given, head, 'k6', { ...finding(1), step: 'agree' });
  await change(given, inspector, 'k7', { ...finding(3), step: 'withdraw', reason: '误记' });
  const book = { register: 'book', number: 'B-2026-10-001' };
  await change(given, head, 'k8', { register: 'book', unit: 'u1', set: { focus: '巡检' } });
  await change(given, head, 'k9', { register: 'tasks', unit: 'u1', set: { book: book.number, what: '甲' } });
  await change(given, head, 'k10', { ...book, step: 'sign' });
  await change(given, secretary, 'k11', { ...book, step: 'sign' });
  await change(given, office, 'k12', { register: 'reviews', set: { finding: finding(1).number } });
  const sheets = ['u1', 'u2'].flatMap((unit) => [routine(unit, 2), leaders(unit, 38.5)]);
  await submit(request(), 'k13', { sheets });
  for (const to of ['closed', 'consolidated'] as const) await movePeriod(request(), { to });
  await movePeriod(request(leader), { to: 'signed' });
  await movePeriod(request(), { to: 'published' });
  await change(given, head, 'k14', { ...finding(1), set: { measure: '已清理' } });
  const appeal = { register: 'appeals', unit: 'u1', set: { finding: finding(1).number, grounds: '复核' } };
  await change(given, head, 'k15', { ...appeal, step: 'file' });
}

/** All that anybody can read of the month's records: as they are, in every version, and what they count. */
async function told(given: StoreAndClock) {
  const request = requestOf(given, office, place);
  const { records } = await listRecords(given, office, 'reg', {});
  const touched = records.filter(({ number }) => number !== null);
  const each = touched.map(async ({ register, number }) => ({
    shown: await getRecord(request, register, number as string),
    history: await recordHistory(request, register, number as string, {}),
  }));
  const [counted, results] = [await readCounted(request), await readResults(request)];
  return { records, each: await Promise.all(each), counted, results };
}

test('come back as they were, each with its versions; the copy is whole and its results follow', async () => {
  const before = await using('data', async (given) => {
    await recordedMonth(given);
    return told(given);
  });
  expect(new Set(before.records.map(({ register, state }) => `${register} ${state}`))).toEqual(
    new Set([
      ...['findings agreed', 'findings noted', 'findings void', 'book in-force'],
      ...['tasks set', 'reviews planned', 'appeals filed'],
    ]),
  );
  expect(before.each.map(({ history }) => history.versions.length)).toEqual([3, 1, 7, 1, 2, 1, 1]);
  expect(before.counted.postings).toMatchObject([{ record: 'F-2026-10-001', points: 1.25 }]);

  const file = join(folder, 'copy.backup');
  await backUp(join(folder, 'data'), file);
  const since = { register: 'findings', number: 'F-2026-10-002', step: 'withdraw', reason: '误记' };
  await using('data', (given) => change(given, inspector, 'k16', since));
  await restore(join(folder, 'restored'), file, false, at);

  expect(await using('restored', told)).toEqual(before);
  const lines: string[] = [];
  const env = { DATA_DIR: join(folder, 'restored') };
  expect(await verifyCommand(['demo', '--recalculate'], env, (line) => lines.push(line))).toBe(true);
  expect(lines).toContainEqual(expect.stringMatching(/reg\/2026-10 {2}follows from what was sealed$/));
});

test('go on where the backup was made: a request of before is answered again, one of after is done anew', async () => {
  await using('data', recordedMonth);
  const file = join(folder, 'copy.backup');
  await backUp(join(folder, 'data'), file);
  await restore(join(folder, 'restored'), file, false, at);
  await using('restored', async (given) => {
    const again = { register: 'book', number: 'B-2026-10-001', step: 'sign' };
    const signed = await change(given, secretary, 'k11', again);
    expect(signed.records).toMatchObject([{ state: 'in-force', version: 3 }]);
    const next = await change(given, office, 'k17', { register: 'reviews', set: { seen: '复查' } });
    expect(next.records).toMatchObject([{ number: 'R-2026-10-002', version: 1 }]);
  });
});
