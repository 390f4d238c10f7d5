// A way to the provider and back in the page's own window, where no second one opens: what has to be there when it comes back.
import { z } from 'zod';
import type { SignInSecrets } from './oidc-client';

const originOf = (back: string): string => new URL(back, window.location.origin).origin;

/** No token is in it: the answer's code is worth nothing without the verifier, serves once and for a minute, and both go when they are read. */
const tripSchema = z.strictObject({
  state: z.string(),
  /** where it began, on our own origin */
  back: z.string().refine((back) => back.startsWith('/') && originOf(back) === window.location.origin),
  /** null where the person leaves the provider */
  secrets: z
    .strictObject({ issuer: z.string(), state: z.string(), nonce: z.string(), verifier: z.string() })
    .nullable(),
  /** the provider's answer as it stood in the address, once it is there */
  answer: z.string().nullable(),
  /** why the provider could not be asked */
  refused: z.string().nullable(),
});
export type Trip = z.infer<typeof tripSchema>;

const TRIP = 'scorebook.sign-in.trip';

/** Begins a trip from this page; false where the browser would forget it on the way. */
export function beginTrip(state: string, secrets: SignInSecrets | null): boolean {
  const { pathname, search, hash } = window.location;
  return keep({ state, back: pathname + search + hash, secrets, answer: null, refused: null });
}

/** The trip of this state, with what has come of it: then the page goes back to where it began. False where there is none. */
export function endTrip(state: string, outcome: Partial<Pick<Trip, 'answer' | 'refused'>>): boolean {
  const trip = read();
  if (trip?.state !== state) return false;
  keep({ ...trip, ...outcome });
  window.location.replace(trip.back);
  return true;
}

/** What has come of a trip that began at this page, for once; null where there was none. */
export function takeTrip(): Trip | null {
  const trip = read();
  if (trip === null || new URL(trip.back, window.location.origin).pathname !== window.location.pathname) return null;
  sessionStorage.removeItem(TRIP);
  return trip;
}

function keep(trip: Trip): boolean {
  try {
    sessionStorage.setItem(TRIP, JSON.stringify(trip));
    return true;
  } catch {
    return false;
  }
}

function read(): Trip | null {
  try {
    return tripSchema.safeParse(JSON.parse(sessionStorage.getItem(TRIP) ?? 'null')).data ?? null;
  } catch {
    return null;
  }
}
