// The table of a score sheet as it stands after it was laid out and cells were written into it, without an Excel.
import type { Scheme } from '../../../shared/scheme/scheme';
import { addressStart } from '../../../shared/sheets/address';
import { nothingThen, type CountedThen } from '../../../shared/sheets/counted-table';
import type { Cell, ReadCell, ReadTable } from '../../../shared/sheets/plan';
import { scoreColumns, tableName, type ScoreColumn } from '../../../shared/sheets/score-table';
import { planScoreWorkbook } from '../../../shared/sheets/score-workbook';

const read = (cell: Cell): ReadCell => {
  if (cell === null || cell === '') return { kind: 'blank' };
  if (typeof cell === 'number') return { kind: 'number', value: cell };
  return typeof cell === 'string' ? { kind: 'text', value: cell } : { kind: 'text', value: '' };
};

export function laidTable(scheme: Scheme, component: string, counted: CountedThen = nothingThen): ReadTable {
  const plan = planScoreWorkbook({
    scheme,
    period: '2026-10',
    language: 'zh-CN',
    components: [component],
    counted,
  }).find(({ key }) => key === `score:${component}`);
  const name = tableName(component);
  const at = plan?.tables?.find((table) => table.name === name)?.at ?? '';
  const start = addressStart(at);
  const block = plan?.blocks.find((one) => at.startsWith(`${one.at}:`));
  if (!plan || !start || !block) throw new Error(`no table is planned for ${component}`);
  const [header = [], ...rows] = block.cells;
  return {
    name,
    sheet: plan.name,
    top: start.row,
    left: start.column,
    header: header.map(String),
    rows: rows.map((row) => row.map(read)),
  };
}

/** The table after cells were written over its body; null leaves a cell as it is. */
export function written(table: ReadTable, cells: readonly (readonly Cell[])[]): ReadTable {
  const over = (row: readonly ReadCell[], from: readonly Cell[] = []): ReadCell[] =>
    row.map((cell, column) => (from[column] === null || from[column] === undefined ? cell : read(from[column])));
  return { ...table, rows: table.rows.map((row, index) => over(row, cells[index])) };
}

/** Cells that somebody types: by row, counted from 0, and column. */
export function typed(
  table: ReadTable,
  cells: readonly (readonly [row: number, column: ScoreColumn, cell: Cell])[],
): ReadTable {
  const body: Cell[][] = table.rows.map((row) => row.map(() => null));
  for (const [row, column, cell] of cells) (body[row] ?? [])[scoreColumns.indexOf(column)] = cell;
  return written(table, body);
}
