// Whom a scheme needs and nobody is yet (还缺的角色): assessors of its groups, and who signs its results.
import type { Person } from '../../../shared/api/people';
import { rolesAt } from '../../../shared/api/roles';
import { byHost, takesSheets } from '../../../shared/scheme/defaults';
import type { Scheme, Signature } from '../../../shared/scheme/scheme';
import { signatoriesOf } from '../../../shared/scheme/signatories';

export interface RolesMissing {
  /** the groups that have sheets to fill and no assessor, in the scheme's order */
  readonly groups: Scheme['groups'];
  /** the signatures that nobody can give, in their order */
  readonly signatures: readonly Signature[];
}

export function rolesMissing(scheme: Scheme, people: readonly Pick<Person, 'roles'>[]): RolesMissing {
  const held = people.flatMap(({ roles }) => rolesAt(roles, { scheme: scheme.id }));
  const fills = new Set(held.flatMap((role) => (role.kind === 'assessor' ? [role.group] : [])));
  const kinds = new Set<string>(held.map(({ kind }) => kind));
  const filled = scheme.components.filter((component) => takesSheets(component) && !byHost(component));
  return {
    groups: scheme.groups.filter(({ id }) => !fills.has(id) && filled.some(({ group }) => group === id)),
    signatures: signatoriesOf(scheme).filter(({ role }) => !kinds.has(role)),
  };
}
