// What the page hands the sign-in window in its address, for an OpenID Connect provider.
import { z } from 'zod';
import type { SignInRequest } from './oidc-client';

const requestSchema = z.object({
  issuer: z.string(),
  state: z.string().min(1),
  nonce: z.string().min(1),
  challenge: z.string().min(1),
  anew: z.stringbool(),
});
const leavingSchema = z.object({ issuer: z.string(), state: z.string().min(1), token: z.string().optional() });
export type Leaving = z.infer<typeof leavingSchema>;

export function requestAddress(page: string, request: SignInRequest): string {
  return `${page}?${new URLSearchParams({ ...request, anew: String(request.anew) }).toString()}`;
}

/** null where the address asks for no sign-in. */
export function parseRequest(search: string): SignInRequest | null {
  return requestSchema.safeParse(Object.fromEntries(new URLSearchParams(search))).data ?? null;
}

/** Behind a hash, which no server is told: the token names the person to the provider. */
export function leavingAddress(page: string, leaving: Leaving): string {
  const parts = Object.entries(leaving).filter(([, value]) => value !== undefined);
  return `${page}#${new URLSearchParams(parts).toString()}`;
}

/** null where the address asks for no sign-out. */
export function parseLeaving(hash: string): Leaving | null {
  return leavingSchema.safeParse(Object.fromEntries(new URLSearchParams(hash.replace(/^#/, '')))).data ?? null;
}
