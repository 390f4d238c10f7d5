// A year's holidays while the office types them, and what of them stands against keeping them.
import { calendarFaults, calendarYearSchema, type CalendarYear } from '../../../shared/registers/calendar-year';
import type { SaidFault } from '../../../shared/text/sentences';

/** A holiday as it is typed; `working` holds days with commas or blanks between them. */
export interface HolidayDraft {
  /** tells rows apart while they are added and taken out */
  readonly key: number;
  readonly title: string;
  readonly from: string;
  readonly until: string;
  readonly working: string;
}

export interface CalendarDraft {
  readonly source: string;
  readonly holidays: readonly HolidayDraft[];
}

export const emptyHoliday = (key: number): HolidayDraft => ({ key, title: '', from: '', until: '', working: '' });

export function draftOfCalendar(table: CalendarYear | null): CalendarDraft {
  const holidays = (table?.holidays ?? []).map((one, key) => ({ ...one, key, working: one.working.join(', ') }));
  return { source: table?.source ?? '', holidays };
}

/** A day as it is written by hand (`2026-2-14`, `2026/2/14`) in the form that is kept; anything else as it stands, to be refused. */
function dayTyped(text: string): string {
  const [, year, month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? [];
  return year === undefined ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

const daysTyped = (text: string): string[] =>
  text
    .split(/[\s,，;；、]+/)
    .filter((one) => one !== '')
    .map(dayTyped);

export type CalendarJudged =
  | { readonly ok: true; readonly table: CalendarYear }
  /** nothing is said of a draft that is not filled in yet */
  | { readonly ok: false; readonly faults: readonly SaidFault[] };

/** What was typed as a table of the year, or everything that the service would refuse, with the holiday concerned named. */
export function judgeCalendar(year: number, { source, holidays }: CalendarDraft): CalendarJudged {
  const filled = holidays.map(({ title, from, until, working }) => ({
    ...{ title: title.trim(), from, until },
    working: daysTyped(working),
  }));
  const noDays = filled.flatMap(({ working }, i) =>
    working
      .filter((date) => !calendarYearSchema.shape.holidays.element.shape.from.safeParse(date).success)
      .map((date, j) => ({ code: 'bad-date', path: `holidays[${i}].working[${j}]`, detail: { date } })),
  );
  if (noDays.length > 0) return { ok: false, faults: noDays };
  const parsed = calendarYearSchema.safeParse({ source: source.trim(), holidays: filled });
  if (!parsed.success) return { ok: false, faults: [] };
  const faults = calendarFaults(year, parsed.data);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, table: parsed.data };
}
