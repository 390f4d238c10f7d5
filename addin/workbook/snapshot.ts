// What a worksheet held before it is laid anew, so that it can be put back: cells, tables, and what may be typed into.
import { blockAddress } from '../../shared/sheets/address';
import { isOurs } from './lay-document';
import { doesNotApply } from '../../shared/sheets/matrix/matrix-table';
import { protect } from './lay-sheet';
import { textDigest } from '../../shared/text/text-digest';

interface TableBefore {
  readonly name: string;
  readonly address: string;
  /** of each column */
  readonly columns: readonly { readonly hidden: boolean; readonly locked: boolean }[];
}

/** What stands on a worksheet: cells, `address` null where there are none, and the names of charts. */
export interface Content {
  readonly address: string | null;
  readonly formulas: readonly unknown[][];
  readonly charts: readonly string[];
}

/** The cells and tables of a worksheet. */
export interface Snapshot {
  readonly content: Content;
  /** as they are written again */
  readonly formulas: unknown[][];
  readonly formats: unknown[][];
  readonly tables: readonly TableBefore[];
  /** the names of the pictures that a layout drew; a new one draws its own */
  readonly images: readonly string[];
  readonly isProtected: boolean;
}

/** What `Range.formulas` takes to have a cell as it was: text goes behind an apostrophe, as in `written`. */
const again = (formula: unknown, value: unknown): unknown =>
  typeof value === 'string' && value !== '' && formula === value ? `'${value}` : formula;

const addressOf = ({ rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): string =>
  blockAddress(rowIndex, columnIndex, rowCount, columnCount);

const contentOf = (used: Excel.Range, { items }: Excel.ChartCollection): Content => {
  const charts = items.map(({ name }) => name);
  return used.isNullObject
    ? { address: null, formulas: [], charts }
    : { address: addressOf(used), formulas: used.formulas, charts };
};

/** The pictures of ours among the shapes of a worksheet, by name. */
export function imagesOf({ items }: Excel.ShapeCollection): string[] {
  return items.map(({ name }) => name).filter(isOurs);
}

/** Queues the reading of what stands on a worksheet; it is there once the caller has sent it. */
export function loadContent(sheet: Excel.Worksheet): () => Content {
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load('rowIndex,columnIndex,rowCount,columnCount,formulas');
  sheet.charts.load('items/name');
  return () => contentOf(used, sheet.charts);
}

/** Tells a content from every other one; charts are counted, since each has another name. */
export function contentDigest({ address, formulas, charts }: Content): Promise<string> {
  return textDigest(JSON.stringify([address, formulas, charts.length]));
}

/**
 * The row that stands for a table's column: the first, so that labels stay locked, also where rows at the end let others be typed; but none
 * that is closed, where others below are open.
 */
function rowFor(used: Excel.Range, range: Excel.Range, column: number): number {
  const first = Math.min(1, range.rowCount - 1);
  if (used.isNullObject) return first;
  const at = range.columnIndex + column - used.columnIndex;
  for (let row = first; row < range.rowCount; row++) {
    if (used.values[range.rowIndex + row - used.rowIndex]?.[at] !== doesNotApply) return row;
  }
  return first;
}

/** Takes a snapshot of every one of these worksheets in two round trips. */
export async function takeSnapshots(
  context: Excel.RequestContext,
  sheets: readonly { readonly sheet: Excel.Worksheet; readonly tables: readonly Excel.Table[] }[],
): Promise<Snapshot[]> {
  if (sheets.length === 0) return [];
  const asked = sheets.map(({ sheet, tables }) => {
    const used = sheet.getUsedRangeOrNullObject(true);
    used.load('rowIndex,columnIndex,rowCount,columnCount,formulas,values,numberFormat');
    sheet.charts.load('items/name');
    sheet.shapes.load('items/name');
    sheet.protection.load('protected');
    const ranges = tables.map((table) => {
      const range = table.getRange();
      range.load('rowIndex,columnIndex,rowCount,columnCount');
      return { name: table.name, range };
    });
    return { used, sheet, ranges };
  });
  await context.sync();
  const columns = asked.map(({ used, ranges }) =>
    ranges.map(({ range }) =>
      Array.from({ length: range.columnCount }, (_, at) => {
        const cell = range.getCell(rowFor(used, range, at), at);
        cell.load('columnHidden');
        cell.format.protection.load('locked');
        return cell;
      }),
    ),
  );
  await context.sync();
  return asked.map(({ used, sheet, ranges }, index) => ({
    content: contentOf(used, sheet.charts),
    formulas: used.isNullObject
      ? []
      : used.formulas.map((row: unknown[], at) => row.map((cell, column) => again(cell, used.values[at]?.[column]))),
    formats: used.isNullObject ? [] : used.numberFormat,
    tables: ranges.map(({ name, range }, at) => ({
      name,
      address: addressOf(range),
      columns: (columns[index]?.[at] ?? []).map(({ columnHidden, format }) => ({
        hidden: columnHidden,
        locked: format.protection.locked,
      })),
    })),
    images: imagesOf(sheet.shapes),
    isProtected: sheet.protection.protected,
  }));
}

const isFormula = (cell: unknown): boolean => typeof cell === 'string' && cell.startsWith('=');

/** Queues values and tables onto a cleared worksheet. The caller sends it. */
export function putBack(sheet: Excel.Worksheet, { content: { address }, formulas, formats, tables }: Snapshot): void {
  if (address !== null) {
    const range = sheet.getRange(address);
    range.numberFormat = formats;
    range.formulas = formulas.map((row) => row.map((cell) => (isFormula(cell) ? '' : cell)));
  }
  for (const before of tables) {
    const table = sheet.tables.add(before.address, true);
    table.name = before.name;
    for (const [at, { hidden, locked }] of before.columns.entries()) {
      const column = table.getDataBodyRange().getColumn(at);
      if (hidden) column.columnHidden = true;
      column.format.protection.locked = locked;
    }
  }
}

/** Queues the formulas, once every table that they name is there again, and the protection. */
export function putBackFormulas(
  sheet: Excel.Worksheet,
  { content: { address }, formulas, isProtected }: Snapshot,
): void {
  if (address !== null) {
    sheet.getRange(address).formulas = formulas.map((row) => row.map((cell) => (isFormula(cell) ? cell : null)));
  }
  if (isProtected) protect(sheet);
}
