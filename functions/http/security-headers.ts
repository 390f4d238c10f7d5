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

/** Where people sign in, in either cloud; without nested sign-in MSAL asks in a hidden frame. */
const signIn = ['https://login.microsoftonline.com', 'https://login.partner.microsoftonline.cn'];

/** Nothing of the pane or the preview uses any of these. */
const unused = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'serial', 'hid', 'midi', 'display-capture'];

const always: Headers = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': unused.map((feature) => `${feature}=()`).join(', '),
};

/**
 * Headers of the pages and their assets. `officeJs` is the address of office.js; scripts may come from there and from the
 * own site. There is no Cross-Origin-Opener-Policy: Office's dialogs and the sign-in popup speak with the page that opened them.
 */
export function pageHeaders(officeJs = '/office-js/office.js'): Headers {
  const scripts = URL.canParse(officeJs) ? ["'self'", new URL(officeJs).origin] : ["'self'"];
  const policy: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'self'"],
    'script-src': scripts,
    // Fluent, Univer and office.js make style elements of their own.
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'", 'data:'],
    'worker-src': ["'self'", 'blob:'],
    'connect-src': ["'self'", ...signIn],
    'frame-src': ["'self'", ...signIn],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'self'", ...office],
  };
  const text = Object.entries(policy).map(([directive, sources]) => [directive, ...sources].join(' '));
  return { ...always, 'content-security-policy': text.join('; ') };
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
