// The holidays of a year and the weekends that are worked for them (放假调休安排), as an organisation keeps them: their form, and what can be wrong with them.
import { z } from 'zod';
import type { Fault } from '../scheme/fault';
import { plainText } from '../scheme/plain-text';
import { isWeekend } from './working-days';

const longestTitle = 100;
const longestSource = 500;
/** No notice names as many; a table stays one row. */
const mostHolidays = 60;
const mostSwapped = 60;

const day = z.iso.date();

const holidaySchema = z.strictObject({
  title: plainText(longestTitle).min(1),
  /** the first day off and the last one, weekends between them included */
  from: day,
  until: day,
  /** the Saturdays and Sundays that are worked for it (调休上班) */
  working: z.array(day).max(mostSwapped),
});

/** What the office says of a year: after which notice, and its holidays one by one. */
export const calendarYearSchema = z.strictObject({
  source: plainText(longestSource).min(1),
  holidays: z.array(holidaySchema).max(mostHolidays),
});
export type CalendarYear = z.infer<typeof calendarYearSchema>;
export type Holiday = z.infer<typeof holidaySchema>;

export type CalendarFaultCode =
  'day-of-other-year' | 'holiday-backwards' | 'holiday-repeated' | 'day-repeated' | 'swapped-not-weekend';

/**
 * What is wrong with a year's table, all of it: a day of another year, a holiday that ends before it begins, a day that is named twice
 * (off in two holidays, worked twice, or both off and worked), a day worked instead (调休) that is no Saturday or Sunday and so is worked anyhow.
 */
export function calendarFaults(year: number, { holidays }: CalendarYear): Fault<CalendarFaultCode>[] {
  const faults: Fault<CalendarFaultCode>[] = [];
  const add = (code: CalendarFaultCode, path: string, detail: Fault['detail']) => faults.push({ code, path, detail });
  const ofYear = (date: string, path: string): boolean => {
    const isOf = date.startsWith(`${String(year)}-`);
    if (!isOf) add('day-of-other-year', path, { date, year });
    return isOf;
  };
  const worked = new Set<string>();
  holidays.forEach(({ title, from, until, working }, i) => {
    const at = `holidays[${i}]`;
    ofYear(from, `${at}.from`);
    ofYear(until, `${at}.until`);
    if (until < from) add('holiday-backwards', `${at}.until`, { title, from, until });
    const before = holidays.slice(0, i).find((other) => other.from <= until && from <= other.until);
    if (before !== undefined && from <= until) add('holiday-repeated', `${at}.from`, { title, other: before.title });
    working.forEach((date, j) => {
      const path = `${at}.working[${j}]`;
      if (!ofYear(date, path)) return;
      const off = holidays.find((other) => other.from <= date && date <= other.until);
      if (worked.has(date) || off !== undefined) add('day-repeated', path, { date });
      else if (!isWeekend(date)) add('swapped-not-weekend', path, { date });
      worked.add(date);
    });
  });
  return faults;
}
