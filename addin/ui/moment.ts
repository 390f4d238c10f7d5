// Moments as a person reads them, in the reader's language and the computer's time zone.
import type { Language } from '../../shared/scheme/text';

/** Date and time of an ISO moment or of milliseconds since 1970. */
export function momentText(language: Language, moment: string | number): string {
  return new Date(moment).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
}

/** The time of day. */
export function timeText(language: Language, moment: number): string {
  return new Date(moment).toLocaleTimeString(language, { timeStyle: 'medium' });
}

/** The day alone. */
export function dayText(language: Language, moment: Date): string {
  return moment.toLocaleDateString(language, { dateStyle: 'medium' });
}

/**
 * The moment in a form that is sorted as text (可排序的时间), in the computer's time zone.
 * @example paddedMoment('2026-10-01T00:00:00.000Z') // '2026-10-01 08:00:00' in Shanghai
 */
export function paddedMoment(moment: string): string {
  const date = new Date(moment);
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')}`;
}
