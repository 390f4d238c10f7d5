// Counting in working days: by the official table of 2026 and beside it, over weekends, holidays and Saturdays that are worked.
import fc from 'fast-check';
import { dayPlus, daysBetween } from '../../../shared/registers/due';
import { officialYears } from '../../../shared/registers/official-years';
import { countsWorkingDays } from '../../../shared/scheme/counts-working-days';
import { preset, presetIds } from '../../../shared/scheme/presets';
import {
  isWeekend,
  isWorked,
  workingDayPlus,
  workingDaysBetween,
  workingDaysOf,
} from '../../../shared/registers/working-days';

const official = workingDaysOf(officialYears.values());
const weekends = workingDaysOf([]);

const daysOf = (year: number): string[] => {
  const first = `${String(year)}-01-01`;
  return Array.from({ length: daysBetween(first, `${String(year + 1)}-01-01`) }, (_, i) => dayPlus(first, i));
};

it('2026 has 248 working days: 261 weekdays, 19 of them holidays, and 6 days of weekends that are worked', () => {
  const days = daysOf(2026);
  const weekdays = days.filter((day) => !isWeekend(day));
  expect(weekdays).toHaveLength(261);
  expect(weekdays.filter((day) => !isWorked(official, day))).toHaveLength(19);
  expect(days.filter((day) => isWeekend(day) && isWorked(official, day))).toEqual([
    ...['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  ]);
  expect(days.filter((day) => isWorked(official, day))).toHaveLength(248);
});

it('the day itself does not count; holidays and weekends are passed over, Saturdays that are worked are not', () => {
  // 13 February is a Friday, the 14th is worked, the 15th to the 23rd are Spring Festival.
  expect(workingDayPlus(official, '2026-02-13', 1)).toBe('2026-02-14');
  expect(workingDayPlus(official, '2026-02-13', 2)).toBe('2026-02-24');
  expect(workingDayPlus(official, '2026-02-13', 5)).toBe('2026-02-27');
  expect(workingDayPlus(official, '2026-02-13', 6)).toBe('2026-02-28');
  expect(workingDayPlus(official, '2026-02-18', 1)).toBe('2026-02-24');
  expect(workingDayPlus(official, '2026-09-30', 3)).toBe('2026-10-10');
  expect(workingDayPlus(official, '2026-02-16', 0)).toBe('2026-02-16');
});

it('a year without a table has its weekends off and nothing else', () => {
  expect(workingDayPlus(official, '2027-02-05', 5)).toBe('2027-02-12');
  expect(isWorked(official, '2027-01-01')).toBe(true);
  expect(isWorked(weekends, '2026-02-14')).toBe(false);
});

it('counts over the end of a year, and before the days began to be counted', () => {
  expect(workingDayPlus(official, '2025-12-31', 1)).toBe('2026-01-04');
  expect(workingDayPlus(weekends, '1969-12-31', 2)).toBe('1970-01-02');
  expect(isWeekend('1969-12-28')).toBe(true);
});

it('ends with the last day that can be written', () => {
  expect(workingDayPlus(weekends, '9999-12-30', 3660)).toBe('9999-12-31');
});

it('counting forth and back agree, and a day that is reached is worked', () => {
  const day = fc.integer({ min: 0, max: 3000 }).map((n) => dayPlus('2020-01-01', n));
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 60 }), fc.constantFrom(official, weekends), (from, count, days) => {
      const to = workingDayPlus(days, from, count);
      expect(isWorked(days, to)).toBe(true);
      expect(workingDaysBetween(days, from, to)).toBe(count);
      expect(workingDaysBetween(days, from, dayPlus(to, -1))).toBe(count - 1);
    }),
  );
});

it('a scheme counts in working days where any deadline of it says so', () => {
  const tangxian = preset('tangxian');
  expect(presetIds.filter((id) => countsWorkingDays(preset(id)))).toEqual(['tangxian']);
  expect(countsWorkingDays({ calendar: { appealDays: 5, appealWorking: true } })).toBe(true);
  const only = (states: object[], steps: object[] = []) =>
    countsWorkingDays({ registers: [{ ...tangxian.registers?.[0], states, steps }] as never });
  expect(only([{ due: { at: { days: 1, working: true } } }])).toBe(true);
  expect(
    only([
      {
        due: {
          at: 'issueDay',
          then: [
            { days: 1, tell: [] },
            { days: 2, working: true, tell: [] },
          ],
        },
      },
    ]),
  ).toBe(true);
  expect(only([{}], [{ within: { days: 1, of: 'on', working: true } }])).toBe(true);
  expect(only([{}, { due: { at: { column: 'on' } } }], [{ within: { days: 1, of: 'on' } }, {}])).toBe(false);
});
