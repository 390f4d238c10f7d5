// A result sheet that is one table under a headline: the frame that most of them share.
import { blockAddress, cellAddress, columnLetters } from '../address';
import type { Cell, SheetPlan } from '../plan';

const tableHeaderRow = 2;
export const tableFirstRow = tableHeaderRow + 1;

/** A column of such a table: its header, how wide it is and how its numbers are shown. */
export interface TableColumn<Row> {
  readonly title: string;
  readonly width: number;
  readonly format?: string;
  readonly cell: (row: Row) => Cell;
}

/**
 * A sheet with one Excel table (结果表). `name` is the table's; without rows there is the header and one empty row, since Excel
 * knows no table without one.
 */
export function tableSheet<Row>(frame: {
  readonly key: string;
  readonly tab: string;
  readonly headline: string;
  readonly table: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  /** How many columns stay in view when the sheet is scrolled. */
  readonly frozen: number;
}): SheetPlan {
  const { columns, rows } = frame;
  const cells = rows.map((row) => columns.map((column) => column.cell(row)));
  const body = cells.length > 0 ? cells : [columns.map((): Cell => null)];
  return {
    key: frame.key,
    name: frame.tab,
    blocks: [
      { at: 'A1', cells: [[frame.headline]] },
      { at: cellAddress(tableHeaderRow, 0), cells: [columns.map(({ title }) => title), ...body] },
    ],
    tables: [{ name: frame.table, at: blockAddress(tableHeaderRow, 0, body.length + 1, columns.length) }],
    styles: [
      { at: 'A1', style: 'title' },
      { at: blockAddress(tableHeaderRow, 0, 1, columns.length), style: 'header' },
    ],
    numberFormats: columns.flatMap(({ format }, index) =>
      format === undefined ? [] : [{ at: blockAddress(tableFirstRow, index, body.length, 1), format }],
    ),
    columns: columns.map(({ width }, index) => ({ at: `${columnLetters(index)}:${columnLetters(index)}`, width })),
    freeze: { rows: tableFirstRow, columns: frame.frozen },
    print: { landscape: true, titleRows: `$${tableHeaderRow + 1}:$${tableHeaderRow + 1}` },
  };
}
