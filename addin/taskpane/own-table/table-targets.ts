// What somebody may use a table of their own for: the components that they fill, of their groups and of hosts' members.
import { componentsFilled, schemeOfMembers } from '../../../shared/scheme/members';
import type { Component, Scheme } from '../../../shared/scheme/scheme';
import { componentsToFill, groupsToFill, hostsToFill } from '../../session/roles';
import type { TableOwners } from '../../score-workbook/remembered-tables';

export interface TableTarget {
  readonly value: string;
  readonly component: Component;
  /** whose members it is about; null where it is filled for a whole group */
  readonly host: string | null;
  /** narrowed to the members where there is a host */
  readonly scheme: Scheme;
  readonly owners: Omit<TableOwners, 'organisation'>;
}

/** In the order of the scheme, first the groups, then the hosts. */
export function tableTargets(scheme: Scheme, roles: readonly string[]): TableTarget[] {
  const ofGroups = groupsToFill(scheme, roles).flatMap((group) =>
    componentsToFill(scheme, roles, group.id).map((component): TableTarget => {
      const owners = { scheme: scheme.id, part: group.id };
      return { value: component.id, component, host: null, scheme, owners };
    }),
  );
  const ofHosts = hostsToFill(scheme, roles).flatMap((host) => {
    const narrowed = schemeOfMembers(scheme, host.id);
    const owners = { scheme: scheme.id, part: `host:${host.id}` };
    return componentsFilled(scheme, host.id).map((component): TableTarget => {
      return { value: `${owners.part}/${component.id}`, component, host: host.id, scheme: narrowed, owners };
    });
  });
  return [...ofGroups, ...ofHosts];
}
