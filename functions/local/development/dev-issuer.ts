// Development sign-in: an issuer in this process whose tokens look like Entra's and pass the production validator with other settings.
import { createSign, generateKeyPair, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import type { IdentitySettings } from '../../identity/issuer';

/** Whom a token is for. The organisation's name serves as its tenant. */
export interface DevPerson {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
}

export interface DevIssuer {
  /** What makes a token validator believe this issuer, and no other. */
  readonly settings: IdentitySettings;
  issueToken(person: DevPerson): { readonly access_token: string; readonly expires_in: number };
}

const ISSUER = 'https://development.scorebook.invalid/{tid}/v2.0';
const AUDIENCE = 'scorebook-development';
const SCOPE = 'access_as_user';
const LIFETIME_SECONDS = 3_600;

/** Refuses to exist in Azure, where the platform sets WEBSITE_SITE_NAME. */
export async function createDevIssuer(
  env: Readonly<Record<string, string | undefined>>,
  organisations: readonly string[],
  clock = () => new Date(),
): Promise<DevIssuer> {
  if (env['WEBSITE_SITE_NAME'] !== undefined) throw new Error('the development sign-in does not exist in Azure');
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const kid = randomUUID();
  const jwk = { ...publicKey.export({ format: 'jwk' }), kty: 'RSA', kid, use: 'sig', alg: 'RS256' };

  return {
    settings: {
      issuers: [
        {
          issuer: ISSUER,
          keys: { jwks: [jwk] },
          algorithms: ['RS256'],
          token: 'access',
          audience: AUDIENCE,
          requiredScope: SCOPE,
          claims: { id: 'oid', name: 'name', scope: ['scp'], required: ['nbf'], fixed: { ver: '2.0' } },
          codesIds: false,
          organisation: { claim: 'tid', values: new Map(organisations.map((id) => [id, id])) },
          signIn: null,
        },
      ],
    },
    issueToken({ id, name, organisation }) {
      const now = Math.floor(clock().getTime() / 1000);
      const claims = {
        iss: ISSUER.replace('{tid}', organisation),
        aud: AUDIENCE,
        tid: organisation,
        oid: id,
        name,
        scp: SCOPE,
        ver: '2.0',
        iat: now,
        nbf: now,
        exp: now + LIFETIME_SECONDS,
      };
      const content = `${base64url({ typ: 'JWT', alg: 'RS256', kid })}.${base64url(claims)}`;
      const signature = createSign('sha256').update(content).sign(privateKey, 'base64url');
      return { access_token: `${content}.${signature}`, expires_in: LIFETIME_SECONDS };
    },
  };
}

function base64url(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
