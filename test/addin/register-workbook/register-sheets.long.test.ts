// A register's sheet on Microsoft's office.js, against the real service and outbox: downloaded, edited, submitted, met by others, refused.
import { workingDaysOf } from '../../../shared/registers/working-days';
import { randomUUID } from 'node:crypto';
import { createApiClient, type ApiClient } from '../../../addin/session/api-client';
import { NetworkFailure } from '../../../addin/session/failures';
import { openOutbox, type Outbox } from '../../../addin/session/outbox';
import type { RecordsEntry, Shelf } from '../../../addin/session/outbox-entry';
import { createQueries } from '../../../addin/session/queries';
import { sendEntry } from '../../../addin/session/send-entry';
import { createMemoryShelf } from '../../../addin/session/shelves';
import { openWindows } from '../../../addin/session/windows';
import { conflictsOf, isStale, resolveConflicts } from '../../../addin/register-workbook/conflicts';
import { queryOf, type Download } from '../../../addin/register-workbook/download';
import { recallRegister, type KeptRegister } from '../../../addin/register-workbook/kept-register';
import { layOutRegister } from '../../../addin/register-workbook/lay-out-register';
import { entriesOf, judged, readRegister, type RegisterDesk } from '../../../addin/register-workbook/register-desk';
import { settleInWorkbook } from '../../../addin/register-workbook/settle';
import { submitRegister } from '../../../addin/register-workbook/submit-register';
import type { RecordChange } from '../../../shared/api/records';
import type { ReadCell, ReadTable } from '../../../shared/sheets/plan';
import { registerFields, registerTable } from '../../../shared/sheets/register-sheet/register-columns';
import { cellAddress } from '../../../shared/sheets/address';
import { localService, type LocalService } from '../../functions/http/local-service';
import { openOfficeWorkbook, stateOf, type OfficeWorkbook } from '../workbook/office-workbook';
import { expectAsTheyWere } from '../workbook/refused-steps';
import { findingParts, findingsCount, period, scheme } from './findings-rounds';

const { signal } = new AbortController();
const register = 'findings';
const office = { as: 'office-1' };
const unit = scheme.units[0]?.id as string;

let service: LocalService;
let api: ApiClient;
const outboxes: Outbox[] = [];

beforeAll(async () => {
  service = await localService();
  const body = JSON.parse(JSON.stringify(scheme)) as never;
  await service.ask('putScheme', { s: scheme.id }, { ...office, headers: { 'if-none-match': '*' }, body });
  await service.ask('openPeriod', { s: scheme.id, p: period }, office);
  for (const changes of findingParts()) await change(changes);
  api = createApiClient(service.url, { token: () => service.tokenOf('office-1'), signOut: async () => undefined });
}, 120_000);
afterAll(async () => {
  for (const outbox of outboxes) outbox.close();
  await service.stop();
});

/** Somebody else's changes. */
async function change(changes: RecordChange[], as = 'office-1') {
  const headers = { 'idempotency-key': randomUUID() };
  const params = { s: scheme.id as string, p: period };
  return (await service.ask('changeRecords', params, { as, headers, body: { changes } })).body.records;
}

interface Person extends RegisterDesk {
  readonly office: OfficeWorkbook;
  /** whether the service is out of reach for them */
  cutOff: boolean;
  /** whether what it answers is lost on its way */
  losesAnswers: boolean;
}

let windows = 0;
/** Somebody with a workbook and an outbox of their own. */
async function somebody(shelf: Shelf = createMemoryShelf(), at = openOfficeWorkbook()): Promise<Person> {
  const outbox = await openOutbox({
    ...{ shelf, windows: openWindows(`registers ${(windows += 1)}`), organisation: 'demo', person: 'office-1' },
    ...{ patience: 60_000, now: Date.now, random: () => 0.5 },
    send: async (entry, stop) => {
      const far = createApiClient('http://127.0.0.1:9', { token: async () => '', signOut: async () => undefined });
      const answer = await sendEntry(person.cutOff ? far : api, entry, stop);
      if (person.losesAnswers) throw new NetworkFailure({});
      return answer;
    },
  });
  outboxes.push(outbox);
  const person: Person = {
    ...{ workbook: at.workbook, office: at, api, queries: createQueries(), outbox, cutOff: false, losesAnswers: false },
    ...{ who: { id: 'office-1', roles: ['office'] }, language: 'zh-CN', now: () => new Date('2026-10-20T04:00:00Z') },
    stateOf: () => 'open',
    workingDays: workingDaysOf([]),
  };
  return person;
}

