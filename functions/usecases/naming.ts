// Where something that is stored names a person (提及): by the id as a whole word, and what of a large text is about them.

/** What somebody is looked for by. */
export interface Named {
  readonly id: string;
  in(text: string): boolean;
}

/** Ids stand between characters that no id holds; a longer id that holds a shorter one does not name whom the shorter one does. */
export function named(id: string): Named {
  const holds = (text: string): boolean => {
    for (let at = text.indexOf(id); at !== -1; at = text.indexOf(id, at + 1)) {
      if (!isOfId(text[at - 1]) && !isOfId(text[at + id.length])) return true;
    }
    return false;
  };
  return { id, in: holds };
}

const isOfId = (character: string | undefined): boolean => character !== undefined && /[A-Za-z0-9._-]/.test(character);

type Members = Readonly<Record<string, unknown>>;

/** A member that names nobody stays beside one that does as long as it is no longer than that, as JSON. */
const longestBeside = 2000;

const isNamedBy = (person: Named, value: unknown): boolean => person.in(JSON.stringify(value));
const isScalar = (value: unknown): boolean => typeof value !== 'object' || value === null;

/**
 * The smallest parts of a value that name the person: objects with what stands beside the name, of long members only what names them
 * too. What somebody made themselves, as `by` or `author` says, is a part as a whole.
 */
export function partsNaming(person: Named, value: unknown): unknown[] {
  if (Array.isArray(value)) {
    const naming = value.filter((item) => isNamedBy(person, item));
    return naming.some(isScalar) ? [naming] : naming.flatMap((item) => partsNaming(person, item));
  }
  if (isScalar(value)) return isNamedBy(person, value) ? [value] : [];
  const members = Object.entries(value as Members);
  const isDirect = members.some(([name, member]) => person.in(name) || (isScalar(member) && isNamedBy(person, member)));
  if (!isDirect) return members.flatMap(([, member]) => (isNamedBy(person, member) ? partsNaming(person, member) : []));
  const { by, author } = value as Members;
  return [by === person.id || author === person.id ? value : Object.fromEntries(members.flatMap(kept(person)))];
}

function kept(person: Named): (member: readonly [string, unknown]) => [string, unknown][] {
  return ([name, member]) => {
    if (isScalar(member) || JSON.stringify(member).length <= longestBeside) return [[name, member]];
    if (person.in(name)) return [[name, member]];
    const parts = isNamedBy(person, member) ? partsNaming(person, member) : [];
    return parts.length === 0 ? [] : [[name, parts]];
  };
}
