// Whose tokens the service believes: settings from the environment, checked at start.
import { z } from 'zod';
import { idPattern } from '../../shared/scheme/id';
import { entraIssuer } from './entra';
import { addressesOf, organisationsOf, type IdentitySettings, type Issuer } from './issuer';
import { issuersSetting } from './issuers-setting';

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
const entraShape = z.object({
  AUTH_AUDIENCE: z.string('expected the application id that tokens are for, or AUTH_ISSUERS').min(1),
  AUTH_SCOPE: z
    .string()
    .regex(/^[!-~]+$/)
    .default('access_as_user'),
  AUTH_CLOUDS: commaList
    .pipe(z.array(z.enum(['global', '21vianet'])).refine(differ, 'a cloud stands twice'))
    .default(['global']),
  AUTH_TENANTS: z
    .string('expected <tenant id>=<organisation>,…, or AUTH_ISSUERS')
    .pipe(commaList)
    .pipe(
      z
        .array(tenant)
        .refine((pairs) => differ(pairs.map(([tid]) => tid)), 'a tenant stands twice')
        .refine((pairs) => differ(pairs.map(([, organisation]) => organisation)), 'an organisation stands twice'),
    ),
});
const entraSettings = entraShape.transform((env) => {
  const registration = {
    audience: env.AUTH_AUDIENCE,
    scope: env.AUTH_SCOPE,
    organisations: new Map(env.AUTH_TENANTS),
  };
  return env.AUTH_CLOUDS.map((cloud) => entraIssuer(cloud, registration));
});

/** The settings that are read here. */
export const identityNames: readonly string[] = [...Object.keys(entraShape.shape), 'AUTH_ISSUERS'];

const environment = z.record(z.string(), z.string().optional());

/** Entra ID by `AUTH_AUDIENCE` and `AUTH_TENANTS`, any issuers by `AUTH_ISSUERS`, or both; not without either. */
export const identitySettings = environment.transform((env, context): IdentitySettings => {
  const own = env['AUTH_ISSUERS'] === undefined ? null : issuersSetting.safeParse(env['AUTH_ISSUERS']);
  const isEntraMeant = own === null || env['AUTH_AUDIENCE'] !== undefined || env['AUTH_TENANTS'] !== undefined;
  const entra = isEntraMeant ? entraSettings.safeParse(env) : null;
  const refuse = (path: readonly PropertyKey[], message: string) =>
    context.addIssue({ code: 'custom', path: [...path], message });

  for (const { path, message } of entra?.error?.issues ?? []) refuse(path, message);
  for (const { path, message } of own?.error?.issues ?? []) refuse(['AUTH_ISSUERS', ...path], message);
  const issuers = [...(entra?.data ?? []), ...(own?.data ?? [])];
  for (const clash of clashes(entra?.data ?? [], own?.data ?? [])) refuse(['AUTH_ISSUERS'], clash);
  return { issuers };
});

/** The clouds have tenants and organisations together; nobody else shares one. */
function clashes(entra: readonly Issuer[], own: readonly Issuer[]): readonly string[] {
  const all = [[...new Set(entra.flatMap(organisationsOf))], ...own.map(organisationsOf)].flat();
  const shared = all.filter((organisation, at) => all.indexOf(organisation) < at);
  const addresses = new Set(entra.flatMap(addressesOf));
  const both = own.flatMap(addressesOf).filter((address) => addresses.has(address));
  return [
    ...[...new Set(shared)].map(
      (organisation) => `${organisation} is the organisation of two issuers: one issuer each`,
    ),
    ...both.map((address) => `${address} is of AUTH_TENANTS already: take it out of one of them`),
  ];
}
