// The contract: every route of the service with what goes in and what comes out; who may use it stands in the access table.
import type { z } from 'zod';
import { aboutRoutes } from './routes/about';
import { auditRoutes } from './routes/audit';
import { filesRoutes } from './routes/files';
import { calendarRoutes } from './routes/calendar';
import { observersRoutes } from './routes/observers';
import { organisationRoutes } from './routes/organisation';
import { peopleRoutes } from './routes/people';
import { periodsRoutes } from './routes/periods';
import { recordsRoutes } from './routes/records';
import { remindersRoutes } from './routes/reminders';
import { resultsRoutes } from './routes/results';
import { schemesRoutes } from './routes/schemes';
import type { Route } from './routes/route';
import { sheetsRoutes } from './routes/sheets';

export type { Route } from './routes/route';

/** What a body of JSON may weigh where its route says nothing else. */
export const mostBytes = 4 * 1024 * 1024;

/** What a body of this route may weigh. */
export function mostBytesFor(route: Route): number {
  return route.raw?.request?.most ?? route.most ?? mostBytes;
}

export const routes = {
  ...aboutRoutes,
  ...organisationRoutes,
  ...peopleRoutes,
  ...calendarRoutes,
  ...observersRoutes,
  ...schemesRoutes,
  ...periodsRoutes,
  ...sheetsRoutes,
  ...recordsRoutes,
  ...filesRoutes,
  ...remindersRoutes,
  ...resultsRoutes,
  ...auditRoutes,
};

export type Routes = typeof routes;
export type RouteId = keyof Routes;

/** What a caller fills in for a route, and what it gets. */
export type ParamsOf<Id extends RouteId> = z.input<Routes[Id]['params']>;
export type QueryOf<Id extends RouteId> = z.input<Routes[Id]['query']>;
export type HeadersOf<Id extends RouteId> = z.input<Routes[Id]['headers']>;
export type BodyOf<Id extends RouteId> = Routes[Id]['request'] extends z.ZodType
  ? z.input<Routes[Id]['request']>
  : undefined;
export type AnswerOf<Id extends RouteId> = z.output<Routes[Id]['response']>;
