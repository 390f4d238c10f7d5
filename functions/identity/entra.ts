// Entra ID in its two clouds (微软与世纪互联): each of them an issuer, made of where it is and whose tenants are believed.
import type { Issuer } from './issuer';

export type EntraCloud = 'global' | '21vianet';

const hosts: Readonly<Record<EntraCloud, string>> = {
  global: 'login.microsoftonline.com',
  '21vianet': 'login.partner.microsoftonline.cn',
};

/** Where people sign in, in either cloud. */
export const entraOrigins: readonly string[] = Object.values(hosts).map((host) => `https://${host}`);

export interface EntraRegistration {
  /** application id of the service, and of its pages where they are of the same registration */
  readonly audience: string;
  readonly scope: string;
  /** tenant id → organisation */
  readonly organisations: ReadonlyMap<string, string>;
}

const isGuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Keys are taken tenant by tenant, so that no key of another tenant's issuer can sign for this one. */
export function entraIssuer(cloud: EntraCloud, { audience, scope, organisations }: EntraRegistration): Issuer {
  const host = hosts[cloud];
  const [only, ...others] = organisations.keys();
  const tenant = only === undefined || others.length > 0 ? 'organizations' : only;
  return {
    issuer: `https://${host}/{tid}/v2.0`,
    keys: { url: `https://${host}/{tid}/discovery/v2.0/keys` },
    algorithms: ['RS256'],
    token: 'access',
    audience,
    requiredScope: scope,
    claims: { id: 'oid', name: 'name', scope: ['scp'], required: ['nbf'], fixed: { ver: '2.0' } },
    codesIds: false,
    organisation: { claim: 'tid', values: organisations },
    signIn: isGuid.test(audience)
      ? {
          kind: 'entra',
          clientId: audience,
          authority: `https://${host}/${tenant}`,
          scope: `api://${audience}/${scope}`,
        }
      : null,
  };
}
