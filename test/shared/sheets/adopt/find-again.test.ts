// A confirmed table is found again by its headers: rows added, moved, a column between; and what changed where it is not.
import {
  proposedFrom,
  withLayout,
  withMeaning,
  withName,
  withPartsThere,
  withRole,
} from '../../../../shared/sheets/adopt/change-mapping';
import { findAgain } from '../../../../shared/sheets/adopt/find-again';
import { guessTables } from '../../../../shared/sheets/adopt/guess-tables';
import type { Mapping } from '../../../../shared/sheets/adopt/mapping';
import { tablePicture } from '../../../../shared/sheets/adopt/table-picture';
import type { GridCell, SheetGrid } from '../../../../shared/sheets/grid';
import { schemeFrom } from '../../../shared/accepted';
import { bureau } from '../../../shared/bureau';

type Value = string | number | null;

const cell = (value: Value): GridCell =>
  value === null ? { kind: 'blank' } : typeof value === 'number' ? { kind: 'number', value } : { kind: 'text', value };

const grid = (rows: readonly (readonly Value[])[], hidden: readonly number[] = []): SheetGrid => ({
  ...{ name: '十月', isHidden: false, rows: rows.map((row) => row.map(cell)), merges: [] },
  ...{ hiddenRows: new Set(hidden), hiddenColumns: new Set<number>() },
});

const header = ['序号', '被考核单位', '考核项目', '扣分', '扣分原因'];
const october: readonly (readonly Value[])[] = [
  ['安全考核表'],
  header,
  [1, '一队', '安全', 2, '未戴安全帽'],
  [2, '二队', '安全', 0, null],
  [3, '三队', '质量', 1.5, '返工'],
  ['合计', null, null, 3.5, null],
];

function confirmed(of: SheetGrid): Mapping {
  const [guess] = guessTables(of);
  if (guess === undefined) throw new Error('no table');
  return { ...guess.mapping, confirmed: true };
}
const kept = confirmed(grid(october));
const found = (rows: readonly (readonly Value[])[]) => findAgain(grid(rows), kept);

test('rows that came later belong to the table', () => {
  const more = [...october.slice(0, 5), [4, '四队', '质量', 2, '迟到'], ...october.slice(5)];
  const again = found(more);
  expect(again).toMatchObject({ kind: 'found', isMoved: false });
  expect(again.kind === 'found' && again.mapping.last).toBe(6);
});

test('a table that was moved is read where it stands, by the roles that were confirmed', () => {
  const moved = [['说明'], [null], ...october].map((row) => [null, null, ...row]);
  const again = found(moved);
  if (again.kind !== 'found') throw new Error(again.kind);
  expect(again.isMoved).toBe(true);
  expect(again.mapping.header).toEqual({ first: 3, last: 3 });
  expect(again.mapping.columns.map(({ column, role }) => [column, role])).toEqual(
    kept.columns.map(({ column, role }) => [column + 2, role]),
  );
});

test('a column without a header between the others changes nothing', () => {
  const between = october.map((row) => [...row.slice(0, 2), null, ...row.slice(2)]);
  const again = found(between);
  expect(again.kind).toBe('found');
  expect(again.kind === 'found' && again.mapping.columns.find(({ role }) => role === 'points')?.column).toBe(4);
});

test('a header that was reworded and a column that came are named', () => {
  const rows = october.map((row, at) =>
    at === 1 ? ['序号', '被考核单位', '考核项目', '扣罚', '扣分原因', '检查人'] : row,
  );
  expect(found(rows)).toEqual({ kind: 'changed', missing: ['扣分'], added: ['扣罚', '检查人'] });
});

test('nothing like the table: all of its headers are missing', () => {
  expect(
    found([
      ['a', 'b'],
      ['c', 'd'],
    ]),
  ).toEqual({ kind: 'changed', missing: header, added: [] });
});

test('two tables with the same headers: the one that stands where it stood is meant, else nobody knows', () => {
  const other = [['质量评分表'], ['单位', '得分', '名次'], ['一队', 95, 1], ['二队', 90, 2]];
  const twice = [...october, [null], ...other, [null], ...october];
  const again = found(twice);
  expect(again).toMatchObject({ kind: 'found', isMoved: false });
  expect(found([[null], [null], [null], ...twice])).toEqual({ kind: 'several' });
});

