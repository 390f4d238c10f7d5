// A period with the registers of the scheme that it keeps, as somebody stands to them: what is loaded, expected and shown of their records.
import type { ShownRecord } from '../../shared/api/records';
import { rolesAt } from '../../shared/api/roles';
import { published } from '../../shared/lifecycle/period-life';
import { dueBy, lastDayOf, type Calendar } from '../../shared/registers/due';
import type { Source } from '../../shared/registers/expected-records';
import { contentOf } from '../../shared/registers/parts';
import type { RegisterRecord } from '../../shared/registers/record';
import type { PlannedRegister, RegistersPlan } from '../../shared/registers/register-plan';
import { stepsOpenTo, waitsFor } from '../../shared/registers/steps';
import type { Asker } from '../../shared/registers/who';
import { comparePeriods, periodKind, previousPeriod, type Period } from '../../shared/scheme/period';
import type { Opening } from '../../shared/scheme/register';
import type { Results } from '../../shared/scoring/results';
import type { Digest } from '../store/bodies';
import { digestOfJson } from './canonical-json';
import { namedFor } from './observers';
import type { Person } from './person';
import { RequestRefusal } from './request-refusal';
import { dayOf } from './store-and-clock';
import { findPeriod, listedPeriods, siblingOf, type OpenedPeriod, type StoredPeriod } from './stored-period';
import { recordsIn, storedRecordsIn, type StoredRecord } from './stored-records';
import { storedResults } from './stored-results';

export interface RegisterPeriod extends OpenedPeriod {
  readonly plan: RegistersPlan;
  readonly asker: Asker;
  readonly calendar: Calendar;
}

/** The records of a register in a period, as they are known. */
export type RecordsOf = (register: string) => readonly RegisterRecord[];

/** The parts of a record, which are signed with it. */
export type PartsOf = (
  record: RegisterRecord,
) => readonly { readonly register: PlannedRegister; readonly record: RegisterRecord }[];

export function registerPeriod(
  period: OpenedPeriod,
  plan: RegistersPlan,
  { id, roles }: Person,
  at: string,
): RegisterPeriod {
  const { key, record, workingDays } = period;
  const day = (moment: string) => dayOf(period, moment);
  const calendar: Calendar = {
    period: key.period as Period,
    today: day(at),
    dayOf: day,
    publishedOn: record.publishedAt === undefined ? null : day(record.publishedAt),
    workingDays,
  };
  return { ...period, plan, asker: { id, roles: rolesAt(roles, key) }, calendar };
}

/** The register of this name; refused with `unknown-register` where the scheme has none. `path` says where it is named. */
export function registerOf({ plan, key }: RegisterPeriod, id: string, path = 'register'): PlannedRegister {
  const register = plan.registers.get(id);
  if (register !== undefined) return register;
  const fault = { code: 'unknown-register', path, detail: { register: id } };
  throw new RequestRefusal('unknown-register', `The scheme of ${key.period} has no register ${id}`, [fault]);
}

export function unknownRecord(number: string, path = 'number'): RequestRefusal {
  const fault = { code: 'unknown-record', path, detail: { number } };
  return new RequestRefusal('unknown-record', `No record ${number}`, [fault]);
}

/** The stored records of these registers. */
export async function loadRegisters(
  period: OpenedPeriod,
  registers: Iterable<string>,
): Promise<Map<string, StoredRecord[]>> {
  const ids = [...new Set(registers)];
  const loaded = await Promise.all(ids.map((id) => storedRecordsIn(period, id)));
  return new Map(ids.map((id, at) => [id, loaded[at] as StoredRecord[]]));
}

/** The registers whose records are looked at for what a record of this one says, and for its expected drafts. */
export function around({ register, parts }: PlannedRegister): string[] {
  const sources = (register.opens ?? []).flatMap((opening) => (opening.from === 'register' ? [opening.register] : []));
  return [register.id, ...parts.map((part) => part.register), ...sources];
}

/** Finds the parts of the records of a register, each time among the same ones: they are sorted once. */
export function partsAmong({ plan }: RegisterPeriod, register: PlannedRegister, recordsOf: RecordsOf): PartsOf {
  const sorted = register.parts.map((part) => {
    const planned = plan.registers.get(part.register) as PlannedRegister;
    const byWhole = new Map<unknown, RegisterRecord[]>();
    for (const record of recordsOf(part.register)) {
      const whole = record.values[part.column];
      const known = byWhole.get(whole);
      if (known === undefined) byWhole.set(whole, [record]);
      else known.push(record);
    }
    return { planned, byWhole };
  });
  return ({ number }) =>
    number === null
      ? []
      : sorted.flatMap(({ planned, byWhole }) =>
          (byWhole.get(number) ?? []).map((record) => ({ register: planned, record })),
        );
}

