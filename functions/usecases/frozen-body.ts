// The bodies that a period's results are frozen to: what is no longer what its digest says is refused, never passed on.
import type { z } from 'zod';
import { BodyCorrupt, BodyMissing, type Digest } from '../store/bodies';
import { getJsonBody } from '../store/row-kinds';
import { RequestRefusal } from './request-refusal';
import type { PeriodAt } from './stored-period';

export async function frozenBody<Value>(at: PeriodAt, digest: Digest, schema: z.ZodType<Value>): Promise<Value> {
  try {
    return await getJsonBody(at.store, at.chain.partition, digest, schema);
  } catch (error) {
    if (!(error instanceof BodyCorrupt || error instanceof BodyMissing)) throw error;
    throw damaged(at);
  }
}

export function damaged({ key: { period } }: PeriodAt): RequestRefusal {
  return new RequestRefusal('results-changed', 'The stored results no longer match their digest', [
    { code: 'results-damaged', path: `periods["${period}"]`, detail: { period } },
  ]);
}
