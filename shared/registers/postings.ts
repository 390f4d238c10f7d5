// Postings (计分行): what records count on the sheets of their period, one record × one effect each.
import { takesLines } from '../scheme/defaults';
import type { Fault, FaultCode } from '../scheme/fault';
import type { ComponentId, UnitId } from '../scheme/id';
import type { Effect, Match, RecordPlace } from '../scheme/register';
import { lineFaultsAt } from '../scoring/parse-sheets';
import type { RecordedLine } from '../scoring/sheet';
import type { RegisterRecord, Taken } from './record';
import { placeIn, type PlannedLine, type PlannedRegister, type RegistersPlan } from './register-plan';

/** A line that a record counts, and where it counts it. */
export interface Posting extends RecordedLine {
  readonly unit: UnitId;
  readonly component: ComponentId;
  readonly reason: string;
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

/** What a record counts (计分行); nothing while it is a draft that nobody has touched, or where its points are none. `postings` are those to which they are added. */
export function postingsOf(register: PlannedRegister, record: RegisterRecord, postings: Posting[] = []): Posting[] {
  const { unit, number, version, values } = record;
  if (unit === null || version === 0) return postings;
  for (const { effect, into, corrects } of register.lines) {
    if (!holds(effect, record)) continue;
    const place = placeOf(record, effect.at);
    const points = pointsOf(register, record, effect.points);
    if (place === null || points === 0) continue;
    const { component, indicator } = register.places.get(place) ?? placeIn(place);
    const reason = values[effect.reason];
    // One by one and no spreading: there may be very many.
    const posting: { -readonly [key in keyof Posting]: Posting[key] } = {
      unit: unit as UnitId,
      component,
      points,
      reason: typeof reason === 'string' ? reason : '',
      register: record.register,
      record: number ?? '',
      version,
      agreed: agreedBy(record, into),
    };
    if (indicator !== undefined) posting.indicator = indicator;
    const corrected = correctedBy(record, into, corrects);
    if (corrected.length > 0) posting.corrected = corrected;
    const files = filesOf(register, record);
    if (files > 0) posting.files = files;
    postings.push(posting);
  }
  return postings;
}

function filesOf({ files }: PlannedRegister, { values }: RegisterRecord): number {
  let count = 0;
  for (const column of files) {
    const value = values[column];
    if (Array.isArray(value)) count += value.length;
  }
  return count;
}

/** The last acts that led into what counts from outside of it: one, or as many as signed. */
function agreedBy({ taken }: RegisterRecord, into: ReadonlySet<string>): Posting['agreed'] {
  let last = taken.length - 1;
  while (last >= 0 && !into.has((taken[last] as Taken).step)) last -= 1;
  const step = taken[last]?.step;
  let first = last;
  while (first > 0 && taken[first - 1]?.step === step) first -= 1;
  if (last < 0) return [];
  return first === 0 && last === taken.length - 1 ? taken : taken.slice(first, last + 1);
}

/** The acts since then that filled in its points anew. */
function correctedBy({ taken }: RegisterRecord, into: ReadonlySet<string>, corrects: ReadonlySet<string>): Taken[] {
  if (corrects.size === 0) return [];
  const last = taken.findLastIndex(({ step }) => into.has(step));
  return taken.filter(({ step }, at) => at > last && corrects.has(step) && !into.has(step));
}

/**
 * What is wrong with a posting, beside others of its place, as with the lines of a sheet; each fault names the record's place. A
 * column of places may hold one whose component counts no lines.
 */
export function postingFaults({ scheme }: RegistersPlan, posting: Posting, beside: readonly Posting[]): Fault[] {
  const { unit, component: id, points } = posting;
  const component = scheme.scheme.components[scheme.componentPosition.get(id) ?? -1];
  const isCounted = component === undefined || takesLines(component) !== null;
  const own = (code: FaultCode): Fault => ({ code, path: 'set', detail: { unit, component: id, points } });
  return [
    ...(isCounted ? [] : [own('line-not-counted')]),
    ...(points < 0 ? [own('points-negative')] : []),
    ...lineFaultsAt(scheme, { unit, component: id, lines: [...beside, posting] }).map((fault) => ({
      ...fault,
      path: 'set',
    })),
  ];
}
