// A score workbook of both sorts: one component in a table of somebody's own, the others in sheets that were laid out.
import { utils, write } from '@e965/xlsx';
import { withAdopted, withoutAdopted } from '../../../addin/score-workbook/adopt-table';
import { blankDeductions } from '../../../addin/score-workbook/blanks';
import { linePlace, resolveConflicts, sheetPlace } from '../../../addin/score-workbook/conflicts';
import { layOut } from '../../../addin/score-workbook/lay-out';
import { readScores } from '../../../addin/score-workbook/read-scores';
import { laidComponents } from '../../../addin/score-workbook/score-workbook';
import {
  recallScoreWorkbook,
  rememberScoreWorkbook,
  type AdoptedTable,
  type ScoreWorkbook,
} from '../../../addin/score-workbook/score-workbook';
import { showState } from '../../../addin/score-workbook/state-cell';
import { createFileWorkbook, type FileWorkbook } from '../../../addin/workbook/file/file-workbook';
import { openFile } from '../../../addin/workbook/file/open-file';
import { conflictSchema } from '../../../shared/api/problem';
import { withName } from '../../../shared/sheets/adopt/change-mapping';
import { guessTables } from '../../../shared/sheets/adopt/guess-tables';
import { nothingThen } from '../../../shared/sheets/counted-table';
import { tableName } from '../../../shared/sheets/score-table';
import { schemeFrom } from '../../shared/accepted';
import { bureau } from '../../shared/bureau';

type Rows = readonly (readonly (string | number | null)[])[];

const scheme = schemeFrom(bureau);
const component = scheme.components.find(({ id }) => id === 'work');
if (component === undefined) throw new Error('no such component');
const period = { scheme: 'bureau', period: '2026-10', version: 1 };
const tab = '十月考核';

const header = ['序号', '被考核单位', '考核项目', '扣分', '扣分原因'];
const table: Rows = [
  ['十月常规工作考核表'],
  header,
  [1, '一处', '计划', 2, '逾期'],
  [2, '一处', '报告', 0, null],
  [3, '二处', '计划', 0, null],
  [4, '二处', '报告', '1.5分', '漏报'],
  ['合计', null, null, 3.5, null],
  ['备注：以书面检查为准'],
];

async function workbookOf(sheets: Readonly<Record<string, Rows>>): Promise<FileWorkbook> {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), name);
  }
  const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
  return createFileWorkbook(await openFile(bytes, 'own.xlsx', () => undefined));
}

async function confirmed(workbook: FileWorkbook, name = tab): Promise<AdoptedTable> {
  const [guess] = guessTables(await workbook.readSheet(name), { scheme, ...(component && { component }) });
  if (guess === undefined) throw new Error('no table');
  return { mapping: { ...guess.mapping, confirmed: true }, columns: null, absentHadNothing: false };
}

const adopting = (adopted: AdoptedTable, before: ScoreWorkbook | null = null) => ({
  ...{ period, host: null, tables: { work: adopted }, before },
  accepted: [{ key: 'd1~work', etag: '"7.0"' }],
});

const read = (workbook: FileWorkbook, kept: ScoreWorkbook) => readScores(workbook, kept, scheme, 'assessor-1', null);

/** The own table as it was confirmed, in a workbook where it stands otherwise now. */
async function readNow(sheets: Readonly<Record<string, Rows>>) {
  const kept = withAdopted(adopting(await confirmed(await workbookOf({ [tab]: table }))));
  return read(await workbookOf(sheets), kept);
}

