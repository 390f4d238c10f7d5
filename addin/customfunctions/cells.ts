// The cells that Excel hands to a custom function, checked: a blank is never 0, and nothing wrong is passed over.
import { parsePeriod, typedPeriod, type Period } from '../../shared/scheme/period';
import { withoutHidden } from '../../shared/scheme/plain-text';
import { formOf } from '../../shared/scheme/skeleton';
import { cellNumber, numberInText } from '../../shared/sheets/table/cell-number';
import type { Parameter } from './parameters';
import { Refusal } from './refusal';

/** A range of cells, row by row; Excel gives one cell as [[cell]]. */
export type Range = readonly (readonly unknown[])[];

const errorValues =
  /^#(N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!|SPILL!|CALC!|BUSY!|GETTING_DATA|FIELD!|BLOCKED!|CONNECT!)$/;

/** The error value in a cell: Excel gives it as an object with `basicValue` or `code`, some hosts as its text. */
function errorIn(cell: unknown): string | null {
  if (typeof cell === 'string') return errorValues.test(cell) ? cell : null;
  if (typeof cell !== 'object' || cell === null) return null;
  const text = 'basicValue' in cell ? cell.basicValue : 'code' in cell ? cell.code : null;
  return typeof text === 'string' && errorValues.test(text) ? text : null;
}

const isBlank = (cell: unknown): boolean =>
  cell === null || cell === undefined || (typeof cell === 'string' && withoutHidden(cell).trim() === '');

/** Refuses an error value; #N/A stays #N/A, since it means that something before is not scored. */
function refuseError(cell: unknown, parameter: Parameter): void {
  const error = errorIn(cell);
  if (error !== null) throw new Refusal(error === '#N/A' ? 'not-available' : 'error-value', parameter);
}

/** The one cell of an argument. */
function only(argument: unknown, parameter: Parameter): unknown {
  if (!Array.isArray(argument)) return argument;
  const cells: unknown[] = argument.flat();
  if (cells.length > 1) throw new Refusal('one-cell', parameter);
  return cells[0];
}

/** All cells of an argument, row by row; nothing where an optional argument is left out. */
function all(argument: unknown): unknown[] {
  if (argument === null || argument === undefined) return [];
  return Array.isArray(argument) ? (argument.flat() as unknown[]) : [argument];
}

/** A number, or null for a blank cell. Text that is plainly a number counts as one, as when a score sheet is read. */
function numberOrBlank(cell: unknown, parameter: Parameter): number | null {
  if (isBlank(cell)) return null;
  refuseError(cell, parameter);
  const number = typeof cell === 'string' ? numberInText(withoutHidden(cell)) : cell;
  if (typeof number !== 'number' || !Number.isFinite(number)) throw new Refusal('not-a-number', parameter);
  return cellNumber(number);
}

/** The number in one cell; a blank is refused with #N/A. */
export function numberIn(argument: unknown, parameter: Parameter): number {
  const number = numberOrBlank(only(argument, parameter), parameter);
  if (number === null) throw new Refusal('blank', parameter);
  return number;
}

/** The number in one cell of an optional argument; `missing` where it is left out or blank. */
export function optionalNumber<Missing>(argument: unknown, parameter: Parameter, missing: Missing): number | Missing {
  return numberOrBlank(only(argument, parameter), parameter) ?? missing;
}

/** The number, refused outside of `least` to `most`, or where it must be whole and is not. */
export function within(number: number, parameter: Parameter, least: number, most: number, whole = false): number {
  if (number < least || number > most || (whole && !Number.isInteger(number)))
    throw new Refusal('out-of-range', parameter);
  return number;
}

/** The numbers in a range; a blank cell is refused with #N/A, and so is a range without any cell. */
export function numbersIn(argument: unknown, parameter: Parameter): number[] {
  const numbers = all(argument).map((cell) => numberOrBlank(cell, parameter));
  if (numbers.length === 0) throw new Refusal('blank', parameter);
  return numbers.map((number) => {
    if (number === null) throw new Refusal('blank', parameter);
    return number;
  });
}

