// What every function of the service is given, whichever host runs it.
import type { RateLimit } from './http/rate-limit';
import type { ValidateToken } from './identity/validate-token';
import type { Given } from './usecases/given';
import type { StoreCheck } from './usecases/store-check';

/** The use cases' needs, what proves a token, how often one may ask, whether the store answers, which version this is, and whose data it keeps. */
export interface Service extends Given {
  readonly version: string;
  readonly validateToken: ValidateToken;
  readonly rateLimit: RateLimit;
  readonly checkStore: StoreCheck;
  readonly organisations: readonly string[];
}
