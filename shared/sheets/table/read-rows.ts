// Reads a table of which it is known which column holds which field: a document for each row, and every fault at its cell.
import { pathText } from '../../scheme/zod-faults';
import type { CellPlace } from '../plan';
import type { CellFault, CellOnlyFaultCode } from './cell-fault';
import { RefusedCell } from './codec';
import type { Field } from './field';
import { isBlank, type Grid } from './grid';
import type { Path } from './value-path';

/** Which column holds what, as its headers say or as somebody has confirmed it. */
export type Mapping<Key> = ReadonlyMap<Key, number>;

/** The columns of a table by their headers. */
export interface FoundColumns<Key> {
  readonly mapping: Mapping<Key>;
  /** Columns that are named like one before them. */
  readonly repeated: readonly { readonly key: Key; readonly column: number }[];
  /** Columns whose header names nothing. */
  readonly unknown: readonly number[];
}

/** Finds the columns of a table by their headers (表头识别); of two that are named alike the first counts. */
export function findColumns<Key>(headers: readonly string[], named: (header: string) => Key | null): FoundColumns<Key> {
  const mapping = new Map<Key, number>();
  const repeated: { key: Key; column: number }[] = [];
  const unknown: number[] = [];
  headers.forEach((header, column) => {
    const key = named(header);
    if (key === null) unknown.push(column);
    else if (mapping.has(key)) repeated.push({ key, column });
    else mapping.set(key, column);
  });
  return { mapping, repeated, unknown };
}

/** A cell of a row: `path` is where its value stands in the row's document, where it has one. */
export interface RowCell {
  readonly path: Path;
  readonly place: CellPlace;
  readonly isBlank: boolean;
  readonly fault: CellFault<CellOnlyFaultCode> | null;
}

/** A row as it was read: its document, and the cell of each of its columns. */
export interface ReadRow {
  readonly row: number;
  readonly value: unknown;
  readonly cells: readonly RowCell[];
}

/** The cell of a row that stands for this path. */
export function cellIn(row: ReadRow, path: Path): RowCell {
  const key = pathText(path);
  const cell = row.cells.find((candidate) => pathText(candidate.path) === key);
  if (cell === undefined) throw new Error(`no column for ${key}`);
  return cell;
}

/** The rows of a table (读取各行) in which anything stands in the columns of the mapping; `table` names it in the faults. */
export function readRows(table: string, grid: Grid, mapping: Mapping<Field>): ReadRow[] {
  return grid.rows.flatMap((cells, row): ReadRow[] => {
    let value: unknown;
    const read = [...mapping].map(([field, column]): RowCell => {
      const cell = cells[column] ?? { kind: 'blank' };
      const place = grid.placeOf(row, column);
      const put = cell.kind === 'error' ? new RefusedCell('cell-error', cell.value) : field.put(value, cell);
      const one = { path: field.path, place, isBlank: isBlank(cell) };
      if (!(put instanceof RefusedCell)) {
        value = put;
        return { ...one, fault: null };
      }
      const path = pathText([table, row, ...field.path]);
      return { ...one, fault: { code: put.code, path, detail: { text: put.text }, place } };
    });
    return read.every((cell) => cell.isBlank) ? [] : [{ row, value, cells: read }];
  });
}
