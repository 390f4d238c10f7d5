// The OpenID Connect provider that the tests sign in at is a real one.
import { createPublicKey } from 'node:crypto';
import { decodeProtectedHeader, decodeJwt, jwtVerify } from 'jose';
import { signInAt } from '../../oidc/sign-in';
import { startProvider, type ProviderAlgorithm, type RunningProvider } from '../../oidc/start-provider';

const redirectUri = 'http://localhost:1/sign-in.html';
const clients = [{ clientId: 'scorebook', redirectUris: [redirectUri] }];
const accounts = [{ id: 'zhang', claims: { name: '张三', company: 'north' } }];

describe.each<ProviderAlgorithm>(['RS256', 'ES256', 'PS256'])('The provider of the tests with %s', (algorithm) => {
  let provider: RunningProvider;
  beforeAll(async () => {
    provider = await startProvider({ accounts, clients, algorithm, asksConsent: algorithm === 'ES256' });
  });
  afterAll(() => provider.stop());

  const signIn = (account: string) =>
    signInAt({
      issuer: provider.issuer,
      clientId: 'scorebook',
      redirectUri,
      scope: 'openid profile',
      account,
    });

  it('gives whoever signs in an access token, an ID token and a refresh token', async () => {
    const tokens = await signIn('zhang');
    const key = createPublicKey({ key: { ...provider.keys[0] }, format: 'jwk' });
    const access = await jwtVerify(tokens.access_token, key, { algorithms: [algorithm] });
    expect(access.payload).toMatchObject({
      iss: provider.issuer,
      aud: 'scorebook',
      sub: 'zhang',
      name: '张三',
      company: 'north',
      scope: 'openid profile',
    });
    expect(decodeProtectedHeader(tokens.access_token).typ).toBe('at+jwt');
    const id = await jwtVerify(tokens.id_token, key, { algorithms: [algorithm] });
    expect(id.payload).toMatchObject({ aud: 'scorebook', sub: 'zhang', name: '张三', company: 'north' });
    expect(tokens.refresh_token).toEqual(expect.any(String));
    expect(decodeJwt(tokens.access_token).exp).toBeGreaterThan(Date.now() / 1000);
  });

  it('renews them for pages of the client, once for each refresh token', async () => {
    const { refresh_token: first = '' } = await signIn('zhang');
    const renew = (token: string) =>
      fetch(`${provider.issuer}/token`, {
        method: 'POST',
        headers: { origin: new URL(redirectUri).origin },
        body: new URLSearchParams({ grant_type: 'refresh_token', client_id: 'scorebook', refresh_token: token }),
      });
    const renewed = await renew(first);
    expect([renewed.status, renewed.headers.get('access-control-allow-origin')]).toEqual([
      200,
      new URL(redirectUri).origin,
    ]);
    const { refresh_token: second = '', access_token: access } = (await renewed.json()) as Record<string, string>;
    expect(second).not.toBe(first);
    expect(decodeJwt(access ?? '')).toMatchObject({ sub: 'zhang', aud: 'scorebook' });
    expect((await renew(first)).status).toBe(400);
    expect((await renew(second)).status).toBe(400);
  });

  it('knows nobody else', async () => {
    await expect(signIn('stranger')).rejects.toThrow('asks without end');
  });
});
