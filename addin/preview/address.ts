// Cell addresses of the preview workbook: A1 text to rectangles and back, with Excel's limits.
import { columnLetters } from '../../shared/sheets/address';

export interface Rect {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

function columnNumber(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

const CORNER = /^\$?([A-Za-z]{1,3})?\$?(\d{1,7})?$/;

/** The sheet's name (null where none is given) and the rectangle of `B2`, `B2:C4`, `B:C`, `2:3`, `'a b'!B2`; null where it is no address. */
export function parseAddress(address: string): { sheetName: string | null; rect: Rect } | null {
  const bang = address.lastIndexOf('!');
  const sheetName =
    bang < 0
      ? null
      : address
          .slice(0, bang)
          .replace(/^'(.*)'$/, '$1')
          .replaceAll("''", "'");
  const [from, to = from, ...more] = address.slice(bang + 1).split(':');
  const first = CORNER.exec(from ?? '');
  const last = CORNER.exec(to ?? '');
  if (!first || !last || more.length > 0 || from === '') return null;
  if (!first[1] !== !last[1] || !first[2] !== !last[2]) return null;
  if ((!first[1] || !first[2]) && !address.includes(':')) return null;
  const columns = first[1] && last[1] ? [columnNumber(first[1]), columnNumber(last[1])] : [0, MAX_COLUMNS - 1];
  const rows = first[2] && last[2] ? [Number(first[2]) - 1, Number(last[2]) - 1] : [0, MAX_ROWS - 1];
  const rect = between(Math.min(...rows), Math.min(...columns), Math.max(...rows), Math.max(...columns));
  return isWithinSheet(rect) ? { sheetName, rect } : null;
}

export function isWithinSheet(rect: Rect): boolean {
  const { row, column, rows, columns } = rect;
  return (
    row >= 0 && column >= 0 && rows > 0 && columns > 0 && row + rows <= MAX_ROWS && column + columns <= MAX_COLUMNS
  );
}

export function formatRect(rect: Rect): string {
  const { row, column, rows, columns } = rect;
  const left = columnLetters(column);
  const right = columnLetters(column + columns - 1);
  if (rows === MAX_ROWS) return `${left}:${right}`;
  if (columns === MAX_COLUMNS) return `${row + 1}:${row + rows}`;
  const corner = `${left}${row + 1}`;
  return rows === 1 && columns === 1 ? corner : `${corner}:${right}${row + rows}`;
}

export function between(top: number, left: number, bottom: number, right: number): Rect {
  return { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}

export function bounding(a: Rect, b: Rect): Rect {
  return between(
    Math.min(a.row, b.row),
    Math.min(a.column, b.column),
    Math.max(a.row + a.rows, b.row + b.rows) - 1,
    Math.max(a.column + a.columns, b.column + b.columns) - 1,
  );
}

export function intersection(a: Rect, b: Rect): Rect | null {
  const rect = between(
    Math.max(a.row, b.row),
    Math.max(a.column, b.column),
    Math.min(a.row + a.rows, b.row + b.rows) - 1,
    Math.min(a.column + a.columns, b.column + b.columns) - 1,
  );
  return rect.rows > 0 && rect.columns > 0 ? rect : null;
}

export function contains(outer: Rect, inner: Rect): boolean {
  const common = intersection(outer, inner);
  return common !== null && common.rows === inner.rows && common.columns === inner.columns;
}

/** Where the rectangle lies after `count` rows or columns were inserted (or, below zero, taken out) at `at`; null where nothing of it is left. */
export function shifted(rect: Rect, along: 'row' | 'column', at: number, count: number): Rect | null {
  const size = along === 'row' ? 'rows' : 'columns';
  const start = rect[along];
  const end = start + rect[size];
  const move = (edge: number) =>
    count >= 0 ? (edge >= at ? edge + count : edge) : edge <= at ? edge : Math.max(at, edge + count);
  const newStart = move(start);
  const newEnd = count >= 0 && end === at ? end : move(end);
  return newEnd > newStart ? { ...rect, [along]: newStart, [size]: newEnd - newStart } : null;
}

/** The cells, row by row, as rectangles: runs of a row that lie below runs of the same width are one. */
export function joinedCells(cells: readonly Pick<Rect, 'row' | 'column'>[]): Rect[] {
  const sorted = [...cells].sort((one, other) => one.row - other.row || one.column - other.column);
  const runs: { row: number; column: number; columns: number }[] = [];
  for (const { row, column } of sorted) {
    const last = runs.at(-1);
    if (last?.row === row && last.column + last.columns === column) last.columns += 1;
    else runs.push({ row, column, columns: 1 });
  }
  const open = new Map<string, { row: number; column: number; rows: number; columns: number }>();
  const done: Rect[] = [];
  for (const { row, column, columns } of runs) {
    const key = `${column},${columns}`;
    const above = open.get(key);
    if (above && above.row + above.rows === row) above.rows += 1;
    else {
      const rect = { row, column, rows: 1, columns };
      open.set(key, rect);
      done.push(rect);
    }
  }
  return done;
}
