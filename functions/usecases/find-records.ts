// Which records somebody asks for (查询台账): over the periods of a scheme, with the drafts that are expected, as far as they may see them.
import { latestPeriods } from '../../shared/api/records';
import { awaits } from '../../shared/registers/awaited';
import { dueOf } from '../../shared/registers/due';
import { expectedRecords, noLongerFollows } from '../../shared/registers/expected-records';
import { idsIn, type RegisterRecord } from '../../shared/registers/record';
import { isOpen, type PlannedRegister, type RegistersPlan } from '../../shared/registers/register-plan';
import { isOfUnit, maySee } from '../../shared/registers/who';
import { comparePeriods, liesBetween, parsePeriod, periodKind, type Period } from '../../shared/scheme/period';
import type { Digest } from '../store/bodies';
import { workingDaysFor } from './calendar';
import { registersOf } from './kept-schemes';
import type { Person } from './person';
import {
  around,
  loadRegisters,
  partsAmong,
  registerPeriod,
  sourceOf,
  type PartsOf,
  type RegisterPeriod,
} from './register-period';
import { RequestRefusal } from './request-refusal';
import { getScheme } from './schemes';
import { now, type StoreAndClock } from './store-and-clock';
import { findPeriod, listedPeriods, periodAt, type StoredPeriod } from './stored-period';
import type { StoredRecord } from './stored-records';

export interface RecordsAsked {
  readonly register?: string | undefined;
  readonly period?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly unit?: readonly string[] | undefined;
  readonly state?: string | undefined;
  readonly kind?: string | undefined;
  readonly open?: 'true' | 'false' | undefined;
  readonly due?: 'true' | 'soon' | 'due' | 'overdue' | undefined;
  readonly mine?: 'true' | 'false' | undefined;
}

/** A record in its period, before it is shown. */
export interface Found {
  readonly period: RegisterPeriod;
  readonly register: PlannedRegister;
  readonly record: RegisterRecord;
  /** null: a draft that nobody has touched */
  readonly digest: Digest | null;
  readonly partsOf: PartsOf;
  readonly isGone: boolean;
}

export interface RecordsOver {
  /** the newest period first, registers in the scheme's order, records by their numbers, then what is expected */
  readonly found: readonly Found[];
  /** those that were looked through, the newest first */
  readonly periods: readonly Period[];
  /** the register that is asked for, as the latest version of the scheme and those that the periods keep have it */
  readonly versions: readonly PlannedRegister[];
}

/** The records that somebody asks for and may see; refused with `unknown-register` where no version of the scheme has the register. */
export async function recordsOver(
  given: StoreAndClock,
  actor: Person,
  scheme: string,
  asked: RecordsAsked,
): Promise<RecordsOver> {
  const { organisation } = actor;
  const latest = await getScheme(given, organisation, scheme);
  const periods = await periodsAsked(given, organisation, scheme, asked);
  const plans = plansOf(given, organisation, scheme);
  const at = now(given);
  const looked = await Promise.all(
    periods.map(async ({ stored, isLatest }) => {
      const { plan, ...kept } = await plans(stored.record.version);
      const period = registerPeriod({ ...stored, ...kept }, plan, actor, at);
      return { period, found: await recordsOfPeriod(period, asked, isLatest) };
    }),
  );
  const kept = looked.map(({ period }) => period.plan);
  return {
    found: looked.flatMap(({ found }) => found),
    periods: looked.map(({ period }) => period.key.period as Period),
    versions: asked.register === undefined ? [] : versionsOf(scheme, asked.register, [registersOf(latest), ...kept]),
  };
}

function versionsOf(scheme: string, register: string, plans: readonly RegistersPlan[]): PlannedRegister[] {
  const versions = plans.flatMap(({ registers }) => registers.get(register) ?? []);
  if (versions.length > 0) return versions;
  const fault = { code: 'unknown-register', path: 'register', detail: { register } };
  throw new RequestRefusal('unknown-register', `The scheme ${scheme} has no register ${register}`, [fault]);
}

/** A period that is looked through. */
interface PeriodAsked {
  readonly stored: StoredPeriod;
  /** else only for what it counts as open */
  readonly isLatest: boolean;
}

/** Where only what has not ended is asked for: periods tell whether they have any. What has ended is not due. */
const isOfOpen = ({ open, due }: RecordsAsked): boolean => open === 'true' || due !== undefined;

/**
 * The period that is named, those from one on, or the latest of each length, the newest first. What is open is not forgotten
 * however old: there older periods that have any come besides.
 */
