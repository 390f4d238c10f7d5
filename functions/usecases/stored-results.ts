// The results of a period as they were consolidated: sealed with their excuses and parts, and frozen to the digest of that.
import { z } from 'zod';
import { digestSchema } from '../../shared/api/ids';
import type { Part, Transition } from '../../shared/api/periods';
import type { Results } from '../../shared/scoring/results';
import type { Digest } from '../store/bodies';
import { listed, outlined } from '../store/row-kinds';
import { canonicalJson } from './canonical-json';
import { damaged, frozenBody } from './frozen-body';
import type { Inputs, PeriodRecord } from './chains';
import { RequestRefusal } from './request-refusal';
import type { PeriodAt, StoredPeriod } from './stored-period';

/** What a consolidation freezes, as one body; its digest is what is signed. */
export interface Sealed {
  readonly results: Results;
  /** the digest of the excuses' body */
  readonly excused: Digest;
  /** that of the exclusions, where there are any */
  readonly excluded?: Digest;
  readonly parts?: readonly Part[];
  /** what the results follow from */
  readonly inputs: Inputs;
  /** Random: everybody is shown the digest, and nobody may guess results that it fits before they are published. */
  readonly seal: string;
}

const sealedSchema = outlined<Sealed>({
  results: z.looseObject({ units: listed() }),
  excused: digestSchema,
  excluded: digestSchema.optional(),
  parts: listed().optional(),
  inputs: z.looseObject({}),
  seal: z.string(),
});

export interface StoredResults {
  readonly results: Results;
  readonly digest: Digest;
}

export async function storedResults(period: StoredPeriod): Promise<StoredResults> {
  const { record } = period;
  if (record.results === null) throw new RequestRefusal('not-found', 'The period has no results yet');
  const { digest, excused, excluded, parts, inputs } = record.results;
  const signed = [...record.signatures, ...(record.signature === null ? [] : [record.signature])];
  if (signed.some((signature) => signature.digest !== digest)) throw damaged(period);
  const sealed = await sealedUnder(period, digest);
  const told = canonicalJson({ excused, excluded, parts, inputs });
  const frozen = { excused: sealed.excused, excluded: sealed.excluded, parts: sealed.parts, inputs: sealed.inputs };
  if (canonicalJson(frozen) !== told) throw damaged(period);
  return { results: sealed.results, digest };
}

/** The results that a period has, or had before it was consolidated anew, under their digest. */
export async function resultsUnder(at: PeriodAt, digest: Digest): Promise<Results> {
  return (await sealedUnder(at, digest)).results;
}

export function sealedUnder(at: PeriodAt, digest: Digest): Promise<Sealed> {
  return frozenBody(at, digest, sealedSchema);
}

/** Nobody decides on results that they have not seen. */
export function assertCurrent(seen: Transition['digest'], { results }: PeriodRecord): void {
  if (seen !== undefined) assertReplaces(seen, { results });
}

/** Refused where the results are not these; null means that there are none. */
export function assertReplaces(digest: Digest | null, { results }: Pick<PeriodRecord, 'results'>): void {
  if (digest === (results?.digest ?? null)) return;
  throw new RequestRefusal('stale', 'The period has other results by now', [
    { code: 'stale', path: 'digest', detail: results === null ? {} : { current: results.digest } },
  ]);
}
