// How a planned cell is written into Excel: text stays text, only a formula calculates.
import type { Cell } from '../../shared/sheets/plan';

/**
 * What `Range.formulas` takes for a cell: a number as it is, a formula as it is, and every text behind an apostrophe, which
 * Excel takes off again. Without it Excel makes a formula of `=…`, `+…`, `-…` and `@…`, a date of `2026-10` and a number of
 * `007`. Null leaves the cell as it is.
 */
export function written(cell: Cell): string | number | null {
  if (typeof cell === 'string') return cell === '' ? '' : `'${cell}`;
  return cell !== null && typeof cell === 'object' ? cell.formula : cell;
}
