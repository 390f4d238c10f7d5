// Finds the tables of a sheet of somebody's own (表格识别): every band of rows that may be a header is tried, the best is taken.
import type { SheetGrid } from '../grid';
import type { Surface } from './surface';
import { TableSearch, type GuessOptions, type Stretch, type TableGuess } from './table-search';

const guessesOffered = 3;

const all = (surface: Surface): Stretch => ({ first: 0, end: surface.rows.length });

/**
 * The tables of a sheet (工作表中的表格), each as it is best read, from top to bottom; none where nothing looks like points. What nobody has
 * confirmed is a guess, however sure.
 */
export function guessTables(grid: SheetGrid, options: GuessOptions = {}): TableGuess[] {
  const search = new TableSearch(grid, options);
  return search.tables(all(search.surface));
}

/** The three best ways to read a sheet or a part of it (候选识别结果), best first; each by another band of rows. */
export function guessReadings(grid: SheetGrid, options: GuessOptions = {}): TableGuess[] {
  const search = new TableSearch(grid, options);
  const whole = all(search.surface);
  return search
    .candidates(whole)
    .slice(0, guessesOffered)
    .map((one) => search.whole(one, whole));
}

/**
 * The reading by a band of rows that somebody has chosen (指定表头), both counted from 0; null where it cannot be a header: it cuts a merged
 * block, holds a form's labels, or nothing below can be points. It ends where another table begins.
 */
export function guessAt(
  grid: SheetGrid,
  header: { readonly first: number; readonly last: number },
  options: GuessOptions = {},
): TableGuess | null {
  const search = new TableSearch(grid, options);
  const { rows } = search.surface;
  const at = rows.indexOf(header.first);
  const depth = rows.indexOf(header.last) - at + 1;
  const whole = all(search.surface);
  return at < 0 || depth < 1 ? null : search.tableAt(at, depth, whole);
}
