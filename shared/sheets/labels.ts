// Titles as they stand on the sheets: readable, and each naming one thing only, so that what is typed can be found again.
import { languages, textIn, type Language, type Text } from '../scheme/text';

interface Titled {
  readonly id: string;
  readonly title: Text;
}

/**
 * What each part is called on a sheet (显示名称), by id: its title, with the id behind it where two titles are the same.
 * @example labelsOf([{ id: 'a', title: '车间' }, { id: 'b', title: '车间' }], 'zh-CN').get('b') // '车间（b）'
 */
export function labelsOf(parts: readonly Titled[], language: Language): ReadonlyMap<string, string> {
  const uses = new Map<string, number>();
  for (const part of parts) {
    const title = textIn(part.title, language);
    uses.set(title, (uses.get(title) ?? 0) + 1);
  }
  return new Map(
    parts.map((part) => {
      const title = textIn(part.title, language);
      return [part.id, (uses.get(title) ?? 0) > 1 ? `${title}（${part.id}）` : title];
    }),
  );
}

/** What a typed name stands for: an id, nothing, or more than one part. */
export type Found<Id> =
  { readonly kind: 'one'; readonly id: Id } | { readonly kind: 'none' } | { readonly kind: 'many' };

/**
 * Finds a part by what somebody typed (按名称查找): its label or title in either language, or its id; blanks around do not count.
 * @example finder([{ id: 'd1', title: '热力车间' }])(' 热力车间 ') // { kind: 'one', id: 'd1' }
 */
export function finder<Part extends Titled>(parts: readonly Part[]): (typed: string) => Found<Part['id']> {
  const names = new Map<string, Set<Part['id']>>();
  const add = (name: string, id: Part['id']) => names.set(name, (names.get(name) ?? new Set()).add(id));
  for (const language of languages) {
    const labels = labelsOf(parts, language);
    for (const part of parts) {
      add(textIn(part.title, language), part.id);
      add(labels.get(part.id) ?? part.id, part.id);
      add(part.id, part.id);
    }
  }
  return (typed) => {
    const [id, another] = names.get(typed.trim()) ?? [];
    if (id === undefined) return { kind: 'none' };
    return another === undefined ? { kind: 'one', id } : { kind: 'many' };
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
    const plain = allowed.trim() || '-';
    for (let number = 1; ; number++) {
      const ending = number === 1 ? '' : ` ${number}`;
      const tab = cut(plain, longestTab - ending.length) + ending;
      if (taken.has(tab.toLowerCase())) continue;
      taken.add(tab.toLowerCase());
      return tab;
    }
  });
}
