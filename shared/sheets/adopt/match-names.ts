// Finds a unit or an indicator of the scheme by how a table of somebody's own calls it (名称匹配): surely, by likeness, or not at all.
import { languages, textIn, type Text } from '../../scheme/text';
import { finder } from '../labels';
import { headerForm, likeness, plainWriting } from './header-text';

/** How a name was found: as the scheme writes it, in another writing, as a short or a long form, or as one that is alike. */
export type HowFound = 'exact' | 'writing' | 'short' | 'alike';

export type FoundName<Id> =
  | { readonly kind: 'one'; readonly id: Id; readonly how: HowFound }
  | { readonly kind: 'many'; readonly ids: readonly Id[] }
  | { readonly kind: 'none' };

interface Named {
  readonly id: string;
  readonly title: Text;
}

const leastShort = 2;
const leastAlike = 0.8;
const mostAhead = 0.1;

const ordinal = /^(?:\d+|[一二三四五六七八九十]+|[(（][\d一二三四五六七八九十]+[)）])[、.．)）]\s*/u;

/** A name without numbering, brackets, blanks and width. */
const formOfName = (text: string): string => {
  const bare = headerForm(text.trim().replace(ordinal, ''));
  return (bare === '' ? plainWriting(text) : bare).replaceAll(' ', '');
};

/** Whether the characters of one stand in the other, in this order. */
function isWithin(short: string, long: string): boolean {
  let at = 0;
  for (const character of long) if (character === short[at]) at += 1;
  return at === short.length;
}

// What tells two names apart that have all else in common: 一队 and 二队, 甲班 and 乙班, A and B.
const telling = /[一二三四五六七八九十\d甲乙丙丁戊东南西北上下大小新老前后左右内外正副非a-z]/giu;

const tellsSame = (one: string, other: string): boolean =>
  (one.match(telling) ?? []).join('') === (other.match(telling) ?? []).join('');

function oneOf<Id>(ids: readonly Id[], how: HowFound): FoundName<Id> | null {
  const different = [...new Set(ids)];
  const [id, another] = different;
  if (id === undefined) return null;
  return another === undefined ? { kind: 'one', id, how } : { kind: 'many', ids: different };
}

/**
 * Finds parts of a scheme by the names in a table (名称匹配). A name that several parts could have is `many`, never one of them; a short
 * form (`一队` for `采煤一队`) counts only where one part alone can be meant.
 * @example nameFinder([{ id: 'a', title: '采煤一队' }, { id: 'b', title: '采煤二队' }])('一队') // { kind: 'one', id: 'a', how: 'short' }
 * @example nameFinder([{ id: 'a', title: '采煤一队' }, { id: 'b', title: '掘进一队' }])('一队') // { kind: 'many', ids: ['a', 'b'] }
 */
export function nameFinder<Part extends Named>(parts: readonly Part[]): (typed: string) => FoundName<Part['id']> {
  const exact = finder(parts);
  const names = parts.flatMap(({ id, title }) =>
    [...new Set(languages.map((language) => formOfName(textIn(title, language))))].map((form) => ({
      id: id as Part['id'],
      form,
    })),
  );
  const byForm = new Map<string, Part['id'][]>();
  for (const { id, form } of names) byForm.set(form, [...(byForm.get(form) ?? []), id]);
  const search = (typed: string): FoundName<Part['id']> => {
    const found = exact(typed);
    if (found.kind === 'one') return { kind: 'one', id: found.id, how: 'exact' };
    if (found.kind === 'many') return found;
    const form = formOfName(typed);
    if (form === '') return { kind: 'none' };
    const written = oneOf(byForm.get(form) ?? [], 'writing');
    if (written !== null) return written;
    if ([...form].length < leastShort) return { kind: 'none' };
    const held = names.filter(
      (name) => name.form.includes(form) || (form.includes(name.form) && [...name.form].length >= 3),
    );
    const short = oneOf(
      held.map(({ id }) => id),
      'short',
    );
    if (short !== null) return short;
    const within = names.filter(
      (name) => name.form.at(-1) === form.at(-1) && [...form].length >= 3 && isWithin(form, name.form),
    );
    const abbreviated = oneOf(
      within.map(({ id }) => id),
      'short',
    );
    if (abbreviated !== null) return abbreviated;
    const alike = names
      .map((name) => ({ ...name, likeness: likeness(form, name.form) }))
      .filter((name) => name.likeness >= leastAlike && tellsSame(form, name.form))
      .sort((one, other) => other.likeness - one.likeness);
    const [first] = alike;
    if (first === undefined) return { kind: 'none' };
    const near = alike.filter((name) => first.likeness - name.likeness < mostAhead);
    return (
      oneOf(
        near.map(({ id }) => id),
        'alike',
      ) ?? { kind: 'none' }
    );
  };
  const known = new Map<string, FoundName<Part['id']>>();
  return (typed) => {
    const found = known.get(typed) ?? search(typed);
    known.set(typed, found);
    return found;
  };
}
