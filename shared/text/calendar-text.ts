// Days and periods as they stand on an official paper, in the reader's language.
import { parsePeriod, periodKind } from '../scheme/period';
import type { Language } from '../scheme/text';
import { message } from './sentences';

const dayIn = (language: Language, day: string, parts: Intl.DateTimeFormatOptions): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString(language, { ...parts, timeZone: 'UTC' });

/**
 * A day in full (年月日).
 * @example dayInFull('zh-CN', '2026-10-31') // '2026年10月31日'
 * @example dayInFull('en-US', '2026-10-31') // 'October 31, 2026'
 */
export function dayInFull(language: Language, day: string): string {
  return dayIn(language, day, { dateStyle: 'long' });
}

/**
 * A period in full (考核周期); a text that names none as it is.
 * @example periodInFull('zh-CN', '2026-Q4') // '2026年第4季度'
 * @example periodInFull('en-US', '2026-10') // 'October 2026'
 * @example periodInFull('zh-CN', '2026-H2') // '2026年下半年'
 */
export function periodInFull(language: Language, text: string): string {
  const parsed = parsePeriod(text);
  if (!parsed.ok) return text;
  const kind = periodKind(parsed.value);
  const year = Number(text.slice(0, 4));
  const number = Number(text.slice(5).replace(/^[QH]/, ''));
  if (kind === 'half') return message(language, number === 1 ? 'paper.half.1' : 'paper.half.2', { year });
  if (kind === 'month') return dayIn(language, `${text}-01`, { year: 'numeric', month: 'long' });
  return message(language, `paper.${kind}`, { year, number });
}
