// What a person's roles mean for the pane; the service judges them again on every request.
import { countsIn, linesFor } from '../../shared/api/access';
import { rolesAt, type Where } from '../../shared/api/roles';
import type { RouteId } from '../../shared/api/routes';
import { byHost, takesSheets } from '../../shared/scheme/defaults';
import { membersFilled } from '../../shared/scheme/members';
import type { Component, Scheme, Unit } from '../../shared/scheme/scheme';

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

/** The components of a group that the person fills: the office all of them; what is left to the hosts of units, no assessor. */
export function componentsToFill(
  { components }: Pick<Scheme, 'components'>,
  roles: readonly string[],
  group: string,
): Component[] {
  return components.filter(
    (component) => component.group === group && takesSheets(component) && (isOffice(roles) || !byHost(component)),
  );
}

/** The hosts of a scheme for whose members the person fills, as their head. */
export function hostsToFill(scheme: Pick<Scheme, 'id' | 'components' | 'units'>, roles: readonly string[]): Unit[] {
  const own = new Set(
    rolesAt(roles, { scheme: scheme.id }).flatMap((role) => (role.kind === 'head' ? [role.unit] : [])),
  );
  return scheme.units.filter(({ id }) => own.has(id) && membersFilled(scheme, id).length > 0);
}

/** Whether a sheet is the person's own to fill, as an assessor of its group or the head of the unit's host. */
export function fillsSheets(
  scheme: Pick<Scheme, 'id' | 'components' | 'units'>,
  roles: readonly string[],
): (sheet: { readonly group: string; readonly unit: string; readonly component: string }) => boolean {
  const groups = rolesAt(roles, { scheme: scheme.id }).flatMap((role) =>
    role.kind === 'assessor' ? [role.group] : [],
  );
  const members = new Set<string>(
    hostsToFill(scheme, roles)
      .flatMap(({ id }) => membersFilled(scheme, id))
      .map(({ id }) => id),
  );
  const byHosts = new Set<string>(scheme.components.filter(byHost).map(({ id }) => id));
  return ({ group, unit, component }) => (byHosts.has(component) ? members.has(unit) : groups.includes(group));
}

/**
 * Whether the service answers on this route to a person with these roles, there or at least on a part of it. What only the head of a
 * host may is told where the scheme is known.
 */
export function mayUse(route: RouteId, roles: readonly string[], where: Where = {}, scheme?: Scheme): boolean {
  const held = rolesAt(roles, where);
  const lines = linesFor(
    route,
    held.map(({ kind }) => kind),
  );
  return lines.some((line) => (line.hosting ? scheme !== undefined && countsIn(line, scheme, held) : true));
}

/**
 * The components of a scheme whose accepted sheets the service shows in a period: all to the office and to its observer, to the head of
 * a host what is left to hosts.
 */
export function componentsToSee(
  scheme: Pick<Scheme, 'id' | 'groups' | 'components' | 'units'>,
  roles: readonly string[],
  period: string,
): Component[] {
  const witnesses = ({ role, scheme: of, part }: Scope): boolean =>
    role === 'observer' && of === scheme.id && part === period;
  if (isOffice(roles) || scopesOf(roles).some(witnesses)) return [...scheme.components];
  const groups = ownGroups(scheme, roles, ['assessor', 'group-leader']).map(({ id }) => id);
  const hosts = hostsToFill(scheme, roles).length > 0;
  return scheme.components.filter((component) => groups.includes(component.group) || (hosts && byHost(component)));
}