test('its lines become sheets, with what was skipped told, and a path leads to the cell of the own table', async () => {
  const workbook = await workbookOf({ [tab]: table });
  const { sheets, faults, own, placeOf } = await read(workbook, withAdopted(adopting(await confirmed(workbook))));
  expect(faults).toEqual([]);
  expect(sheets.map(({ unit, lines }) => [unit, lines.filter(({ points }) => points > 0)])).toEqual([
    ['d1', [{ indicator: 'plan', points: 2, reason: '逾期' }]],
    ['d2', [{ indicator: 'report', points: 1.5, reason: '漏报' }]],
  ]);
  expect(own).toMatchObject([
    { component: 'work', sheet: tab, rows: 4, absent: ['b1', 'd3'], isMoved: false, wasOn: null, leftOut: 0 },
  ]);
  expect(own[0]?.skipped.map(({ row, why }) => [row, why])).toEqual([
    [6, 'total'],
    [7, 'note'],
  ]);
  const at = sheets[1]?.lines.findIndex(({ points }) => points === 1.5);
  expect(placeOf(`sheets[1].lines[${at}].points`)).toEqual({ sheet: tab, address: 'D6' });
});

test('beside it the others are read from the sheets that are laid out, and faults of both lead to their cells', async () => {
  const workbook = await workbookOf({
    [tab]: table.map((row) => (row[0] === 1 ? [1, '一处', '计划', '很多', '逾期'] : row)),
  });
  await rememberScoreWorkbook(workbook, withAdopted(adopting(await confirmed(workbook))));
  const request = {
    ...{ scheme, period, components: ['bonus'], groups: ['office'], host: null, language: 'zh-CN' as const },
    ...{ accepted: [], counted: nothingThen, assessor: 'assessor-1', layouts: {} },
  };
  await layOut(workbook, { ...request, before: await recallScoreWorkbook(workbook) }, new AbortController().signal);
  const kept = await recallScoreWorkbook(workbook);
  if (kept === null) throw new Error('nothing is kept');
  expect(kept.components).toEqual(['bonus', 'work']);
  expect(laidComponents(kept)).toEqual(['bonus']);
  expect(kept.base).toMatchObject({ 'd1~work': '"7.0"' });

  const laid = (await workbook.read([tableName('bonus')]))[0];
  if (laid === undefined) throw new Error('no table');
  const points = laid.header.findIndex((title) => title === '加分');
  await workbook.write(
    { sheet: laid.sheet, address: `${String.fromCharCode(65 + laid.left + points)}${laid.top + 2}` },
    [['x']],
  );
  const { faults, tables, own } = await read(workbook, kept);
  expect(faults.map(({ code, place }) => [code, place.sheet])).toEqual([
    ['points-not-a-number', laid.sheet],
    ['points-not-a-number', tab],
  ]);
  expect(faults[1]?.place.address).toBe('D3');
  expect(tables.map(({ name }) => name)).toEqual([tableName('bonus')]);
  expect(own).toHaveLength(1);
  // What is blank in it is never filled in.
  expect(blankDeductions(scheme, tables)).toEqual([]);
});

test('laying a component out takes it from the own table', async () => {
  const workbook = await workbookOf({ [tab]: table });
  await rememberScoreWorkbook(workbook, withAdopted(adopting(await confirmed(workbook))));
  const request = {
    ...{ scheme, period, components: ['work'], groups: ['office'], host: null, language: 'zh-CN' as const },
    ...{ accepted: [], counted: nothingThen, assessor: 'assessor-1', layouts: {} },
  };
  await layOut(workbook, { ...request, before: await recallScoreWorkbook(workbook) }, new AbortController().signal);
  expect(await recallScoreWorkbook(workbook)).toMatchObject({ components: ['work'], adopted: {}, base: {} });
});

test('a row that came, a table that was moved, a tab that was renamed: all are read, and told', async () => {
  const more = [...table.slice(0, 6), [5, '三处', '计划', 4, '逾期'], ...table.slice(6)];
  const added = await readNow({ [tab]: more });
  expect(added.sheets.map(({ unit }) => unit)).toEqual(['d1', 'd2', 'd3']);
  const moved = await readNow({ [tab]: [[null], [null], ...table] });
  expect(moved.own).toMatchObject([{ rows: 4, isMoved: true }]);
  expect(moved.faults).toEqual([]);
  const renamed = await readNow({ 说明: [['看第二页']], 十一月: table });
  expect(renamed.own).toMatchObject([{ sheet: '十一月', wasOn: tab }]);
  expect(renamed.sheets).toHaveLength(2);
});

