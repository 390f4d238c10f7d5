// Every function of the service in one table: the Azure entry registers it, the local server serves from it.
import type { HttpFunctionOptions, HttpMethod, TimerFunctionOptions } from '@azure/functions';
import { mostBytesFor, routes, type RouteId } from '../shared/api/routes';
import { noOrigins, type SiteOrigins } from './http/cors';
import { handlers } from './http/handlers';
import { methodsOf, serve, serveElsewhere } from './http/route';
import type { Service } from './service';
import { reminders } from './timers/reminders';
import { sweep } from './timers/sweep';
import type { Timed } from './timers/timed';

export interface HttpEntry {
  readonly name: string;
  readonly kind: 'http';
  readonly options: HttpFunctionOptions;
  /** more of a body than one byte beyond it is not looked at */
  readonly mostBytes: number;
}

export interface TimerEntry {
  readonly name: string;
  readonly kind: 'timer';
  readonly options: TimerFunctionOptions;
}

export type FunctionEntry = HttpEntry | TimerEntry;

const timed: readonly Timed[] = [sweep, reminders];

/** Whatever a host can hand to a function; it takes the more exact route where two fit. */
const everyMethod: HttpMethod[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
export const anyPath = '{*path}';

/**
 * The functions over one service, opened when it is first needed, for the pages of these sites beside those of its own. `anonymous`: the tokens that
 * guard the routes are our own matter.
 */
export function functionTable(service: () => Promise<Service>, origins: SiteOrigins = noOrigins): FunctionEntry[] {
  const http = (Object.keys(routes) as RouteId[]).map((id) => httpEntry(id, service, origins));
  const elsewhere: HttpEntry = {
    name: 'elsewhere',
    kind: 'http',
    options: { authLevel: 'anonymous', methods: everyMethod, route: anyPath, handler: serveElsewhere(origins) },
    mostBytes: mostBytesFor(null),
  };
  const timers = timed.map(({ id, schedule, handler }): TimerEntry => ({
    name: id,
    kind: 'timer',
    options: { schedule, handler: handler(service) },
  }));
  return [...http, elsewhere, ...timers];
}

function httpEntry<Id extends RouteId>(id: Id, service: () => Promise<Service>, origins: SiteOrigins): HttpEntry {
  return {
    name: id,
    kind: 'http',
    options: {
      authLevel: 'anonymous',
      methods: methodsOf(routes[id]),
      route: routes[id].path.slice(1),
      handler: serve(id, handlers[id], service, origins),
    },
    mostBytes: mostBytesFor(routes[id]),
  };
}
