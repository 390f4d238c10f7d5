// How each kind of value of a scheme stands in a cell, and what a filled cell means: one pair of functions a kind.
import type { Language } from '../../scheme/text';
import { cellNumber, numberInText } from './cell-number';
import { everyForm, plainForm, schemeSpeaker, type SchemeWord } from '../scheme-workbook/scheme-words';

/** What stands in a filled cell; for a codec without blanks around. */
export type Filled = string | number | boolean;

/** The tables whose ids other tables refer to. */
export type IdTable = 'categories' | 'groups' | 'units' | 'components';

/** What may be entered, for the validation of a column. `id-of` names the table whose ids are meant. */
export type Entry =
  | { readonly kind: 'text'; readonly most: number }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'choice'; readonly words: readonly SchemeWord[] }
  | { readonly kind: 'id-of'; readonly table: IdTable }
  | { readonly kind: 'several' };

/**
 * A kind of value. `read` gives what cannot be understood as it is: `parseScheme` then refuses it by name and place, so that
 * there is one judge of a scheme only.
 */
export interface Codec {
  readonly entry: Entry;
  readonly write: (value: unknown, language: Language) => string | number | null;
  readonly read: (filled: Filled) => unknown;
}

/** Stands for a list that is given, but empty. */
export const emptyListMark = '—';
/** Stands for a group of figures that is given, but empty. */
export const emptyGroupMark = '{}';

type BothWays = Pick<Codec, 'write' | 'read'>;

const asTyped: BothWays = {
  write: (value) => (typeof value === 'string' ? value : null),
  read: (filled) => (typeof filled === 'boolean' ? filled : String(filled)),
};

const idLength = 64;

export const id: Codec = { entry: { kind: 'text', most: idLength }, ...asTyped };

/** The id of a part that stands in another table. */
export const idOf = (table: IdTable): Codec => ({ ...id, entry: { kind: 'id-of', table } });

/** A number; a text that means one is taken as the user meant it. */
export const number = (least: number, most: number): Codec => ({
  entry: { kind: 'number', least, most },
  write: (value) => (typeof value === 'number' ? value : null),
  read: (filled) => {
    if (typeof filled === 'number') return cellNumber(filled);
    return typeof filled === 'string' ? (numberInText(filled) ?? filled) : filled;
  },
});

/** One of several values, each shown as a word; read in either language, and as it stands in the scheme. */
export function choice<Value extends string>(words: Readonly<Record<Value, SchemeWord>>): Codec {
  const pairs = Object.entries<SchemeWord>(words);
  const wordOf = new Map(pairs);
  const valueOf = new Map(
    pairs.flatMap(([value, word]) =>
      [value, ...everyForm((language) => schemeSpeaker(language)(word))].map((form) => [form, value] as const),
    ),
  );
  return {
    entry: { kind: 'choice', words: [...wordOf.values()] },
    write: (value, language) => {
      const word = wordOf.get(String(value));
      return word === undefined ? null : schemeSpeaker(language)(word);
    },
    read: (filled) => valueOf.get(plainForm(String(filled))) ?? filled,
  };
}

const yesOrNo = choice({ true: 'yes', false: 'no' });

/** Yes or no; Excel's own TRUE and FALSE are understood as well. */
export const flag: Codec = {
  ...yesOrNo,
  read: (filled) => {
    const value = yesOrNo.read(filled);
    return value === 'true' ? true : value === 'false' ? false : value;
  },
};

// An entry of a list: in quotes, as JSON writes a text, or up to the next separator. Between words and ids commas separate too.
const textEntry = /\s*("(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")(?=\s*(?:[;；\n]|$))|[^;；\n]+/gu;
const wordEntry =
  /\s*("(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")(?=\s*(?:[;；\n,，、]|$))|[^;；\n,，、]+/gu;

/**
 * Several entries in one cell, separated by semicolons or line breaks, words and ids by commas as well. An entry that holds
 * a separator stands in quotes.
 */
function list(item: BothWays, entry: RegExp): Codec {
  const isPlain = (text: string): boolean =>
    text.trim() === text && !text.startsWith('"') && text.match(entry)?.[0] === text;
  const quoted = (text: string): string =>
    isPlain(text) && text !== emptyListMark && text !== emptyGroupMark ? text : JSON.stringify(text);
  return {
    entry: { kind: 'several' },
    write: (value, language) =>
      Array.isArray(value)
        ? value.map((one) => quoted(String(item.write(one, language)))).join(language === 'zh-CN' ? '；' : '; ')
        : null,
    read: (filled) => {
      if (typeof filled === 'boolean') return filled;
      return [...String(filled).matchAll(entry)]
        .map(([whole, inQuotes]) => (inQuotes === undefined ? whole.trim() : String(JSON.parse(inQuotes))))
        .filter((text) => text !== '')
        .map((text) => item.read(text));
    },
  };
}

/** Names in free words, as duties are. */
export const names = list(asTyped, textEntry);
/** Ids, or words to choose from. */
export const several = (item: Codec): Codec => list(item, wordEntry);