async function periodsAsked(
  given: StoreAndClock,
  organisation: string,
  scheme: string,
  asked: RecordsAsked,
): Promise<PeriodAsked[]> {
  const { period } = asked;
  const [from, to] = [boundOf(asked, 'from'), boundOf(asked, 'to')];
  const listed = (await listedPeriods(given, organisation, scheme))
    .filter((one) => (period === undefined || one === period) && liesBetween(one, from, to))
    .sort((one, other) => comparePeriods(other, one));
  const counts = new Map<string, number>();
  const latest = listed.filter((one) => {
    const kind = periodKind(one);
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return from !== null || count <= latestPeriods;
  });
  const found = await Promise.all(
    (isOfOpen(asked) ? listed : latest).map(async (one): Promise<PeriodAsked[]> => {
      const stored = await findPeriod(periodAt(given, { organisation, scheme, period: one }));
      if (stored === null) return [];
      const isLatest = latest.includes(one);
      return isLatest || stored.record.open !== undefined ? [{ stored, isLatest }] : [];
    }),
  );
  return found.flat();
}

/** The first or the last period that is asked for; refused with `period-refused` where the text names none. */
function boundOf(asked: RecordsAsked, side: 'from' | 'to'): Period | null {
  const text = asked[side];
  if (text === undefined) return null;
  const parsed = parsePeriod(text);
  if (parsed.ok) return parsed.value;
  const faults = parsed.faults.map((fault) => ({ ...fault, path: `query.${side}` }));
  throw new RequestRefusal('period-refused', `${text} is no period`, faults);
}

/** The plan of each version of a scheme, made once. */
function plansOf(given: StoreAndClock, organisation: string, scheme: string) {
  const known = new Map<number, ReturnType<typeof planOf>>();
  const planOf = async (version: number) => {
    const kept = await getScheme(given, organisation, scheme, version);
    const workingDays = await workingDaysFor(given, organisation, kept);
    return { scheme: kept, plan: registersOf(kept), workingDays };
  };
  return (version: number) => {
    const made = known.get(version) ?? planOf(version);
    known.set(version, made);
    return made;
  };
}

async function recordsOfPeriod(period: RegisterPeriod, asked: RecordsAsked, isLatest: boolean): Promise<Found[]> {
  const kind = periodKind(period.key.period as Period);
  const registers = [...period.plan.registers.values()].filter(
    ({ register: { id, of, opens = [] } }) =>
      of === kind &&
      (asked.register === undefined || id === asked.register) &&
      (!isOfOpen(asked) || (isLatest && opens.length > 0) || period.record.open?.[id] !== undefined),
  );
  if (registers.length === 0) return [];
  const loaded = await loadRegisters(period, registers.flatMap(around));
  const recordsOf = (id: string) => (loaded.get(id) ?? []).map(({ record }) => record);
  const source = await sourceOf(period, registers, recordsOf);
  return registers.flatMap((register) => {
    const partsOf = partsAmong(period, register, recordsOf);
    const there = (loaded.get(register.register.id) as StoredRecord[]).map(({ record, digest }) => ({
      record,
      digest,
    }));
    const expected = expectedRecords(period.plan, register, source).map((record) => ({ record, digest: null }));
    const isGone = noLongerFollows(period.plan, register, source);
    return [...there, ...expected]
      .map(({ record, digest }): Found => ({ period, register, record, digest, partsOf, isGone: isGone(record) }))
      .filter((found) => isWanted(found, asked));
  });
}

function isWanted({ period, register, record }: Found, asked: RecordsAsked): boolean {
  const { plan, asker, calendar } = period;
  if (asked.unit !== undefined && (record.unit === null || !asked.unit.includes(record.unit))) return false;
  if (asked.state !== undefined && record.state !== asked.state) return false;
  if (asked.kind !== undefined && record.values['kind'] !== asked.kind) return false;
  if (asked.open === 'true' && !isOpen(register, record)) return false;
  if (!maySee(plan.scheme, register, record, asker)) return false;
  if (asked.due !== undefined) {
    const due = dueOf(plan, register, record, calendar);
    if (due === null || (asked.due !== 'true' && due.is !== asked.due)) return false;
  }
  return asked.mine !== 'true' || isMine(period, register, record);
}

/** Of one's own unit, made by oneself, naming oneself, or waiting for one. */
function isMine({ plan, asker, calendar }: RegisterPeriod, register: PlannedRegister, record: RegisterRecord): boolean {
  if (record.author === asker.id || (record.unit !== null && isOfUnit(record, asker))) return true;
  const names = register.register.columns.some(
    ({ id, type }) => type === 'person' && idsIn(record.values[id]).includes(asker.id),
  );
  return names || awaits(plan, register, record, asker, calendar) !== null;
}
