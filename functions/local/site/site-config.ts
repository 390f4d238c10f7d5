// The two files by which a static site in production sends and tells what a server of one's own does.
import { z } from 'zod';
import { siteSettingsSchema, type SiteSettings } from '../../../shared/api/site-settings';
import { httpsOnly, pageHeaders } from '../../http/security-headers';
import { hostsOf, signInOrigins } from '../../http/site-hosts';
import { checked, type Environment } from '../../settings';

const settingsSchema = z
  .object({
    /** JSON; empty is the development sign-in */
    SIGN_IN: z.string().default(''),
    API_URL: z.string().default(''),
    PREVIEW: z.enum(['yes', 'no']).default('yes'),
  })
  .transform(({ SIGN_IN, API_URL, PREVIEW }, context): SiteSettings => {
    const refuse = (message: string): void => context.addIssue({ code: 'custom', message });
    let signIn: unknown;
    try {
      signIn = SIGN_IN === '' ? { kind: 'development' } : JSON.parse(SIGN_IN);
    } catch {
      refuse('SIGN_IN is no JSON');
      return z.NEVER;
    }
    const parsed = siteSettingsSchema.safeParse({ apiUrl: API_URL, signIn, preview: PREVIEW === 'yes' });
    if (parsed.success) return parsed.data;
    const names: Readonly<Record<string, string>> = { apiUrl: 'API_URL', signIn: 'SIGN_IN', preview: 'PREVIEW' };
    for (const { path, message } of parsed.error.issues) {
      const [first, ...rest] = path.map(String);
      refuse(`${[names[first ?? ''] ?? first, ...rest].join('.')}: ${message}`);
    }
    return z.NEVER;
  });

/** What `settings.json` holds, by `SIGN_IN`, `API_URL` and `PREVIEW`; refuses wrong settings, all of them named. */
export function siteSettings(env: Environment): SiteSettings {
  return checked({ site: settingsSchema }, env).site;
}

/** What is named by its content, in production, is asked for once. */
const forever = 'public, max-age=31536000, immutable';
/** Office refuses icons that may not be kept. */
const aDay = 'public, max-age=86400';

/** `SIGN_IN_ORIGINS`, which the headers hold beside what follows from the pages' settings. */
export function signInElsewhere(env: Environment): readonly string[] {
  return checked({ more: z.object({ SIGN_IN_ORIGINS: signInOrigins }) }, env).more.SIGN_IN_ORIGINS;
}

/** What `staticwebapp.config.json` holds; `officeJs` is where the pages load office.js from, `more` where they get tokens besides. */
export function siteConfig(settings: SiteSettings, officeJs: string | undefined, more: readonly string[] = []) {
  return {
    globalHeaders: {
      ...pageHeaders({ officeJs, ...hostsOf(settings, more) }),
      ...httpsOnly,
      'cache-control': 'no-cache',
    },
    routes: [
      { route: '/static/*', headers: { 'cache-control': forever } },
      { route: '/assets/*', headers: { 'cache-control': aDay } },
    ],
    mimeTypes: { '.xml': 'application/xml' },
  };
}
