// What the library read of a workbook, in our words: grids of cells, tables, properties.
import { dateToSerial, formatValue, parseRange, type Cell, type CellValue, type Sheet, type Workbook } from 'hucre';
import type { GridArea, GridCell, SheetGrid } from '../../../shared/sheets/grid';
import type { ReadCell } from '../../../shared/sheets/plan';
import { bounds } from './bounds';
import { FileRefused } from './file-refused';
import type { FileTable, OpenedFile } from './opened-file';

const blank: GridCell = { kind: 'blank' };

const excelErrors = new Set(['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#ERR!']);

interface Dates {
  readonly is1904: boolean;
  /** in an .xls: neither formats nor kinds are told */
  readonly isOld: boolean;
}

function numberCell(value: number, format: string, { is1904 }: Dates): ReadCell {
  return { kind: 'number', value, format, shown: formatValue(value, format, { is1904 }) };
}

function valueCell(value: CellValue, cell: Cell | undefined, dates: Dates): ReadCell {
  if (value === null) return blank;
  const format = cell?.style?.numFmt ?? 'General';
  if (value instanceof Date) {
    const day = dateToSerial(value, dates.is1904);
    return numberCell(day, dates.isOld ? (Number.isInteger(day) ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm') : format, dates);
  }
  if (typeof value === 'number') return numberCell(value, format, dates);
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  const isError = cell?.type === 'error' || (dates.isOld && excelErrors.has(value));
  if (value.length > bounds.textLength) throw new FileRefused('text-too-long', { most: bounds.textLength });
  return isError ? { kind: 'error', value } : { kind: 'text', value };
}

function rowsOf({ rows, cells }: Sheet, dates: Dates): GridCell[][] {
  const grid = Array.from(rows, (row: CellValue[] | undefined, at) => {
    const read = (row ?? []).map((value, column): GridCell => {
      const cell = cells?.get(`${at},${column}`);
      const one = valueCell(value, cell, dates);
      return cell?.formula === undefined || one.kind === 'blank' ? one : { ...one, isFormula: true };
    });
    while (read.at(-1)?.kind === 'blank') read.pop();
    return read;
  });
  while (grid.at(-1)?.length === 0) grid.pop();
  return grid;
}

/** Merged blocks as far as there are cells: one may reach over the whole sheet. */
function mergesOf({ merges = [] }: Sheet, rows: number, columns: number): GridArea[] {
  const within = merges
    .filter(({ startRow, startCol }) => startRow < rows && startCol < columns)
    .map(({ startRow, startCol, endRow, endCol }) => ({
      top: startRow,
      left: startCol,
      bottom: Math.min(endRow, rows - 1),
      right: Math.min(endCol, columns - 1),
    }));
  const covered = within.reduce(
    (sum, { top, left, bottom, right }) => sum + (bottom - top + 1) * (right - left + 1),
    0,
  );
  // Blocks that lie over one another are none of Excel's.
  if (covered > rows * columns) throw new FileRefused('damaged');
  return within;
}

function gridOf(sheet: Sheet, dates: Dates): SheetGrid {
  const rows = rowsOf(sheet, dates);
  const columns = rows.reduce((widest, { length }) => Math.max(widest, length), 0);
  const isHidden = sheet.hidden === true || sheet.veryHidden === true;
  const hiddenRows = [...(sheet.rowDefs ?? [])].filter(([row, { hidden }]) => hidden === true && row < rows.length);
  const hiddenColumns = (sheet.columns ?? []).flatMap(({ hidden }, column) =>
    hidden === true && column < columns ? [column] : [],
  );
  return {
    name: sheet.name,
    isHidden,
    rows,
    merges: mergesOf(sheet, rows.length, columns),
    hiddenRows: new Set(hiddenRows.map(([row]) => row)),
    hiddenColumns: new Set(hiddenColumns),
  };
}

function tablesOf({ name: sheet, tables = [] }: Sheet): FileTable[] {
  return tables.flatMap(({ name, displayName, range }) => {
    if (range === undefined) return [];
    const { startRow, startCol, endRow, endCol } = parseRange(range);
    const area = { top: startRow, left: startCol, bottom: endRow, right: endCol };
    return [{ name: displayName ?? name, sheet, area }];
  });
}

/** The grids of a workbook that the library has read; `isOld` for an .xls. */
export function openedBook(book: Workbook, isOld: boolean): OpenedFile {
  if (book.sheets.length === 0) throw new FileRefused('no-sheets');
  if (book.sheets.length > bounds.sheets) throw new FileRefused('too-many-sheets', { most: bounds.sheets });
  const dates = { is1904: book.dateSystem === '1904', isOld };
  const properties = Object.entries(book.properties?.custom ?? {});
  return {
    sheets: book.sheets.map((sheet) => gridOf(sheet, dates)),
    tables: book.sheets.flatMap(tablesOf),
    ...(isOld ? { isOld } : {}),
    properties: new Map(properties.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))),
  };
}
