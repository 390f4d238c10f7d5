// The bodies that a period's results are frozen to: what is no longer what its digest says is refused, never passed on.
import type { z } from 'zod';
import { BodyCorrupt, BodyMissing, type Digest } from '../store/bodies';
import { getJsonBody } from '../store/row-kinds';
import type { Given } from './given';
import { periodChain, type PeriodKey } from './chains';
import { Refusal } from './refusal';

export async function frozenBody<Value>(
  given: Given,
  place: PeriodKey,
  digest: Digest,
  schema: z.ZodType<Value>,
): Promise<Value> {
  try {
    return await getJsonBody(given.store, periodChain(place).partition, digest, schema);
  } catch (error) {
    if (!(error instanceof BodyCorrupt || error instanceof BodyMissing)) throw error;
    throw damaged(place);
  }
}

export function damaged({ period }: PeriodKey): Refusal {
  return new Refusal('results-changed', 'The stored results no longer match their digest', [
    { code: 'results-damaged', path: `periods["${period}"]`, detail: { period } },
  ]);
}
