// Rosters as offices keep them: headers and cells of many kinds are understood, what is not leads to its cell.
import { readRoster } from '../../../../shared/documents/payout/roster';
import { rosterTable } from '../../../../shared/documents/payout/roster-table';
import type { GridCell, SheetGrid } from '../../../../shared/sheets/grid';
import { planRosterSheet } from '../../../../shared/sheets/roster-sheet';
import { preset } from '../../../../shared/scheme/presets';
import { languages } from '../../../../shared/scheme/text';
import { writeFile } from '../../../../addin/workbook/file/write-file';
import { readFile } from '../../../../addin/workbook/file/read-file';

const units = [
  { id: 'd1', title: '热力车间', category: 'c' },
  { id: 'd2', title: '食堂', category: 'c' },
  { id: 'd3', title: '车间', category: 'c' },
  { id: 'd4', title: '车间', category: 'c' },
] as unknown as Parameters<typeof readRoster>[0]['units'];

type Value = string | number | null;

const cell = (value: Value): GridCell =>
  value === null ? { kind: 'blank' } : typeof value === 'number' ? { kind: 'number', value } : { kind: 'text', value };

const grid = (rows: Value[][], more: Partial<SheetGrid> = {}): SheetGrid => ({
  ...{ name: '名册', isHidden: false, merges: [], hiddenRows: new Set(), hiddenColumns: new Set() },
  rows: rows.map((row) => row.map(cell)),
  ...more,
});

const read = (...grids: SheetGrid[]) => {
  const table = rosterTable(grids);
  if (table === null) throw new Error('no table');
  return readRoster({ units }, table);
};

const header = ['部门', '姓名', '职务', '奖金基数（元）'];
const faultsOf = (...rows: Value[][]): (string | undefined)[][] =>
  read(grid([header, ...rows])).faults.map(({ code, place, text }) => [code, place?.address, text]);

test('the header is found below titles, whatever its columns are called and in whatever order', () => {
  const { people, faults } = read(
    grid([
      ['2026年10月奖金名册'],
      [],
      ['序号', '奖金 标准', '姓 名', '岗位', '所在单位'],
      [1, 3200, ' 张三 ', '正职', '热力车间'],
      [2, '2,800.50元', '李四', '副职', '食堂'],
    ]),
  );
  expect(faults).toEqual([]);
  expect(people).toEqual([
    { unit: 'd1', name: '张三', role: 'chief', base: 3200 },
    { unit: 'd2', name: '李四', role: 'deputy', base: 2800.5 },
  ]);
});

test('a merged unit is that of all its rows, text numbers are numbers, totals and blank rows are left out', () => {
  const rows: Value[][] = [
    header,
    ['热力车间', '张三', '正职', '３２００'],
    [null, '李四', '员工', null],
    [null, null, null, null],
    ['合　计', null, null, 3200],
  ];
  const { people, totals, faults } = read(grid(rows, { merges: [{ top: 1, left: 0, bottom: 2, right: 0 }] }));
  expect(faults).toEqual([]);
  expect(people.map(({ unit, role, base }) => [unit, role, base])).toEqual([
    ['d1', 'chief', 3200],
    ['d1', 'staff', null],
  ]);
  expect(totals).toBe(1);
});

test('what cannot be understood leads to its cell, and says what stands there', () => {
  expect(
    faultsOf(
      ['锅炉房', '张三', '正职', 1],
      [null, '李四', '正职', 1],
      ['车间', '王五', '正职', 1],
      ['食堂', null, '正职', 1],
      ['食堂', '赵六', '科长', 1],
      ['食堂', '钱七', null, 1],
      ['食堂', '孙八', '正职', '三千'],
      ['食堂', '周九', '正职', -1],
      ['食堂', '吴十', '正职', 1.005],
      ['食堂', '郑一', '正职', 1e9],
      ['热力车间', '张三', '正职', 1],
      ['热力车间', '张三', '正职', 2],
    ),
  ).toEqual([
    ['unit-unknown', 'A2', '锅炉房'],
    ['unit-missing', 'A3', ''],
    ['unit-ambiguous', 'A4', '车间'],
    ['name-missing', 'B5', ''],
    ['role-unknown', 'C6', '科长'],
    ['role-missing', 'C7', ''],
    ['base-no-number', 'D8', '三千'],
    ['base-negative', 'D9', '-1'],
    ['base-too-fine', 'D10', '1.005'],
    ['base-too-large', 'D11', '1000000000'],
    ['person-twice', 'B13', '张三'],
  ]);
});

test('an error of a formula is told, a date and a percentage are no bonus', () => {
  const rows: GridCell[][] = [
    header.map(cell),
    [cell('食堂'), { kind: 'error', value: '#REF!' }, cell('正职'), cell(1)],
    [
      cell('食堂'),
      cell('李四'),
      cell('正职'),
      { kind: 'number', value: 46310, shown: '2026/10/15', format: 'yyyy/m/d' },
    ],
    [cell('食堂'), cell('王五'), cell('正职'), { kind: 'number', value: 0.2, shown: '20%', format: '0%' }],
  ];
  expect(read({ ...grid([]), rows }).faults.map(({ code, place }) => [code, place?.address])).toEqual([
    ['cell-error', 'B2'],
    ['base-no-number', 'D3'],
    ['base-no-number', 'D4'],
  ]);
});

test('a workbook without such a table has none, hidden sheets are not looked into, an empty roster names nobody', () => {
  expect(rosterTable([grid([['单位', '姓名']]), grid([header], { isHidden: true })])).toBeNull();
  expect(read(grid([header])).faults).toEqual([{ code: 'no-people', place: null, text: '' }]);
});

test.each(languages)('the template in %s is filled and read again by the way of a file', async (language) => {
  const scheme = preset('luan');
  const plan = planRosterSheet(scheme, language);
  const empty = rosterTable(await readFile(await writeFile([plan]), 'roster.xlsx'));
  expect(empty && readRoster(scheme, empty).faults).toEqual([{ code: 'no-people', place: null, text: '' }]);
  const filled = {
    ...plan,
    blocks: [
      ...plan.blocks,
      { at: 'B4', cells: [['张三']] },
      { at: 'D4', cells: [[3200]] },
      { at: 'B6', cells: [['007']] },
    ],
  };
  const table = rosterTable(await readFile(await writeFile([filled]), 'roster.xlsx'));
  const first = scheme.units[0]?.id;
  expect(table && readRoster(scheme, table)).toEqual({
    people: [
      { unit: first, name: '张三', role: 'chief', base: 3200 },
      { unit: first, name: '007', role: 'staff', base: null },
    ],
    faults: [],
    totals: 0,
  });
});
