// One column of a scheme table: its header, where its value stands in a row's document, and both ways between the two.
import type { Language } from '../../scheme/text';
import type { Cell } from '../plan';
import { emptyGroupMark, emptyListMark, number, type Codec, type Entry, type Filled } from './codec';
import { everyForm, plainForm, schemeSpeaker, type SchemeWord } from '../scheme-workbook/scheme-words';
import { isGroup, valueAt, withValue, type Path } from '../scheme-workbook/value-path';

export interface Field {
  /** Where the value stands in the row's document; a fault about it belongs to this cell. */
  readonly path: Path;
  readonly entry: Entry;
  readonly header: (language: Language) => string;
  /** Whether a header names this column, in either language. */
  readonly isNamedBy: (header: string) => boolean;
  readonly write: (row: unknown, language: Language) => Cell;
  /** The row with the cell's value put in, null meaning a blank; `contradiction` where the row says otherwise already. */
  readonly put: (row: unknown, filled: Filled | null) => unknown;
}

/** What `put` gives for a cell that contradicts one before it in the row. */
export const contradiction = Symbol('contradiction');

export type HeaderOf = (language: Language) => string;

const named = (header: HeaderOf): Pick<Field, 'header' | 'isNamedBy'> => {
  const forms = everyForm(header);
  return { header, isNamedBy: (text) => forms.includes(plainForm(text)) };
};

/** A header that is one word. */
export const headed =
  (word: SchemeWord): HeaderOf =>
  (language) =>
    schemeSpeaker(language)(word);

const isEmptyGroup = (value: unknown): boolean => isGroup(value) && Object.keys(value).length === 0;

/** A column of one kind of value. Empty lists and empty groups have their marks, so that absent and empty stay two things. */
export function field(header: HeaderOf, path: Path, codec: Codec): Field {
  const outer = path.slice(0, -1);
  const isInGroup = outer.length > 0;
  return {
    path,
    entry: codec.entry,
    ...named(header),
    write: (row, language) => {
      const value = valueAt(row, path);
      if (value === undefined) return isInGroup && isEmptyGroup(valueAt(row, outer)) ? emptyGroupMark : null;
      return Array.isArray(value) && value.length === 0 ? emptyListMark : codec.write(value, language);
    },
    put: (row, filled) => {
      const plain = typeof filled === 'string' ? filled.trim() : filled;
      if (plain === null || plain === '') return row;
      const group = valueAt(row, outer);
      if (group !== undefined && !isGroup(group)) return contradiction;
      if (plain === emptyListMark) return withValue(row, path, []);
      if (plain === emptyGroupMark && isInGroup) return withValue(row, outer, group ?? {});
      return withValue(row, path, codec.read(plain));
    },
  };
}

const typed = (filled: Filled): unknown => (typeof filled === 'number' ? String(filled) : filled);

/** A column of free text, taken as it stands; of a text in two languages it holds the Chinese. */
export function free(header: HeaderOf, path: Path): Field {
  return {
    path,
    entry: { kind: 'text', most: 2000 },
    ...named(header),
    write: (row) => {
      const value = valueAt(row, path);
      const text = isGroup(value) ? value['zh-CN'] : value;
      return typeof text === 'string' ? text : null;
    },
    put: (row, filled) => (filled === null ? row : withValue(row, path, typed(filled))),
  };
}

// In the English column the mark says that a text is given in Chinese only; a text that is the mark itself stands in quotes.
const looksLikeMark = (text: string): boolean => /^("*)([^"]+)\1$/.exec(text)?.[2] === emptyListMark;

function english(word: SchemeWord, path: Path): Field {
  return {
    path: [...path, 'en-US'],
    entry: { kind: 'text', most: 2000 },
    ...named((language) => {
      const say = schemeSpeaker(language);
      return say('inEnglish', { word: say(word) });
    }),
    write: (row) => {
      const value = valueAt(row, path);
      if (!isGroup(value)) return null;
      const text = value['en-US'];
      if (typeof text !== 'string') return emptyListMark;
      return looksLikeMark(text) ? `"${text}"` : text;
    },
    put: (row, filled) => {
      if (filled === null) return row;
      const chinese = { 'zh-CN': valueAt(row, path) };
      if (filled === emptyListMark) return withValue(row, path, chinese);
      const text = typed(filled);
      const meant = typeof text === 'string' && looksLikeMark(text) ? text.slice(1, -1) : text;
      return withValue(row, path, { ...chinese, 'en-US': meant });
    },
  };
}

/**
 * A text of the scheme: one column for everybody, which holds the Chinese where the second one, English, is filled.
 */
export function texts(word: SchemeWord, path: Path): readonly Field[] {
  return [free(headed(word), path), english(word, path)];
}

const profileHeader =
  (profile: string): HeaderOf =>
  (language) => {
    const say = schemeSpeaker(language);
    return say('forProfile', { word: say('marks'), profile });
  };

/**
 * The profile that a column of full marks is for (类型列); null for any other column.
 * @example profileIn('标准分：branch') // 'branch'
 */
export function profileIn(header: string): string | null {
  const [, word = '', profile] = /^([^:：]*)[:：](.*)$/su.exec(header) ?? [];
  if (profile === undefined || !everyForm(headed('marks')).includes(plainForm(word))) return null;
  return profile.trim();
}

const mostMarks = 1_000_000;

/** Full marks: one column for a figure that all profiles share, and one for each profile. */
export function marksFields(profiles: readonly string[]): readonly Field[] {
  const marks = number(0, mostMarks);
  return [
    field(headed('marks'), ['marks'], marks),
    ...profiles.map((profile) => ({
      ...field(profileHeader(profile), ['marks', profile], marks),
      isNamedBy: (header: string) => profileIn(header) === profile,
    })),
  ];
}
