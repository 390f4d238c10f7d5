// A period as it is stored: where it is kept, the one row that it hangs on, with its state and the digests of what counts, and the scheme that it keeps.
import type { Period } from '../../shared/scheme/period';
import type { WorkingDays } from '../../shared/registers/working-days';
import type { Scheme } from '../../shared/scheme/scheme';
import { keyParts, rowsUnder } from '../store/encode-key';
import { getRow, putRow, rowKey } from '../store/row-kinds';
import { rowKeys } from '../store/rows';
import type { Operation } from '../store/store';
import { workingDaysFor } from './calendar';
import { chainRows, periodChain, schemesChain, type Chain, type PeriodKey, type PeriodRecord } from './chains';
import type { StoreAndClock } from './store-and-clock';
import { RequestRefusal } from './request-refusal';
import { knownScheme } from './schemes';

/** Where a period is kept, whether or not there is one. */
export interface PeriodAt extends StoreAndClock {
  readonly key: PeriodKey;
  readonly chain: Chain;
}

/** A period that is there: readers follow its record and nothing else. */
export interface StoredPeriod extends PeriodAt {
  readonly record: PeriodRecord;
  /** of the record that was read, over which the next one is written; null before the first */
  readonly etag: string | null;
  /** of the version that it keeps, once it was read */
  readonly scheme?: Scheme;
}

export interface OpenedPeriod extends StoredPeriod {
  readonly scheme: Scheme;
  /** by the tables of holidays as they stand, where the scheme counts in them */
  readonly workingDays: WorkingDays;
}

const { record: recordKind } = chainRows.period;
export const periodRow = rowKey(recordKind);

export function periodAt({ store, clock, timeZone }: StoreAndClock, key: PeriodKey): PeriodAt {
  return { store, clock, timeZone, key, chain: periodChain(key) };
}

/** Another period of the same scheme. */
export function siblingOf(at: PeriodAt, period: string): PeriodAt {
  return periodAt(at, { ...at.key, period });
}

/** A period that is listed: what stands where no audit chain is followed was opened by nobody. */
export async function findPeriod(at: PeriodAt): Promise<StoredPeriod | null> {
  const [stored, listed] = await Promise.all([storedPeriod(at), isListed(at)]);
  return listed ? stored : null;
}

/** What stands where the period is kept, listed or not. */
export async function storedPeriod(at: PeriodAt): Promise<StoredPeriod | null> {
  const { store, clock, timeZone, key, chain } = at;
  const stored = await getRow(store, chain.partition, recordKind);
  return stored && { store, clock, timeZone, key, chain, record: stored.value, etag: stored.etag };
}

export async function loadPeriod(at: PeriodAt): Promise<StoredPeriod> {
  const found = await findPeriod(at);
  const { period, scheme } = at.key;
  if (found === null) throw new RequestRefusal('not-found', `Period ${period} of scheme ${scheme} has not been opened`);
  return found;
}

/** The period with the scheme that it keeps, which is read once, and the days that count in it. */
export async function opened(period: StoredPeriod): Promise<OpenedPeriod> {
  const scheme = await schemeOf(period);
  return { ...period, scheme, workingDays: await workingDaysFor(period, period.key.organisation, scheme) };
}

export async function schemeOf(period: StoredPeriod): Promise<Scheme> {
  const { key, record, scheme } = period;
  return scheme ?? knownScheme(period, key.organisation, key.scheme, record.version);
}

/** The periods of a scheme that were opened, by their names. */
export async function listedPeriods(given: StoreAndClock, organisation: string, scheme: string): Promise<Period[]> {
  const { partition } = schemesChain(organisation);
  const found: Period[] = [];
  for await (const row of rowKeys(given.store, partition, rowsUnder(chainRows.schemes.listed.first, scheme)))
    found.push(keyParts(row)[2] as Period);
  return found;
}

export async function isListed({ store, key }: PeriodAt): Promise<boolean> {
  const { partition } = schemesChain(key.organisation);
  return (await getRow(store, partition, chainRows.schemes.listed, key.scheme, key.period)) !== null;
}

/** Writes the period's record over the stored one, or, where there is none, as the first. */
export function putPeriod({ record, etag }: StoredPeriod): Operation {
  return putRow(recordKind, [], record, etag === null ? { absent: true } : { etag });
}

export const withdrawnPeriod: Operation = { kind: 'delete', row: periodRow };
