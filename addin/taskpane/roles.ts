// What a person's roles mean for the pane; the service judges them again on every request.

export interface Scope {
  readonly role: string;
  readonly scheme: string;
  /** the group, unit or period that the role is about */
  readonly part: string;
}

/** The scoped roles, such as `assessor:luan/party`. */
export function scopesOf(roles: readonly string[]): Scope[] {
  return roles.flatMap((text) => {
    const [, role, scheme, part] = /^([a-z]+):([^/]+)\/(.+)$/.exec(text) ?? [];
    return role && scheme && part ? [{ role, scheme, part }] : [];
  });
}

export const isOffice = (roles: readonly string[]): boolean => roles.includes('office');
export const isLeader = (roles: readonly string[]): boolean => roles.includes('leader');

/** The groups of a scheme for which the person may fill: all for the office, else the own ones. */
export function groupsToFill<Group extends { readonly id: string }>(
  scheme: { readonly id: string; readonly groups: readonly Group[] },
  roles: readonly string[],
): Group[] {
  if (isOffice(roles)) return [...scheme.groups];
  const own = scopesOf(roles).filter((scope) => scope.role === 'assessor' && scope.scheme === scheme.id);
  return scheme.groups.filter((group) => own.some((scope) => scope.part === group.id));
}

/** Whether the service shows the progress of a scheme's periods to a person with these roles. */
export function canSeeProgress(roles: readonly string[], scheme: string): boolean {
  const scoped = scopesOf(roles).some((one) => one.scheme === scheme && ['assessor', 'observer'].includes(one.role));
  return isOffice(roles) || isLeader(roles) || scoped;
}
