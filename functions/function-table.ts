// Every function of the service in one table: the Azure entry registers it, the local server serves from it.
import type { HttpFunctionOptions } from '@azure/functions';
import { routes } from '../shared/api/routes';
import { health, openapi } from './http/about';
import { audit } from './http/audit';
import { listPeople, me, putPerson } from './http/people';
import { getPeriod, listPeriods, movePeriod, openPeriod, progress } from './http/periods';
import { board, consolidate, explanation, figures, results } from './http/results';
import type { Handled, Service } from './http/route';
import { checkScheme, getScheme, listSchemes, preview, putScheme } from './http/schemes';
import { listSheets, sheetHistory, submit } from './http/sheets';

export interface FunctionEntry {
  readonly name: string;
  readonly kind: 'http';
  readonly options: HttpFunctionOptions;
}

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
];

/** The functions over one service, opened when it is first needed. `anonymous`: the tokens that guard the routes are our own matter. */
export function functionTable(service: () => Promise<Service>): FunctionEntry[] {
  return handled.map(({ id, handler }) => ({
    name: id,
    kind: 'http',
    options: {
      authLevel: 'anonymous',
      methods: [routes[id].method],
      route: routes[id].path.slice(1),
      handler: handler(service),
    },
  }));
}
