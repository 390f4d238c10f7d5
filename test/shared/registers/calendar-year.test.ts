// What is taken as a year's table of holidays, and what of it is refused, place by place.
import { calendarFaults, calendarYearSchema, type Holiday } from '../../../shared/registers/calendar-year';
import { officialYears } from '../../../shared/registers/official-years';

const holiday = (from: string, until: string, ...working: string[]): Holiday => ({ title: '节', from, until, working });
const told = (...holidays: Holiday[]) =>
  calendarFaults(2026, { source: '通知', holidays }).map(({ code, path }) => `${code} ${path}`);

it('every official table is of its form, of its year, without a fault, and names its notice', () => {
  for (const [year, table] of officialYears) {
    expect(calendarYearSchema.parse(table)).toEqual(table);
    expect(calendarFaults(year, table)).toEqual([]);
    expect(table.source).toContain(`关于${String(year)}年部分节假日安排的通知`);
  }
});

it('a day of another year is refused, wherever it stands', () => {
  expect(told(holiday('2025-12-31', '2026-01-02', '2027-01-03'))).toEqual([
    'day-of-other-year holidays[0].from',
    'day-of-other-year holidays[0].working[0]',
  ]);
  expect(told(holiday('2026-12-31', '2027-01-01'))).toEqual(['day-of-other-year holidays[0].until']);
});

it('a holiday that ends before it begins, and two that share a day', () => {
  expect(told(holiday('2026-05-05', '2026-05-01'))).toEqual(['holiday-backwards holidays[0].until']);
  expect(told(holiday('2026-09-25', '2026-10-01'), holiday('2026-10-01', '2026-10-07'))).toEqual([
    'holiday-repeated holidays[1].from',
  ]);
});

it('a day that is worked instead must be a Saturday or Sunday, named once, and not off', () => {
  // 1 and 2 June are a Monday and a Tuesday; 6 June is a Saturday.
  expect(told(holiday('2026-06-01', '2026-06-01', '2026-06-02'))).toEqual([
    'swapped-not-weekend holidays[0].working[0]',
  ]);
  expect(told(holiday('2026-06-01', '2026-06-01', '2026-06-06', '2026-06-06'))).toEqual([
    'day-repeated holidays[0].working[1]',
  ]);
  expect(told(holiday('2026-06-05', '2026-06-07', '2026-06-06'))).toEqual(['day-repeated holidays[0].working[0]']);
  expect(told(holiday('2026-06-05', '2026-06-07'), holiday('2026-06-12', '2026-06-12', '2026-06-06'))).toEqual([
    'day-repeated holidays[1].working[0]',
  ]);
});

it('what is no day is refused by its form', () => {
  const bad = { source: '通知', holidays: [holiday('2026-02-30', '2026-03-01')] };
  expect(calendarYearSchema.safeParse(bad).success).toBe(false);
});
