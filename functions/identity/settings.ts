// Whose tokens the service believes: settings from the environment, checked at start.
import type { JWK } from 'jose';
import { z } from 'zod';
import { idPattern } from '../../shared/scheme/id';
import { entraHosts } from './entra';

/** Who issues tokens. `{tid}` in the addresses stands for the tenant; keys are fetched, or given where the issuer is in this process. */
export interface Cloud {
  readonly issuer: string;
  readonly keys: { readonly url: string } | { readonly jwks: readonly JWK[] };
}

export interface IdentitySettings {
  readonly audience: string;
  readonly scope: string;
  readonly clouds: readonly Cloud[];
  /** Tenant id → organisation. Other tenants are refused. */
  readonly organisations: ReadonlyMap<string, string>;
}

/** Keys are taken tenant by tenant, so that no key of another tenant's issuer can sign for this one. */
const entra = (host: string): Cloud => ({
  issuer: `https://${host}/{tid}/v2.0`,
  keys: { url: `https://${host}/{tid}/discovery/v2.0/keys` },
});

const clouds = {
  global: entra(entraHosts.global),
  '21vianet': entra(entraHosts['21vianet']),
};

const commaList = z.string().transform((text) => text.split(',').map((item) => item.trim()));

const tenant = z.string().transform((text, context) => {
  const [, tid, organisation] = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})=(.+)$/i.exec(text) ?? [];
  if (tid !== undefined && organisation !== undefined && idPattern.test(organisation)) {
    return [tid.toLowerCase(), organisation] as const;
  }
  context.addIssue({ code: 'custom', message: 'expected <tenant id>=<organisation>' });
  return z.NEVER;
});

const differ = (texts: readonly string[]) => new Set(texts).size === texts.length;

/** `AUTH_TENANTS` is `<tenant id>=<organisation>,…`, one tenant an organisation; `AUTH_CLOUDS` is `global`, `21vianet` or both. */
export const identitySettings = z
  .object({
    AUTH_AUDIENCE: z.string().min(1),
    AUTH_SCOPE: z
      .string()
      .regex(/^[!-~]+$/)
      .default('access_as_user'),
    AUTH_CLOUDS: commaList.pipe(z.array(z.enum(['global', '21vianet']))).default(['global']),
    AUTH_TENANTS: commaList.pipe(
      z
        .array(tenant)
        .refine((pairs) => differ(pairs.map(([tid]) => tid)), 'a tenant stands twice')
        .refine((pairs) => differ(pairs.map(([, organisation]) => organisation)), 'an organisation stands twice'),
    ),
  })
  .transform((env): IdentitySettings => ({
    audience: env.AUTH_AUDIENCE,
    scope: env.AUTH_SCOPE,
    clouds: env.AUTH_CLOUDS.map((cloud) => clouds[cloud]),
    organisations: new Map(env.AUTH_TENANTS),
  }));
