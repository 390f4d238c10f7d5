// How a request is refused, by a use case or before it comes to one: a code of the contract with all faults, and no HTTP in it.
import type { Conflict, ProblemCode } from '../../shared/api/problem';
import type { Fault } from '../../shared/scheme/fault';

export class RequestRefusal extends Error {
  override readonly name = 'RequestRefusal';

  constructor(
    readonly code: ProblemCode,
    detail: string,
    readonly faults: readonly Fault<string>[] = [],
    readonly conflicts?: readonly Conflict[],
  ) {
    super(detail);
  }
}

/** Somebody asks more often than anybody needs to. */
export class TooManyRequests extends RequestRefusal {
  constructor(
    /** seconds */
    readonly retryAfter: number,
  ) {
    super('too-many-requests', `Ask again in ${retryAfter} s`);
  }
}
