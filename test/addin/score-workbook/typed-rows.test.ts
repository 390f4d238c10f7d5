// What stands in a sheet is never lost by laying it out anew: it is taken over, or where it stands is told.
import { plannedTable } from '../../../addin/score-workbook/planned-table';
import { TypedUnread } from '../../../addin/score-workbook/rows-refused';
import { typedRows } from '../../../addin/score-workbook/write-rows';
import type { Component, Scheme } from '../../../shared/scheme/scheme';
import { scoreLayouts, type ScoreLayout } from '../../../shared/sheets/matrix/score-layout';
import type { ReadCell, ReadTable } from '../../../shared/sheets/plan';
import { readScoreTables } from '../../../shared/sheets/read-score-tables';
import { planScoreWorkbook } from '../../../shared/sheets/score-workbook';
import { schemeFrom } from '../../shared/accepted';
import { bureau } from '../../shared/bureau';

const scheme = schemeFrom(bureau);
const [plan, report] = ['计划（40 分）', '报告（20 分）'];

/** The component “work”, with what is typed by row and header. */
function typed(layout: ScoreLayout, cells: readonly (readonly [number, string, string | number])[]): ReadTable {
  const plans = planScoreWorkbook({
    ...{ scheme, period: '2026-10', language: 'zh-CN', components: ['work'], layouts: { work: layout } },
  });
  const table = plannedTable(plans, 'Score_work');
  const rows = table.rows.map((row) => [...row]);
  for (const [row, header, cell] of cells) {
    const at = table.header.indexOf(header);
    if (at < 0) throw new Error(`no column ${header}`);
    const read: ReadCell = typeof cell === 'number' ? { kind: 'number', value: cell } : { kind: 'text', value: cell };
    (rows[row] ?? [])[at] = read;
  }
  return { ...table, rows };
}

const frameOf = (layout: ScoreLayout, of: Scheme = scheme) => ({
  scheme: of,
  component: of.components.find(({ id }) => id === 'work') as Component,
  layouts: { work: layout },
});

const renamed = (table: ReadTable, from: string, to: string): ReadTable => ({
  ...table,
  header: table.header.map((text) => (text === from ? to : text)),
});

const without = (table: ReadTable, header: string): ReadTable => {
  const at = table.header.indexOf(header);
  const rest = <Item>(items: readonly Item[]): Item[] => items.filter((_, index) => index !== at);
  return { ...table, header: rest(table.header), rows: table.rows.map(rest) };
};

const matrix = typed('matrix', [
  [0, plan, 1.5],
  [0, report, 2],
  [0, '原因', '计划：逾期；报告：漏报'],
]);

it('is read under headers that name other marks, as another version of the scheme gives them', () => {
  const { components } = scheme;
  const changed: Scheme = {
    ...scheme,
    components: components.map((component) => ({
      ...component,
      ...(component.indicators && {
        indicators: component.indicators.map((one) => (one.id === 'plan' ? { ...one, marks: 30 } : one)),
      }),
    })),
  };
  expect(typedRows(frameOf('matrix', changed), matrix)).toEqual(typedRows(frameOf('matrix'), matrix));
  const read = (of: Scheme) =>
    readScoreTables({ scheme: of, tables: [matrix], components: ['work'], layouts: { work: 'matrix' } });
  expect(read(changed).sheets).toEqual(read(scheme).sheets);
  expect(read(changed).faults.filter(({ code }) => code !== 'points-blank')).toEqual([]);
});

it('is not taken for an indicator where a header has a remark of somebody’s own', () => {
  const own = renamed(matrix, plan, '计划（备注）');
  const { faults } = readScoreTables({ scheme, tables: [own], components: ['work'], layouts: { work: 'matrix' } });
  expect(faults).toMatchObject([{ code: 'matrix-column-missing', detail: { text: plan } }]);
});

it('is told where its header is gone, and all else is taken over where its column is', () => {
  const unread = (): unknown => typedRows(frameOf('matrix'), renamed(matrix, report, '甲'));
  expect(unread).toThrow(TypedUnread);
  expect(unread).toThrow(expect.objectContaining({ place: { sheet: matrix.sheet, address: 'E5' } }));
  expect(typedRows(frameOf('matrix'), without(matrix, report))).toMatchObject([
    { points: 1.5, reason: '逾期' },
    { points: null, reason: '漏报' },
  ]);
});

it('is told where the header of a list is gone', () => {
  const list = typed('list', [[0, '扣分', 1]]);
  expect(() => typedRows(frameOf('list'), renamed(list, '扣分', '甲'))).toThrow(TypedUnread);
  expect(typedRows(frameOf('list'), list)).toMatchObject([{ points: 1 }]);
});

it('is told where it names no indicator', () => {
  const text = typed('matrix', [
    [0, plan, 1],
    [0, report, 1],
    [0, '原因', '逾期'],
  ]);
  expect(() => typedRows(frameOf('matrix'), text)).toThrow(
    expect.objectContaining({ place: { sheet: text.sheet, address: 'G5' } }),
  );
});

it.each(scoreLayouts)(
  'is told where the scheme has its unit no longer, once a row, until it is cleared: %s',
  (layout) => {
    const units = scheme.units.slice(1);
    const filled =
      layout === 'list'
        ? typed('list', [
            [0, '扣分', 1.5],
            [1, '扣分', 2],
          ])
        : typed(layout, [[0, report, 2]]);
    const fewer = { ...scheme, units };
    expect(() => typedRows(frameOf(layout, fewer), filled)).toThrow(
      expect.objectContaining({ place: { sheet: filled.sheet, address: 'C5' } }),
    );
    expect(typedRows(frameOf(layout, fewer), typed(layout, []))).toEqual([]);
    const { faults } = readScoreTables({
      ...{ scheme: fewer, tables: [filled], components: ['work'], layouts: { work: layout } },
    });
    const unknown = faults.filter(({ code }) => code === 'unknown-row-key').map(({ place }) => place.address);
    expect(unknown).toEqual(layout === 'list' ? ['C5', 'C6'] : ['C5']);
  },
);
