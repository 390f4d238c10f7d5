// The cells of a table as rows of its columns, whichever way the table lies, with the place of each.
import { withoutHidden } from '../../scheme/plain-text';
import { cellAddress } from '../address';
import type { CellPlace, ReadCell, ReadTable } from '../plan';

const blank: ReadCell = { kind: 'blank' };

export interface Grid {
  readonly headers: readonly { readonly text: string; readonly place: CellPlace }[];
  readonly rows: readonly (readonly ReadCell[])[];
  readonly placeOf: (row: number, column: number) => CellPlace;
}

/** Whether nothing stands in a cell; blanks, what is not seen and an empty text are nothing. */
export function isBlank(cell: ReadCell): boolean {
  return cell.kind === 'blank' || (cell.kind === 'text' && withoutHidden(cell.value).trim() === '');
}

/** A table with one column a field. */
export function uprightGrid(table: ReadTable): Grid {
  const placeOf = (row: number, column: number): CellPlace => ({
    sheet: table.sheet,
    address: cellAddress(table.top + 1 + row, table.left + column),
  });
  return {
    headers: table.header.map((text, column) => ({ text, place: placeOf(-1, column) })),
    rows: table.rows.map((cells) => table.header.map((_, column) => cells[column] ?? blank)),
    placeOf,
  };
}

/** A table with one row a field: items in one column, values in another. */
export function sidewaysGrid(table: ReadTable, columns: { readonly item: number; readonly value: number }): Grid {
  const upright = uprightGrid(table);
  const itemOf = (cell: ReadCell): string => (cell.kind === 'blank' ? '' : String(cell.value));
  return {
    headers: upright.rows.map((cells, row) => ({
      text: itemOf(cells[columns.item] ?? blank),
      place: upright.placeOf(row, columns.item),
    })),
    rows: [upright.rows.map((cells) => cells[columns.value] ?? blank)],
    placeOf: (_, item) => upright.placeOf(item, columns.value),
  };
}
