// A whole workbook, as a file holds it, into the book: in the place of everything that was there.
import type { WholeBook, WholeCell, WholeSheet } from '../../workbook/file/whole-book';
import { withText } from '../../workbook/settings';
import type { Kept } from '../../workbook/settings';
import { keysName, sheetKeysText } from '../../workbook/sheet-keys';
import { joinedCells } from '../address';
import type { Entry, Style } from '../grid/grid';
import type { Book } from './book';
import { toRect } from './whole-areas';

const PIXELS_PER_POINT = 96 / 72;
const ROWS_AT_ONCE = 500;

interface Placed {
  readonly row: number;
  readonly column: number;
  readonly cell: WholeCell;
}

function placedCells({ cells }: WholeSheet): Placed[] {
  return [...cells].map(([key, cell]) => {
    const [row = 0, column = 0] = key.split(',').map(Number);
    return { row, column, cell };
  });
}

function entryOf({ value, formula }: WholeCell): Entry | undefined {
  // A file spells references to tables as the grid does.
  if (formula !== undefined) return { formula };
  if (value === null) return undefined;
  // What the file holds as a text stays one, whatever it looks like.
  return typeof value === 'string' ? { value, forceText: true } : { value };
}

/** Puts cells and their looks in, some hundred rows at once. */
function putCells(book: Book, id: string, placed: readonly Placed[]): void {
  const bands = new Map<number, Placed[]>();
  for (const one of placed) {
    const band = Math.floor(one.row / ROWS_AT_ONCE);
    const there = bands.get(band);
    if (there) there.push(one);
    else bands.set(band, [one]);
  }
  for (const [band, cells] of bands) {
    const row = band * ROWS_AT_ONCE;
    const rows = cells.reduce((most, one) => Math.max(most, one.row - row + 1), 0);
    const columns = cells.reduce((most, one) => Math.max(most, one.column + 1), 0);
    const rect = { row, column: 0, rows, columns };
    const lines = <Item>() => Array.from({ length: rows }, (): (Item | undefined)[] => []);
    const [entries, looks] = [lines<Entry>(), lines<Style>()];
    for (const one of cells) {
      const [line, worn] = [entries[one.row - row], looks[one.row - row]];
      if (line) line[one.column] = entryOf(one.cell);
      if (worn && one.cell.look) worn[one.column] = one.cell.look;
    }
    // Looks first: a number's format decides what is shown of it from the start.
    book.grid.setStyles(id, rect, looks);
    book.grid.write(id, rect, entries);
  }
}

function putLines(book: Book, id: string, { columns, rows }: WholeSheet): void {
  for (const [at, { size, isHidden }] of columns) {
    if (size !== undefined) book.grid.setColumnWidth(id, at, 1, size * PIXELS_PER_POINT);
    if (isHidden) book.grid.setColumnsHidden(id, at, 1, true);
  }
  for (const [at, { size, isHidden }] of rows) {
    if (size !== undefined) book.grid.setRowHeight(id, at, 1, size * PIXELS_PER_POINT);
    if (isHidden) book.grid.setRowsHidden(id, at, 1, true);
  }
}

function putSheet(book: Book, id: string, whole: WholeSheet): void {
  const placed = placedCells(whole);
  putCells(book, id, placed);
  for (const area of whole.merges) book.grid.merge(id, toRect(area));
  putLines(book, id, whole);
  // A text that goes on in the next line of its cell needs a higher row, where the file says nothing of its height.
  const wrapped = new Set(placed.flatMap(({ row, cell }) => (cell.look?.wrap && cell.value !== null ? [row] : [])));
  for (const { row, rows } of joinedCells([...wrapped].map((at) => ({ row: at, column: 0 })))) {
    book.grid.fitRows(id, row, rows);
  }
  if (whole.frozen.rows + whole.frozen.columns > 0) book.grid.freeze(id, whole.frozen.rows, whole.frozen.columns);
  const record = book.sheet(id);
  record.validations = whole.checks.map(({ area, ...check }) => ({ rect: toRect(area), ...check }));
  record.marks = whole.marks.map(({ area, ...mark }) => ({ rect: toRect(area), ...mark }));
  record.print = {
    landscape: whole.print.isLandscape,
    titleRows: whole.print.titleRows,
    footer: whole.print.footer,
  };
  record.locks = joinedCells(placed.filter(({ cell }) => cell.isUnlocked)).map((rect) => ({ rect, locked: false }));
  if (whole.isProtected)
    record.protection = {
      options: { allowAutoFilter: true, allowFormatColumns: true, allowFormatRows: true },
      password: '',
    };
}

function keep(book: Book, { kept, tabs }: WholeBook, ids: ReadonlyMap<string, string>): void {
  let settings: Kept = new Map();
  for (const [name, text] of kept) settings = withText(settings, name, text);
  const keys = [...tabs].flatMap(([key, tab]) => {
    const id = ids.get(tab);
    return id === undefined ? [] : [[key, { id }] as const];
  });
  if (keys.length > 0) settings = withText(settings, keysName, sheetKeysText(new Map(keys)));
  book.settings.clear();
  for (const [name, value] of settings) book.settings.set(name, value);
}

/** Puts a workbook into the book. Its first sheet that is not hidden is shown. */
export function putWhole(book: Book, whole: WholeBook): void {
  const { grid } = book;
  const before = grid.sheets();
  // Names that the file's sheets bring are free then.
  before.forEach(({ id }, index) => grid.renameSheet(id, `\u2007${index}`));
  const ids = new Map(whole.sheets.map(({ name }) => [name, grid.addSheet(name)]));
  const shown = whole.sheets.find(({ isHidden }) => !isHidden) ?? whole.sheets[0];
  const first = ids.get(shown?.name ?? '') ?? '';
  grid.activate(first);
  for (const { id } of before) {
    book.forgetSheet(id);
    grid.removeSheet(id);
  }
  book.references.clear();
  // Tables before cells: formulas name their columns.
  for (const { name, tables } of whole.sheets) {
    const sheet = ids.get(name) ?? '';
    for (const { area, ...table } of tables)
      book.putTable({ ...table, id: String(book.nextId()), sheet, rect: toRect(area) });
  }
  for (const sheet of whole.sheets) putSheet(book, ids.get(sheet.name) ?? '', sheet);
  for (const sheet of whole.sheets)
    if (sheet.isHidden && sheet !== shown) grid.setHidden(ids.get(sheet.name) ?? '', true);
  keep(book, whole, ids);
  grid.select(first, { row: 0, column: 0, rows: 1, columns: 1 });
  grid.recalculate();
}