test('roles that no guess gives are found again, too', () => {
  const words = [
    ['甲', '乙', '丙'],
    ['一队', 'x', 'y'],
    ['二队', 'x', 'y'],
  ];
  const mapping: Mapping = {
    ...{ format: 1, sheet: '十月', layout: 'list', header: { first: 0, last: 0 }, last: 2, confirmed: true },
    names: { units: {}, indicators: {} },
    columns: [
      { column: 0, title: '甲', role: 'unit' },
      { column: 1, title: '乙', role: 'points', means: 'off' },
      { column: 2, title: '丙', role: 'reason' },
    ],
  };
  const again = findAgain(grid([[null], ...words]), mapping);
  expect(again).toMatchObject({ kind: 'found', isMoved: true, mapping: { last: 3, header: { first: 1, last: 1 } } });
  expect(again.kind === 'found' && again.mapping.columns[1]).toEqual({
    column: 1,
    title: '乙',
    role: 'points',
    means: 'off',
  });
});

test('one column holds the unit, and one the points of a list; a change has to be confirmed', () => {
  const changed = withRole(kept, 2, 'unit');
  expect(changed.columns.filter(({ role }) => role === 'unit').map(({ column }) => column)).toEqual([2]);
  expect(changed.confirmed).toBe(false);
  const points = withRole(kept, 0, 'points');
  expect(points.columns.filter(({ role }) => role === 'points').map(({ column }) => column)).toEqual([0]);
});

test('each column of points of a matrix is about what its header names', () => {
  const matrix = withRole(withLayout(kept, 'matrix'), 0, 'points');
  expect(matrix.columns.filter(({ role }) => role === 'points').map(({ about }) => about)).toEqual(['序号', '扣分']);
  const list = withLayout(matrix, 'list');
  expect(list.columns.every(({ about }) => about === undefined)).toBe(true);
});

test('a meaning and a name said by hand are kept, and taken back', () => {
  const said = withMeaning(kept, 3, 'off');
  expect(said.columns[3]).toMatchObject({ role: 'points', means: 'off' });
  expect(withMeaning(said, 3, null).columns[3]).not.toHaveProperty('means');
  const named = withName(kept, 'units', '一队', 'd1');
  expect(named.names.units).toEqual({ 一队: 'd1' });
  expect(withName(named, 'units', '一队', null).names.units).toEqual({});
});

test('the roles of before are proposed for headers that stayed; a new column takes none of theirs', () => {
  const rows = october.map((row, at) => [...row, at === 1 ? '责任单位' : at > 1 ? '一队' : null]);
  const now = confirmed(grid(rows));
  const before = withName(withMeaning(kept, 3, 'off'), 'units', '三队', 'd3');
  const proposed = proposedFrom({ ...before, confirmed: true }, now);
  expect(proposed.confirmed).toBe(false);
  expect(proposed.names.units).toEqual({ 三队: 'd3' });
  expect(proposed.columns.find(({ title }) => title === '扣分')).toMatchObject({ role: 'points', means: 'off' });
  expect(proposed.columns.filter(({ role }) => role === 'unit').map(({ title }) => title)).toEqual(['被考核单位']);
});

test('the picture says of each row what it is taken for; of a hidden one nothing is shown', () => {
  const { rows, columns, count } = tablePicture(grid(october, [3]), kept, 20, null);
  expect(columns).toEqual([0, 1, 2, 3, 4]);
  expect(rows.map(({ kind }) => kind)).toEqual(['above', 'band', 'data', 'hidden', 'data', 'total']);
  expect(rows[3]?.texts.join('')).toBe('');
  expect(count).toBe(6);
  expect(tablePicture(grid(october), kept, 2, null).rows).toHaveLength(2);
});

test('a name that was matched with a part of another version or component is looked for again', () => {
  const scheme = schemeFrom(bureau);
  const work = scheme.components.find(({ id }) => id === 'work');
  if (work === undefined) throw new Error('no such component');
  const names = {
    units: { 一队: 'd1', 二队: 'gone', 三队: '' },
    indicators: { 安全: 'plan', 质量: 'speed', 其他: '' },
  };
  expect(withPartsThere({ ...kept, names }, scheme, work).names).toEqual({
    units: { 一队: 'd1', 三队: '' },
    indicators: { 安全: 'plan', 其他: '' },
  });
});

test('of a table with other headers throughout, only the names that were matched stay', () => {
  const other = confirmed(
    grid([
      ['部门', '得分'],
      ['一队', 95],
      ['二队', 90],
    ]),
  );
  const before = withName(kept, 'units', '一队', 'd1');
  expect(proposedFrom(before, other)).toEqual({ ...other, names: before.names, confirmed: false });
});
