// Deadlines of records (时限): how long a record may stand in its state, in calendar or working days, and who is told when it stands longer.
import { partsOf, periodKind, previousPeriod, nextPeriod, type Period } from '../scheme/period';
import type { Days, Due, Who } from '../scheme/register';
import type { Scheme } from '../scheme/scheme';
import { idsIn, type RegisterRecord } from './record';
import { isOpen, type PlannedRegister, type RegistersPlan } from './register-plan';
import { workingDayPlus, workingDaysBetween, type WorkingDays } from './working-days';

/** What deadlines are counted from. Days are those of the organisation's time zone. */
export interface Calendar {
  readonly period: Period;
  readonly today: string;
  /** the day of a moment */
  readonly dayOf: (moment: string) => string;
  /** the day on which the period's results were published; null before */
  readonly publishedOn: string | null;
  /** by the tables of holidays as they stand now */
  readonly workingDays: WorkingDays;
}

export interface RecordDue {
  readonly on: string;
  readonly is: 'soon' | 'due' | 'overdue';
}

const dayMs = 24 * 60 * 60 * 1000;
/** So many days before its day something is due soon, where its state says nothing. */
const warnDays = 3;

/** No year has more than four digits. */
const lastMs = Date.parse('9999-12-31T00:00:00Z');

/**
 * The day so many days later; after the last that can be written, that one.
 * @example dayPlus('2026-02-27', 2) // '2026-03-01'
 */
export function dayPlus(day: string, days: number): string {
  const ms = Date.parse(`${day}T00:00:00Z`) + days * dayMs;
  return new Date(Math.min(ms, lastMs)).toISOString().slice(0, 10);
}

/** How many days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

/** So many days later, in working days where the scheme says so. */
export function dueAfter(
  day: string,
  days: number,
  working: true | undefined,
  { workingDays }: Pick<Calendar, 'workingDays'>,
): string {
  return working ? workingDayPlus(workingDays, day, days) : dayPlus(day, days);
}

/** The last day for appeals (申诉截止日); null before results are published, and where the scheme allows none. */
export function appealsEnd(
  { calendar: { appealDays, appealWorking } = {} }: Pick<Scheme, 'calendar'>,
  around: Pick<Calendar, 'publishedOn' | 'workingDays'>,
): string | null {
  const { publishedOn } = around;
  return publishedOn === null || appealDays === undefined
    ? null
    : dueAfter(publishedOn, appealDays, appealWorking, around);
}

/** A day of a month; one that the month does not have is its last. */
function dayIn(month: string, day: number): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return `${month}-${String(Math.min(day, last)).padStart(2, '0')}`;
}

/** The last month of a period, and the one after it or before its first. */
function monthBy(period: Period, side: 'before' | 'after'): string {
  const months = periodKind(period) === 'month' ? [period] : partsOf(period, 'month');
  return side === 'before' ? previousPeriod(months[0] as Period) : nextPeriod(months.at(-1) as Period);
}

function calendarDay(scheme: Scheme, at: Exclude<Due['at'], object>, around: Calendar): string | null {
  if (at === 'appealDays') return appealsEnd(scheme, around);
  const { period } = around;
  const day = scheme.calendar?.[at];
  if (day === undefined) return null;
  // Tasks are issued before their period begins; sheets come in and results go out in the month after it.
  return dayIn(monthBy(period, at === 'issueDay' ? 'before' : 'after'), day);
}

/** The days that hold for a record; null where its choice names none. */
export function daysFor({ values }: Pick<RegisterRecord, 'values'>, days: Days): number | null {
  if (typeof days === 'number') return days;
  const choice = values[days.column];
  return typeof choice === 'string' && Object.hasOwn(days.days, choice) ? (days.days[choice] ?? null) : null;
}

/** The last day on which a record may stand in its state; null where nothing limits it. */
export function deadlineOf(
  { scheme: { scheme } }: RegistersPlan,
  register: PlannedRegister,
  record: RegisterRecord,
  calendar: Calendar,
): string | null {
  const due = register.states.get(record.state)?.due;
  if (due === undefined) return null;
  if (typeof due.at === 'string') return calendarDay(scheme, due.at, calendar);
  if ('column' in due.at) return idsIn(record.values[due.at.column])[0] ?? null;
  const { days, after, working } = due.at;
  const count = daysFor(record, days);
  const from = after === undefined ? calendar.dayOf(record.entered) : idsIn(record.values[after])[0];
  return count === null || from === undefined ? null : dueAfter(from, count, working, calendar);
}

/** The same for what is still to be done: what has ended is not due any more. */
export function lastDayOf(
  plan: RegistersPlan,
  register: PlannedRegister,
  record: RegisterRecord,
  calendar: Calendar,
): string | null {
  return isOpen(register, record) ? deadlineOf(plan, register, record, calendar) : null;
}

/** What is due of a record (到期情况), once it is soon; null before, and where nothing is. */
export function dueOf(
  plan: RegistersPlan,
  register: PlannedRegister,
  record: RegisterRecord,
  calendar: Calendar,
): RecordDue | null {
  const on = lastDayOf(plan, register, record, calendar);
  return on === null ? null : dueBy(register, record, on, calendar);
}

/** The same, where its last day is known. */
export function dueBy(
  register: PlannedRegister,
  record: RegisterRecord,
  on: string,
  calendar: Calendar,
): RecordDue | null {
  const left = daysBetween(calendar.today, on);
  if (left < 0) return { on, is: 'overdue' };
  if (left === 0) return { on, is: 'due' };
  const warn = register.states.get(record.state)?.due?.warn ?? warnDays;
  return left <= warn ? { on, is: 'soon' } : null;
}

/** Who is told besides those who may step, since a record has stood too long in its state (三色督办). */
export function toldOf(
  plan: RegistersPlan,
  register: PlannedRegister,
  record: RegisterRecord,
  calendar: Calendar,
): readonly Who[] {
  const on = lastDayOf(plan, register, record, calendar);
  const then = register.states.get(record.state)?.due?.then ?? [];
  if (on === null || on >= calendar.today) return [];
  const over = daysBetween(on, calendar.today);
  const worked = () => workingDaysBetween(calendar.workingDays, on, calendar.today);
  return then.filter(({ days, working }) => (working ? worked() : over) >= days).flatMap(({ tell }) => tell);
}
