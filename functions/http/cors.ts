// Pages on other hosts than the API (跨域): which sites may ask it from a browser, and what their preflights are answered.
import type { HttpRequest } from '@azure/functions';
import { z } from 'zod';
import { isForAnyone } from '../../shared/api/access';
import type { Route, RouteId } from '../../shared/api/routes';
import { originsSetting } from './origins';

type Headers = Readonly<Record<string, string>>;

/** The origins that may ask, as browsers write them: scheme, host in small letters and ASCII, and a port that is not the usual one. */
export type SiteOrigins = () => readonly string[];

export const noOrigins: SiteOrigins = () => [];

/** `SITE_ORIGINS` is `https://scores.example.cn,…`: the sites that the pages are served from, where that is not the API's own. */
export const siteOriginsSettings = z
  .object({
    SITE_ORIGINS: originsSetting('https://scores.example.cn').optional(),
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
