// Every function of the service in one table: the Azure entry registers it, the local server serves from it.
import type { HttpFunctionOptions, TimerFunctionOptions } from '@azure/functions';
import { routes } from '../shared/api/routes';
import { health, openapi } from './http/about';
import { audit, verifyAudit } from './http/audit';
import { listPeople, me, putPerson } from './http/people';
import { getPeriod, listPeriods, movePeriod, openPeriod, progress } from './http/periods';
import { board, consolidate, explanation, figures, results } from './http/results';
import type { Handled } from './http/route';
import type { Service } from './service';
import { checkScheme, getScheme, listSchemes, preview, putScheme } from './http/schemes';
import { listSheets, sheetHistory, submit } from './http/sheets';
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

export type FunctionEntry = HttpEntry | TimerEntry;

const handled: readonly Handled[] = [
  health,
  openapi,
  me,
  listPeople,
  putPerson,
  listSchemes,
  getScheme,
  putScheme,
  checkScheme,
  preview,
  listPeriods,
  getPeriod,
  openPeriod,
  movePeriod,
  submit,
  listSheets,
  sheetHistory,
  progress,
  consolidate,
  results,
  explanation,
  figures,
  board,
  audit,
  verifyAudit,
];

const timed: readonly Timed[] = [sweep];

/** The functions over one service, opened when it is first needed. `anonymous`: the tokens that guard the routes are our own matter. */
export function functionTable(service: () => Promise<Service>): FunctionEntry[] {
  const http = handled.map(({ id, handler }): HttpEntry => ({
    name: id,
    kind: 'http',
    options: {
      authLevel: 'anonymous',
      methods: [routes[id].method],
      route: routes[id].path.slice(1),
      handler: handler(service),
    },
  }));
  const timers = timed.map(({ id, schedule, handler }): TimerEntry => ({
    name: id,
    kind: 'timer',
    options: { schedule, handler: handler(service) },
  }));
  return [...http, ...timers];
}
