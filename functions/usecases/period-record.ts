// The one row that a period hangs on: its state, and the digests of what counts. Readers follow it and nothing else.
import { z } from 'zod';
import { excuseSchema, type Excuse, type Period } from '../../shared/api/periods';
import type { Scheme } from '../../shared/scheme/scheme';
import type { Digest } from '../store/bodies';
import { getRow, putRow, rowKey } from '../store/row-kinds';
import type { Operation } from '../store/store';
import { scopeIn } from './access';
import { frozenBody } from './frozen-body';
import type { Given } from './given';
import type { Person } from './person';
import { chainRows, periodChain, schemesChain, type PeriodKey, type PeriodRecord } from './chains';
import { Refusal } from './refusal';
import { getScheme } from './schemes';

/** A period as it is stored: what every use case that deals with one is handed. */
export interface StoredPeriod {
  readonly key: PeriodKey;
  readonly record: PeriodRecord;
  readonly etag: string;
}

/** The same with the version of the scheme that it keeps. */
export interface OpenedPeriod extends StoredPeriod {
  readonly scheme: Scheme;
}

const { record: recordKind } = chainRows.period;
export const periodRow = rowKey(recordKind);

/** A period that is listed: what stands where no audit chain is followed was opened by nobody. */
export async function findPeriod(given: Given, place: PeriodKey): Promise<StoredPeriod | null> {
  const [stored, listed] = await Promise.all([storedPeriod(given, place), isListed(given, place)]);
  return listed ? stored : null;
}

/** What stands in a period's place, listed or not. */
export async function storedPeriod(given: Given, place: PeriodKey): Promise<StoredPeriod | null> {
  const stored = await getRow(given.store, periodChain(place).partition, recordKind);
  return stored && { key: place, record: stored.value, etag: stored.etag };
}

export async function loadPeriod(given: Given, place: PeriodKey): Promise<StoredPeriod> {
  const found = await findPeriod(given, place);
  if (found === null)
    throw new Refusal('not-found', `Period ${place.period} of scheme ${place.scheme} has not been opened`);
  return found;
}

/** A period with its scheme: opened once by whoever reads it, and inside each decision that changes it. */
export async function openedPeriod(given: Given, key: PeriodKey): Promise<OpenedPeriod> {
  const stored = await loadPeriod(given, key);
  return { ...stored, scheme: await schemeOf(given, stored) };
}

export function schemeOf(given: Given, { key, record }: Pick<StoredPeriod, 'key' | 'record'>): Promise<Scheme> {
  return getScheme(given, key.organisation, key.scheme, record.version);
}

export async function isListed(given: Given, place: PeriodKey): Promise<boolean> {
  const { partition } = schemesChain(place.organisation);
  return (
    (await given.store.get({ partition, row: rowKey(chainRows.schemes.listed, place.scheme, place.period) })) !== null
  );
}

/** Writes the record over the stored one, or, where there is none, as the first. */
export function putPeriod(record: PeriodRecord, stored: StoredPeriod | null): Operation {
  const expect = stored === null ? ({ absent: true } as const) : { etag: stored.etag };
  return putRow(recordKind, [], record, expect);
}

export const withdrawnPeriod: Operation = { kind: 'delete', row: periodRow };

/** The record as the contract shows it to this person: the reasons of those units that are theirs to see. */
export async function shown(
  given: Given,
  actor: Person,
  { key, record: { index: _, ...period } }: Pick<StoredPeriod, 'key' | 'record'>,
): Promise<Period> {
  if (period.results === null) return { ...period, results: null };
  const { whole, units } = await scopeIn(given, 'getPeriod', actor, { key, record: period });
  const own = async (body: Digest | undefined): Promise<Excuse[]> => {
    const all = body !== undefined && (whole || units.length > 0) ? await excusesUnder(given, key, body) : [];
    return all.filter(({ unit }) => whole || units.includes(unit));
  };
  const excluded = await own(period.results.excluded);
  return {
    ...period,
    results: {
      ...consolidated(period.results),
      excused: await own(period.results.excused),
      ...(excluded.length > 0 && { excluded }),
    },
  };
}

/** What everybody is told of results who sees the period. */
function consolidated({ digest, at, by, parts, past }: NonNullable<PeriodRecord['results']>) {
  return { digest, at, by, ...(parts && { parts }), ...(past && { past }) };
}

/** The same in a list: a period whose excuses are damaged is told as such there, and hides none of the others. */
export async function shownInList(given: Given, actor: Person, stored: StoredPeriod): Promise<Period> {
  try {
    return await shown(given, actor, stored);
  } catch (error) {
    const { results } = stored.record;
    if (results === null || !(error instanceof Refusal && error.code === 'results-changed')) throw error;
    const bare = await shown(given, actor, { ...stored, record: { ...stored.record, results: null } });
    return { ...bare, results: { ...consolidated(results), excused: [], damaged: true } };
  }
}

const excusesSchema = z.array(excuseSchema);

/** What a body says of units: excuses or exclusions under which results were consolidated. */
export function excusesUnder(given: Given, place: PeriodKey, body: Digest): Promise<Excuse[]> {
  return frozenBody(given, place, body, excusesSchema);
}
