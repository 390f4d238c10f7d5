// What a production build (生产构建) must be told: whatever is missing or wrong is named at once, with an example and what it is.
import { signInSettingsSchema, type SiteSettings } from '../../../shared/api/site-settings';
import { siteOrigin } from '../../http/origins';
import { hostsOf, signInOrigins } from '../../http/site-hosts';
import { SettingsRefused, type Environment } from '../../settings';

export interface ProductionSettings {
  /** the origin of the pages */
  readonly site: string;
  readonly settings: SiteSettings;
  /** where the pages load office.js from: an address, or `ownOfficeJs` */
  readonly officeJs: string;
  /** where sign-in has its endpoints besides */
  readonly signInOrigins: readonly string[];
}

/** Microsoft's files served by the site itself, for networks without the internet. */
export const ownOfficeJs = '/office-js/office.js';

const signInExample =
  '{"kind":"oidc","providers":[{"issuer":"https://sign-in.example.cn/realms/office","clientId":"scorebook","scope":"openid profile","token":"access"}]}';

/** Each setting with what it is and an example. */
const needed = {
  SITE_URL: ['the origin that the pages are served from', 'https://kaoping.example.cn'],
  API_URL: ['the origin of the service; the same as SITE_URL where one server is both', 'https://api.example.cn'],
  SIGN_IN: ['how people sign in, as JSON', signInExample],
  OFFICE_JS_URL: [
    `where Excel’s office.js comes from; ${ownOfficeJs} puts Microsoft’s files beside the pages, for networks without the internet`,
    'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
  ],
} as const satisfies Readonly<Record<string, readonly [what: string, example: string]>>;
type Name = keyof typeof needed;
const names = Object.keys(needed) as Name[];

const wrongOrigin = (text: string): string | null =>
  siteOrigin(text) === null ? 'is not the https origin of one site' : null;

function isScript(text: string): boolean {
  if (!URL.canParse(text)) return text === ownOfficeJs;
  const url = new URL(text);
  return url.protocol === 'https:' && url.href === text && url.username === '' && /^[^?#]+\.js$/.test(text);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What is wrong with how people sign in; null where nothing is. */
function wrongSignIn(text: string): string | null {
  const value = parsedJson(text);
  if (value === undefined) return 'is no JSON';
  const parsed = signInSettingsSchema.safeParse(value);
  if (!parsed.success)
    return parsed.error.issues
      .map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '))
      .join('; ');
  if (parsed.data.kind === 'development')
    return 'is the development sign-in, where everybody is whoever they choose to be';
  const { signIn = [] } = hostsOf({ apiUrl: '', signIn: parsed.data, preview: false });
  const insecure = signIn.filter((address) => !address.startsWith('https:'));
  return insecure.length > 0 ? `names what is not https: ${insecure.join(', ')}` : null;
}

const wrong: Readonly<Record<Name, (text: string) => string | null>> = {
  SITE_URL: wrongOrigin,
  API_URL: wrongOrigin,
  SIGN_IN: wrongSignIn,
  OFFICE_JS_URL: (text) => (isScript(text) ? null : `is neither the https address of a .js file nor ${ownOfficeJs}`),
};

/** Throws SettingsRefused with every setting that is missing or wrong. */
export function productionSettings(env: Environment): ProductionSettings {
  const given = (name: Name): string => env[name] ?? '';
  const faults = names.flatMap((name) => {
    const fault = given(name) === '' ? 'is missing' : wrong[name](given(name));
    if (fault === null) return [];
    const [what, example] = needed[name];
    return `${name} ${fault}.\n  It is ${what}.\n  For example: ${name}='${example}'`;
  });
  const elsewhere = signInOrigins.safeParse(env['SIGN_IN_ORIGINS']);
  for (const { message } of elsewhere.error?.issues ?? []) faults.push(`SIGN_IN_ORIGINS: ${message}`);
  if (!elsewhere.success || faults.length > 0)
    throw new SettingsRefused(
      ['A production build must be told where it will run; set these in the environment:', ...faults].join('\n'),
    );
  const site = siteOrigin(given('SITE_URL')) ?? '';
  const api = siteOrigin(given('API_URL')) ?? '';
  const apiUrl = api === site ? '' : api;
  const signIn = signInSettingsSchema.parse(parsedJson(given('SIGN_IN')));
  return {
    site,
    settings: { apiUrl, signIn, preview: false },
    officeJs: given('OFFICE_JS_URL'),
    signInOrigins: elsewhere.data,
  };
}