test('what somebody had selected beside another table is read alone, also where it was moved out of those columns', async () => {
  const beside = table.map((row) => [...header.map((_, at) => row[at] ?? null), null, '负责人', '张三']);
  const adopted = { ...(await confirmed(await workbookOf({ [tab]: table }))), columns: { first: 0, last: 4 } };
  const kept = withAdopted(adopting(adopted));
  const narrow = await read(await workbookOf({ [tab]: beside }), kept);
  expect(narrow.faults).toEqual([]);
  expect(narrow.own).toMatchObject([{ rows: 4, isMoved: false }]);
  const moved = await read(await workbookOf({ [tab]: table.map((row) => [null, null, null, ...row]) }), kept);
  expect(moved.faults).toEqual([]);
  expect(moved.own).toMatchObject([{ rows: 4, isMoved: true }]);
});

test('a header that was reworded and a sheet that is gone say what to do, and nothing is read', async () => {
  const reworded = await readNow({
    [tab]: table.map((row) => (row === header ? [...header.slice(0, 3), '扣罚', '原因'] : row)),
  });
  expect(reworded).toMatchObject({ sheets: [], own: [] });
  expect(reworded.faults).toMatchObject([
    {
      ...{ code: 'own-table-changed', place: { sheet: tab, address: 'A2' } },
      detail: { component: 'work', sheet: tab, missing: '扣分、扣分原因', added: '扣罚、原因' },
    },
  ]);
  const gone = await readNow({ 别的: [['什么也没有']] });
  expect(gone.faults.map(({ code }) => code)).toEqual(['own-sheet-missing']);
});

test('by which full marks scores are taken is told at every check where the table names none', async () => {
  const scores = table.map((row) =>
    row === header
      ? header.map((title) => (title === '扣分' ? '得分' : title))
      : typeof row[0] === 'number'
        ? [...row.slice(0, 3), 19, '漏报']
        : row,
  );
  const workbook = await workbookOf({ [tab]: scores });
  const { own } = await read(workbook, withAdopted(adopting(await confirmed(workbook))));
  const marksOf = (id: string) => component?.indicators?.find((one) => one.id === id)?.marks;
  expect(own[0]?.assumed).toEqual(['plan', 'report'].map((part) => ({ column: '得分', part, marks: marksOf(part) })));
});

test('a table that now says otherwise of its points is not read until it is confirmed anew', async () => {
  const points = header.map((title) => (title === '扣分' ? '分值' : title));
  const of = (title: string) => [[title], points, ...table.slice(2)];
  const kept = withAdopted(adopting(await confirmed(await workbookOf({ 常规: of('十月扣分统计') }), '常规')));
  const same = await read(await workbookOf({ 常规: of('十一月扣分统计') }), kept);
  expect(same).toMatchObject({ faults: [], own: [{ rows: 4 }] });
  for (const name of ['常规', '加减']) {
    const other = await read(await workbookOf({ [name]: of('十月加分统计') }), kept);
    expect(other).toMatchObject({ sheets: [], own: [] });
    expect(other.faults).toMatchObject([{ code: 'own-table-unconfirmed', detail: { sheet: name } }]);
  }
});

test('a name that nobody knows is a fault at its cell; one that is not read is counted and gives nothing', async () => {
  const rows = table.map((row) => (row[0] === 3 ? [3, '总务科', '计划', 3, '逾期'] : row));
  const workbook = await workbookOf({ [tab]: rows });
  const adopted = await confirmed(workbook);
  const unknown = await read(workbook, withAdopted(adopting(adopted)));
  expect(unknown.faults.map(({ code, place }) => [code, place.address])).toEqual([['unit-not-listed', 'B5']]);
  const mapping = { ...withName(adopted.mapping, 'units', '总务科', ''), confirmed: true };
  const left = await read(workbook, withAdopted(adopting({ ...adopted, mapping })));
  expect(left.faults).toEqual([]);
  expect(left.own).toMatchObject([{ leftOut: 1 }]);
  expect(
    left.sheets.flatMap(({ lines }) => lines.map(({ points }) => points)).filter((points) => points === 3),
  ).toEqual([]);
});

