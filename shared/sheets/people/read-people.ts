// A list of people as it was read → who is meant to hold which roles, and every row that does not say so clearly.
import { mostRoles, personSchema } from '../../api/people';
import { parseRole, partOfKind, roleKinds, type RoleKind } from '../../api/roles';
import { parsePeriod } from '../../scheme/period';
import { formOf } from '../../scheme/skeleton';
import { finder, type Found } from '../labels';
import type { Roster, RosterColumn, RosterRow } from './people-grid';
import { kindTitle, type RoleScheme } from './people-table';

export const rosterFaultCodes = [
  'id-missing',
  'id-bad',
  'name-missing',
  'name-bad',
  'name-differs',
  'role-unknown',
  'scheme-missing',
  'scheme-unknown',
  'part-missing',
  'part-unknown',
  'part-ambiguous',
  'period-bad',
  'too-many-roles',
  'own-admin',
] as const;
export type RosterFaultCode = (typeof rosterFaultCodes)[number];

/** What a row does not say clearly; whoever it is about is left as they are. */
export interface RosterFault {
  readonly code: RosterFaultCode;
  readonly row: number;
  /** A1 */
  readonly address: string;
  readonly detail: Readonly<Record<string, string | number>>;
}

export interface WantedPerson {
  readonly id: string;
  /** null where the list gives none: it stays as it is */
  readonly name: string | null;
  readonly roles: readonly string[];
  readonly row: number;
}

export interface ReadRoster {
  /** everybody whom the list names without a fault */
  readonly wanted: readonly WantedPerson[];
  readonly faults: readonly RosterFault[];
  /** rows that say what another one says already */
  readonly repeated: readonly number[];
  /** how many people it names, those with faults, too */
  readonly named: number;
}

/** Those who are on record: a role that somebody holds already may be of a part that its scheme no longer has. */
export type Held = ReadonlyMap<string, { readonly name: string; readonly roles: readonly string[] }>;

class RowRefused {
  constructor(
    readonly code: RosterFaultCode,
    readonly column: RosterColumn,
    readonly detail: Readonly<Record<string, string | number>> = {},
  ) {}
}

/** Several roles in one cell, with marks or line breaks between. */
const between = /[;；、,，\n\r]+/;

const findKind = finder(
  roleKinds.map((kind) => ({
    id: kind,
    title: { 'zh-CN': kindTitle('zh-CN', kind), 'en-US': kindTitle('en-US', kind) },
  })),
);

/** In small letters, too: a kind is one word that everybody writes in their own way. */
function kindNamed(text: string): RoleKind | null {
  const found = findKind(text);
  if (found.kind === 'one') return found.id as RoleKind;
  const small = formOf(text).toLowerCase();
  const named = roleKinds.filter((kind) => kindTitle('en-US', kind).toLowerCase() === small);
  return named[0] ?? null;
}

interface Finders {
  readonly scheme: (text: string) => Found<string>;
  readonly parts: ReadonlyMap<string, { readonly [Of in 'group' | 'unit']: (text: string) => Found<string> }>;
  readonly only: string | null;
}

function findersOf(schemes: readonly RoleScheme[]): Finders {
  return {
    scheme: finder(schemes),
    parts: new Map(schemes.map(({ id, groups, units }) => [id, { group: finder(groups), unit: finder(units) }])),
    only: schemes.length === 1 ? (schemes[0]?.id ?? null) : null,
  };
}

/** The role that a word and the cells beside it say. */
function roleOf(word: string, texts: RosterRow['texts'], finders: Finders, held: readonly string[]): string {
  const coded = parseRole(word);
  if (coded !== null && 'scheme' in coded) {
    checkCode(word, finders, held);
    return word;
  }
  const kind = kindNamed(word);
  if (kind === null) throw new RowRefused('role-unknown', 'role', { role: word });
  const of = partOfKind(kind);
  if (of === null) return kind;
  const said = (of === 'period' ? texts.period : texts[of]) ?? texts.part ?? '';
  // What the schemes no longer have stands by its ids.
  const byIds = (scheme: string): string => `${kind}:${scheme}/${said}`;
  if (held.includes(byIds(texts.scheme ?? ''))) return byIds(texts.scheme ?? '');
  const scheme = schemeOf(texts.scheme ?? '', finders, kind);
  if (held.includes(byIds(scheme))) return byIds(scheme);
  const part = partOf(said, of, finders.parts.get(scheme), kind, scheme);
  return `${kind}:${scheme}/${part}`;
}