const lay = (person: RegisterDesk, download: Download) =>
  layOutRegister({ ...person, scheme: scheme.id, register, download, period, versions: { [period]: 1 } }, signal);

async function keptBy({ workbook }: RegisterDesk): Promise<KeptRegister> {
  const kept = await recallRegister(workbook, scheme.id, register);
  if (kept === null) throw new Error('no register sheet');
  return kept;
}

async function tableOf({ workbook }: RegisterDesk): Promise<ReadTable> {
  const [table] = await workbook.read([registerTable(register)]);
  if (table === undefined) throw new Error('no table');
  return table;
}

const columnAt = async (person: RegisterDesk, path: string): Promise<number> => {
  const { sheet } = await readRegister(person, await keptBy(person));
  return registerFields(sheet).findIndex((field) => field.path.join('/') === path);
};
const textOf = (cell: ReadCell | undefined): string =>
  cell === undefined || cell.kind === 'blank' ? '' : String(cell.value);

/** Types into rows: row, column by its path, what. */
async function type(
  person: RegisterDesk,
  cells: readonly (readonly [number, string, string | number])[],
): Promise<void> {
  const { sheet, top } = await tableOf(person);
  for (const [row, path, entry] of cells) {
    const address = cellAddress(top + 1 + row, await columnAt(person, path));
    await person.workbook.write({ sheet, address }, [[entry]]);
  }
}

async function shown(person: RegisterDesk, row: number, ...paths: string[]): Promise<string[]> {
  const { rows } = await tableOf(person);
  return Promise.all(paths.map(async (path) => textOf(rows[row]?.[await columnAt(person, path)])));
}

const submit = async (person: RegisterDesk) => submitRegister(person, await keptBy(person));

const stored = async (number: string) =>
  (await service.ask('getRecord', { s: scheme.id, p: period, register, number }, office)).body;

describe('286 findings', () => {
  it('come into the workbook in one go, in as few steps as three do', async () => {
    const few = await somebody();
    few.office.refuseAfter(null);
    expect(await lay(few, { kind: 'unit', unit })).toEqual({ records: expect.any(Number), kept: 0 });
    const steps = few.office.batches();
    few.office.refuseAfter(null);
    await readRegister(few, await keptBy(few));
    const reading = few.office.batches();
    const all = await somebody();
    all.office.refuseAfter(null);
    expect(await lay(all, { kind: 'all' })).toEqual({ records: findingsCount, kept: 0 });
    expect(all.office.batches()).toBe(steps);
    const { rows } = await tableOf(all);
    expect(rows).toHaveLength(findingsCount + 10);
    all.office.refuseAfter(null);
    await readRegister(all, await keptBy(all));
    expect(all.office.batches()).toBe(reading);
  }, 120_000);

  it('come back with forty edited, some with a step, and say so in their rows', async () => {
    const person = await somebody();
    await lay(person, { kind: 'period', period });
    const { sheet, top } = await tableOf(person);
    const [points, step, reason] = await Promise.all(
      ['values/points', 'step', 'reason'].map((path) => columnAt(person, path)),
    );
    const at = (column = 0) => ({ sheet, address: cellAddress(top + 1 + 100, column) });
    await person.workbook.write(
      at(points),
      Array.from({ length: 40 }, () => [0.2]),
    );
    await person.workbook.write(
      at(step),
      Array.from({ length: 5 }, () => ['撤销']),
    );
    await person.workbook.write(
      at(reason),
      Array.from({ length: 5 }, () => ['重复登记']),
    );

    const kept = await keptBy(person);
    const { changes, faults } = judged(person, await readRegister(person, kept), new Set());
    expect(faults).toEqual([]);
    expect(changes).toHaveLength(40);
    expect(await submit(person)).toEqual({ kind: 'sent', rows: { accepted: 40, waiting: 0, refused: 0 } });
    const [number = ''] = await shown(person, 100, 'number');
    expect(await shown(person, 100, 'values/points', 'state', 'step', 'reason', 'row')).toEqual([
      ...['0.2', '已撤销', '', '', '已提交'],
    ]);
    expect(await shown(person, 99, 'row')).toEqual(['未修改']);
    expect(await stored(number)).toMatchObject({ state: 'void', version: 2, values: { points: 0.2 } });
    expect(person.outbox.entries()).toEqual([]);
    // The sheet is edited on from there.
    await type(person, [[120, 'values/points', 0.3]]);
    expect(await submit(person)).toEqual({ kind: 'sent', rows: { accepted: 1, waiting: 0, refused: 0 } });
    expect(await submit(person)).toEqual({ kind: 'same' });
  }, 120_000);
});

