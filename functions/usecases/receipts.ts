// Receipts (回执): what a request that is done once for each of its keys is answered for ever.
import type { z } from 'zod';
import { digestOf, type Digest } from '../store/bodies';
import { getJsonBody, getRow, putRow } from '../store/row-kinds';
import type { Operation } from '../store/store';
import type { PeriodRequest } from './access';
import { chainRows } from './chains';
import { RequestRefusal } from './request-refusal';

const { receipt: kind } = chainRows.period;

/** Keys belong to one person within one period. */
const keyOf = ({ actor }: PeriodRequest, idempotencyKey: string): string[] => [actor.id, digestOf(idempotencyKey)];

/** What was answered under this key to a body of this digest; null where the key is new. A key of another body is refused. */
export async function receiptUnder<Value>(
  request: PeriodRequest,
  idempotencyKey: string,
  digest: Digest,
  schema: z.ZodType<Value>,
): Promise<Value | null> {
  const { store, chain } = request;
  const kept = await getRow(store, chain.partition, kind, ...keyOf(request, idempotencyKey));
  if (kept === null) return null;
  if (kept.value.digest === digest) return getJsonBody(store, chain.partition, kept.value.receipt, schema);
  throw new RequestRefusal('idempotency-key-reused', 'This idempotency key was used for something else');
}

/** Keeps under the key the body that answers from now on. */
export function putReceipt(request: PeriodRequest, idempotencyKey: string, digest: Digest, receipt: Digest): Operation {
  return putRow(kind, keyOf(request, idempotencyKey), { digest, receipt }, { absent: true });
}
