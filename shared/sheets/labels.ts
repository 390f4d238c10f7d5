// Titles as they stand on the sheets: readable, and each naming one thing only, so that what is typed can be found again.
import { formOf, skeletonOf } from '../scheme/skeleton';
import { languages, textIn, type Language, type Text } from '../scheme/text';
import { remarked } from '../text/lists';

interface Titled {
  readonly id: string;
  readonly title: Text;
}

/**
 * What each part is called on a sheet (显示名称), by id: its title, with the id behind it where two titles look the same or
 * differ by capitals alone.
 * @example labelsOf([{ id: 'a', title: '车间' }, { id: 'b', title: '车间' }], 'zh-CN').get('b') // '车间（b）'
 */
export function labelsOf(parts: readonly Titled[], language: Language): ReadonlyMap<string, string> {
  // Formulas on the sheets take capitals for small letters.
  const looks = parts.map(({ title }) => skeletonOf(textIn(title, language)).toLowerCase());
  const uses = new Map<string, number>();
  for (const look of looks) uses.set(look, (uses.get(look) ?? 0) + 1);
  return new Map(
    parts.map(({ id, title }, index) => {
      const text = textIn(title, language);
      return [id, (uses.get(looks[index] ?? '') ?? 0) > 1 ? remarked(language, text, id) : text];
    }),
  );
}

/** What a typed name stands for: an id, nothing, more than one part; or it is no name of a part, but looks like one. */
export type Found<Id> =
  | { readonly kind: 'one'; readonly id: Id }
  | { readonly kind: 'alike'; readonly id: Id }
  | { readonly kind: 'none' }
  | { readonly kind: 'many'; readonly ids: readonly Id[] };

interface Name<Id> {
  readonly id: Id;
  readonly name: string;
}

/** Everything by which each part can be named: its id, its titles and its labels. */
function namesOf<Part extends Titled>(parts: readonly Part[]): Name<Part['id']>[] {
  const labels = languages.map((language) => labelsOf(parts, language));
  return parts.flatMap(({ id, title }) => {
    const titles = languages.map((language) => textIn(title, language));
    const names = new Set([id, ...titles, ...labels.map((label) => label.get(id) ?? id)]);
    return [...names].map((name) => ({ id, name }));
  });
}

function byLook<Id>(names: readonly Name<Id>[]): ReadonlyMap<string, readonly Name<Id>[]> {
  const looks = new Map<string, Name<Id>[]>();
  for (const one of names) {
    const look = skeletonOf(one.name);
    const alike = looks.get(look);
    if (alike === undefined) looks.set(look, [one]);
    else alike.push(one);
  }
  return looks;
}

function onlyOne<Id>(ids: Iterable<Id>): Found<Id> {
  const different = [...new Set(ids)];
  const [id, another] = different;
  if (id === undefined) return { kind: 'none' };
  return another === undefined ? { kind: 'one', id } : { kind: 'many', ids: different };
}

/**
 * Finds a part by what somebody typed (按名称查找): its label or title in either language, or its id; blanks around and the width of
 * the characters do not count. What only looks like a name, written with other characters, is never taken for it; a title that
 * looks like another one's is not enough.
 * @example finder([{ id: 'd1', title: '热力A车间' }])(' 热力Ａ车间 ') // { kind: 'one', id: 'd1' }
 */
export function finder<Part extends Titled>(parts: readonly Part[]): (typed: string) => Found<Part['id']> {
  const exact = new Map<string, Part['id'][]>();
  const add = (name: string, id: Part['id']): void => {
    const ids = exact.get(name);
    if (ids === undefined) exact.set(name, [id]);
    else ids.push(id);
  };
  for (const { id } of parts) add(id, id);
  for (const language of languages) for (const [id, label] of labelsOf(parts, language)) add(label, id);
  // Made for the first name that is not found as it stands: most are.
  let looks: ReturnType<typeof byLook<Part['id']>> | undefined;
  return (typed) => {
    const ids = exact.get(typed.trim());
    if (ids !== undefined) return onlyOne(ids);
    looks ??= byLook(namesOf(parts));
    const alike = looks.get(skeletonOf(typed)) ?? [];
    const found = onlyOne(alike.map(({ id }) => id));
    if (found.kind !== 'one' || alike.some(({ name }) => formOf(name) === formOf(typed))) return found;
    return { ...found, kind: 'alike' };
  };
}

const longestTab = 31;

/** No surrogate pair is torn apart. */
function cut(text: string, most: number): string {
  const short = text.slice(0, most);
  return /[\uD800-\uDBFF]$/.test(short) ? short.slice(0, -1) : short;
}

/**
 * Names for tabs (工作表名称) that Excel takes: no `[ ] : * ? / \`, no straight quote, at most 31 characters, all different.
 * @example tabNames(['安全/环境', '安全/环境']) // ['安全 环境', '安全 环境 2']
 */
export function tabNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((name) => {
    // A straight quote would have to be doubled in every formula, and may not stand at an end.
    const allowed = name.replace(/[[\]:*?/\\\p{Cc}]/gu, ' ').replaceAll("'", '’');
    const tab = freeTab(allowed.trim() || '-', taken);
    taken.add(tab.toLowerCase());
    return tab;
  });
}

/**
 * The name that a tab (工作表标签) gets where those in lower case are taken: its own, else with a number behind.
 * @example freeTab('明细', new Set(['明细'])) // '明细 2'
 */
export function freeTab(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const ending = number === 1 ? '' : ` ${number}`;
    const tab = cut(name, longestTab - ending.length) + ending;
    if (!taken.has(tab.toLowerCase())) return tab;
  }
}
