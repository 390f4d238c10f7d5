// How each kind of value stands in a cell, and what a filled cell means: one pair of functions a kind.
import { withoutHidden } from '../../scheme/plain-text';
import type { Language } from '../../scheme/text';
import type { CellOnlyFaultCode } from './cell-fault';
import { cellNumber, numberInText } from './cell-number';
import { everyForm, plainForm, type Said } from './said';
import { isDate, isPercentage, shownText, type Filled } from './shown';
import { phrasesListed } from '../../text/lists';

/** What may be entered, for the validation of a column. `table` is the one whose ids are meant. */
export type Entry =
  | { readonly kind: 'text'; readonly most: number }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'choice'; readonly words: readonly Said[] }
  | { readonly kind: 'id-of'; readonly table: string }
  | { readonly kind: 'several'; readonly table?: string };

/** Why a cell is not taken; `text` is what stands in it. */
export class RefusedCell {
  constructor(
    readonly code: CellOnlyFaultCode,
    readonly text: string,
  ) {}
}

/**
 * A kind of value. `read` refuses a cell, or gives what cannot be understood as it is where the document has a judge of its own,
 * who refuses it by name and place.
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
  read: (filled) => (filled.kind === 'boolean' ? filled.value : shownText(filled)),
};

const longestText = 2000;

/** Free text of a table that is judged cell by cell: as it is shown, without the characters that are not seen. */
export const plainWords: Codec = {
  entry: { kind: 'text', most: longestText },
  write: asTyped.write,
  read: (filled) =>
    filled.kind === 'boolean'
      ? new RefusedCell('text-expected', shownText(filled))
      : withoutHidden(shownText(filled)).trim(),
};

const idLength = 64;

export const id: Codec = { entry: { kind: 'text', most: idLength }, ...asTyped };

/** The id of a part that stands in another table. */
export const idOf = (table: string): Codec => ({ ...id, entry: { kind: 'id-of', table } });

const numeric = (least: number, most: number): Pick<Codec, 'entry' | 'write'> => ({
  entry: { kind: 'number', least, most },
  write: (value) => (typeof value === 'number' ? value : null),
});

/** A number; a text that means one is taken as the user meant it, a date is none. */
export const number = (least: number, most: number): Codec => ({
  ...numeric(least, most),
  read: (filled) => {
    if (filled.kind === 'boolean') return filled.value;
    if (filled.kind === 'number' && !isDate(filled) && !isPercentage(filled)) return cellNumber(filled.value);
    const shown = shownText(filled);
    return numberInText(shown) ?? shown;
  },
});

/** A share of the whole, which a percentage is as well. */
export const share: Codec = {
  ...number(0, 1),
  read: (filled) =>
    filled.kind === 'number' && isPercentage(filled) ? cellNumber(filled.value) : number(0, 1).read(filled),
};

/** Points of a table that is judged cell by cell. */
export const points = (most: number): Codec => ({
  ...numeric(0, most),
  read: (filled) => {
    const text = shownText(filled);
    if (filled.kind !== 'number') {
      const typed = filled.kind === 'text' ? numberInText(withoutHidden(text)) : null;
      return typed ?? new RefusedCell('points-not-a-number', text);
    }
    if (isDate(filled)) return new RefusedCell('points-date', text);
    return isPercentage(filled) ? new RefusedCell('points-percent', text) : cellNumber(filled.value);
  },
});

/** One of several values, each shown as a word; read in either language, and as it stands in the document. */
export function choice(words: Readonly<Record<string, Said>>): Codec {
  const wordOf = new Map(Object.entries(words));
  const valueOf = new Map(
    [...wordOf].flatMap(([value, word]) => [value, ...everyForm(word)].map((form) => [form, value] as const)),
  );
  return {
    entry: { kind: 'choice', words: [...wordOf.values()] },
    write: (value, language) => wordOf.get(String(value))?.(language) ?? null,
    read: (filled) => valueOf.get(plainForm(shownText(filled))) ?? filled.value,
  };
}

/** Yes or no; Excel's own TRUE and FALSE are understood as well. */
export function flag(yes: Said, no: Said): Codec {
  const yesOrNo = choice({ true: yes, false: no });
  return {
    ...yesOrNo,
    read: (filled) => {
      const value = yesOrNo.read(filled);
      return value === 'true' ? true : value === 'false' ? false : value;
    },
  };
}

// An entry of a list: in quotes, as JSON writes a text, or up to the next separator. Between words and ids commas separate too.
const textEntry = /\s*("(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")(?=\s*(?:[;；\n]|$))|[^;；\n]+/gu;
const wordEntry =
  /\s*("(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")(?=\s*(?:[;；\n,，、]|$))|[^;；\n,，、]+/gu;

/**
 * Several entries in one cell, separated by semicolons or line breaks, words and ids by commas as well. An entry that holds
 * a separator stands in quotes.
 */
function list(item: BothWays, entry: RegExp, table?: string): Codec {
  const isPlain = (text: string): boolean =>
    text.trim() === text && !text.startsWith('"') && text.match(entry)?.[0] === text;
  const quoted = (text: string): string =>
    isPlain(text) && text !== emptyListMark && text !== emptyGroupMark ? text : JSON.stringify(text);
  return {
    entry: { kind: 'several', ...(table === undefined ? {} : { table }) },
    write: (value, language) =>
      Array.isArray(value)
        ? phrasesListed(
            language,
            value.map((one) => quoted(String(item.write(one, language)))),
          )
        : null,
    read: (filled) => {
      if (filled.kind === 'boolean') return filled.value;
      return [...shownText(filled).matchAll(entry)]
        .map(([whole, inQuotes]) => (inQuotes === undefined ? whole.trim() : String(JSON.parse(inQuotes))))
        .filter((text) => text !== '')
        .map((value) => item.read({ kind: 'text', value }));
    },
  };
}

/** Names in free words, as duties are. */
export const names = list(asTyped, textEntry);
/** Ids, or words to choose from. */
export const several = (item: Codec): Codec =>
  list(item, wordEntry, item.entry.kind === 'id-of' ? item.entry.table : undefined);
