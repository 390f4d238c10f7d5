// Working days (工作日): which days are worked by the tables of holidays that are kept, and counting in them.

/** What a table says of its year. */
interface Table {
  readonly holidays: readonly {
    readonly from: string;
    readonly until: string;
    readonly working: readonly string[];
  }[];
}

const dayMs = 24 * 60 * 60 * 1000;

/** The number of a day, as they follow one another. */
const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs;
const dayOf = (number: number): string => new Date(number * dayMs).toISOString().slice(0, 10);

/** No year has more than four digits. */
const lastNumber = numberOf('9999-12-31');

/** The days that are otherwise than their place in the week: by their numbers whether they are worked. */
export type WorkingDays = ReadonlyMap<number, boolean>;

/** The first of the numbers is a Thursday's. */
function isWeekendNumber(number: number): boolean {
  const weekday = (((number + 4) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
}

/**
 * Whether a day is a Saturday or a Sunday.
 * @example isWeekend('2026-02-14') // true
 */
export function isWeekend(day: string): boolean {
  return isWeekendNumber(numberOf(day));
}

/**
 * The working days by the tables of some years; a year without one has its weekends off and nothing else.
 * @example isWorked(workingDaysOf([]), '2026-01-01') // true
 */
export function workingDaysOf(tables: Iterable<Table>): WorkingDays {
  const days = new Map<number, boolean>();
  for (const { holidays } of tables) {
    for (const { from, until, working } of holidays) {
      for (let number = numberOf(from); number <= numberOf(until); number += 1) days.set(number, false);
      for (const day of working) days.set(numberOf(day), true);
    }
  }
  return days;
}

const isWorkedNumber = (days: WorkingDays, number: number): boolean => days.get(number) ?? !isWeekendNumber(number);

export function isWorked(days: WorkingDays, day: string): boolean {
  return isWorkedNumber(days, numberOf(day));
}

/**
 * The so-manieth working day after a day (几个工作日内), which itself does not count, be it worked or not; none after it is that day. After the
 * last day that can be written, that one.
 * @example workingDayPlus(workingDaysOf([]), '2026-11-27', 1) // '2026-11-30'
 */
export function workingDayPlus(days: WorkingDays, day: string, count: number): string {
  let number = numberOf(day);
  for (let left = count; left > 0 && number < lastNumber;) {
    number += 1;
    if (isWorkedNumber(days, number)) left -= 1;
  }
  return dayOf(number);
}

/** How many working days lie after one day up to another, that one included. */
export function workingDaysBetween(days: WorkingDays, from: string, to: string): number {
  let count = 0;
  for (let number = numberOf(from) + 1; number <= numberOf(to); number += 1)
    if (isWorkedNumber(days, number)) count += 1;
  return count;
}
