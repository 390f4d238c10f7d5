// Days in cells (日期单元格): written as Excel's own dates, read however people type them.
import { isDate as isDay } from '../../registers/values';
import { RefusedCell, type Codec } from '../table/codec';
import { dayOf, isDate, shownText, type Filled } from '../table/shown';

const dayLength = 86_400_000;
const dayZero = Date.UTC(1899, 11, 30);
/** Before March 1900 Excel counts a day that never was. */
const [first, last] = [61, 2_958_465];

/** The format that a day is shown in. */
export const dayFormat = 'yyyy-mm-dd';

/**
 * A day as Excel counts it (日期序列号); null for what it cannot hold.
 * @example serialOf('2026-10-15') // 46310
 */
export function serialOf(day: string): number | null {
  if (!isDay(day)) return null;
  const serial = Math.round((Date.parse(`${day}T00:00:00Z`) - dayZero) / dayLength);
  return serial < first || serial > last ? null : serial;
}

/**
 * The day that a text means (文本日期), in the order of year, month and day, whatever stands between them; null for anything else.
 * @example dayInText('2026年10月5日') // '2026-10-05'
 * @example dayInText('20261005') // '2026-10-05'
 * @example dayInText('10/5/2026') // null
 */
export function dayInText(text: string): string | null {
  const plain = text.normalize('NFKC').trim();
  const parts =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (parts === null) return null;
  const [, year = '', month = '', day = ''] = parts;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(iso) ? iso : null;
}

function dayIn(filled: Filled): string | null {
  if (filled.kind === 'number' && isDate(filled)) {
    const day = dayOf(filled.value);
    return day !== null && isDay(day) ? day : null;
  }
  return filled.kind === 'boolean' ? null : dayInText(shownText(filled));
}

export const dayCell: Codec = {
  entry: { kind: 'text', most: 20 },
  write: (value) => (typeof value === 'string' ? (serialOf(value) ?? value) : null),
  read: (filled) => dayIn(filled) ?? new RefusedCell('date-expected', shownText(filled)),
};