test('units that it does not name had nothing taken off where somebody has said so', async () => {
  const workbook = await workbookOf({ [tab]: table });
  const adopted = { ...(await confirmed(workbook)), absentHadNothing: true };
  const { sheets } = await read(workbook, withAdopted(adopting(adopted)));
  expect(sheets.map(({ unit, lines }) => [unit, lines.length])).toContainEqual(['d3', 0]);
});

test('of a conflict the other side is never written into it: what is to be changed is said, and its base stays', async () => {
  const workbook = await workbookOf({ [tab]: table });
  const kept = withAdopted(adopting(await confirmed(workbook)));
  const before = JSON.stringify(workbook.content().sheets);
  const conflicts = ['d1~work', 'd2~work'].map((key) =>
    conflictSchema.parse({
      ...{ key, base: '"7.0"', current: '"9.0"', by: 'colleague', acceptedAt: '2026-11-03T08:00:00.000Z' },
      lines: [
        {
          indicator: 'plan',
          position: 0,
          yours: { indicator: 'plan', points: 2 },
          theirs: { indicator: 'plan', points: 5 },
        },
      ],
    }),
  );
  const theirs = linePlace('d1~work', 'plan', 0);
  const { kept: next, byHand } = await resolveConflicts({
    ...{ workbook, kept, scheme, language: 'zh-CN', assessor: 'assessor-1', conflicts },
    sideOf: (place) => (place === theirs ? 'theirs' : 'mine'),
  });
  expect(byHand).toMatchObject([{ conflict: { key: 'd1~work' }, place: { sheet: tab, address: 'D3' } }]);
  expect(next.base).toMatchObject({ 'd1~work': '"7.0"', 'd2~work': '"9.0"' });
  expect(JSON.stringify(workbook.content().sheets)).toBe(before);
  expect(sheetPlace('d1~work')).not.toBe(theirs);
});

test('the state is not written into a workbook of somebody’s own, whatever its sheets are called', async () => {
  const workbook = await workbookOf({ notes: table });
  const kept = withAdopted(adopting(await confirmed(workbook, 'notes')));
  const before = JSON.stringify(workbook.content().sheets);
  await showState(workbook, kept, [], 'not-submitted', 'zh-CN');
  expect(JSON.stringify(workbook.content().sheets)).toBe(before);
});

test('what was adopted before goes on from where it was edited; given up, nothing of it stays', async () => {
  const adopted = await confirmed(await workbookOf({ [tab]: table }));
  const first = withAdopted(adopting(adopted));
  const again = withAdopted({ ...adopting(adopted, first), accepted: [{ key: 'd1~work', etag: '"8.0"' }] });
  expect(again).toMatchObject({ id: first.id, base: { 'd1~work': '"7.0"' } });
  const other = withAdopted({ ...adopting(adopted, first), period: { ...period, period: '2026-11' } });
  expect(other.id).not.toBe(first.id);
  expect(withoutAdopted(first, 'work')).toBeNull();
  const both = { ...first, components: ['work', 'bonus'] };
  expect(withoutAdopted(both, 'work')).toMatchObject({ components: ['bonus'], adopted: {}, base: {} });
});

test('a workbook of before, and a mapping that nobody has confirmed', async () => {
  const workbook = await workbookOf({ [tab]: table });
  const kept = withAdopted(adopting(await confirmed(workbook)));
  const { adopted, ...old } = kept;
  await workbook.remember('scorebook.score-workbook', JSON.stringify(old));
  expect(await recallScoreWorkbook(workbook)).toMatchObject({ adopted: {} });
  const open = { work: { ...adopted['work'], mapping: { ...adopted['work']?.mapping, confirmed: false } } };
  await workbook.remember('scorebook.score-workbook', JSON.stringify({ ...kept, adopted: open }));
  await expect(recallScoreWorkbook(workbook)).rejects.toThrow();
});
