// Who may do what: the contract's `who` of a route, held against the roles of a person.
import type { RoleKind, Who } from '../../shared/api/access';
import { parseRole, type Role } from '../identity/roles';
import type { Person } from './person';

/** Where a route acts, as far as its address says so. */
export interface Where {
  readonly scheme?: string | undefined;
  readonly period?: string | undefined;
}

/** What of a period somebody may see: all of it, the components of these groups, or, once published, these units. */
export interface Scope {
  readonly whole: boolean;
  readonly groups: readonly string[];
  readonly units: readonly string[];
}

/** Whether a person may use a route at all; what needs a published period is decided by the use case. */
export function admits(who: Who, person: Person, where: Where): boolean {
  if (who === 'anyone' || who === 'signed-in') return true;
  return rolesAt(person, where).some((role) => who[role.kind] !== undefined);
}

/** What of a route's answer a person may see. */
export function scopeOf(who: Who, person: Person, where: Where): Scope {
  const roles = typeof who === 'object' ? rolesAt(person, where).filter(({ kind }) => who[kind] !== undefined) : [];
  return {
    whole: roles.some((role) => !('group' in role || 'unit' in role)),
    groups: roles.flatMap((role) => ('group' in role ? [role.group] : [])),
    units: roles.flatMap((role) => ('unit' in role ? [role.unit] : [])),
  };
}

export function holds(person: Person, kinds: readonly RoleKind[], where: Where): boolean {
  return rolesAt(person, where).some((role) => kinds.includes(role.kind));
}

/** The roles that count here: those of the whole organisation, and those held in this scheme (an observer's: this period). */
function rolesAt(person: Person, where: Where): Role[] {
  return person.roles.flatMap((text) => {
    const role = parseRole(text);
    return role !== null && countsAt(role, where) ? [role] : [];
  });
}

function countsAt(role: Role, where: Where): boolean {
  if (!('scheme' in role) || where.scheme === undefined) return true;
  if (role.scheme !== where.scheme) return false;
  return !('period' in role) || where.period === undefined || role.period === where.period;
}
