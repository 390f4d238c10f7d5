// The book as a whole workbook, for a file: all that it holds, as it stands now.
import { isOurs, headName } from '../../workbook/kept-text';
import { keptText } from '../../workbook/settings';
import { keysName, parseSheetKeys } from '../../workbook/sheet-keys';
import type { WholeBook, WholeCell, WholeLine, WholePicture, WholeSheet } from '../../workbook/file/whole-book';
import type { Rect } from '../address';
import type { Cell, SheetInfo } from '../grid/grid';
import type { Book } from './book';
import type { PictureRecord } from './sheet-record';
import { toArea } from './whole-areas';

const POINTS_PER_PIXEL = 72 / 96;

function cellOf(book: Book, sheet: string, at: { row: number; column: number }, cell: Cell): WholeCell | null {
  const look = book.grid.style(sheet, at.row, at.column);
  const isUnlocked = book.locksWithin(sheet, { ...at, rows: 1, columns: 1 }) === false;
  const isBlank = cell.isSpilled === true || (cell.value === '' && cell.formula === '');
  const isPlain = Object.keys(look).length === 0;
  if (isBlank && isPlain && !isUnlocked) return null;
  const { spill, formula } = cell;
  return {
    value: isBlank ? null : cell.value,
    ...(formula !== '' && { formula }),
    ...(!isPlain && { look }),
    ...(isUnlocked && { isUnlocked }),
    ...(spill && { fills: toArea({ ...at, rows: spill.rows, columns: spill.columns }) }),
  };
}

function cellsOf(book: Book, sheet: string, used: Rect): Map<string, WholeCell> {
  const cells = new Map<string, WholeCell>();
  book.grid.read(sheet, used).forEach((line, down) =>
    line.forEach((cell, right) => {
      const at = { row: used.row + down, column: used.column + right };
      const whole = cellOf(book, sheet, at, cell);
      if (whole) cells.set(`${at.row},${at.column}`, whole);
    }),
  );
  return cells;
}

function linesOf(count: number, lineAt: (at: number) => WholeLine): Map<number, WholeLine> {
  const lines = Array.from({ length: count }, (_, at) => [at, lineAt(at)] as const);
  return new Map(lines.filter(([, { size, isHidden }]) => size !== undefined || isHidden));
}

/** The cell that a picture stands on, and the picture. */
function pictureOf(book: Book, sheet: string, { png, alt, left, top, width, height }: PictureRecord): WholePicture {
  const lineAt = (along: 'row' | 'column', points: number): number => {
    let [at, end] = [0, 0];
    for (;;) {
      end += book.grid.hiddenLine(sheet, along, at) ? 0 : book.grid.lineSize(sheet, along, at) * POINTS_PER_PIXEL;
      if (end > points || at > 10_000) return at;
      at += 1;
    }
  };
  return { png, alt, width, height, at: { row: lineAt('row', top), column: lineAt('column', left) } };
}

function sheetOf(book: Book, { id, name, hidden }: SheetInfo): WholeSheet {
  const { grid } = book;
  const record = book.sheet(id);
  const used = grid.used(id, true) ?? { row: 0, column: 0, rows: 0, columns: 0 };
  const hiddenLine = (along: 'row' | 'column', at: number) =>
    grid.hiddenLine(id, along, at) && { isHidden: true as const };
  return {
    name,
    isHidden: hidden,
    cells: cellsOf(book, id, used),
    merges: grid.merges(id).map(toArea),
    columns: linesOf(used.column + used.columns, (at) => ({
      size: grid.lineSize(id, 'column', at) * POINTS_PER_PIXEL,
      ...hiddenLine('column', at),
    })),
    rows: linesOf(used.row + used.rows, (at) => {
      const height = grid.rowHeight(id, at);
      return { ...(height !== null && { size: height * POINTS_PER_PIXEL }), ...hiddenLine('row', at) };
    }),
    frozen: grid.frozen(id),
    tables: book.tables
      .filter(({ sheet }) => sheet === id)
      .map(({ name: table, rect, columns, style, isBanded }) => ({
        name: table,
        area: toArea(rect),
        columns,
        style,
        isBanded,
      })),
    checks: record.validations.map(({ rect, ...check }) => ({ area: toArea(rect), ...check })),
    marks: record.marks
      .filter(({ formula }) => formula !== '')
      .map(({ rect, ...mark }) => ({ area: toArea(rect), ...mark })),
    charts: record.charts.map(({ kind, title, source, rect }) => ({
      kind,
      title,
      source: toArea(source),
      area: toArea(rect),
    })),
    pictures: record.pictures.map((picture) => pictureOf(book, id, picture)),
    isProtected: record.protection !== null,
    print: { isLandscape: record.print.landscape, titleRows: record.print.titleRows, footer: record.print.footer },
  };
}

/** The texts that the add-in keeps, by name; which sheets are whose is said by their tabs. */
function keptOf({ settings, grid }: Book): Pick<WholeBook, 'kept' | 'tabs'> {
  const tabOf = new Map(grid.sheets().map(({ id, name }) => [id, name]));
  const prefix = headName('').length;
  const names = [...settings].flatMap(([setting, value]) =>
    isOurs(setting) && typeof value === 'number' ? [setting.slice(prefix)] : [],
  );
  const texts = names.flatMap((name) => {
    const text = keptText(settings, name);
    return text === null ? [] : [[name, text] as const];
  });
  const kept = new Map(texts);
  const keys = parseSheetKeys(kept.get(keysName) ?? null);
  kept.delete(keysName);
  const tabs = [...keys].flatMap(([key, { id }]) => {
    const tab = tabOf.get(id);
    return tab === undefined ? [] : [[key, tab] as const];
  });
  return { kept, tabs: new Map(tabs) };
}

/** All that the book holds. */
export function takeWhole(book: Book): WholeBook {
  return { ...keptOf(book), sheets: book.grid.sheets().map((sheet) => sheetOf(book, sheet)) };
}
