// The results of a period as they were consolidated, compared with the digest they are frozen to.
import type { Results } from '../../shared/scoring/results';
import { BodyCorrupt, BodyMissing, getBody, type Digest } from '../store/bodies';
import type { Given } from './given';
import type { PeriodRecord } from './period-record';
import { periodChain, type Place } from './places';
import { Refusal } from './refusal';

export interface StoredResults {
  readonly results: Results;
  readonly digest: Digest;
}

export async function storedResults(given: Given, place: Place, record: PeriodRecord): Promise<StoredResults> {
  if (record.results === null) throw new Refusal('not-found', 'The period has no results yet');
  const { digest } = record.results;
  const signed = [...record.signatures, ...(record.signature === null ? [] : [record.signature])];
  if (signed.some((signature) => signature.digest !== digest)) throw damaged(place);
  return { results: await resultsUnder(given, place, digest), digest };
}

/** The results that a period has, or had before it was consolidated anew, under their digest. */
export async function resultsUnder(given: Given, place: Place, digest: Digest): Promise<Results> {
  try {
    return JSON.parse(await getBody(given.store, periodChain(place).partition, digest)) as Results;
  } catch (error) {
    if (!(error instanceof BodyCorrupt || error instanceof BodyMissing)) throw error;
    throw damaged(place);
  }
}

function damaged({ period }: Place): Refusal {
  return new Refusal('results-changed', 'The stored results no longer match their digest', [
    { code: 'results-damaged', path: `periods["${period}"]`, detail: { period } },
  ]);
}
