// What is due for one person (待办): from how the periods stand to what that person does next; what is done is no longer in it.
import type { Period, PeriodState, Progress } from '../../../shared/api/periods';
import { rolesAt, type RoleKind } from '../../../shared/api/roles';
import {
  nextPeriod,
  parseCyclePeriod,
  parsePeriod,
  partsOf,
  type Period as PeriodText,
} from '../../../shared/scheme/period';
import type { Scheme } from '../../../shared/scheme/scheme';
import { cyclePeriods } from '../choice/first-choice';
import { fillsSheets } from '../../session/roles';
import { appealsUntil, stepsFor } from '../office/steps';
import { sheetsDone } from '../office/progress-table';

/** A period with the scheme in the version that it keeps; `progress` null where nobody asked for it. */
export interface Standing {
  readonly period: Period;
  readonly scheme: Scheme;
  readonly progress: Progress | null;
}

/** To submit sheets, to move a period into a state, to open the next one, to look at results, to witness. */
export type DueAct = 'submit' | Exclude<PeriodState, 'open'> | 'open' | 'results' | 'witness';

export interface Due {
  readonly act: DueAct;
  readonly scheme: string;
  /** the period that is dealt with */
  readonly period: string;
  /** by when, as `2026-11-15`; null where the scheme's calendar does not say */
  readonly date: string | null;
  /** from today to that date; negative when it has passed */
  readonly days: number | null;
  /** how many sheets are not there yet, where it is about sheets */
  readonly missing: number;
}

interface Person {
  readonly id: string;
  readonly roles: readonly string[];
}

const DAY_MS = 86_400_000;
/** The next period is thought of a week before its tasks are issued. */
const AHEAD_DAYS = 7;
/** What has no date comes last. */
const UNDATED = Number.MAX_SAFE_INTEGER;
const unitRoles: readonly RoleKind[] = ['head', 'secretary', 'liaison'];

/** What a person does next, the most urgent first. */
export function duesOf(me: Person, standings: readonly Standing[], now: Date): Due[] {
  const dues = standings.flatMap((standing) => [
    ...sheetsDue(me, standing),
    ...stepDue(me, standing, now),
    ...openingDue(me, standing, standings, now),
    ...watchingDue(me, standing, now),
  ]);
  const today = Date.parse(localDate(now));
  return dues
    .map((due) => ({ ...due, days: due.date === null ? null : (Date.parse(due.date) - today) / DAY_MS }))
    .sort((a, b) => (a.days ?? UNDATED) - (b.days ?? UNDATED));
}

type Undated = Omit<Due, 'days'>;

function due(act: DueAct, { period, scheme }: Standing, date: string | null, more: Partial<Undated> = {}): Undated {
  return { act, scheme: scheme.id, period: period.period, date, missing: 0, ...more };
}

/** An assessor's: the sheets of the own groups that are not there yet; a head's: those of the members that the unit's head fills. */
function sheetsDue({ roles }: Person, standing: Standing): Undated[] {
  const { period, scheme, progress } = standing;
  if (period.state !== 'open' || progress === null) return [];
  const isOwn = fillsSheets(scheme, roles);
  const own = progress.cells.map((cell) => {
    const ofPerson = (components: readonly string[]) => components.filter((component) => isOwn({ ...cell, component }));
    return { ...cell, accepted: ofPerson(cell.accepted), missing: ofPerson(cell.missing) };
  });
  const { accepted, all } = sheetsDone(own);
  if (accepted === all) return [];
  return [due('submit', standing, dayAfter(scheme, period, 'submitBy'), { missing: all - accepted })];
}

/** The office's next step, and the signature of whoever's turn it is. */
function stepDue(me: Person, standing: Standing, now: Date): Undated[] {
  const { period, scheme, progress } = standing;
  const again = period.state === 'consolidated' ? 'consolidated' : 'open';
  const to = stepsFor(period, scheme, me).find((step) => step !== 'open' && step !== again);
  if (to === undefined || to === 'open') return [];
  if (to === 'final') {
    const until = appealsUntil(period, scheme, now);
    return [due(to, standing, until && localDate(until))];
  }
  const { accepted, all } = sheetsDone(progress?.cells ?? []);
  const day = to === 'closed' ? 'submitBy' : 'publishDay';
  return [due(to, standing, dayAfter(scheme, period, day), { missing: to === 'closed' ? all - accepted : 0 })];
}

/** The office's: the period after the latest of the cycle, once its tasks are soon to be issued. */
function openingDue({ roles }: Person, standing: Standing, standings: readonly Standing[], now: Date): Undated[] {
  const { period, scheme } = standing;
  const parsed = parseCyclePeriod(scheme, period.period);
  const day = scheme.calendar?.issueDay;
  if (!roles.includes('office') || !parsed.ok || day === undefined) return [];
  const ofScheme = standings.filter((one) => one.scheme.id === scheme.id).map((one) => one.period);
  if (cyclePeriods(ofScheme)[0] !== period) return [];
  const date = dayIn(partsOf(parsed.value, 'month').at(-1) ?? parsed.value, day);
  if (Date.parse(date) - Date.parse(localDate(now)) > AHEAD_DAYS * DAY_MS) return [];
  return [due('open', standing, date, { period: nextPeriod(parsed.value) })];
}

/** A unit's: its published results, while it may appeal; a witness's: the month that is scored. */
function watchingDue({ roles }: Person, standing: Standing, now: Date): Undated[] {
  const { period, scheme } = standing;
  const kinds = rolesAt(roles, period).map(({ kind }) => kind);
  if (period.state === 'published' && kinds.some((kind) => unitRoles.includes(kind))) {
    const until = appealsUntil(period, scheme, now);
    const over = scheme.calendar?.appealDays !== undefined && until === null;
    return over ? [] : [due('results', standing, until && localDate(until))];
  }
  if (period.state === 'open' && kinds.includes('observer'))
    return [due('witness', standing, dayAfter(scheme, period, 'submitBy'))];
  return [];
}

/** A day of the month after a period's last one, in which its sheets are due and its results are published. */
function dayAfter({ calendar }: Scheme, { period }: Period, which: 'submitBy' | 'publishDay'): string | null {
  const parsed = parsePeriod(period);
  const last = parsed.ok ? partsOf(parsed.value, 'month').at(-1) : undefined;
  const day = calendar?.[which];
  return last === undefined || day === undefined ? null : dayIn(nextPeriod(last), day);
}

/** A day of a month; the 30th of February is its last day. */
function dayIn(month: PeriodText, day: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return new Date(Date.UTC(year, number - 1, Math.min(day, last))).toISOString().slice(0, 10);
}

/** The local date of a moment as `2026-11-03`. */
export function localDate(moment: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