/** The numbers in a range, of which blank cells do not count; error values are refused. */
export function filledIn(argument: unknown, parameter: Parameter): number[] {
  return all(argument)
    .map((cell) => numberOrBlank(cell, parameter))
    .filter((number) => number !== null);
}

/** The scores in a range; what is blank or #N/A is not scored: null, and never 0. */
export function scoresIn(argument: unknown, parameter: Parameter): (number | null)[] {
  return all(argument).map((cell) => (errorIn(cell) === '#N/A' ? null : numberOrBlank(cell, parameter)));
}

/** The text in a cell without what is not seen, a number as its digits; '' for a blank cell. */
function textOrBlank(cell: unknown, parameter: Parameter): string {
  if (isBlank(cell)) return '';
  refuseError(cell, parameter);
  if (typeof cell === 'number') return String(cellNumber(cell));
  if (typeof cell !== 'string') throw new Refusal('not-a-text', parameter);
  return withoutHidden(cell).trim();
}

/** The text in one cell; a blank is refused with #N/A. */
export function textIn(argument: unknown, parameter: Parameter): string {
  const text = textOrBlank(only(argument, parameter), parameter);
  if (text === '') throw new Refusal('no-text', parameter);
  return text;
}

/** The text in one cell of an optional argument; null where it is left out or blank. */
export function optionalText(argument: unknown, parameter: Parameter): string | null {
  return textOrBlank(only(argument, parameter), parameter) || null;
}

// The first and the last day on which a plain number is taken for a date: 2000-01-01 and 2100-12-31.
const [firstDay, lastDay] = [36_526, 73_415];

/**
 * The period in one cell, as people write it. A date stands for its month: Excel makes one of 2026-10 when somebody types it into a
 * cell. Of other numbers only years are taken, since 2026.10 is the number 2026.1.
 */
export function periodIn(argument: unknown, parameter: Parameter): Period {
  const cell = only(argument, parameter);
  const isDay = typeof cell === 'number' && cell >= firstDay && cell <= lastDay;
  const text = isDay ? monthOf(cell) : textIn(cell, parameter);
  const parsed = typeof cell === 'number' ? parsePeriod(text) : typedPeriod(text);
  if (!parsed.ok) throw new Refusal('not-a-period', parameter);
  return parsed.value;
}

/** The month of a day as Excel counts days, from 1899-12-30 on. */
function monthOf(day: number): string {
  return new Date(Date.UTC(1899, 11, 30 + Math.floor(day))).toISOString().slice(0, 7);
}

/** The texts in a range; '' for a blank cell. */
export function textsIn(argument: unknown, parameter: Parameter): string[] {
  return all(argument).map((cell) => textOrBlank(cell, parameter));
}

/** One of some words, Chinese or English, capitals or not; `missing` where the argument is left out or blank. */
export function wordIn<Word extends string>(
  argument: unknown,
  parameter: Parameter,
  words: Readonly<Record<Word, readonly string[]>>,
  missing?: NoInfer<Word>,
): Word {
  const text = formOf(textOrBlank(only(argument, parameter), parameter)).toLowerCase();
  if (text === '') {
    if (missing === undefined) throw new Refusal('no-text', parameter);
    return missing;
  }
  const found = (Object.keys(words) as Word[]).find(
    (word) => word === text || words[word].some((one) => formOf(one) === text),
  );
  if (found === undefined) throw new Refusal('unknown-word', parameter);
  return found;
}

/** The cells of a table: texts and numbers, null for a blank; null where the argument is left out. */
export function tableIn(argument: unknown, parameter: Parameter): (string | number | null)[][] | null {
  if (all(argument).every(isBlank)) return null;
  if (!Array.isArray(argument)) throw new Refusal('not-a-table', parameter);
  return (argument as Range).map((row) =>
    row.map((cell) => {
      if (isBlank(cell)) return null;
      refuseError(cell, parameter);
      if (typeof cell === 'number') return cellNumber(cell);
      if (typeof cell !== 'string') throw new Refusal('not-a-text', parameter);
      const text = withoutHidden(cell);
      return numberInText(text) ?? text;
    }),
  );
}

/** How many decimals a result has; two where nothing is said. */
export function digitsIn(argument: unknown): number {
  return within(optionalNumber(argument, 'digits', 2), 'digits', 0, 10, true);
}
