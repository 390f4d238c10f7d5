// Titles for ids and back (名称与编号): what people read in a cell, and what they mean by what they type.
import type { Language, Text } from '../../scheme/text';
import { finder, labelsOf } from '../labels';
import { RefusedCell, type Codec } from '../table/codec';
import { shownText } from '../table/shown';

export interface Titled {
  readonly id: string;
  readonly title: Text;
}

/** Some parts by their titles. */
export interface Vocabulary {
  readonly ids: readonly string[];
  /** The title that names only this part; the id itself where it is none of these. */
  readonly titleOf: (id: string, language: Language) => string;
  readonly find: ReturnType<typeof finder<Titled>>;
}

export function vocabularyOf(parts: readonly Titled[]): Vocabulary {
  const labels = new Map<Language, ReadonlyMap<string, string>>();
  const labelsIn = (language: Language): ReadonlyMap<string, string> => {
    const known = labels.get(language) ?? labelsOf(parts, language);
    labels.set(language, known);
    return known;
  };
  return {
    ids: parts.map(({ id }) => id),
    titleOf: (id, language) => labelsIn(language).get(id) ?? id,
    find: finder(parts),
  };
}

const refusals = { alike: 'entry-alike', none: 'entry-not-listed', many: 'entry-ambiguous' } as const;

/** One of these parts; `isId` takes ids of which no title is known. */
export function oneOf({ ids, titleOf, find }: Vocabulary, isId: (text: string) => boolean = () => false): Codec {
  return {
    entry: { kind: 'choice', words: ids.map((id) => (language) => titleOf(id, language)) },
    write: (value, language) => (typeof value === 'string' ? titleOf(value, language) : null),
    read: (filled) => {
      const text = shownText(filled).trim();
      const found = find(text);
      if (found.kind === 'one') return found.id;
      return found.kind === 'none' && isId(text) ? text : new RefusedCell(refusals[found.kind], text);
    },
  };
}
