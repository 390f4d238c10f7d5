// The columns of the scheme tables: on top of a plain column empty lists, texts in two languages and full marks by profile.
import type { Cell } from '../plan';
import { choice, emptyGroupMark, emptyListMark, flag, number, RefusedCell, type Codec } from '../table/codec';
import { field, filledIn, named, type FaultlessCell, type Field } from '../table/field';
import { everyForm, plainForm, type Said } from '../table/said';
import { shownText } from '../table/shown';
import { isGroup, valueAt, withValue, type Path } from '../table/value-path';
import { schemeSpeaker, type SchemeWord } from './scheme-words';

/** A word of the scheme workbook, in each language. */
export const headed =
  (word: SchemeWord): Said =>
  (language) =>
    schemeSpeaker(language)(word);

/** One of several values of the scheme, each shown as a word. */
export function worded<Value extends string>(words: Readonly<Record<Value, SchemeWord>>): Codec {
  return choice(
    Object.fromEntries(Object.entries<SchemeWord>(words).map(([value, word]) => [value, headed(word)] as const)),
  );
}

export const yesOrNo: Codec = flag(headed('yes'), headed('no'));

/** What is so only where it says yes: no is as good as nothing. */
export const onlyYes: Codec = {
  ...yesOrNo,
  read: (filled) => {
    const value = yesOrNo.read(filled);
    return value === false ? undefined : value;
  },
};

const isEmptyGroup = (value: unknown): boolean => isGroup(value) && Object.keys(value).length === 0;

/** A column of one kind of value. Empty lists and empty groups have their marks, so that absent and empty stay two things. */
export function part(header: Said, path: Path, codec: Codec): Field {
  const outer = path.slice(0, -1);
  const isInGroup = outer.length > 0;
  const plain = field(header, path, codec);
  return {
    ...plain,
    write: (row, language): Cell => {
      const value = valueAt(row, path);
      if (value === undefined) return isInGroup && isEmptyGroup(valueAt(row, outer)) ? emptyGroupMark : null;
      return Array.isArray(value) && value.length === 0 ? emptyListMark : plain.write(row, language);
    },
    put: (row, cell) => {
      const filled = filledIn(cell);
      if (filled === null) return row;
      const group = valueAt(row, outer);
      if (group !== undefined && !isGroup(group)) return new RefusedCell('cell-contradicts', shownText(filled));
      if (filled.value === emptyListMark) return withValue(row, path, []);
      if (filled.value === emptyGroupMark && isInGroup) return withValue(row, outer, group ?? {});
      return plain.put(row, filled);
    },
  };
}

/** What a cell of free text says, as it is typed; null for nothing. */
const typedIn = (cell: FaultlessCell): string | boolean | null => {
  if (cell.kind === 'blank' || cell.value === '') return null;
  return cell.kind === 'boolean' ? cell.value : shownText(cell);
};

/** A column of free text, taken as it stands; of a text in two languages it holds the Chinese. */
export function free(header: Said, path: Path): Field {
  return {
    path,
    entry: { kind: 'text', most: 2000 },
    ...named(header),
    write: (row) => {
      const value = valueAt(row, path);
      const text = isGroup(value) ? value['zh-CN'] : value;
      return typeof text === 'string' ? text : null;
    },
    put: (row, cell) => {
      const typed = typedIn(cell);
      return typed === null ? row : withValue(row, path, typed);
    },
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
    put: (row, cell) => {
      const typed = typedIn(cell);
      if (typed === null) return row;
      const chinese = { 'zh-CN': valueAt(row, path) };
      if (typed === emptyListMark) return withValue(row, path, chinese);
      const meant = typeof typed === 'string' && looksLikeMark(typed) ? typed.slice(1, -1) : typed;
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
  (profile: string): Said =>
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
    part(headed('marks'), ['marks'], marks),
    ...profiles.map((profile) => ({
      ...part(profileHeader(profile), ['marks', profile], marks),
      isNamedBy: (header: string) => profileIn(header) === profile,
    })),
  ];
}
