// What every function of the service is given, whichever host runs it, and its opening.
import type { Channels } from './channels/channel';
import { createRateLimit, processSeconds, type Rate, type RateLimit } from './http/rate-limit';
import { organisationsOf, type IdentitySettings } from './identity/issuer';
import { createTokenValidator, type ValidateToken } from './identity/validate-token';
import type { Store } from './store/store';
import type { StoreAndClock } from './usecases/store-and-clock';
import { isUnfinished, wholeCheck } from './upgrade/brought-in';
import { assertCurrentFormat } from './upgrade/store-format';
import { appointFirstAdmin } from './usecases/people';
import { createStoreCheck, type StoreCheck } from './usecases/store-check';

/** The use cases' needs, what proves a token, how often one may ask, whether the store answers, which version this is, whose data it keeps, and what carries reminders. */
export interface Service extends StoreAndClock {
  readonly version: string;
  readonly validateToken: ValidateToken;
  readonly rateLimit: RateLimit;
  readonly checkStore: StoreCheck;
  /** rejects while an organisation is being brought in */
  readonly assertWhole: (organisation: string) => Promise<void>;
  readonly organisations: readonly string[];
  /** what all photos and files of a period may weigh */
  readonly mostPeriodBytes: number;
  readonly channels: Channels;
}

export interface ServiceSettings {
  readonly openStore: () => Promise<Store>;
  readonly identity: IdentitySettings;
  readonly rate: Rate;
  /** who administers an organisation before anybody has a role in it */
  readonly firstAdmins: readonly (readonly [organisation: string, id: string])[];
  readonly version: string;
  readonly clock: () => Date;
  readonly timeZone: string;
  readonly mostPeriodBytes: number;
  readonly channels: Channels;
}

/** The service as every host runs it. Its store is whoever's opened it to close. Rejects with OtherFormat where the store is not of this program's format. */
export async function openService(settings: ServiceSettings): Promise<Service> {
  const { identity, clock, timeZone, version, mostPeriodBytes, channels } = settings;
  const store = await settings.openStore();
  try {
    await assertCurrentFormat(store, version, clock().toISOString());
    for (const [organisation, id] of settings.firstAdmins) {
      // One that an archive is being brought in for has its administrators in that archive.
      if (!(await isUnfinished(store, organisation))) await appointFirstAdmin({ store, clock }, organisation, id);
    }
  } catch (error) {
    await store.close();
    throw error;
  }
  return {
    store,
    clock,
    timeZone,
    version,
    validateToken: createTokenValidator(identity, clock),
    rateLimit: createRateLimit(settings.rate, processSeconds),
    checkStore: createStoreCheck(store, processSeconds),
    assertWhole: wholeCheck(store),
    mostPeriodBytes,
    organisations: [...new Set(identity.issuers.flatMap(organisationsOf))],
    channels,
  };
}
