// Who has which roles, as a table: a row for each role, to be looked through, filled in anywhere, and read back.
import type { Person } from '../../api/people';
import { parseRole, type RoleKind } from '../../api/roles';
import type { Scheme } from '../../scheme/scheme';
import type { Language } from '../../scheme/text';
import { message } from '../../text/sentences';
import { exportTable, type ExportTable } from '../export/export-table';
import { labelsOf } from '../labels';

/** The columns in their order; what else stands in a file is not read. */
export const peopleColumns = ['id', 'name', 'role', 'scheme', 'part'] as const;
export type PeopleColumn = (typeof peopleColumns)[number];

/** Schemes with their groups and units, in the version that roles are given for. */
export type RoleScheme = Pick<Scheme, 'id' | 'title' | 'groups' | 'units'>;

/** What a kind of role is called. */
export const kindTitle = (language: Language, kind: RoleKind): string => message(language, `role.${kind}`);

interface Line {
  readonly person: Pick<Person, 'id' | 'name'>;
  readonly role: string;
  readonly scheme: string;
  readonly part: string;
}

/** Everybody with their roles (人员与角色表); who has none has a row without one. What a scheme no longer has stands by its id. */
export function peopleTable(
  people: readonly Person[],
  schemes: readonly RoleScheme[],
  language: Language,
): ExportTable {
  const titles = labelsOf(schemes, language);
  const parts = new Map<string, { readonly [Of in 'group' | 'unit']: ReadonlyMap<string, string> }>(
    schemes.map(({ id, groups, units }) => [
      id,
      { group: labelsOf(groups, language), unit: labelsOf(units, language) },
    ]),
  );
  const lineOf = (person: Person, text: string): Line => {
    const role = parseRole(text);
    if (role === null) return { person, role: text, scheme: '', part: '' };
    const kind = kindTitle(language, role.kind);
    if (!('scheme' in role)) return { person, role: kind, scheme: '', part: '' };
    const scheme = titles.get(role.scheme) ?? role.scheme;
    if ('period' in role) return { person, role: kind, scheme, part: role.period };
    const [of, id] = 'group' in role ? (['group', role.group] as const) : (['unit', role.unit] as const);
    return { person, role: kind, scheme, part: parts.get(role.scheme)?.[of].get(id) ?? id };
  };
  const lines = people.flatMap((person): Line[] =>
    person.roles.length === 0
      ? [{ person, role: '', scheme: '', part: '' }]
      : person.roles.map((role) => lineOf(person, role)),
  );
  const say = (column: PeopleColumn): string => message(language, `peopleFile.column.${column}`);
  return exportTable(
    { key: 'people', tab: message(language, 'people.title') },
    [
      { title: say('id'), cell: ({ person }: Line) => person.id },
      { title: say('name'), cell: ({ person }: Line) => person.name },
      { title: say('role'), cell: ({ role }: Line) => role || null },
      { title: say('scheme'), cell: ({ scheme }: Line) => scheme || null },
      { title: say('part'), cell: ({ part }: Line) => part || null },
    ],
    lines,
  );
}
