// The settings of the pages (网页设置): what a site tells its pages when they start, so that one build serves every customer.
import { z } from 'zod';
import { textSchema } from '../scheme/text';
import { isLoopback } from './loopback';

/** An address over https, or over http on this machine; without a person's name, query or fragment. */
const address = z.url({ protocol: /^https?$/ }).refine((text) => {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '' || /[?#]/.test(text)) return false;
  return url.protocol === 'https:' || isLoopback(url.hostname);
}, 'an https address without query');

const providerSchema = z.strictObject({
  /** as the provider names itself, to the letter */
  issuer: address,
  clientId: z.string().min(1),
  scope: z.string().refine((text) => text.split(' ').includes('openid'), 'a scope with openid'),
  /** which of the provider's tokens the service is shown */
  token: z.enum(['access', 'id']),
  /** what the person reads where there are several */
  title: textSchema.optional(),
  /** what the access token is asked for (RFC 8707), where the provider wants to know */
  resource: z.string().min(1).optional(),
});

/** How people sign in. */
export const signInSettingsSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('development') }),
  z.strictObject({
    kind: z.literal('entra'),
    clientId: z.guid(),
    authority: z.url({ protocol: /^https$/ }),
    scope: z.string().min(1),
  }),
  z.strictObject({
    kind: z.literal('oidc'),
    providers: z
      .array(providerSchema)
      .min(1)
      .refine((all) => new Set(all.map(({ issuer }) => issuer)).size === all.length, 'each issuer once'),
  }),
]);

/** `GET /settings.json`; `apiUrl` is the origin of the service, empty where it is the page's own. */
export const siteSettingsSchema = z.strictObject({
  apiUrl: z.union([
    z.literal(''),
    address.refine((text) => URL.canParse(text) && new URL(text).origin === text, 'an origin, without a path'),
  ]),
  signIn: signInSettingsSchema,
  /** whether the preview workbook is offered */
  preview: z.boolean(),
});

export type SiteSettings = z.infer<typeof siteSettingsSchema>;
export type SignInSettings = SiteSettings['signIn'];
export type EntraSettings = Extract<SignInSettings, { kind: 'entra' }>;
export type OidcProvider = z.infer<typeof providerSchema>;

/** Where the settings are, on the page's own origin. */
export const settingsPath = '/settings.json';
