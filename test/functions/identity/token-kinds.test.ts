// Tokens of a believed issuer, signed with its own key, that are not what the service takes: ID tokens for access tokens, the reverse, and neither.
import type { JWTHeaderParameters, JWTPayload } from 'jose';
import { importJWK, SignJWT } from 'jose';
import { identitySettings } from '../../../functions/identity/settings';
import { createTokenValidator, type ValidateToken } from '../../../functions/identity/validate-token';
import { startProvider, type RunningProvider } from '../../oidc/start-provider';
import { keyOf, secondsNow } from './three-providers';

let provider: RunningProvider;
let [ofService, ofClient, ofClientWithScope, ofIdTokens] = [] as unknown as [
  ValidateToken,
  ValidateToken,
  ValidateToken,
  ValidateToken,
];
beforeAll(async () => {
  provider = await startProvider({ accounts: [], clients: [] });
  const validator = (entry: object) => {
    const issuers = { [provider.issuer]: { organisation: 'demo', clientId: 'pages', ...entry } };
    return createTokenValidator(identitySettings.parse({ AUTH_ISSUERS: JSON.stringify(issuers) }));
  };
  ofService = validator({ audience: 'scorebook' });
  ofClient = validator({ audience: 'pages' });
  ofClientWithScope = validator({ audience: 'pages', requiredScope: 'scores' });
  ofIdTokens = validator({ token: 'id' });
});
afterAll(() => provider.stop());

async function signed(claims: JWTPayload, header: Partial<JWTHeaderParameters> = {}): Promise<string> {
  const { kid = '' } = keyOf(provider);
  const token = new SignJWT({ iss: provider.issuer, sub: 'zhang', exp: secondsNow() + 60, ...claims });
  const signature = token.setProtectedHeader({ alg: 'RS256', kid, ...header });
  return `Bearer ${await signature.sign(await importJWK(keyOf(provider), 'RS256'))}`;
}

type Case = readonly [what: string, claims: JWTPayload, header?: Partial<JWTHeaderParameters>];
/** As `test.each` wants them: all of one length. */
const all = (...cases: readonly Case[]) => cases.map(([what, claims, header = {}]) => [what, claims, header] as const);

/** Each is no token for people's requests, whatever kind is wanted. */
const neither = all(
  ['a refresh token of Casdoor', { tokenType: 'refresh-token', scope: 'openid profile', azp: 'pages' }],
  ['a refresh token of Keycloak', { typ: 'Refresh', scope: 'openid' }],
  ['an offline token of Keycloak', { typ: 'Offline', scope: 'openid' }],
  ['a refresh token', { token_use: 'refresh', scope: 'openid' }],
  ['a refresh token by another name', { token_type: 'refresh_token', scope: 'openid' }],
  ['a token for who holds a key', { typ: 'DPoP', scope: 'openid', cnf: { jkt: 'x' } }],
  ['a token for who holds a certificate', { scope: 'openid', cnf: { 'x5t#S256': 'x' } }, { typ: 'at+jwt' }],
  ['a sign-out', { events: { 'http://schemas.openid.net/event/backchannel-logout': {} }, jti: 'x' }],
  ['a sign-out by its type', { jti: 'x' }, { typ: 'logout+jwt' }],
  ['a security event', { jti: 'x' }, { typ: 'secevent+jwt' }],
  ['an answer of the provider’s', { scope: 'openid' }, { typ: 'oauth-authz-resp+jwt' }],
  ['what says two things of itself', { token_use: 'id', scope: 'openid' }, { typ: 'at+jwt' }],
  ['what says two things of itself in its claims', { typ: 'Bearer', token_use: 'id' }],
);

test.each(neither)('%s proves nothing where access tokens or ID tokens are wanted', async (_what, claims, header) => {
  const refusal = { code: 'token-wrong-kind' };
  await expect(ofService(await signed({ aud: 'scorebook', ...claims }, header))).rejects.toMatchObject(refusal);
  await expect(ofClient(await signed({ aud: 'pages', ...claims }, header))).rejects.toMatchObject(refusal);
  const scoped = await signed({ aud: 'pages', ...claims, scope: 'scores' }, header);
  await expect(ofClientWithScope(scoped)).rejects.toMatchObject(refusal);
  await expect(ofIdTokens(await signed({ aud: 'pages', ...claims }, header))).rejects.toMatchObject(refusal);
});

test.each(
  all(
    ['nothing', {}],
    ['nothing but who it is for', { azp: 'pages', jti: 'x', auth_time: 1 }],
    ['that it is a JWT', {}, { typ: 'JWT' }],
  ),
)('a token that tells %s of itself is no access token', async (_what, claims, header) => {
  const token = await signed({ aud: 'scorebook', ...claims }, header);
  await expect(ofService(token)).rejects.toMatchObject({ code: 'token-wrong-kind' });
});

test.each(
  all(
    ['a scope', { scope: 'openid profile' }],
    ['a list of scopes', { scp: ['openid'] }],
    ['the client that it was made for', { client_id: 'pages' }],
  ),
)(
  'a token with %s is an access token by its marks, but not where its audience is that of ID tokens',
  async (_what, claims) => {
    expect(await ofService(await signed({ aud: 'scorebook', ...claims }))).toMatchObject({ id: 'zhang' });
    const ambiguous = await signed({ aud: 'pages', ...claims });
    await expect(ofClient(ambiguous)).rejects.toMatchObject({ code: 'token-wrong-kind' });
  },
);

test.each(
  all(
    ['its type', {}, { typ: 'at+jwt' }],
    ['its type in full', {}, { typ: 'application/at+jwt' }],
    ['Keycloak’s word', { typ: 'Bearer' }],
    ['Casdoor’s word', { tokenType: 'access-token', scope: 'openid', nonce: 'n' }],
    ['another word', { token_type: 'access_token' }],
  ),
)('there it is one where %s says so, or a scope of the service’s own', async (_what, claims, header) => {
  expect(await ofClient(await signed({ aud: 'pages', ...claims }, header))).toMatchObject({ id: 'zhang' });
  expect(await ofClientWithScope(await signed({ aud: 'pages', scope: 'openid scores' }))).toMatchObject({
    id: 'zhang',
  });
});

test('an ID token that was renewed carries nothing of its kind, and is one where it is for the client alone', async () => {
  expect(await ofIdTokens(await signed({ aud: 'pages' }))).toMatchObject({ id: 'zhang' });
  const refusal = { code: 'token-wrong-kind' };
  for (const claims of [{ scope: 'openid' }, { scp: 'a' }, { client_id: 'another' }])
    await expect(ofIdTokens(await signed({ aud: 'pages', ...claims }))).rejects.toMatchObject(refusal);
});

test.each(['openid', 'profile', 'offline_access'])('%s is no scope that could tell', (requiredScope) => {
  const entry = { organisation: 'demo', audience: 'pages', requiredScope };
  const parsed = identitySettings.safeParse({ AUTH_ISSUERS: JSON.stringify({ 'https://id.example.cn': entry }) });
  expect(JSON.stringify(parsed.error?.issues)).toContain('requiredScope');
});