describe('what many have in hand', () => {
  it('goes in parts of ninety, each under a key of its own', async () => {
    const person = await somebody();
    const keys = new Set<string>();
    person.outbox.subscribe(() => person.outbox.entries().forEach(({ key }) => keys.add(key)));
    await lay(person, { kind: 'all' });
    const { sheet, top } = await tableOf(person);
    const address = cellAddress(top + 1, await columnAt(person, 'values/measure'));
    await person.workbook.write(
      { sheet, address },
      Array.from({ length: 95 }, () => ['统一补齐']),
    );
    expect(await submit(person)).toEqual({ kind: 'sent', rows: { accepted: 95, waiting: 0, refused: 0 } });
    expect(keys.size).toBe(2);
  }, 120_000);
});

describe('new rows', () => {
  it('have their key before they are sent, and are made once, whenever the answer comes', async () => {
    const shelf = createMemoryShelf();
    const person = await somebody(shelf);
    await lay(person, { kind: 'unit', unit });
    const count = (await keptBy(person)).rows.length;
    const before = (await api.ask('listRecords', { params: { s: scheme.id }, query: { register } })).records.length;
    const title = scheme.units[1]?.title;
    await type(person, [
      [count, 'unit', typeof title === 'string' ? title : (title?.['zh-CN'] ?? '')],
      [count, 'values/what', '=现场发现'],
    ]);
    person.cutOff = true;
    expect(await submit(person)).toEqual({ kind: 'sent', rows: { accepted: 0, waiting: 1, refused: 0 } });
    const [key = '', state] = await shown(person, count, 'key', 'row');
    expect([key.startsWith('+'), state]).toEqual([true, '待送达']);
    expect(await submit(person)).toEqual({ kind: 'sent', rows: { accepted: 0, waiting: 1, refused: 0 } });
    expect(person.outbox.entries()).toHaveLength(1);

    // The pane is closed and opened again, over the same workbook and shelf.
    const later = await somebody(shelf, person.office);
    await later.outbox.sendWaiting();
    const [entry] = entriesOf(later.outbox.entries(), await keptBy(later));
    expect(entry?.state.kind).toBe('accepted');
    await settleInWorkbook(later, scheme.id, register);
    const [number = '', after] = await shown(later, count, 'key', 'row');
    expect([await shown(later, count, 'number'), after]).toEqual([[number], '已提交']);
    expect(await stored(number)).toMatchObject({ unit: scheme.units[1]?.id, values: { what: '=现场发现' } });
    expect(await submit(later)).toEqual({ kind: 'same' });
    const { records } = await api.ask('listRecords', { params: { s: scheme.id }, query: { register } });
    expect(records).toHaveLength(before + 1);
  }, 120_000);

  it('that say the same are two records, whether added together or one after the other', async () => {
    const person = await somebody();
    await lay(person, { kind: 'unit', unit });
    const count = (await keptBy(person)).rows.length;
    const add = (row: number) =>
      type(person, [
        [row, 'unit', unit],
        [row, 'values/what', '又是一次'],
      ]);
    const one = { kind: 'sent', rows: { accepted: 1, waiting: 0, refused: 0 } };
    await add(count);
    expect(await submit(person)).toEqual(one);
    await add(count + 1);
    expect(await submit(person)).toEqual(one);
    const [[first = ''], [second = '']] = await Promise.all([
      shown(person, count, 'number'),
      shown(person, count + 1, 'number'),
    ]);
    expect([first, second]).toEqual([expect.stringMatching(/^F-/), expect.stringMatching(/^F-/)]);
    expect(first).not.toBe(second);
    expect(await stored(second)).toMatchObject({ version: 1, values: { what: '又是一次' } });
    expect(await submit(person)).toEqual({ kind: 'same' });
  }, 120_000);

  it('are the same request where the outbox has lost them with their answer', async () => {
    const person = await somebody();
    await lay(person, { kind: 'unit', unit });
    const count = (await keptBy(person)).rows.length;
    const before = (await api.ask('listRecords', { params: { s: scheme.id }, query: { register } })).records.length;
    await type(person, [
      [0, 'values/measure', '同一批'],
      [count, 'unit', unit],
      [count, 'values/what', '只登记一次'],
    ]);
    person.losesAnswers = true;
    expect(await submit(person)).toEqual({ kind: 'sent', rows: { accepted: 0, waiting: 2, refused: 0 } });

    const later = await somebody(createMemoryShelf(), person.office);
    await type(later, [[1, 'values/measure', '另一批']]);
    expect(await submit(later)).toEqual({ kind: 'sent', rows: { accepted: 3, waiting: 0, refused: 0 } });
    const [number = ''] = await shown(later, count, 'number');
    expect(await stored(number)).toMatchObject({ version: 1, values: { what: '只登记一次' } });
    const { records } = await api.ask('listRecords', { params: { s: scheme.id }, query: { register } });
    expect(records).toHaveLength(before + 1);
    expect((await keptBy(later)).sent).toEqual([]);
  }, 120_000);
});

