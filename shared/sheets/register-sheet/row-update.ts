// What is written into a row once its record is another version (写回): what others changed comes in, what somebody typed since stays.
import type { Language } from '../../scheme/text';
import type { Cell, ReadTable } from '../plan';
import { findColumns } from '../table/read-rows';
import { valueAt } from '../table/value-path';
import { isAsWritten } from './column-cells';
import { registerFields, type RegisterField } from './register-columns';
import type { RegisterWords } from './register-words';
import { wordsBy } from './register-words';
import { cellsOf, type RowState } from './row-cells';
import type { KnownRow, RegisterSheet } from './sheet-record';
import { setNamed, titlesOfSteps, type StepSets } from './step-sets';

export interface RowUpdate {
  /** where it stands in the table */
  readonly row: number;
  /** as it was downloaded; null where somebody has added the row */
  readonly before: KnownRow | null;
  readonly after: KnownRow;
  /** Whether what was typed into a column of its own stays where it says something else than the record now does. */
  readonly keeps: (column: string) => boolean;
  /** Whether step and reason stay. */
  readonly keepsStep: boolean;
  readonly state: RowState;
}

/** The cells of the whole table from its first row on: null where a cell stays as it is, an empty text where it becomes blank. */
export function updatedCells(
  sheet: RegisterSheet,
  table: ReadTable,
  sets: StepSets,
  updates: readonly RowUpdate[],
  language: Language,
): Cell[][] {
  const fields = registerFields(sheet);
  const { mapping } = findColumns(table.header, (header) => fields.find((field) => field.isNamedBy(header)) ?? null);
  const cells = table.rows.map(() => table.header.map((): Cell => null));
  const wordsIn = wordsBy(sheet);
  for (const update of updates) {
    const words = wordsIn(update.after.record.period);
    const line = cells[update.row];
    if (words === null || line === undefined) continue;
    const steps = titlesOfSteps(
      words,
      update.after.record.steps.map(({ step }) => step),
      language,
    );
    const next = cellsOf(update.after, words, setNamed(sets, steps), update.state, language);
    for (const [field, column] of mapping) {
      const stays = isKept(field, words, update, table.rows[update.row]?.[column] ?? { kind: 'blank' });
      if (!stays) line[column] = (valueAt(next, field.path) as Cell | undefined) ?? '';
    }
  }
  return cells;
}

function isKept(
  { fixed, column }: RegisterField,
  { codecs }: RegisterWords,
  { before, after, keeps, keepsStep }: RowUpdate,
  cell: ReadTable['rows'][number][number],
): boolean {
  if (column === null) return (fixed === 'step' || fixed === 'reason') && keepsStep;
  const codec = codecs.get(column.id);
  if (codec === undefined || isAsWritten(codec, cell, after.record.values[column.id])) return true;
  return !isAsWritten(codec, cell, before?.record.values[column.id]) && keeps(column.id);
}
