// One row of a register sheet as cells: from the record that it shows, or as somebody left it.
import type { Language } from '../../scheme/text';
import { message } from '../../text/sentences';
import type { Cell, ReadCell, ReadTable } from '../plan';
import { uprightGrid } from '../table/grid';
import { findColumns } from '../table/read-rows';
import { shownText } from '../table/shown';
import { withValue } from '../table/value-path';
import type { RegisterField } from './register-columns';
import { shownOf, type RegisterWords } from './register-words';
import type { KnownRow } from './sheet-record';

/** How a row stands towards what is stored. */
export type RowState = 'unchanged' | 'changed' | 'added' | 'fault' | 'waiting' | 'done';

export const rowStateText = (state: RowState, language: Language): string =>
  message(language, `registerSheet.row.${state}`);

/** A row's cells, by the paths of the columns. */
export type RowCells = unknown;

/** The cells of a record as it was downloaded; `steps` names the set of its open steps. */
export function cellsOf(
  { key, record }: KnownRow,
  words: RegisterWords,
  steps: string,
  state: RowState,
  language: Language,
): RowCells {
  const values = [...words.codecs].map(([id, codec]) => [id, codec.write(record.values[id], language)]);
  return {
    ...{ key, base: record.etag, steps, step: null, reason: null, row: rowStateText(state, language) },
    ...shownOf(record, words, language),
    values: Object.fromEntries(values),
  };
}

/** What stands in a cell, to be written again. */
function typedCell(cell: ReadCell): Cell {
  if (cell.kind === 'blank') return null;
  if (cell.kind === 'number') return cell.value;
  return cell.kind === 'boolean' ? shownText(cell) : cell.value;
}

/** A row as somebody left it: what they typed over `cells`, the rest as it is. */
export interface TypedRow {
  /** null where the row has none yet */
  readonly key: string | null;
  over(cells: RowCells): RowCells;
}

/** The rows of a table as they stand, in the columns of the fields; the places of columns do not matter. */
export function typedRows(table: ReadTable, fields: readonly RegisterField[]): TypedRow[] {
  const named = (header: string) => fields.find((field) => field.isNamedBy(header)) ?? null;
  const { mapping } = findColumns(table.header, named);
  const typed = [...mapping].filter(
    ([{ fixed, column }]) => column !== null || ['unit', 'step', 'reason'].includes(fixed ?? ''),
  );
  const key = [...mapping].find(([{ fixed }]) => fixed === 'key')?.[1];
  return uprightGrid(table).rows.map((row) => {
    const keyCell = key === undefined ? undefined : row[key];
    return {
      key: keyCell?.kind === 'text' && keyCell.value.trim() !== '' ? keyCell.value.trim() : null,
      over: (cells) =>
        typed.reduce<RowCells>(
          (left, [field, column]) => withValue(left, field.path, typedCell(row[column] ?? { kind: 'blank' })),
          cells,
        ),
    };
  });
}

/** A column that somebody has put into the table, with what stands in the rows of these keys. */
export interface OwnColumn {
  readonly title: string;
  readonly cells: ReadonlyMap<string, Cell>;
}

/** Columns that name none of the fields and hold something (自加列): they are nobody's but theirs, and stay. */
export function ownColumns(table: ReadTable, fields: readonly RegisterField[]): OwnColumn[] {
  const keys = typedRows(table, fields).map(({ key }) => key);
  return table.header.flatMap((title, column): OwnColumn[] => {
    if (title.trim() === '' || fields.some((field) => field.isNamedBy(title))) return [];
    const cells = table.rows.flatMap((row, at): [string, Cell][] => {
      const [key, cell] = [keys[at] ?? null, typedCell(row[column] ?? { kind: 'blank' })];
      return key === null || cell === null ? [] : [[key, cell]];
    });
    return cells.length === 0 ? [] : [{ title, cells: new Map(cells) }];
  });
}

/** A cell of a row. */
export const cellAt = (cells: RowCells, field: RegisterField): Cell => field.write(cells, 'zh-CN');
