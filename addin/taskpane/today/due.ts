// What the scheme's calendar asks for around a period, in days from today.
import { nextPeriod, partsOf, type Period } from '../../../shared/scheme/period';
import type { Scheme } from '../../../shared/scheme/scheme';

export interface Due {
  readonly what: 'submit' | 'publish' | 'issue';
  /** the period that it concerns */
  readonly period: string;
  /** as `2026-11-15` */
  readonly date: string;
  /** from today; negative when it has passed */
  readonly days: number;
}

const DAY_MS = 86_400_000;

/** Midnight UTC of a day of a month; the 30th of February is its last day. */
function dayIn(month: Period, day: number): number {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return Date.UTC(year, number - 1, Math.min(day, new Date(Date.UTC(year, number, 0)).getUTCDate()));
}

/**
 * In the period's last month the next period's tasks are issued; in the month after it the sheets are due and the results
 * are published. `today` is the local date as `2026-11-03`; the earliest comes first.
 */
export function dueByCalendar(calendar: Scheme['calendar'], period: Period, today: string): Due[] {
  const last = partsOf(period, 'month').at(-1);
  if (!calendar || !last) return [];
  const following = nextPeriod(last);
  const now = Date.parse(today);
  const due = (what: Due['what'], concerns: Period, month: Period, day: number | undefined): Due[] => {
    if (day === undefined) return [];
    const at = dayIn(month, day);
    return [{ what, period: concerns, date: new Date(at).toISOString().slice(0, 10), days: (at - now) / DAY_MS }];
  };
  return [
    ...due('issue', nextPeriod(period), last, calendar.issueDay),
    ...due('submit', period, following, calendar.submitBy),
    ...due('publish', period, following, calendar.publishDay),
  ].sort((a, b) => a.days - b.days);
}

/** The local date of a moment as `2026-11-03`. */
export function localDate(moment: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
