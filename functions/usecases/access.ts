// The access table held against a person: at the door by roles, in the use case by the period's state and scheme as well.
import { accessTable, countsIn, isOpenIn, linesFor, type AccessLine } from '../../shared/api/access';
import { rolesAt, type Role, type Where } from '../../shared/api/roles';
import type { PeriodState } from '../../shared/api/periods';
import type { ProblemCode } from '../../shared/api/problem';
import type { RouteId } from '../../shared/api/routes';
import type { StoreAndClock } from './store-and-clock';
import type { Person } from './person';
import type { PeriodKey } from './chains';
import { byHost } from '../../shared/scheme/defaults';
import { RequestRefusal } from './request-refusal';
import {
  loadPeriod,
  opened,
  periodAt,
  schemeOf,
  type OpenedPeriod,
  type PeriodAt,
  type StoredPeriod,
} from './stored-period';

/** A period that somebody asks something of, whether or not there is one. */
export interface PeriodRequest extends PeriodAt {
  readonly actor: Person;
}

/** A period that somebody has reached: with the scheme that it keeps, and how much of what they ask for is theirs. */
export interface ReachedPeriod extends OpenedPeriod, PeriodRequest {
  readonly scope: Scope;
}

/** How much of a route's matter is somebody's: all of it, the components of these groups, these units, what these hosts fill for their members. */
export interface Scope {
  readonly whole: boolean;
  readonly groups: readonly string[];
  readonly units: readonly string[];
  readonly hosts: readonly string[];
}

/** Whether a person may use a route at all; in which periods, and in which states of them, is for the use case to ask. */
export function admits(route: RouteId, person: Person, where: Where): boolean {
  return heldLines(route, person, where).length > 0;
}

export function requestOf(given: StoreAndClock, actor: Person, key: PeriodKey): PeriodRequest {
  return { ...periodAt(given, key), actor };
}

/** Opens the period for what is asked of it, once by whoever reads it and inside each decision that changes it. Refuses as `scopeIn` does. */
export async function reach(request: PeriodRequest, route: RouteId, to?: PeriodState): Promise<ReachedPeriod> {
  const { actor } = request;
  const period = await opened(await loadPeriod(request));
  return { ...period, actor, scope: await scopeIn(period, route, actor, to) };
}

/** What the table opens to a person in a period; where nothing, `wrong-state` if it does in other states, else `not-allowed`. */
export async function openScope(
  period: StoredPeriod,
  route: RouteId,
  person: Person,
): Promise<Scope | 'not-allowed' | 'wrong-state'> {
  const held = await linesIn(period, route, person);
  if (held.length === 0) return 'not-allowed';
  return scopeOf(held, person, period.key, period.record.state) ?? 'wrong-state';
}

/** What is refused in a sentence of its own where the period is in no state for it. */
const stateRefusal: Partial<Record<RouteId, ProblemCode>> = { submit: 'period-closed' };

/**
 * The same, refusing where nothing is opened: `not-allowed` where no line is this person's or others may in this state,
 * `wrong-state`, or the route's own code, where nobody may. `to` is the state that a transition leads into.
 */
export async function scopeIn(period: StoredPeriod, route: RouteId, person: Person, to?: PeriodState): Promise<Scope> {
  const { key, record } = period;
  const { state } = record;
  const held = await linesIn(period, route, person, to);
  const scope = scopeOf(held, person, key, state);
  if (scope !== null) return scope;
  if (held.length === 0) throw new RequestRefusal('not-allowed', 'Not allowed to this person');
  const needed = [...new Set(held.flatMap(({ states }) => states))].join(', ');
  const others = accessTable[route].some((line) => (to === undefined || line.to === to) && isOpenIn(line, state));
  const code = stateRefusal[route] ?? 'wrong-state';
  throw new RequestRefusal(others ? 'not-allowed' : code, `The period is ${state}, not ${needed}`, [
    { code, path: '', detail: { state, needed } },
  ]);
}

function heldLines(route: RouteId, person: Person, where: Where, to?: PeriodState): AccessLine[] {
  return linesFor(
    route,
    rolesAt(person.roles, where).map(({ kind }) => kind),
    to,
  );
}

/** Those of the lines that count in this period; its scheme is read only where one of them asks whom it names. */
async function linesIn(period: StoredPeriod, route: RouteId, person: Person, to?: PeriodState): Promise<AccessLine[]> {
  const held = heldLines(route, person, period.key, to);
  if (!held.some(({ signing, hosting }) => signing || hosting)) return held;
  const scheme = await schemeOf(period);
  const roles = rolesAt(person.roles, period.key);
  return held.filter((line) => countsIn(line, scheme, roles));
}

function scopeOf(held: readonly AccessLine[], person: Person, where: Where, state: PeriodState): Scope | null {
  const lines = held.filter((line) => isOpenIn(line, state));
  if (lines.length === 0) return null;
  const under = (reach: AccessLine['reach']): Role[] =>
    rolesAt(person.roles, where).filter(({ kind }) => lines.some((line) => line.who === kind && line.reach === reach));
  return {
    whole: lines.some(({ reach }) => reach === 'whole'),
    groups: under('own-group').flatMap((role) => ('group' in role ? [role.group] : [])),
    units: unitsOf(under('own-unit')),
    hosts: unitsOf(under('own-members')),
  };
}

function unitsOf(roles: readonly Role[]): string[] {
  return roles.flatMap((role) => ('unit' in role ? [role.unit] : []));
}

/** Whether the sheets of a unit and a component are for whoever has reached the period. */
export function shownTo({
  scope,
  scheme,
}: Pick<ReachedPeriod, 'scope' | 'scheme'>): (unit: string, component: string) => boolean {
  if (scope.whole) return () => true;
  const idsOf = (parts: readonly { id: string }[]) => new Set(parts.map(({ id }) => id));
  const ofGroups = idsOf(scheme.components.filter(({ group }) => scope.groups.includes(group)));
  const byHosts = idsOf(scheme.components.filter(byHost));
  const members = idsOf(scheme.units.filter(({ host }) => host !== undefined && scope.hosts.includes(host)));
  return (unit, component) => ofGroups.has(component) || (byHosts.has(component) && members.has(unit));
}