describe('cells that somebody else has changed meanwhile', () => {
  it('are told side by side, chosen one by one, and what only they changed comes in', async () => {
    const person = await somebody();
    await lay(person, { kind: 'unit', unit });
    const [number = ''] = await shown(person, 2, 'number');
    const [moved = ''] = await shown(person, 3, 'number');
    await change([{ register, number, set: { points: 0.4, what: '他人的描述', measure: '他人的措施' } }]);
    await change([{ register, number: moved, step: 'withdraw', reason: '误登' }]);
    await type(person, [
      [2, 'values/points', 0.3],
      [2, 'values/what', '我的描述'],
      [3, 'step', '撤销'],
      [3, 'reason', '重复'],
      [4, 'values/points', 0.3],
    ]);
    expect(await submit(person)).toEqual({ kind: 'sent', rows: { accepted: 0, waiting: 0, refused: 3 } });
    const kept = await keptBy(person);
    const [entry] = entriesOf(person.outbox.entries(), kept) as [RecordsEntry];
    expect(isStale(entry)).toBe(true);
    const conflicts = await conflictsOf(person, kept, entry);
    expect(conflicts.map(({ key, cells, step }) => ({ key, cells, step }))).toEqual([
      {
        key: number,
        cells: [
          { column: 'what', mine: '我的描述', theirs: '他人的描述' },
          { column: 'points', mine: 0.3, theirs: 0.4 },
        ],
        step: null,
      },
      { key: moved, cells: [], step: 'withdraw' },
    ]);
    await resolveConflicts(person, kept, conflicts, (_, place) => (place === 'what' ? 'mine' : 'theirs'));
    expect(await shown(person, 2, 'values/points', 'values/what', 'values/measure')).toEqual([
      ...['0.4', '我的描述', '他人的措施'],
    ]);
    expect(await shown(person, 3, 'step', 'reason', 'state')).toEqual(['', '', '已撤销']);
    expect(await submit(person)).toEqual({ kind: 'sent', rows: { accepted: 2, waiting: 0, refused: 0 } });
    expect((await stored(number)).values).toMatchObject({ points: 0.4, what: '我的描述', measure: '他人的措施' });
    expect(person.outbox.entries()).toEqual([]);
  }, 120_000);
});

describe('a fault', () => {
  it('keeps everything from being sent, and is marked in its row', async () => {
    const person = await somebody();
    await lay(person, { kind: 'unit', unit });
    await type(person, [
      [5, 'values/points', '一分'],
      [6, 'values/points', 0.5],
    ]);
    const before = service.contents();
    const submitted = await submit(person);
    expect(submitted).toMatchObject({ kind: 'faults', faults: [{ code: 'number-expected' }] });
    expect(service.contents()).toEqual(before);
    expect([await shown(person, 5, 'row'), await shown(person, 6, 'row')]).toEqual([['有问题'], ['已修改']]);
  }, 120_000);
});

