// The steps from one format of a store to the next, the oldest first. None is ever taken away or changed: stores of every age come to them.
import type { StoreAndClock } from '../usecases/store-and-clock';
import { organisationRow } from './step-1-organisations';

/**
 * From format `from` to the one after it, for one organisation. A step writes by `change` alone, so that chains tell of it; it may be
 * cut short anywhere and asked again, and then does what is left.
 */
export interface Step {
  readonly from: number;
  readonly what: string;
  readonly upgrade: (given: StoreAndClock, organisation: string) => Promise<void>;
}

export const steps: readonly Step[] = [{ from: 1, what: 'a row for each organisation', upgrade: organisationRow }];
