// An OpenID Connect provider in the sign-in window: goes there, comes back, and gives its answer to hand over; no token passes here.
import type { OidcProvider } from '../../shared/api/site-settings';
import type { DialogMessage } from '../session/dialog-message';
import { ProviderAway, SignInRefused } from '../session/failures';
import { openOidcClient, type OidcClient } from '../session/oidc-client';
import { parseLeaving, parseRequest } from '../session/oidc-request';
import { endTrip } from '../session/sign-in-trip';

/** The answer for the page that asked; null while the window is on its way elsewhere. */
export async function oidcWindow(providers: readonly OidcProvider[]): Promise<DialogMessage | null> {
  const { origin, pathname, search, hash } = window.location;
  const through = async (issuer: string, state: string, addressAt: (client: OidcClient) => string | null) => {
    try {
      const provider = providers.find((one) => one.issuer === issuer);
      if (!provider) throw new SignInRefused('mismatch');
      const address = addressAt(await openOidcClient(provider, providers, origin + pathname));
      // A provider that ends no sessions is left already.
      if (address === null) return endTrip(state, {}) ? null : ({ kind: 'left', state } as const);
      window.location.replace(address);
      return null;
    } catch (error) {
      const refused = reasonOf(error);
      return endTrip(state, { refused }) ? null : ({ kind: 'refused', state, reason: refused } as const);
    }
  };
  const leaving = parseLeaving(hash);
  if (leaving) {
    const { issuer, state, token = null } = leaving;
    return through(issuer, state, (client) => client.endSessionAddress(state, token));
  }
  const request = parseRequest(search);
  if (request) return through(request.issuer, request.state, (client) => client.authorizationAddress(request));
  return back(search);
}

/** The provider's answer, for whoever waits for it: a page beside this window, or the one that this window was. */
function back(search: string): DialogMessage | null {
  const query = new URLSearchParams(search);
  const state = query.get('state');
  if (state === null) return null;
  const isAnswer = query.has('code') || query.has('error');
  if (endTrip(state, isAnswer ? { answer: search } : {})) return null;
  return isAnswer ? { kind: 'answered', state, answer: search } : { kind: 'left', state };
}

function reasonOf(error: unknown): string {
  if (error instanceof ProviderAway) return 'away';
  return error instanceof SignInRefused ? error.reason : String(error);
}
