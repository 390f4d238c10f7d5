// Titles that mislead whoever reads them (形近名称): two that look the same, and words that mix scripts.
import type { Fault } from './fault';
import type { Scheme } from './scheme';
import { mixedWord, skeletonOf } from './skeleton';
import { languages, textIn, type Text } from './text';

export type TitleCode = 'look-alike-titles' | 'mixed-scripts';

interface Titled {
  readonly id: string;
  readonly title: Text;
}

/** Parts of one kind, among which each is found by its title. */
interface Kind {
  readonly path: string;
  readonly parts: readonly Titled[];
}

const kindsIn = (scheme: Scheme): Kind[] => [
  ...(['categories', 'groups', 'units', 'components'] as const).map((path) => ({ path, parts: scheme[path] })),
  ...scheme.components.map(({ indicators = [] }, i) => ({ path: `components[${i}].indicators`, parts: indicators })),
  ...(['rewards', 'grades'] as const).map((path) => ({ path, parts: scheme[path] ?? [] })),
];

/** Every part that looks like one before it in some language, named once with the first of those. */
function lookAlikes({ path, parts }: Kind): Fault<TitleCode>[] {
  const first = new Map(languages.map((language) => [language, new Map<string, number>()]));
  return parts.flatMap(({ id, title }, at): Fault<TitleCode>[] => {
    const found = [...first].flatMap(([language, seen]) => {
      const text = textIn(title, language);
      const skeleton = skeletonOf(text);
      const before = seen.get(skeleton);
      if (before === undefined) seen.set(skeleton, at);
      const other = before === undefined ? undefined : parts[before];
      if (other === undefined) return [];
      const otherTitle = textIn(other.title, language);
      return [{ id, title: text, other: other.id, otherTitle, otherPath: `${path}[${before}].title` }];
    });
    return found.slice(0, 1).map((detail) => ({ code: 'look-alike-titles', path: `${path}[${at}].title`, detail }));
  });
}

function mixedScripts({ path, parts }: Kind): Fault<TitleCode>[] {
  return parts.flatMap(({ id, title }, at): Fault<TitleCode>[] => {
    const [word] = languages.flatMap((language) => mixedWord(textIn(title, language)) ?? []);
    return word === undefined ? [] : [{ code: 'mixed-scripts', path: `${path}[${at}].title`, detail: { id, word } }];
  });
}

/**
 * Titles by which nobody can tell two parts of one kind apart (形近名称), the same ones among them, and titles with a word of mixed
 * scripts, which looks like one that it is not.
 */
export function misleadingTitles(scheme: Scheme): Fault<TitleCode>[] {
  return kindsIn(scheme).flatMap((kind) => [...lookAlikes(kind), ...mixedScripts(kind)]);
}
