// How the value of each kind of column of a register stands in a cell, and what a filled cell means.
import type { Value } from '../../registers/record';
import { idPattern } from '../../scheme/id';
import { longestText, type Column } from '../../scheme/register';
import { languages, textIn, type Text } from '../../scheme/text';
import type { Scheme } from '../../scheme/scheme';
import { message } from '../../text/sentences';
import type { ReadCell } from '../plan';
import { number, RefusedCell, several, type Codec } from '../table/codec';
import { isBlank } from '../table/grid';
import { isDate, isPercentage, shownText, type Filled } from '../table/shown';
import { dayCell, dayFormat } from './date-cell';
import { oneOf, vocabularyOf, type Titled, type Vocabulary } from './vocabulary';

/** What the columns of one version of a scheme are written and read by. */
export interface Around {
  readonly scheme: Scheme;
  readonly units: Vocabulary;
  readonly people: Vocabulary;
  /** the numbers that a column may link to, as far as they are known */
  readonly numbersOf: (register: string) => readonly string[];
}

/** A kind of value with the number format of its cells. */
export interface ColumnCodec extends Codec {
  readonly format: string;
}

/** Text is text, also where it looks like a number, a date or a formula. */
const textFormat = '@';

const mostNumber = 1e9;

/** Line ends as Excel has them, and no blanks around. */
const plain = (text: string): string => text.replace(/\r\n?/g, '\n').trim();

const textCell = (longest: number): Codec => ({
  entry: { kind: 'text', most: longest },
  write: (value) => (typeof value === 'string' ? value : null),
  read: (filled) => plain(shownText(filled)),
});

const numberCell = (least: number, most: number): Codec => {
  const read = (filled: Filled): unknown => number(least, most).read(filled);
  return {
    ...number(least, most),
    read: (filled) => {
      const isOther = filled.kind === 'number' && (isDate(filled) || isPercentage(filled));
      const value = isOther ? null : read(filled);
      return typeof value === 'number' ? value : new RefusedCell('number-expected', shownText(filled));
    },
  };
};

const yesNo: readonly Titled[] = (['yes', 'no'] as const).map((id) => ({
  id,
  title: { 'zh-CN': message('zh-CN', `registerSheet.${id}`), 'en-US': message('en-US', `registerSheet.${id}`) },
}));

const yesNoCell: Codec = (() => {
  const word = oneOf(vocabularyOf(yesNo));
  return {
    ...word,
    write: (value, language) => (typeof value === 'boolean' ? word.write(value ? 'yes' : 'no', language) : null),
    read: (filled) => {
      if (filled.kind === 'boolean') return filled.value;
      const found = word.read(filled);
      return found instanceof RefusedCell ? found : found === 'yes';
    },
  };
})();

/** Component, or component and indicator, as one title. */
function placesOf({ components }: Scheme, of: readonly string[] | undefined): Titled[] {
  const joined = (component: Text, indicator: Text): Text => {
    const [chinese, english] = languages.map((one) => `${textIn(component, one)} · ${textIn(indicator, one)}`);
    return { 'zh-CN': chinese ?? '', 'en-US': english };
  };
  return components
    .filter(({ id }) => of === undefined || of.includes(id))
    .flatMap(({ id, title, indicators = [] }): Titled[] => [
      { id, title },
      ...indicators.map((one) => ({ id: `${id}/${one.id}`, title: joined(title, one.title) })),
    ]);
}

/** Several in one cell; the first that is not understood says why. */
function list(item: Codec): Codec {
  const all = several(item);
  return {
    ...all,
    entry: { kind: 'several' },
    read: (filled) => {
      const read = all.read(filled);
      return (Array.isArray(read) && read.find((one) => one instanceof RefusedCell)) || read;
    },
  };
}

function oneOrSeveral(item: Codec, isSeveral: true | undefined): ColumnCodec {
  return { ...(isSeveral ? list(item) : item), format: textFormat };
}

/** A column's values in cells; null for files, which are only counted there. */
export function codecOf(column: Column, { scheme, units, people, numbersOf }: Around): ColumnCodec | null {
  switch (column.type) {
    case 'text':
      return { ...textCell(column.longest ?? longestText), format: textFormat };
    case 'number':
      return { ...numberCell(column.min ?? -mostNumber, column.max ?? mostNumber), format: 'General' };
    case 'date':
      return { ...dayCell, format: dayFormat };
    case 'yes-no':
      return { ...yesNoCell, format: textFormat };
    case 'choice':
      return { ...oneOf(vocabularyOf(column.choices)), format: textFormat };
    case 'unit':
      return oneOrSeveral(oneOf(units), column.several);
    case 'person':
      return oneOrSeveral(
        oneOf(people, (text) => idPattern.test(text)),
        column.several,
      );
    case 'place':
      return { ...oneOf(vocabularyOf(placesOf(scheme, column.of))), format: textFormat };
    case 'period':
      return { ...textCell(longestText), format: textFormat };
    case 'record': {
      const numbers = numbersOf(column.register).map((id) => ({ id, title: id }));
      return {
        ...oneOf(vocabularyOf(numbers), (text) => idPattern.test(text)),
        format: textFormat,
      };
    }
    case 'files':
      return null;
  }
}

/** Whether a cell stands as it was written for a value, in whichever language: then nobody has changed it. */
export function isAsWritten(codec: Codec, cell: ReadCell, value: Value | undefined): boolean {
  return languages.some((language) => isWritten(codec.write(value, language), cell));
}

/** Whether a cell holds what was written into it. */
export function isWritten(was: string | number | null, cell: ReadCell): boolean {
  if (was === null || was === '') return isBlank(cell);
  if (cell.kind === 'number' && typeof was === 'number') return cell.value === was;
  if (isBlank(cell) || cell.kind === 'blank' || cell.kind === 'error' || typeof was === 'number') return false;
  return plain(shownText(cell)) === plain(was);
}
