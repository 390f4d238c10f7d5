// The one list of security headers (安全响应头): what every page and asset carries, and what every answer of the API carries.

type Headers = Readonly<Record<string, string>>;

/** Where Excel on the web frames a task pane: Microsoft's global cloud and 21Vianet's. */
const office = [
  'https://*.officeapps.live.com',
  'https://*.office.com',
  'https://*.sharepoint.com',
  'https://*.cloud.microsoft',
  'https://*.partner.officewebapps.cn',
  'https://*.sharepoint.cn',
];

/** Nothing of the pane or the preview uses any of these. */
const unused = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'serial', 'hid', 'midi', 'display-capture'];

const always: Headers = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': unused.map((feature) => `${feature}=()`).join(', '),
};

/** What pages may reach beside their own site. */
export interface PageHosts {
  /** The address of office.js. */
  readonly officeJs?: string | undefined;
  /** Origins at which people sign in: the pages fetch tokens there, and where Office signs in nowhere itself MSAL asks in a hidden frame. */
  readonly signIn?: readonly string[] | undefined;
  /** The address of the API where it is not the pages' own origin. */
  readonly api?: string | undefined;
}

/**
 * Headers of the pages and their assets. Scripts may come from the own site and from where office.js is. There is no
 * Cross-Origin-Opener-Policy: Office's dialogs and the sign-in popup speak with the page that opened them.
 */
export function pageHeaders({ officeJs = '', signIn = [], api = '' }: PageHosts = {}): Headers {
  const others = [...new Set(signIn.flatMap(originOf))];
  const policy: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'self'"],
    'script-src': ["'self'", ...originOf(officeJs)],
    // Fluent, Univer and office.js make style elements of their own.
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'", 'data:'],
    'worker-src': ["'self'", 'blob:'],
    'connect-src': ["'self'", ...new Set([...originOf(api), ...others])],
    'frame-src': ["'self'", ...others],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'self'", ...office],
  };
  const text = Object.entries(policy).map(([directive, sources]) => [directive, ...sources].join(' '));
  return { ...always, 'content-security-policy': text.join('; ') };
}

const plainOrigin = /^https?:\/\/([a-z0-9.-]+|\[[0-9a-f:.]+\])(:\d+)?$/;

/** None for what is of the own site. A host's name may hold signs that mean something in a policy: no setting adds a directive or a pattern. */
function originOf(address: string): readonly string[] {
  const origin = URL.canParse(address) ? new URL(address).origin : '';
  return plainOrigin.test(origin) ? [origin] : [];
}

/** Headers of the API: its answers belong to one person at one moment, and are data, never a page. */
export const apiHeaders: Headers = {
  ...always,
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
};

/** https and nothing else for a year; browsers heed it over https only. */
export const httpsOnly: Headers = { 'strict-transport-security': 'max-age=31536000' };
