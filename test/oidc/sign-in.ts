// Signs in at the provider of the tests as a browser would, without one: authorization code with PKCE, cookies kept, forms sent.
import { createHash, randomBytes } from 'node:crypto';

export interface SignInRequest {
  readonly issuer: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scope: string;
  readonly account: string;
  readonly resource?: string;
}

export interface Tokens {
  readonly access_token: string;
  readonly id_token: string;
  readonly refresh_token?: string;
  readonly expires_in: number;
}

interface Endpoints {
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
}

/** The tokens of a person who signed in at the provider's own pages. Rejects where the provider refuses. */
export async function signInAt(request: SignInRequest): Promise<Tokens> {
  const { issuer, clientId, redirectUri, scope, account, resource } = request;
  const endpoints = (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as Endpoints;
  const verifier = randomBytes(32).toString('base64url');
  const state = randomBytes(16).toString('base64url');
  const ask = new URL(endpoints.authorization_endpoint);
  ask.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope,
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...(resource !== undefined && { resource }),
  }).toString();

  const back = await throughPages(ask, redirectUri, account);
  if (back.searchParams.get('state') !== state) throw new Error(`the provider sent back ${back.href}`);
  const response = await fetch(endpoints.token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      redirect_uri: redirectUri,
      code: back.searchParams.get('code') ?? '',
      code_verifier: verifier,
    }),
  });
  if (!response.ok) throw new Error(`the provider answers ${response.status}: ${await response.text()}`);
  return (await response.json()) as Tokens;
}

/** Follows the provider's redirects, filling in its forms, until it sends the browser back to the client. */
export async function throughPages(from: URL, redirectUri: string, account: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let url = from;
  let form: URLSearchParams | undefined;
  for (let page = 0; page < 12; page += 1) {
    if (url.href.startsWith(redirectUri)) return url;
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form !== undefined && { method: 'POST', body: form }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const text = await response.text();
    const location = response.headers.get('location');
    if (location !== null) {
      url = new URL(location, url);
      form = undefined;
    } else if (response.ok) {
      form = new URLSearchParams({ account });
    } else {
      throw new Error(`the provider answers ${response.status}: ${text}`);
    }
  }
  throw new Error('the provider asks without end');
}
