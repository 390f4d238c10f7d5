// A table that somebody takes away (导出), as plain data: the same columns and rows whether it becomes a sheet or a CSV file.
import { blockAddress, columnLetters } from '../address';
import { columnWidth } from '../column-width';
import { tabNames } from '../labels';
import type { SheetPlan } from '../plan';

/** Text stays text, whatever it looks like; a number is one to calculate with; null is blank. */
export type ExportCell = string | number | null;

export interface ExportColumn<Row> {
  readonly title: string;
  readonly cell: (row: Row) => ExportCell;
}

export interface ExportTable {
  /** ASCII: the key of its sheet, and the name of its Excel table */
  readonly key: string;
  /** what the tab is called */
  readonly tab: string;
  readonly titles: readonly string[];
  /** every row has a cell for each title */
  readonly rows: readonly (readonly ExportCell[])[];
}

/**
 * The table of these rows (导出表).
 * @example exportTable({ key: 'people', tab: '人员' }, [{ title: '姓名', cell: (name) => name }], ['李']).rows // [['李']]
 */
export function exportTable<Row>(
  { key, tab }: Pick<ExportTable, 'key' | 'tab'>,
  columns: readonly ExportColumn<Row>[],
  rows: readonly Row[],
): ExportTable {
  return {
    key,
    tab,
    titles: columns.map(({ title }) => title),
    rows: rows.map((row) => columns.map(({ cell }) => cell(row))),
  };
}

/** Rows of a worksheet, of which the header takes one. */
export const mostSheetRows = 1_048_576 - 1;
/** Characters of a cell; Excel refuses a file with more. */
const mostCharacters = 32_767;

function fitting(cell: ExportCell): ExportCell {
  if (typeof cell !== 'string' || cell.length <= mostCharacters) return cell;
  return `${cell.slice(0, mostCharacters - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/**
 * The table as a worksheet (导出工作表): the header in its first row, as other programs read it, and text in cells that are formatted as
 * text, so that it stays text when somebody edits it. Without rows there is an empty one, since Excel knows no table without any.
 */
export function exportPlan({ key, tab, titles, rows }: ExportTable): SheetPlan {
  const body = rows.length > 0 ? rows.map((row) => row.map(fitting)) : [titles.map(() => null)];
  const isText = titles.map((_, column) => body.some((row) => typeof row[column] === 'string'));
  const letters = titles.map((_, column) => columnLetters(column));
  return {
    key,
    name: tabNames([tab])[0] ?? key,
    blocks: [{ at: 'A1', cells: [titles, ...body] }],
    tables: [{ name: key, at: blockAddress(0, 0, body.length + 1, titles.length) }],
    styles: [{ at: blockAddress(0, 0, 1, titles.length), style: 'header' }],
    numberFormats: isText.flatMap((text, column) =>
      text ? [{ at: blockAddress(1, column, body.length, 1), format: '@' }] : [],
    ),
    columns: titles.map((title, column) => ({
      at: `${letters[column]}:${letters[column]}`,
      width: columnWidth([title, ...body.map((row) => String(row[column] ?? ''))], { least: 60, most: 320 }),
    })),
    freeze: { rows: 1, columns: 1 },
    print: { landscape: true, titleRows: '$1:$1' },
  };
}
