// Pages on other hosts than the API (跨域): which sites may ask it from a browser, and what their preflights are answered.
import type { HttpRequest } from '@azure/functions';
import { z } from 'zod';
import { isForAnyone } from '../../shared/api/access';
import type { Route, RouteId } from '../../shared/api/routes';

type Headers = Readonly<Record<string, string>>;

/** The origins that may ask, as browsers write them: scheme, host in small letters and ASCII, and a port that is not the usual one. */
export type SiteOrigins = () => readonly string[];

export const noOrigins: SiteOrigins = () => [];

const thisMachine = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** The origin of a site; null for what is none, is a pattern, or is reached without https from other machines. */
function originOf(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, hostname, username, password, pathname, search, hash, origin } = new URL(text);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && thisMachine.test(hostname));
  const isBare = [username, password, search, hash].every((part) => part === '') && pathname === '/';
  return isSafe && isBare && !hostname.includes('*') ? origin : null;
}

/** `SITE_ORIGINS` is `https://scores.example.cn,…`: the sites that the pages are served from, where that is not the API's own. */
export const siteOriginsSettings = z
  .object({
    SITE_ORIGINS: z
      .string()
      .transform((text, context) => {
        const given = text.split(',').map((one) => one.trim());
        const found = given.map(originOf);
        for (const [position, origin] of found.entries())
          if (origin === null)
            context.addIssue({
              code: 'custom',
              message: `${given[position]} is not the https origin of one site, such as https://scores.example.cn`,
            });
        return [...new Set(found.filter((origin) => origin !== null))];
      })
      .optional(),
  })
  .transform(({ SITE_ORIGINS: origins = [] }): readonly string[] => origins);

/** Two hours, beyond which no browser remembers it. */
const remembered = '7200';

/** What the pages read of an answer besides its body and type. */
const exposed = ['etag', 'location', 'preference-applied', 'retry-after'].join(', ');

/** What an answer carries for the site that asks: nothing for others. No cookie is ever asked for, so none is allowed. */
export function originHeaders(origins: readonly string[], request: HttpRequest): Headers {
  if (origins.length === 0) return {};
  const origin = request.headers.get('origin');
  if (origin === null || !origins.includes(origin)) return { vary: 'Origin' };
  return { vary: 'Origin', 'access-control-allow-origin': origin, 'access-control-expose-headers': exposed };
}

/** Whether a browser asks what a page of one of these sites may ask; others ask with a method like any other, which no route has. */
export function isPreflight(origins: readonly string[], { method, headers }: HttpRequest): boolean {
  const origin = headers.get('origin');
  return (
    method === 'OPTIONS' &&
    origin !== null &&
    origins.includes(origin) &&
    headers.get('access-control-request-method') !== null
  );
}

/** The answer to a preflight at the address of these routes: exactly the methods and headers that they take. */
export function preflightAnswer(here: readonly Route[], methods: readonly string[]) {
  const asked = new Set(here.flatMap(requestHeaders));
  return {
    status: 204,
    headers: {
      'access-control-allow-methods': methods.join(', '),
      'access-control-allow-headers': [...asked].sort().join(', '),
      'access-control-max-age': remembered,
    },
  };
}

function requestHeaders(route: Route): string[] {
  return [
    ...(isForAnyone(route.id as RouteId) ? [] : ['authorization']),
    ...(route.request === null ? [] : ['content-type']),
    ...Object.keys(route.headers.shape),
  ];
}
