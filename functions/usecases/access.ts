// The access table held against a person: at the door by roles, in the use case by the state of the period as well.
import { accessTable, isOpenIn, linesFor, type AccessLine } from '../../shared/api/access';
import { rolesAt, type Role, type RoleKind, type Where } from '../../shared/api/roles';
import type { PeriodState } from '../../shared/api/periods';
import type { RouteId } from '../../shared/api/routes';
import type { Person } from './person';
import { Refusal } from './refusal';

/** How much of a route's matter is somebody's: all of it, the components of these groups, these units. */
export interface Scope {
  readonly whole: boolean;
  readonly groups: readonly string[];
  readonly units: readonly string[];
}

/** Whether a person may use a route at all; in which states of the period is for the use case to ask. */
export function admits(route: RouteId, person: Person, where: Where): boolean {
  return heldLines(route, person, where).length > 0;
}

export function holds(person: Person, kind: RoleKind, where: Where): boolean {
  return rolesAt(person.roles, where).some((role) => role.kind === kind);
}

/** What the table opens to a person in this state of the period; null where it opens nothing. */
export function openScope(route: RouteId, person: Person, where: Where, state: PeriodState): Scope | null {
  return scopeOf(
    heldLines(route, person, where).filter((line) => isOpenIn(line, state)),
    rolesAt(person.roles, where),
  );
}

/**
 * The same, refusing where nothing is opened: `not-allowed` where no line is this person's or others may in this state,
 * `wrong-state` where nobody may. `to` is the state that a transition leads into.
 */
export function scopeIn(
  route: RouteId,
  person: Person,
  where: Where,
  { state }: { readonly state: PeriodState },
  to?: PeriodState,
): Scope {
  const held = heldLines(route, person, where, to);
  const open = held.filter((line) => isOpenIn(line, state));
  const scope = scopeOf(open, rolesAt(person.roles, where));
  if (scope !== null) return scope;
  if (held.length === 0) throw new Refusal('not-allowed', 'Not allowed to this person');
  const needed = [...new Set(held.flatMap(({ states }) => states))].join(', ');
  const others = accessTable[route].some((line) => (to === undefined || line.to === to) && isOpenIn(line, state));
  throw new Refusal(others ? 'not-allowed' : 'wrong-state', `The period is ${state}, not ${needed}`, [
    { code: 'wrong-state', path: '', detail: { state, needed } },
  ]);
}

function heldLines(route: RouteId, person: Person, where: Where, to?: PeriodState): AccessLine[] {
  return linesFor(
    route,
    rolesAt(person.roles, where).map(({ kind }) => kind),
    to,
  );
}

function scopeOf(lines: readonly AccessLine[], roles: readonly Role[]): Scope | null {
  if (lines.length === 0) return null;
  const under = (reach: AccessLine['reach']) =>
    roles.filter(({ kind }) => lines.some((line) => line.who === kind && line.reach === reach));
  return {
    whole: lines.some(({ reach }) => reach === 'whole'),
    groups: under('own-group').flatMap((role) => ('group' in role ? [role.group] : [])),
    units: under('own-unit').flatMap((role) => ('unit' in role ? [role.unit] : [])),
  };
}
