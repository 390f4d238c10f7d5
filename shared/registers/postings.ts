// Postings (计分行): what records count on the sheets of their period, one record × one effect each.
import type { Fault } from '../scheme/fault';
import type { ComponentId, IndicatorId, UnitId } from '../scheme/id';
import type { Effect, Match, RecordPlace } from '../scheme/register';
import { lineFaultsAt } from '../scoring/parse-sheets';
import type { Line } from '../scoring/sheet';
import type { RegisterRecord } from './record';
import type { PlannedLine, PlannedRegister, RegistersPlan } from './register-plan';

export interface Posting {
  readonly unit: UnitId;
  readonly component: ComponentId;
  readonly indicator?: IndicatorId;
  readonly points: number;
  readonly reason: string;
  readonly register: string;
  /** the record's number */
  readonly record: string;
  readonly version: number;
  /** Who took it as far as it counts, and when: those whose signatures or steps brought it into its state. */
  readonly agreed: readonly { readonly by: string; readonly at: string }[];
}

/** Whether an effect holds for a record as it stands. */
export function holds(
  { in: states, if: match }: Pick<Effect, 'in' | 'if'>,
  { state, values }: RegisterRecord,
): boolean {
  return states.includes(state) && matches(values, match);
}

export function matches(values: RegisterRecord['values'], match: Match | undefined): boolean {
  if (match === undefined) return true;
  return Object.entries(match).every(([column, value]) => values[column] === value);
}

/** Where a record counts: component and perhaps indicator; null while its column is empty. */
export function placeOf({ values }: Pick<RegisterRecord, 'values'>, at: RecordPlace): string | null {
  if (typeof at === 'string') return at;
  const value = values[at.column];
  if (typeof value !== 'string') return null;
  if (at.places === undefined) return value;
  return Object.hasOwn(at.places, value) ? (at.places[value] ?? null) : null;
}

function pointsOf(
  { columns }: PlannedRegister,
  { values }: RegisterRecord,
  points: PlannedLine['effect']['points'],
): number {
  if (typeof points === 'number') return points;
  const value = values[points.column];
  if (typeof value === 'number') return value;
  const column = columns.get(points.column);
  return column?.type === 'choice' ? (column.choices.find(({ id }) => id === value)?.points ?? 0) : 0;
}

/** What a record counts (计分行); nothing while it is a draft that nobody has touched, or where its points are none. */
export function postingsOf(register: PlannedRegister, record: RegisterRecord): Posting[] {
  const postings: Posting[] = [];
  const { unit, number, version, values } = record;
  if (unit === null || version === 0) return postings;
  for (const { effect, into } of register.lines) {
    if (!holds(effect, record)) continue;
    const place = placeOf(record, effect.at);
    const points = pointsOf(register, record, effect.points);
    if (place === null || points === 0) continue;
    const stroke = place.indexOf('/');
    const reason = values[effect.reason];
    postings.push({
      unit: unit as UnitId,
      component: (stroke < 0 ? place : place.slice(0, stroke)) as ComponentId,
      ...(stroke >= 0 && { indicator: place.slice(stroke + 1) as IndicatorId }),
      points,
      reason: typeof reason === 'string' ? reason : '',
      register: record.register,
      record: number ?? '',
      version,
      agreed: agreedBy(record, into),
    });
  }
  return postings;
}

/** The last acts that led into what counts from outside of it: one, or as many as signed. */
function agreedBy({ taken }: RegisterRecord, into: ReadonlySet<string>): Posting['agreed'] {
  const last = taken.findLastIndex(({ step }) => into.has(step));
  if (last < 0) return [];
  const step = taken[last]?.step;
  let first = last;
  while (taken[first - 1]?.step === step) first -= 1;
  return taken.slice(first, last + 1).map(({ by, at }) => ({ by, at }));
}

/** A posting as a line of its place. */
export function lineOf({ indicator, points, reason, record, version }: Posting): Line {
  return {
    ...(indicator !== undefined && { indicator }),
    points,
    ...(reason !== '' && { reason }),
    ...(record !== '' && { record: `${record}@${version}` }),
  };
}

/** What is wrong with a posting, beside others of its place, as with the lines of a sheet; each fault names the record's place. */
export function postingFaults({ scheme }: RegistersPlan, posting: Posting, beside: readonly Posting[]): Fault[] {
  const { unit, component } = posting;
  const lines = [...beside, posting].map(lineOf);
  return lineFaultsAt(scheme, { unit, component, lines }).map(({ code, detail }) => ({ code, path: 'set', detail }));
}