/** From what the drafts of these registers are expected. `typed`: when the runs began whose claims somebody makes by their names. */
export async function sourceOf(
  period: OpenedPeriod,
  registers: readonly PlannedRegister[],
  recordsOf: RecordsOf,
  typed: readonly Period[] = [],
): Promise<Source> {
  const { openedAt, publishedAt, changedAt, state } = period.record;
  const opensFrom = (...sources: readonly Opening['from'][]) =>
    registers.some(({ register: { opens = [] } }) => opens.some(({ from }) => sources.includes(from)));
  const isPublished = published.includes(state);
  const claimed = opensFrom('claims') ? await resultsBefore(period) : null;
  const [begun] = [...(state === 'open' ? runsBegun(claimed) : []), ...typed].sort(comparePeriods);
  return {
    state,
    since: isPublished ? (publishedAt ?? changedAt) : openedAt,
    results: isPublished && opensFrom('duty', 'reward') ? await readableResults(period) : null,
    claimed,
    ...(begun !== undefined && { servedBefore: await servedBefore(period, registers, begun) }),
    observers: opensFrom('observers') ? ((await namedFor(period, period.key))?.observers ?? []) : [],
    recordsOf,
  };
}

/** When the runs began for which results open claims. */
function runsBegun(results: Results | null): Period[] {
  const claims = (results?.units ?? []).flatMap((unit) => (unit.complete ? (unit.claims ?? []) : []));
  return claims.flatMap(({ since }) => (since === undefined ? [] : [since as Period]));
}

/** The records of earlier periods, back to where the first run began, that have gone on from their first state and did not come to nothing. */
async function servedBefore(
  period: OpenedPeriod,
  registers: readonly PlannedRegister[],
  begun: Period,
): Promise<RecordsOf> {
  // Without a key one claim is not told from the next of the same run.
  const claiming = registers.filter(
    ({ register: { key, opens = [] } }) => key !== undefined && opens.some(({ from }) => from === 'claims'),
  );
  const found = new Map<string, RegisterRecord[]>(claiming.map(({ register: { id } }) => [id, []]));
  const { organisation, scheme } = period.key;
  const own = period.key.period as Period;
  const listed = claiming.length === 0 ? [] : await listedPeriods(period, organisation, scheme);
  const isBetween = (at: Period) => comparePeriods(at, begun) > 0 && comparePeriods(at, own) < 0;
  for (const at of listed.filter((one) => periodKind(one) === periodKind(own) && isBetween(one))) {
    for (const { register, first, states } of claiming) {
      const records = await recordsIn(siblingOf(period, at), register.id);
      const served = records.filter(({ state }) => state !== first.id && states.get(state)?.end !== 'void');
      found.get(register.id)?.push(...served);
    }
  }
  return (register) => found.get(register) ?? [];
}

/** The published results of the period before; null where there are none. */
async function resultsBefore(period: OpenedPeriod): Promise<Results | null> {
  const before = await findPeriod(siblingOf(period, previousPeriod(period.key.period as Period)));
  return before !== null && published.includes(before.record.state) ? readableResults(before) : null;
}

/** Results that are damaged are told of where they are asked for; here nothing follows from them. */
async function readableResults(period: StoredPeriod): Promise<Results | null> {
  try {
    return (await storedResults(period)).results;
  } catch (error) {
    if (error instanceof RequestRefusal && error.code === 'results-changed') return null;
    throw error;
  }
}

/** What a record says with its parts, as a digest to be signed. */
export function saysOf(record: RegisterRecord, partsOf: PartsOf): Digest {
  return digestOfJson(contentOf(record, partsOf(record)));
}

export function etagOf(digest: Digest): string {
  return `"${digest}"`;
}

/** A record as the asker sees it; `digest` is null for a draft that nobody has touched. `isGone`: it follows from the results no more. */
export function shownRecord(
  { key, plan, asker, calendar }: RegisterPeriod,
  register: PlannedRegister,
  record: RegisterRecord,
  digest: Digest | null,
  partsOf: PartsOf,
  isGone = false,
): ShownRecord {
  const until = lastDayOf(plan, register, record, calendar);
  return {
    ...toldOf(key.period, record, digest),
    says: saysOf(record, partsOf),
    ...(isGone && { follows: false }),
    steps: stepsOpenTo(plan, register, record, asker),
    waitsFor: waitsFor(register, record),
    ...(until === null ? { due: null } : { due: dueBy(register, record, until, calendar), until }),
  };
}

/** What a version of a record tells of itself. */
export function toldOf(period: string, record: RegisterRecord, digest: Digest | null) {
  const { register, number, unit, state, version, author, values, taken } = record;
  const etag = digest === null ? null : etagOf(digest);
  // Why somebody signed is told with the step, once it is taken.
  const signed = record.signed.map(({ step, as, by, at }) => ({ step, as, by, at }));
  return { register, number, period, unit, state, version, etag, author, values, signed, taken };
}
