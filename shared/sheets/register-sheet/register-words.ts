// What the cells of a register sheet say of one version of the register: its states, steps, units, people and columns, both ways.
import type { Value } from '../../registers/record';
import type { Language } from '../../scheme/text';
import { message } from '../../text/sentences';
import { codecOf, type ColumnCodec } from './column-cells';
import type { PeriodRegister, RegisterSheet, SheetRecord } from './sheet-record';
import { filesOf, registerOf } from './sheet-record';
import { vocabularyOf, type Vocabulary } from './vocabulary';

export interface RegisterWords extends PeriodRegister {
  readonly states: Vocabulary;
  readonly steps: Vocabulary;
  readonly units: Vocabulary;
  /** by column; files have none */
  readonly codecs: ReadonlyMap<string, ColumnCodec>;
}

/** The words of each period, made once for each scheme. */
export function wordsBy(sheet: RegisterSheet): (period: string) => RegisterWords | null {
  const people = vocabularyOf(sheet.people);
  const known = new Map<unknown, RegisterWords>();
  return (period) => {
    const found = registerOf(sheet, period);
    if (found === null) return null;
    const words = known.get(found.plan) ?? wordsOf(found, people, sheet.links);
    known.set(found.plan, words);
    return words;
  };
}

function wordsOf(found: PeriodRegister, people: Vocabulary, links: RegisterSheet['links']): RegisterWords {
  const { register } = found.planned;
  const { scheme } = found.plan.scheme;
  const units = vocabularyOf(scheme.units);
  const around = { scheme, units, people, numbersOf: (id: string) => links[id] ?? [] };
  const codecs = register.columns.flatMap((column): [string, ColumnCodec][] => {
    const codec = codecOf(column, around);
    return codec === null ? [] : [[column.id, codec]];
  });
  return {
    ...found,
    states: vocabularyOf(register.states),
    steps: vocabularyOf(register.steps),
    units,
    codecs: new Map(codecs),
  };
}

/** What the pane fills in of a record, and nobody else. */
export type ShownColumn = 'number' | 'unit' | 'state' | 'files' | 'due';

/** What stands in the columns that only show something. */
export function shownOf(
  record: SheetRecord,
  { states, units, planned }: RegisterWords,
  language: Language,
): Readonly<Record<ShownColumn, string | number | null>> {
  const files = filesOf(record, planned);
  return {
    number: record.number ?? message(language, 'registerSheet.expected'),
    unit: record.unit === null ? null : units.titleOf(record.unit, language),
    state: states.titleOf(record.state, language),
    files: files === 0 ? null : files,
    due: dueText(record, language),
  };
}

function dueText({ due, until }: SheetRecord, language: Language): string | null {
  const day = until ?? due?.on;
  if (day === undefined) return null;
  return due === null ? day : message(language, `registerSheet.due.${due.is}`, { day });
}

/** A value as it is read in a list of changes. */
export function valueText(
  { codecs }: Pick<RegisterWords, 'codecs'>,
  column: string,
  value: Value | null,
  language: Language,
): string {
  const codec = codecs.get(column);
  if (value === null || codec === undefined) return '';
  return codec.format === 'yyyy-mm-dd' ? String(value) : String(codec.write(value, language) ?? '');
}
