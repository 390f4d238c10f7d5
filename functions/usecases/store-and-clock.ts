// What every use case is given from outside: where records are kept, and what time it is.
import type { Store } from '../store/store';

export interface StoreAndClock {
  readonly store: Store;
  readonly clock: () => Date;
  /** IANA's name of the organisation's time zone, in which its days are meant; Asia/Shanghai where none is told */
  readonly timeZone?: string | undefined;
}

const usualTimeZone = 'Asia/Shanghai';

/** The moment as it is recorded. */
export function now(given: StoreAndClock): string {
  return given.clock().toISOString();
}

/** Made once: making one takes many times as long as asking it. */
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The day of a moment where the organisation is.
 * @example dayOf({ timeZone: 'Asia/Shanghai' }, '2026-10-31T17:00:00.000Z') // '2026-11-01'
 */
export function dayOf({ timeZone = usualTimeZone }: Pick<StoreAndClock, 'timeZone'>, moment: string): string {
  // Of the languages that are everywhere the one that writes days as ISO 8601 does.
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone });
  formats.set(timeZone, format);
  return format.format(Date.parse(moment));
}

const clockFormats = new Map<string, Intl.DateTimeFormat>();

/**
 * The hour of a moment where the organisation is, from 0 to 23.
 * @example hourOf({ timeZone: 'Asia/Shanghai' }, '2026-10-31T17:00:00.000Z') // 1
 */
export function hourOf({ timeZone = usualTimeZone }: Pick<StoreAndClock, 'timeZone'>, moment: string): number {
  const format =
    clockFormats.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' });
  clockFormats.set(timeZone, format);
  return Number(format.format(Date.parse(moment)));
}
