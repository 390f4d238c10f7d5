// What is told of due records (提醒内容): to a person everything that is theirs in one digest, to a group of people counts alone.
import { rolesAt } from '../api/roles';
import { awaits, colourOf, colours, type Awaited, type Colour } from '../registers/awaited';
import { daysBetween, dueOf, type Calendar } from '../registers/due';
import type { RegisterRecord } from '../registers/record';
import type { PlannedRegister, RegistersPlan } from '../registers/register-plan';
import type { UnitId } from '../scheme/id';
import type { Text } from '../scheme/text';

/** A record, or a draft that nobody has touched, in the scheme and the calendar of its period. */
export interface RecordAt {
  readonly plan: RegistersPlan;
  readonly register: PlannedRegister;
  readonly record: RegisterRecord;
  readonly calendar: Calendar;
}

/** Somebody with all roles on record, as texts. */
export interface Reader {
  readonly id: string;
  readonly roles: readonly string[];
}

/** One record as it is told: by titles, without anything that is written in it. */
export interface DueLine {
  readonly scheme: Text;
  readonly register: Text;
  readonly period: string;
  readonly number: string | null;
  readonly unit: Text | null;
  readonly state: Text;
  readonly on: string;
  /** from today to its day; negative when that has passed */
  readonly days: number;
  readonly colour: Colour;
  readonly why: Awaited;
}

export type NamedRecord = Pick<DueLine, 'register' | 'period' | 'number' | 'unit'>;

export type Counts = Readonly<Record<Colour, number>>;

/** A person's digest of a day: the most urgent first. */
export interface Digest {
  readonly today: string;
  readonly lines: readonly DueLine[];
  readonly counts: Counts;
}

/** How much is due of one register. */
export interface RegisterCounts {
  readonly scheme: Text;
  readonly register: Text;
  readonly counts: Counts;
}

/** What a group of people is told: the register with the most urgent records first. */
export interface Notice {
  readonly today: string;
  readonly registers: readonly RegisterCounts[];
  readonly counts: Counts;
}

/** Why a record is somebody's matter, by the roles that count in its scheme and period. */
export function awaitsReader({ plan, register, record, calendar }: RecordAt, { id, roles }: Reader): Awaited | null {
  const where = { scheme: plan.scheme.scheme.id, period: calendar.period };
  return awaits(plan, register, record, { id, roles: rolesAt(roles, where) }, calendar);
}

/** The digest (每日提醒) of what is due and a person's; null where nothing is. */
export function digestOf(reader: Reader, records: readonly RecordAt[]): Digest | null {
  const lines = records.flatMap((one) => {
    const why = awaitsReader(one, reader);
    const line = why === null ? null : lineOf(one, why);
    return line === null ? [] : [line];
  });
  const [first] = records;
  if (lines.length === 0 || first === undefined) return null;
  return { today: first.calendar.today, lines: lines.sort(byUrgency), counts: counted(lines) };
}

/** What a group is told (群提醒): of each register how much is due, but for records that are not yet shown to their unit; null where nothing is. */
export function noticeOf(records: readonly RecordAt[]): Notice | null {
  const found = new Map<string, DueLine[]>();
  for (const one of records) {
    const { plan, register, record } = one;
    const line = register.states.get(record.state)?.inside ? null : lineOf(one, 'step');
    if (line === null) continue;
    const name = `${plan.scheme.scheme.id} ${register.register.id}`;
    found.set(name, [...(found.get(name) ?? []), line]);
  }
  const [first] = records;
  if (found.size === 0 || first === undefined) return null;
  const registers = [...found.values()].flatMap((lines): RegisterCounts[] => {
    const [line] = lines;
    return line === undefined ? [] : [{ scheme: line.scheme, register: line.register, counts: counted(lines) }];
  });
  return {
    today: first.calendar.today,
    registers: registers.sort((one, other) => byCounts(one.counts, other.counts)),
    counts: counted([...found.values()].flat()),
  };
}

/** How a record is told; null where it is not due. */
export function lineOf({ plan, register, record, calendar }: RecordAt, why: Awaited): DueLine | null {
  const due = dueOf(plan, register, record, calendar);
  if (due === null) return null;
  const { scheme } = plan.scheme;
  return {
    ...namedOf({ plan, register, record, calendar }),
    scheme: scheme.title,
    state: register.states.get(record.state)?.title ?? record.state,
    on: due.on,
    days: daysBetween(calendar.today, due.on),
    colour: colourOf(register, record, due, calendar.today),
    why,
  };
}

/** By what a record is known to people. */
export function namedOf({ plan, register, record, calendar }: RecordAt): NamedRecord {
  const { units } = plan.scheme.scheme;
  const at = record.unit === null ? undefined : plan.scheme.unitPosition.get(record.unit as UnitId);
  return {
    register: register.register.title,
    period: calendar.period,
    number: record.number,
    unit: record.unit === null ? null : (units[at ?? -1]?.title ?? record.unit),
  };
}

function counted(lines: readonly DueLine[]): Counts {
  const of = (colour: Colour) => lines.filter((line) => line.colour === colour).length;
  return { red: of('red'), yellow: of('yellow'), blue: of('blue') };
}

function byUrgency(one: DueLine, other: DueLine): number {
  return colours.indexOf(one.colour) - colours.indexOf(other.colour) || one.days - other.days;
}

function byCounts(one: Counts, other: Counts): number {
  return other.red - one.red || other.yellow - one.yellow || other.blue - one.blue;
}
