// Three real providers, the validator that believes them, and tokens signed with their private keys.
import type { JWK, JWTHeaderParameters, JWTPayload } from 'jose';
import { SignJWT, importJWK } from 'jose';
import { identitySettings } from '../../../functions/identity/settings';
import { createTokenValidator } from '../../../functions/identity/validate-token';
import { signInAt } from '../../oidc/sign-in';
import { startProvider, type RunningProvider } from '../../oidc/start-provider';

const redirectUri = 'http://localhost:1/sign-in.html';
const clients = [{ clientId: 'pages', redirectUris: [redirectUri] }];

interface Changed {
  readonly claims?: JWTPayload;
  readonly header?: Partial<JWTHeaderParameters>;
  readonly key?: JWK;
}

export type ThreeProviders = Awaited<ReturnType<typeof startThreeProviders>>;

export const secondsNow = () => Math.floor(Date.now() / 1000);
export const keyOf = ({ keys: [key] }: RunningProvider): JWK => key as JWK;

/** Access tokens of many companies by RS256 or PS256; ID tokens of one by ES256; access tokens of one, with a scope. */
export async function startThreeProviders() {
  const [companies, single, scoped] = await Promise.all([
    startProvider({
      accounts: [
        { id: 'zhang', claims: { name: '张三', company: '北方' } },
        { id: '李四@北方', claims: { name: '李四', company: '北方' } },
        { id: 'wang', claims: { name: '王五', company: '西方' } },
      ],
      clients,
    }),
    startProvider({ accounts: [{ id: 'zhang', claims: { name: '张南' } }], clients, algorithm: 'ES256' }),
    startProvider({ accounts: [{ id: 'zhang', claims: {} }], clients, algorithm: 'PS256' }),
  ]);
  const organisation = { claim: 'company', values: { 北方: 'north', 东方: 'east' } };
  const issuers = {
    [companies.issuer]: { organisation, audience: 'scorebook', algorithms: ['RS256', 'PS256'] },
    [single.issuer]: { organisation: 'south', token: 'id', clientId: 'pages', algorithms: ['ES256'] },
    [scoped.issuer]: {
      organisation: 'far',
      audience: 'scorebook',
      requiredScope: 'scorebook',
      algorithms: ['PS256'],
    },
  };
  const validate = createTokenValidator(identitySettings.parse({ AUTH_ISSUERS: JSON.stringify(issuers) }));

  /** A token signed with the private key of the provider, like its own but for what is changed. */
  const signed = async (
    provider: RunningProvider,
    { claims = {}, header = {}, key = keyOf(provider) }: Changed = {},
  ): Promise<string> => {
    const usual =
      provider === single
        ? { aud: 'pages', nonce: 'n' }
        : { aud: 'scorebook', company: '北方', scope: 'openid scorebook' };
    const { kid, alg = 'RS256' } = key;
    const payload = { iss: provider.issuer, sub: 'zhang', iat: secondsNow(), exp: secondsNow() + 60 };
    const protectedHeader = { alg, ...(kid !== undefined && { kid }), ...header };
    return new SignJWT({ ...payload, ...usual, ...claims })
      .setProtectedHeader(protectedHeader)
      .sign(await importJWK({ ...key, alg: protectedHeader.alg }));
  };

  return {
    companies,
    single,
    scoped,
    signed,
    bearer: (token: string) => validate(`Bearer ${token}`),
    signIn: ({ issuer }: RunningProvider, account: string, scope = 'openid profile') =>
      signInAt({ issuer, clientId: 'pages', redirectUri, scope, account }),
    stop: () => Promise.all([companies, single, scoped].map((provider) => provider.stop())),
  };
}