describe('a sheet that is laid out again', () => {
  it('keeps what was typed and not submitted, wherever the rows stand by then, and takes in the rest', async () => {
    const person = await somebody();
    await lay(person, { kind: 'unit', unit });
    const count = (await keptBy(person)).rows.length;
    const [own = '', other = ''] = [...(await shown(person, 0, 'number')), ...(await shown(person, 1, 'number'))];
    await type(person, [
      [0, 'values/measure', '还没提交'],
      [count, 'unit', unit],
      [count, 'values/what', '新发现'],
    ]);
    await change([{ register, number: other, set: { measure: '他人补写' } }]);
    await change([{ register, number: own, set: { deadline: '2026-12-31' } }]);
    // Excel takes a column that is typed right beside a table into it.
    const { sheet: tab, top, header } = await tableOf(person);
    await person.workbook.write({ sheet: tab, address: cellAddress(top, header.length) }, [['我的备注'], ['先问主任']]);
    const [wider] = person.office.book.tables;
    if (wider) Object.assign(wider, { rect: { ...wider.rect, columns: header.length + 1 } });
    expect(await lay(person, { kind: 'all' })).toMatchObject({ kept: 2 });
    const { sheet, read } = await readRegister(person, await keptBy(person));
    const rowOf = (number: string) => read.rowOf.get(number) ?? -1;
    expect(await shown(person, rowOf(own), 'values/measure', 'row')).toEqual(['还没提交', '已修改']);
    expect(await shown(person, rowOf(other), 'values/measure', 'row')).toEqual(['他人补写', '未修改']);
    expect(read.rows.map(({ set }) => set)).toEqual([{ measure: '还没提交' }, { what: '新发现' }]);
    expect(sheet.rows.filter(({ key }) => key === own)).toHaveLength(1);
    const laid = await tableOf(person);
    expect([laid.header.at(-1), textOf(laid.rows[rowOf(own)]?.at(-1))]).toEqual(['我的备注', '先问主任']);
    // Others changed another cell of it: both are kept.
    await submit(person);
    expect((await stored(own)).values).toMatchObject({ measure: '还没提交', deadline: '2026-12-31' });
    expect(await shown(person, rowOf(own), 'values/deadline')).toEqual(['46387']);
  }, 120_000);

  it('is as it was, whichever step of laying it anew is refused', async () => {
    const desk = await somebody();
    const download = { kind: 'unit' as const, unit };
    await expectAsTheyWere({
      lay: (at) => lay({ ...desk, workbook: at.workbook }, download),
      typedAt: { sheet: `register:${scheme.id}/${register}`, address: 'J5' },
      again: (at) => lay({ ...desk, workbook: at.workbook }, download),
    });
  }, 300_000);

  it('leaves somebody’s own sheet of that name alone', async () => {
    const person = await somebody();
    person.office.book.grid.addSheet('问题整改台账');
    const before = stateOf(person.office);
    await expect(lay(person, { kind: 'unit', unit })).rejects.toMatchObject({ code: 'name-taken' });
    expect(stateOf(person.office)).toEqual(before);
  }, 60_000);
});

describe('records of several periods, whose schemes are of several versions', () => {
  const next = '2026-Q4';
  const later = {
    ...scheme,
    version: 2,
    registers: (scheme.registers ?? []).map((one) =>
      one.id !== register
        ? one
        : { ...one, columns: [...one.columns, { id: 'team', title: '检查组', type: 'text' as const }] },
    ),
  };

  it('stand on one sheet, each read by its own version, and go to their own periods', async () => {
    const headers = { 'if-match': '"1"' };
    const body = JSON.parse(JSON.stringify(later)) as never;
    await service.ask('putScheme', { s: scheme.id }, { ...office, headers, body });
    await service.ask('openPeriod', { s: scheme.id, p: next }, office);
    const person = await somebody();
    const versions = { [period]: 1, [next]: 2 };
    const request = { ...person, scheme: scheme.id as string, register, versions };
    const back = { kind: 'look-back' as const, period: next as never, units: [unit] };
    const { records } = await layOutRegister({ ...request, download: back, period: next }, signal);
    expect(records).toBeGreaterThan(3);
    await type(person, [
      [0, 'values/team', '旧版没有这一列'],
      [records, 'unit', unit],
      [records, 'values/what', '本季发现'],
      [records, 'values/team', '第三组'],
    ]);
    expect(await submit(person)).toMatchObject({ kind: 'faults', faults: [{ code: 'read-only-changed' }] });
    await type(person, [
      [0, 'values/team', ''],
      [0, 'values/measure', '回头看时补'],
    ]);
    expect(await submit(person)).toEqual({ kind: 'sent', rows: { accepted: 2, waiting: 0, refused: 0 } });
    const [old = '', fresh = ''] = [...(await shown(person, 0, 'number')), ...(await shown(person, records, 'number'))];
    expect([old.includes(period), fresh.includes(next)]).toEqual([true, true]);
    expect((await stored(old)).values).toMatchObject({ measure: '回头看时补' });
    const made = { s: scheme.id as string, p: next, register, number: fresh };
    expect((await service.ask('getRecord', made, office)).body.values).toEqual({ what: '本季发现', team: '第三组' });
  }, 120_000);
});

test('what earlier periods left open is asked for of the units to be checked', () => {
  expect(queryOf(register, { kind: 'look-back', period: '2026-Q4' as never, units: ['d1', 'd2'] })).toEqual({
    ...{ register, open: 'true', to: '2026-Q3', unit: 'd1,d2' },
  });
});
