// The address of a route with its parameters filled in, for whoever calls the service, and read out of it, for the service.
import { routes, type ParamsOf, type QueryOf, type RouteId } from './routes';

/**
 * Path and query of a route below the service's root, every part encoded.
 * @example urlOf('getScheme', { s: 'luan' }, { version: '2' }) // '/api/schemes/luan?version=2'
 */
export function urlOf<Id extends RouteId>(id: Id, params: ParamsOf<Id>, query: QueryOf<Id>): string {
  const values: Readonly<Record<string, unknown>> = params;
  const path = routes[id].path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])));
  const asked = Object.entries(query).filter(([, value]) => value !== undefined);
  const text = new URLSearchParams(asked.map(([name, value]) => [name, String(value)])).toString();
  return `/api${path}${text ? `?${text}` : ''}`;
}

/**
 * The parameters of a path of the contract in the segments of an address; null where they are not of that path.
 * @example paramsIn('/schemes/{s}', ['schemes', 'luan']) // { s: 'luan' }
 */
export function paramsIn(path: string, segments: readonly string[]): Record<string, string> | null {
  const parts = path.slice(1).split('/');
  const name = (part: string) => (part.startsWith('{') ? part.slice(1, -1) : null);
  const fits =
    parts.length === segments.length && parts.every((part, at) => name(part) !== null || part === segments[at]);
  if (!fits) return null;
  return Object.fromEntries(parts.flatMap((part, at) => (name(part) === null ? [] : [[name(part), segments[at]]])));
}
