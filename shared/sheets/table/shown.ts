// What a cell shows: what somebody who typed a date or a long number into it sees, and means.
import type { ReadCell } from '../plan';
import { cellNumber } from './cell-number';

/** A cell in which something stands, and no error. */
export type Filled = Exclude<ReadCell, { readonly kind: 'blank' | 'error' }>;

// What a format shows as it stands: in quotes, behind a backslash, as a width or a fill, or in brackets, but for hours, minutes and
// seconds that go on counting.
const literal = /"[^"]*"|[\\_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]/giu;

const formatOf = (cell: Filled): string =>
  cell.kind === 'number' && cell.format !== undefined ? cell.format.replace(literal, '') : '';

/**
 * Whether a cell shows its number as a date or a time of day (日期单元格).
 * @example isDate({ kind: 'number', value: 46310, format: 'yyyy/m/d' }) // true
 */
export function isDate(cell: Filled): boolean {
  const format = formatOf(cell);
  return !/^general$/i.test(format) && /[ymdhs]/i.test(format);
}

/** Whether a cell shows its number as a percentage (百分比单元格). */
export function isPercentage(cell: Filled): boolean {
  return formatOf(cell).includes('%');
}

const dayLength = 86_400_000;
// The day 0 of Excel's calendar, as days after February 1900 are counted.
const dayZero = Date.UTC(1899, 11, 30);

const exactText = (value: number): string =>
  cellNumber(value).toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 });

/**
 * The day that a date's number stands for (日期值); null for none that can be written.
 * @example dayOf(46310) // '2026-10-15'
 */
export function dayOf(value: number): string | null {
  const date = new Date(dayZero + Math.round(value * dayLength));
  return Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10);
}

/**
 * What stands in a cell as somebody sees it (显示文本): a number as it is shown. Where only the width of the column hides it (`####`), or
 * a long one is cut short (`2.03E+14`), it is the exact date or number.
 * @example shownText({ kind: 'number', value: 46310, shown: '2026/10/15', format: 'yyyy/m/d' }) // '2026/10/15'
 * @example shownText({ kind: 'number', value: 202610150001234, shown: '2.0261E+14', format: 'General' }) // '202610150001234'
 */
export function shownText(cell: Filled): string {
  if (cell.kind === 'text') return cell.value;
  if (cell.kind === 'boolean') return cell.value ? 'TRUE' : 'FALSE';
  const shown = cell.shown?.trim() ?? '';
  if (shown !== '' && !/^#+$|^[+-]?\d[\d.,]*e[+-]?\d+$/i.test(shown)) return shown;
  return (isDate(cell) ? dayOf(cell.value) : null) ?? exactText(cell.value);
}
