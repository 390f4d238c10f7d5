// A role in the reader's words: what it is, of which group, unit or period, in which scheme.
import { parseRole, type Role } from '../../../shared/api/roles';
import type { Scheme } from '../../../shared/scheme/scheme';
import { textIn, type Language, type Text } from '../../../shared/scheme/text';
import { labelsOf } from '../../../shared/sheets/labels';
import { message } from '../../../shared/text/sentences';

/** A scheme, or as little of it as a list of schemes tells. */
type Titled = { readonly id: string; readonly title: Text } & Partial<Pick<Scheme, 'groups' | 'units'>>;

/** A title that looks like another one's has its id behind it. What has no title, because it is not in the scheme's latest version or not in a list of schemes, stands by its id. */
export function roleText(language: Language, schemes: readonly Titled[], text: string): string {
  const role = parseRole(text);
  if (role === null) return text;
  const kind = message(language, `role.${role.kind}`);
  if (!('scheme' in role)) return kind;
  const scheme = schemes.find(({ id }) => id === role.scheme);
  return message(language, 'role.of', {
    kind,
    part: partTitle(language, scheme, role),
    scheme: scheme ? textIn(scheme.title, language) : role.scheme,
  });
}

function partTitle(language: Language, scheme: Titled | undefined, role: Extract<Role, { scheme: string }>): string {
  if ('period' in role) return role.period;
  const [id, titled] = 'group' in role ? [role.group, scheme?.groups] : [role.unit, scheme?.units];
  return labelsOf(titled ?? [], language).get(id) ?? id;
}
