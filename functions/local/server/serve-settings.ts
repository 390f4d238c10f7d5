// The settings of `npm run serve`, for real people: refused without an issuer of tokens and without https, all that is wrong named at once.
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { z } from 'zod';
import { siteSettingsSchema, type SiteSettings } from '../../../shared/api/site-settings';
import { channelSettings, type ChannelSettings } from '../../channels/settings';
import { siteOriginSetting } from '../../http/origins';
import type { PageHosts } from '../../http/security-headers';
import { hostsOf, signInOrigins } from '../../http/site-hosts';
import type { Rate } from '../../http/rate-limit';
import type { IdentitySettings } from '../../identity/issuer';
import { pageSignIn } from '../../identity/page-sign-in';
import { identitySettings } from '../../identity/settings';
import { adminSettings, assertOwnGroups, checked, fileSettings, rateSettings, type Environment } from '../../settings';
import { storeSettings, type StoreSettings } from '../../store/open-store';
import { logSettings, type LogLevel } from './log-lines';
import { metricsSettings } from './metrics-server';
import { proxySettings, type IsProxy } from './proxies';
import { serverSettings, type ServerSettings } from './settings';

export interface ServeSettings extends ServerSettings {
  /** null where nobody is before this server */
  readonly isProxy: IsProxy | null;
  /** the public address; null where it is asked by any name */
  readonly siteUrl: string | null;
  readonly site: SiteSettings;
  readonly hosts: PageHosts;
  readonly store: StoreSettings;
  readonly identity: IdentitySettings;
  readonly firstAdmins: readonly (readonly [organisation: string, id: string])[];
  readonly rate: Rate;
  readonly mostPeriodBytes: number;
  readonly channels: ChannelSettings;
  readonly metrics: { readonly port: number; readonly host: string } | null;
  readonly logLevel: LogLevel;
}

/** Files that are a key and its certificate; a wrong one would be found by the first who asks. */
const tlsFiles = serverSettings.tls.transform((files, context) => {
  if (files === null) return null;
  try {
    createSecureContext({ key: readFileSync(files.key), cert: readFileSync(files.cert) });
    return files;
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? ` (${String(error.code)})` : '';
    context.addIssue({ code: 'custom', message: `TLS_KEY, TLS_CERT: no key with its certificate in PEM${code}` });
    return z.NEVER;
  }
});

const securedSettings = z
  .looseObject({})
  .refine(
    (env) => ['TLS_KEY', 'TLS_CERT', 'TRUST_PROXY'].some((name) => env[name] !== undefined),
    'TLS_KEY, TLS_CERT: https is served with them, or by a proxy that TRUST_PROXY names',
  );

const siteUrlSettings = z
  .object({ SITE_URL: siteOriginSetting('https://scorebook.example.cn').optional() })
  .transform(({ SITE_URL: url }) => url ?? null);

const pageSettings = z
  .object({
    OFFICE_JS_URL: z
      .union([z.literal('/office-js/office.js'), z.url({ protocol: /^https$/ })])
      .default('/office-js/office.js'),
    SIGN_IN_ORIGINS: signInOrigins,
  })
  .transform(({ OFFICE_JS_URL: officeJs, SIGN_IN_ORIGINS: more }) => ({ officeJs, more }));

/** Whose tokens count, and what the pages are told of signing in there. The preview workbook is for trying the product. */
const issuerSettings = identitySettings.transform((settings, context) => {
  const signIn = pageSignIn(settings.issuers);
  const site = siteSettingsSchema.safeParse({ apiUrl: '', signIn, preview: false });
  if (site.success) return { settings, site: site.data };
  const told = site.error.issues.map(({ path, message }) => [...path.slice(1), message].join(': ')).join(', ');
  const message = signIn === null ? 'no issuer has a clientId: nobody could sign in' : told;
  context.addIssue({ code: 'custom', message: `AUTH_ISSUERS: ${message}` });
  return z.NEVER;
});

/** Each by its own schema; what an example of the settings must name follows from them. */
export const serveSchemas = {
  address: serverSettings.address,
  timeZone: serverSettings.timeZone,
  siteOrigins: serverSettings.siteOrigins,
  tls: tlsFiles,
  secured: securedSettings,
  isProxy: proxySettings,
  siteUrl: siteUrlSettings,
  pages: pageSettings,
  identity: issuerSettings,
  store: storeSettings,
  firstAdmins: adminSettings,
  rate: rateSettings,
  mostPeriodBytes: fileSettings,
  channels: channelSettings(false),
  metrics: metricsSettings,
  logLevel: logSettings,
};

export function serveSettings(env: Environment): ServeSettings {
  // With https of its own for everybody; else for the proxy on this machine.
  const usual = { HOST: env['TLS_KEY'] === undefined ? '127.0.0.1' : '0.0.0.0' };
  const found = checked(serveSchemas, { ...usual, ...env });
  const { tls, isProxy, siteUrl, timeZone, store, firstAdmins, rate, mostPeriodBytes, metrics, logLevel } = found;
  const { identity: issuers, channels, pages: shown, siteOrigins } = found;
  assertOwnGroups(issuers.settings, channels);
  return {
    ...found.address,
    siteOrigins,
    ...{ tls, isProxy, siteUrl, timeZone, store, firstAdmins, rate, mostPeriodBytes, metrics, logLevel },
    identity: issuers.settings,
    site: issuers.site,
    hosts: { ...hostsOf(issuers.site, shown.more), officeJs: shown.officeJs },
    channels: { ...channels, link: channels.link ?? (siteUrl === null ? null : `${siteUrl}/app`) },
  };
}
