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
