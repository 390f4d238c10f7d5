// What the access table says of one cell: route × who asks × state × transition × signatures; and whether table, contract and requests name the same routes.
import { accessTable, isOpenIn, type AccessLine } from '../../../../shared/api/access';
import { periodStates } from '../../../../shared/api/periods';
import { partOfKind } from '../../../../shared/api/roles';
import { routes, type RouteId } from '../../../../shared/api/routes';
import type { Cell } from './requests';
import type { Asker } from './world';

export interface Expected {
  readonly status: number;
  /** why it is refused; null where it is not */
  readonly code: string | null;
  /** what a narrowed answer may show: everything, the own part, nothing */
  readonly sees: 'all' | 'own' | 'none';
}

const refused = (status: number, code: string): Expected => ({ status, code, sees: 'none' });

const refusal = {
  'not-allowed': refused(403, 'not-allowed'),
  'not-found': refused(404, 'not-found'),
  'unknown-register': refused(404, 'unknown-register'),
  'unknown-file': refused(404, 'unknown-file'),
  'wrong-state': refused(409, 'wrong-state'),
  'period-closed': refused(409, 'period-closed'),
  'period-exists': refused(409, 'period-exists'),
  'period-in-use': refused(409, 'period-in-use'),
  'incomplete-units': refused(409, 'incomplete-units'),
};

const isBeforeResults = (state: Cell['state']): boolean => state === 'open' || state === 'closed';

/** Whether the role counts where the route's address (figures: its body) points to. */
function counts(route: RouteId, { kind, scope }: Asker): boolean {
  if (scope === 'own' || kind === null) return true;
  const { path } = routes[route];
  const place = {
    scheme: path.includes('{s}') || route === 'figures',
    period: path.includes('{p}') || route === 'figures',
  };
  if (scope === 'other-scheme') return !place.scheme;
  return partOfKind(kind) !== 'period' || !place.period;
}

export function expectedOf(route: RouteId, asker: Asker, cell: Cell): Expected {
  const { state, to } = cell;
  const ofRoute = accessTable[route].filter((line) => to === null || line.to === to);
  const held = ofRoute.filter(
    ({ who, signing, hosting }) =>
      who === 'anyone' ||
      who === 'signed-in' ||
      (who === asker.kind && counts(route, asker) && (cell.named || !(signing || hosting))),
  );
  const openIn = (line: AccessLine) => state === null || isOpenIn(line, state);
  const open = held.filter(openIn);
  if (route === 'figures') return figures(asker, cell, open);
  if (held.length === 0) return refusal['not-allowed'];
  if (open.length === 0) {
    if (ofRoute.some(openIn)) return refusal['not-allowed'];
    return refusal[route === 'submit' ? 'period-closed' : 'wrong-state'];
  }
  // Whom the scheme does not name signs nothing.
  if (to === 'signed' && !cell.named) return refusal['not-allowed'];
  // Every period of this world is there, and something was submitted in it.
  if (route === 'openPeriod') return refusal['period-exists'];
  if (route === 'withdrawPeriod') return refusal['period-in-use'];
  // These schemes have no registers: whom a record is for, its register says.
  if (['analyseRecords', 'getRecord', 'recordHistory', 'changeRecords', 'remind'].includes(route))
    return refusal['unknown-register'];
  if (route === 'putFile') return refusal['not-allowed'];
  if (route === 'getFile' || route === 'destroyFile') return refusal['unknown-file'];
  const whole = open.some(({ reach }) => reach === 'whole');
  const foreign = !whole && asker.scope === 'other-part' && open.every(({ reach }) => reach.startsWith('own-'));
  const narrowed = ['listSheets', 'progress', 'counted', 'results', 'board'].includes(route);
  if (foreign && !narrowed) return refusal['not-allowed'];
  // Let in, and told what there is to tell.
  if (['results', 'explanation', 'recalculation', 'board'].includes(route) && isBeforeResults(state))
    return refusal['not-found'];
  // None was asked for to be done later in this world.
  if (route === 'consolidation') return refusal['not-found'];
  if (route === 'getPeriod' && isBeforeResults(state)) return { status: 200, code: null, sees: 'none' };
  if (to === 'consolidated' && state === 'closed') return refusal['incomplete-units'];
  return { status: routes[route].status, code: null, sees: whole ? 'all' : 'own' };
}

/** The question is about many periods, so it is answered for each one whether it may be seen. */
function figures(asker: Asker, { state }: Cell, open: readonly AccessLine[]): Expected {
  if (!accessTable.figures.some(({ who }) => who === asker.kind)) return refusal['not-allowed'];
  if (open.length === 0 || isBeforeResults(state)) return { status: 200, code: null, sees: 'none' };
  return { status: 200, code: null, sees: open.some(({ reach }) => reach === 'whole') ? 'all' : 'own' };
}

interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Every way in which the description of the service, the access table and the requests of this test do not name the same. */
export function gaps(described: Described, table: object, asked: object): string[] {
  const operations = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      ...(operation as { operationId: string; 'x-access'?: unknown }),
    })),
  );
  const lines = table as Readonly<Record<string, readonly AccessLine[] | undefined>>;
  const ids = new Set(operations.map(({ operationId }) => operationId));
  return [
    ...operations.flatMap(({ name, operationId, 'x-access': told }) => [
      ...(lines[operationId]?.length ? [] : [`${name} has no line in the access table`]),
      ...(operationId in asked ? [] : [`${name} is not asked for`]),
      ...(JSON.stringify(told) === JSON.stringify(lines[operationId]) ? [] : [`${name} is described otherwise`]),
    ]),
    ...Object.keys(table).flatMap((id) => (ids.has(id) ? [] : [`${id} of the access table is no route`])),
  ];
}

/** All cells of a route, whoever asks. */
export function cellsOf(route: RouteId): Omit<Cell, 'kind'>[] {
  const ofPeriod = routes[route].path.includes('{p}') || route === 'figures';
  const states = ofPeriod ? periodStates : ([null] as const);
  const into = route === 'movePeriod' ? periodStates : ([null] as const);
  const schemes = ofPeriod ? [true, false] : [true];
  return states.flatMap((state) => into.flatMap((to) => schemes.map((named) => ({ state, to, named }))));
}
