// Days that lie so far back: by which it is told whether something has been kept for as long as it is to be.
import { dayPlus } from './due';

/**
 * The day so many days before.
 * @example daysAgo('2026-03-01', 1) // '2026-02-28'
 */
export function daysAgo(day: string, days: number): string {
  return dayPlus(day, -days);
}

/**
 * The same day so many months before, or the last of its month where that has none.
 * @example monthsAgo('2026-03-31', 1) // '2026-02-28'
 * @example monthsAgo('2026-03-31', 15) // '2024-12-31'
 */
export function monthsAgo(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const count = year * 12 + month - 1 - months;
  const last = new Date(Date.UTC(Math.floor(count / 12), (count % 12) + 1, 0)).getUTCDate();
  const of = (part: number, digits: number) => String(part).padStart(digits, '0');
  return `${of(Math.floor(count / 12), 4)}-${of((count % 12) + 1, 2)}-${of(Math.min(date, last), 2)}`;
}
