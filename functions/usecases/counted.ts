// What records count in a period (计入内容): as they stand, while it has no results; after that the body that its results were made of.
import type { CountedShown } from '../../shared/api/results';
import { askedRows, asksForRows, type AskedRow } from '../../shared/registers/asked-rows';
import { countedIn, countsRecords, nothingCounted, type Counted } from '../../shared/registers/counted';
import { gateEffects, opensGate, type Gate } from '../../shared/registers/gates';
import type { Posting } from '../../shared/registers/postings';
import type { RegistersPlan } from '../../shared/registers/register-plan';
import { periodAround, periodKind, type Period } from '../../shared/scheme/period';
import type { Digest } from '../store/bodies';
import { listed, outlined } from '../store/row-kinds';
import { reach, shownTo, type PeriodRequest, type ReachedPeriod } from './access';
import { canonicalJson } from './canonical-json';
import { frozenBody } from './frozen-body';
import { registersOf } from './kept-schemes';
import { RequestRefusal } from './request-refusal';
import { siblingOf, type OpenedPeriod, type PeriodAt } from './stored-period';
import { recordsIn, storedRecordsIn, type StoredRecord } from './stored-records';

/** What a record counts, with the digest of its version. */
interface CountedPosting extends Posting {
  readonly digest: Digest;
}

/** A record of a longer period that opens gates here, as it was. */
interface SeenRecord {
  readonly register: string;
  readonly record: string;
  readonly version: number;
  readonly digest: Digest;
}

/** What a consolidation freezes of records, as one body. */
export interface FrozenCounted extends Counted {
  readonly postings: readonly CountedPosting[];
  readonly gates: readonly Gate[];
  readonly seen: readonly SeenRecord[];
}

const frozenSchema = outlined<FrozenCounted>({ postings: listed(), gates: listed(), seen: listed() });

export function countedUnder(at: PeriodAt, digest: Digest | null): Promise<Counted> {
  return digest === null ? Promise.resolve(nothingCounted) : frozenBody(at, digest, frozenSchema);
}

/** What records count in a period as they stand; null where its scheme has none that count. */
export async function countedNow(period: OpenedPeriod): Promise<FrozenCounted | null> {
  const { key, scheme } = period;
  const plan = registersOf(scheme);
  const of = key.period as Period;
  if (!countsRecords(plan) || periodKind(of) !== scheme.cycle) return null;
  const [own, around] = await Promise.all([storedRecordsIn(period), recordsAround(period, plan)]);
  const records = (stored: readonly StoredRecord[]) => stored.map(({ record }) => record);
  const { postings, gates } = countedIn(plan, of, records(own), records(around));
  const digests = new Map(own.map(({ record: { number }, digest }) => [number, digest]));
  return {
    postings: postings.map((posting) => ({ ...posting, digest: digests.get(posting.record) as Digest })),
    gates,
    seen: seenAmong(plan, around),
  };
}

/** The records of longer periods whose registers have gates: they open them in every period within. */
async function recordsAround(period: OpenedPeriod, { registers }: RegistersPlan): Promise<StoredRecord[]> {
  const { cycle } = period.scheme;
  const beyond = [...registers.values()].filter(
    (planned) => planned.register.of !== cycle && gateEffects(planned).length > 0,
  );
  const read = beyond.map(({ register }) =>
    storedRecordsIn(siblingOf(period, periodAround(period.key.period as Period, register.of)), register.id),
  );
  return (await Promise.all(read)).flat();
}

function seenAmong({ registers }: RegistersPlan, around: readonly StoredRecord[]): SeenRecord[] {
  return around.flatMap(({ record, digest }): SeenRecord[] => {
    const { register, number, version } = record;
    const planned = registers.get(register);
    if (planned === undefined || !opensGate(planned, record)) return [];
    return [{ register, record: number ?? '', version, digest }];
  });
}

/** What records count in a period: frozen where it has results. */
export async function countedOf(period: OpenedPeriod): Promise<Counted> {
  const { results } = period.record;
  if (results !== null) return countedUnder(period, results.inputs.counted);
  return (await countedNow(period)) ?? nothingCounted;
}

export async function readCounted(request: PeriodRequest, unit?: string): Promise<CountedShown> {
  const period = await reach(request, 'counted');
  const { postings, gates } = await countedFor(period, unit);
  const rows = (await rowsNow(period)).filter(isShownTo(period, unit));
  return {
    postings: postings.map(shownPosting),
    gates: gates.map((gate) => ({ ...gate })),
    ...(rows.length > 0 && { rows }),
  };
}

/** The rows that records ask the assessors to score, as they stand. */
async function rowsNow(period: OpenedPeriod): Promise<AskedRow[]> {
  const plan = registersOf(period.scheme);
  if (!asksForRows(plan) || periodKind(period.key.period as Period) !== period.scheme.cycle) return [];
  return askedRows(plan, await recordsIn(period));
}

/** Whether it counts on sheets that are theirs to see, or for a unit of theirs. */
function isShownTo(period: Pick<ReachedPeriod, 'scope' | 'scheme'>, unit?: string) {
  const isOwn = shownTo(period);
  return (at: Pick<Posting, 'unit' | 'component'>): boolean =>
    (unit === undefined || at.unit === unit) && (isOwn(at.unit, at.component) || period.scope.units.includes(at.unit));
}

/** What is somebody's to see of it: whole, of the components of their groups, or of their units. */
export async function countedFor(period: OpenedPeriod & Pick<ReachedPeriod, 'scope'>, unit?: string): Promise<Counted> {
  const isShown = isShownTo(period, unit);
  const { postings, gates } = await countedOf(period);
  return { postings: postings.filter(isShown), gates: gates.filter(isShown) };
}

function shownPosting(posting: Posting) {
  const { unit, component, indicator, points, reason, register, record, version, agreed, corrected, files, appeals } =
    posting;
  return {
    ...{ unit, component, ...(indicator !== undefined && { indicator }), points, reason, register, record, version },
    agreed: [...agreed],
    ...(corrected !== undefined && { corrected: [...corrected] }),
    ...(files !== undefined && { files }),
    ...(appeals !== undefined && { appeals: [...appeals] }),
  };
}

/**
 * Refuses to move results on that records of longer periods would make others by now: those of this one hold still while it is
 * not open.
 */
export async function assertSeen(period: OpenedPeriod): Promise<void> {
  const { results } = period.record;
  if (results === null || results.inputs.counted === null) return;
  const { seen } = await frozenBody(period, results.inputs.counted, frozenSchema);
  const now = (await countedNow(period))?.seen ?? [];
  const textsOf = (records: readonly SeenRecord[]) => new Map(records.map((one) => [one.record, canonicalJson(one)]));
  const [before, after] = [textsOf(seen), textsOf(now)];
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (record) => before.get(record) !== after.get(record),
  );
  if (changed.length === 0) return;
  const faults = changed
    .sort()
    .map((record) => ({ code: 'record-changed', path: `records["${record}"]`, detail: { record } }));
  throw new RequestRefusal('results-changed', 'Records of longer periods have changed since', faults);
}
