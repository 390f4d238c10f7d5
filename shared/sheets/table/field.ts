// One column of a table: its header, where its value stands in a row's document, and both ways between the two.
import type { Language } from '../../scheme/text';
import type { Cell, ReadCell } from '../plan';
import { RefusedCell, type Codec, type Entry } from './codec';
import { isBlank } from './grid';
import { everyForm, plainForm, type Said } from './said';
import type { Filled } from './shown';
import { valueAt, withValue, type Path } from './value-path';

/** A cell that shows no error. */
export type FaultlessCell = Exclude<ReadCell, { readonly kind: 'error' }>;

export interface Field {
  /** Where the value stands in the row's document; a fault about it belongs to this cell. */
  readonly path: Path;
  readonly entry: Entry;
  /** Where the row names the part within which the ids stand that are meant. */
  readonly scope?: Path;
  readonly header: Said;
  /** Whether a header names this column, in either language. */
  readonly isNamedBy: (header: string) => boolean;
  readonly write: (row: unknown, language: Language) => Cell;
  /** The row with the cell's value put in, or a RefusedCell. A blank says nothing. */
  readonly put: (row: unknown, cell: FaultlessCell) => unknown;
}

/** A header, and how it is recognised. */
export function named(header: Said): Pick<Field, 'header' | 'isNamedBy'> {
  const forms = everyForm(header);
  return { header, isNamedBy: (text) => forms.includes(plainForm(text)) };
}

/** What stands in a cell, a text without blanks around; null for nothing. */
export function filledIn(cell: FaultlessCell): Filled | null {
  if (cell.kind === 'blank' || isBlank(cell)) return null;
  return cell.kind === 'text' ? { ...cell, value: cell.value.trim() } : cell;
}

/** A column of one kind of value. */
export function field(header: Said, path: Path, codec: Codec): Field {
  return {
    path,
    entry: codec.entry,
    ...named(header),
    write: (row, language) => codec.write(valueAt(row, path), language),
    put: (row, cell) => {
      const filled = filledIn(cell);
      if (filled === null) return row;
      const value = codec.read(filled);
      return value instanceof RefusedCell ? value : withValue(row, path, value);
    },
  };
}
