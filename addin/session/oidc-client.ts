// OpenID Connect by oauth4webapi, in a file of its own that comes when it is needed: authorization code with PKCE, nothing else.
import * as oauth from 'oauth4webapi';
import type { OidcProvider } from '../../shared/api/site-settings';
import { ProviderAway, SignInRefused } from './failures';
import { cameTo, ownAddress } from './return-address';

/** What one sign-in is known by: made by the page that asks, which alone keeps nonce and verifier. */
export interface SignInSecrets {
  readonly issuer: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** What the window needs to ask the provider. */
export interface SignInRequest {
  readonly issuer: string;
  readonly state: string;
  readonly nonce: string;
  readonly challenge: string;
  /** the person left before: whoever the provider still knows is asked anew */
  readonly anew: boolean;
}

export interface OidcTokens {
  /** the one that the service is shown */
  readonly token: string;
  /** seconds that it holds from when it was issued; null where the provider does not say */
  readonly lifetime: number | null;
  readonly idToken: string | null;
  readonly refreshToken: string | null;
  /** the person, as the provider numbers them */
  readonly subject: string | null;
}

/** A provider that does not answer within this time is away. */
const PATIENCE_MS = 30_000;

export function newSecrets(issuer: string): SignInSecrets {
  return {
    issuer,
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    verifier: oauth.generateRandomCodeVerifier(),
  };
}

export const challengeOf = ({ verifier }: SignInSecrets): Promise<string> => oauth.calculatePKCECodeChallenge(verifier);

export interface OidcClient {
  /** Where the provider asks the person. */
  authorizationAddress(request: SignInRequest): string;
  /** Where the provider signs the person out and comes back from; null where it has no such page. */
  endSessionAddress(state: string, idToken: string | null): string | null;
  /** The tokens for the provider's answer, which is refused unless it belongs to these secrets. */
  exchange(answer: string, secrets: SignInSecrets): Promise<OidcTokens>;
  refresh(refreshToken: string): Promise<OidcTokens>;
  /** Has a refresh token forgotten, where the provider takes that; also while the page is being left. */
  revoke(refreshToken: string): Promise<void>;
}

/** The client of one of the site's providers, which come back to `page`. Rejects with ProviderAway or SignInRefused, as do its calls. */
export async function openOidcClient(
  provider: OidcProvider,
  all: readonly OidcProvider[],
  page: string,
): Promise<OidcClient> {
  const { clientId, scope, resource } = provider;
  // The settings allow http for this machine alone.
  const asked = () => ({
    signal: AbortSignal.timeout(PATIENCE_MS),
    [oauth.allowInsecureRequests]: provider.issuer.startsWith('http:'),
  });
  const issuer = new URL(provider.issuer);
  const server = await named(async () =>
    oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, asked())),
  );
  const client: oauth.Client = { client_id: clientId };
  // Answers of one that names itself are refused without its name (RFC 9207), whatever another provider says of itself.
  const isKnown = all.length === 1 || server.authorization_response_iss_parameter_supported === true;
  const redirectUri = isKnown ? page : ownAddress(page, provider.issuer);
  const forResource = resource === undefined ? {} : { additionalParameters: { resource } };

  const tokensOf = (response: oauth.TokenEndpointResponse): OidcTokens => {
    const claims = oauth.getValidatedIdTokenClaims(response);
    const idToken = response.id_token ?? null;
    const common = { idToken, refreshToken: response.refresh_token ?? null, subject: claims?.sub ?? null };
    if (provider.token === 'access')
      return { ...common, token: response.access_token, lifetime: response.expires_in ?? null };
    if (idToken === null || !claims) throw new SignInRefused('id_token');
    // By the provider's clock, whatever this computer's says.
    return { ...common, token: idToken, lifetime: claims.exp - claims.iat };
  };

  return {
    authorizationAddress({ state, nonce, challenge, anew }) {
      if (server.authorization_endpoint === undefined) throw new SignInRefused('authorization_endpoint');
      const address = new URL(server.authorization_endpoint);
      const parameters = {
        ...{ response_type: 'code', client_id: clientId, redirect_uri: redirectUri, scope, state, nonce },
        ...{ code_challenge: challenge, code_challenge_method: 'S256' },
        ...(resource !== undefined && { resource }),
        ...(anew && { prompt: 'login' }),
      };
      for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
      return address.href;
    },
    endSessionAddress(state, idToken) {
      if (server.end_session_endpoint === undefined) return null;
      const address = new URL(server.end_session_endpoint);
      const parameters = {
        ...{ client_id: clientId, post_logout_redirect_uri: page, state },
        ...(idToken !== null && { id_token_hint: idToken }),
      };
      for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
      return address.href;
    },
    exchange: (answer, { state, nonce, verifier }) =>
      named(async () => {
        const parameters = new URLSearchParams(answer);
        if (!cameTo(redirectUri, parameters)) throw new SignInRefused('mismatch');
        const code = oauth.validateAuthResponse(server, client, parameters, state);
        const response = await oauth.authorizationCodeGrantRequest(
          ...([server, client, oauth.None(), code, redirectUri, verifier] as const),
          { ...asked(), ...forResource },
        );
        const expected = { expectedNonce: nonce, requireIdToken: true };
        return tokensOf(await oauth.processAuthorizationCodeResponse(server, client, response, expected));
      }),
    refresh: (refreshToken) =>
      named(async () => {
        const options = { ...asked(), ...forResource };
        const response = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), refreshToken, options);
        const renewed = tokensOf(await oauth.processRefreshTokenResponse(server, client, response));
        // A provider that does not rotate them says nothing of the one that it was given.
        return { ...renewed, refreshToken: renewed.refreshToken ?? refreshToken };
      }),
    revoke: (refreshToken) =>
      named(async () => {
        if (server.revocation_endpoint === undefined) return;
        const lasting: typeof fetch = (input, init) => fetch(input, { ...init, keepalive: true });
        const options = { ...asked(), [oauth.customFetch]: lasting } as oauth.RevocationRequestOptions;
        await oauth.processRevocationResponse(
          await oauth.revocationRequest(server, client, oauth.None(), refreshToken, options),
        );
      }),
  };
}

/** Refused for now: the provider asks to be asked later. */
const later: readonly string[] = ['server_error', 'temporarily_unavailable'];

async function named<Value>(act: () => Promise<Value>): Promise<Value> {
  try {
    return await act();
  } catch (error) {
    throw failureOf(error);
  }
}

function failureOf(error: unknown): unknown {
  if (error instanceof oauth.AuthorizationResponseError || error instanceof oauth.ResponseBodyError)
    return later.includes(error.error) ? new ProviderAway({ cause: error }) : new SignInRefused(error.error);
  if (error instanceof oauth.OperationProcessingError) {
    const { code, cause } = error;
    if (code === oauth.JWT_TIMESTAMP_CHECK) return new SignInRefused('clock');
    if (cause instanceof Response) return new ProviderAway({ cause: error });
    return new SignInRefused('mismatch');
  }
  // What fetch throws has no code, unlike what the library finds wrong with its arguments.
  const isUnreached = error instanceof TypeError && !('code' in error);
  const isLate = error instanceof DOMException && error.name === 'TimeoutError';
  return isUnreached || isLate ? new ProviderAway({ cause: error }) : error;
}
