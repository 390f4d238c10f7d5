// Every function of the service in one table: the Azure entry registers it, the local server serves from it.
import type {
  HttpFunctionOptions,
  HttpMethod,
  StorageQueueFunctionOptions,
  StorageQueueOutput,
  TimerFunctionOptions,
} from '@azure/functions';
import { routes, type RouteId } from '../shared/api/routes';
import { noOrigins, type SiteOrigins } from './http/cors';
import { handlers } from './http/handlers';
import { methodsOf, serve, serveElsewhere } from './http/route';
import { consolidations } from './queues/consolidations';
import { connection, type Queued } from './queues/queued';
import type { Service } from './service';
import { reminders } from './timers/reminders';
import { sweep } from './timers/sweep';
import type { Timed } from './timers/timed';

export interface HttpEntry {
  readonly name: string;
  readonly kind: 'http';
  readonly options: HttpFunctionOptions;
}

export interface TimerEntry {
  readonly name: string;
  readonly kind: 'timer';
  readonly options: TimerFunctionOptions;
}

export interface QueueEntry {
  readonly name: string;
  readonly kind: 'queue';
  readonly options: StorageQueueFunctionOptions;
  /** by which other functions put messages into its queue */
  readonly output: StorageQueueOutput;
  readonly pending: Queued['pending'];
}

export type FunctionEntry = HttpEntry | TimerEntry | QueueEntry;

const timed: readonly Timed[] = [sweep, reminders];
const queues: readonly Queued[] = [consolidations];

/** Routes whose work may be done later, by what their messages wake. */
const later: Partial<Readonly<Record<RouteId, Queued>>> = { consolidate: consolidations };

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
  };
  const timers = timed.map(({ id, schedule, handler }): TimerEntry => ({
    name: id,
    kind: 'timer',
    options: { schedule, handler: handler(service) },
  }));
  const queued = queues.map(({ id, queueName, output, handler, pending }): QueueEntry => ({
    name: id,
    kind: 'queue',
    options: { queueName, connection, handler: handler(service) },
    output,
    pending,
  }));
  return [...http, elsewhere, ...timers, ...queued];
}

function httpEntry<Id extends RouteId>(id: Id, service: () => Promise<Service>, origins: SiteOrigins): HttpEntry {
  return {
    name: id,
    kind: 'http',
    options: {
      authLevel: 'anonymous',
      methods: methodsOf(routes[id]),
      route: routes[id].path.slice(1),
      handler: serve(id, handlers[id], service, origins, later[id]?.output),
      ...(later[id] && { extraOutputs: [later[id].output] }),
    },
  };
}
