// What every use case is given from outside: where records are kept, and what time it is.
import type { Store } from '../store/store';

export interface StoreAndClock {
  readonly store: Store;
  readonly clock: () => Date;
}

/** The moment as it is recorded. */
export function now(given: StoreAndClock): string {
  return given.clock().toISOString();
}