function schemeOf(text: string, { scheme, only }: Finders, kind: RoleKind): string {
  if (text === '') {
    if (only !== null) return only;
    throw new RowRefused('scheme-missing', 'scheme', { kind });
  }
  const found = scheme(text);
  if (found.kind !== 'one') throw new RowRefused('scheme-unknown', 'scheme', { scheme: text });
  return found.id;
}

function partOf(
  text: string,
  of: 'group' | 'unit' | 'period',
  find: { readonly [Of in 'group' | 'unit']: (text: string) => Found<string> } | undefined,
  kind: RoleKind,
  scheme: string,
  column: RosterColumn = of,
): string {
  const detail = { part: text, of, kind, scheme };
  if (text === '') throw new RowRefused('part-missing', column, detail);
  if (of === 'period') {
    if (parsePeriod(text).ok) return text;
    throw new RowRefused('period-bad', column, detail);
  }
  const found = find?.[of](text) ?? { kind: 'none' };
  if (found.kind === 'one') return found.id;
  throw new RowRefused(found.kind === 'many' ? 'part-ambiguous' : 'part-unknown', column, detail);
}

/** A role by its code must name what is there, or what the person holds already. */
function checkCode(text: string, finders: Finders, held: readonly string[]): void {
  const role = parseRole(text);
  if (role === null || !('scheme' in role) || held.includes(text)) return;
  const find = finders.parts.get(role.scheme);
  if (find === undefined) throw new RowRefused('scheme-unknown', 'role', { scheme: role.scheme });
  const [of, part] =
    'group' in role
      ? (['group', role.group] as const)
      : 'unit' in role
        ? (['unit', role.unit] as const)
        : (['period', role.period] as const);
  partOf(part, of, find, role.kind, role.scheme, 'role');
}

interface Gathered {
  row: number;
  name: string | null;
  readonly roles: string[];
  faulty: boolean;
}

/** Reads a list (读取人员名单): the rows of one person together say all roles that the person is meant to hold. */
export function readPeople(roster: Roster, schemes: readonly RoleScheme[], held: Held): ReadRoster {
  const finders = findersOf(schemes);
  const people = new Map<string, Gathered>();
  const faults: RosterFault[] = [];
  const repeated: number[] = [];
  const refuse = (row: number, { code, column, detail }: RowRefused): void => {
    faults.push({ code, row, address: roster.addressOf(row, column), detail });
  };
  for (const { row, texts } of roster.rows) {
    const id = texts.id ?? '';
    if (id === '') {
      refuse(row, new RowRefused('id-missing', 'id'));
      continue;
    }
    if (!personSchema.shape.id.safeParse(id).success) {
      refuse(row, new RowRefused('id-bad', 'id', { id }));
      continue;
    }
    const person = people.get(id) ?? { row, name: null, roles: [], faulty: false };
    people.set(id, person);
    const before = person.roles.length;
    try {
      readName(person, texts.name ?? '');
      for (const word of (texts.role ?? '').split(between)) {
        if (word.trim() === '') continue;
        const role = roleOf(word.trim(), texts, finders, held.get(id)?.roles ?? []);
        if (!person.roles.includes(role)) person.roles.push(role);
      }
      if (person.roles.length > mostRoles) throw new RowRefused('too-many-roles', 'role', { most: mostRoles });
      if (before > 0 && person.roles.length === before) repeated.push(row);
    } catch (refused) {
      if (!(refused instanceof RowRefused)) throw refused;
      person.faulty = true;
      refuse(row, refused);
    }
  }
  const wanted = [...people].flatMap(([id, { row, name, roles, faulty }]): WantedPerson[] => {
    if (faulty) return [];
    if (name === null && !held.has(id)) {
      refuse(row, new RowRefused('name-missing', 'name', { id }));
      return [];
    }
    return [{ id, name, roles, row }];
  });
  faults.sort((one, other) => one.row - other.row);
  return { wanted, faults, repeated, named: people.size };
}

function readName(person: Gathered, name: string): void {
  if (name === '') return;
  if (!personSchema.shape.name.safeParse(name).success) throw new RowRefused('name-bad', 'name');
  if (person.name !== null && person.name !== name)
    throw new RowRefused('name-differs', 'name', { name, before: person.name, row: person.row });
  person.name = name;
}
