// What a vendor's answer to a webhook means: an HTTP status first, then the `errcode` that bots answer with.
import { z } from 'zod';
import type { Delivery } from './channel';
import type { Posted } from './post-webhook';

const errcodeSchema = z.looseObject({ errcode: z.int() });
const tooMany = 429;
/** A gateway that gave up waiting may have passed the message on. */
const behindGateway: readonly number[] = [502, 504];

/** By its HTTP status alone: null where that is well. A redirect is not followed, and so a refusal. */
export function byStatus(posted: Posted): Delivery | null {
  if (posted.kind !== 'answered') return posted;
  const { status } = posted;
  if (status >= 200 && status < 300) return null;
  if (status === tooMany) return { kind: 'failed', because: 'rate-limited' };
  if (behindGateway.includes(status)) return { kind: 'unclear', because: 'answer-unclear' };
  return { kind: 'failed', because: 'refused' };
}

/** Of a bot that answers 200 whatever has happened, and says in `errcode` what; `limits` are those that mean too many. */
export function byErrcode(posted: Posted, limits: readonly number[]): Delivery {
  const refused = byStatus(posted);
  if (refused !== null) return refused;
  const errcode = posted.kind === 'answered' ? errcodeIn(posted.text) : null;
  if (errcode === null) return { kind: 'unclear', because: 'answer-unclear' };
  if (errcode === 0) return { kind: 'sent' };
  return { kind: 'failed', because: limits.includes(errcode) ? 'rate-limited' : 'refused' };
}

function errcodeIn(text: string): number | null {
  try {
    return errcodeSchema.parse(JSON.parse(text)).errcode;
  } catch {
    return null;
  }
}
