// What a person's roles mean for the pane; the service judges them again on every request.
import { linesFor } from '../../shared/api/access';
import { rolesAt, type Where } from '../../shared/api/roles';
import type { RouteId } from '../../shared/api/routes';

export interface Scope {
  readonly role: string;
  readonly scheme: string;
  /** the group, unit or period that the role is about */
  readonly part: string;
}

/** The scoped roles, such as `assessor:luan/party`. */
export function scopesOf(roles: readonly string[]): Scope[] {
  return roles.flatMap((text) => {
    const [, role, scheme, part] = /^([a-z-]+):([^/]+)\/(.+)$/.exec(text) ?? [];
    return role && scheme && part ? [{ role, scheme, part }] : [];
  });
}

export const isOffice = (roles: readonly string[]): boolean => roles.includes('office');
export const isAdmin = (roles: readonly string[]): boolean => roles.includes('admin');

/** Whether the person may be asked to sign results: a leader, or the leader of an assessor group. */
export function isSignatory(roles: readonly string[]): boolean {
  return rolesAt(roles, {}).some(({ kind }) => kind === 'leader' || kind === 'group-leader');
}

/** The groups of a scheme for which the person may fill: all for the office, else the own ones. */
export function groupsToFill<Group extends { readonly id: string }>(
  scheme: { readonly id: string; readonly groups: readonly Group[] },
  roles: readonly string[],
): Group[] {
  if (isOffice(roles)) return [...scheme.groups];
  return ownGroups(scheme, roles, ['assessor']);
}

function ownGroups<Group extends { readonly id: string }>(
  scheme: { readonly id: string; readonly groups: readonly Group[] },
  roles: readonly string[],
  kinds: readonly string[],
): Group[] {
  const own = scopesOf(roles).filter(({ role, scheme: of }) => kinds.includes(role) && of === scheme.id);
  return scheme.groups.filter(({ id }) => own.some(({ part }) => part === id));
}

/** Whether the service answers on this route to a person with these roles, there or at least on a part of it. */
export function mayUse(route: RouteId, roles: readonly string[], where: Where = {}): boolean {
  const kinds = rolesAt(roles, where).map(({ kind }) => kind);
  return linesFor(route, kinds).length > 0;
}

/** The groups of a scheme whose accepted sheets the service shows in a period: all to the office and to its observer. */
export function groupsToSee<Group extends { readonly id: string }>(
  scheme: { readonly id: string; readonly groups: readonly Group[] },
  roles: readonly string[],
  period: string,
): Group[] {
  const witnesses = ({ role, scheme: of, part }: Scope): boolean =>
    role === 'observer' && of === scheme.id && part === period;
  if (isOffice(roles) || scopesOf(roles).some(witnesses)) return [...scheme.groups];
  return ownGroups(scheme, roles, ['assessor', 'group-leader']);
}
