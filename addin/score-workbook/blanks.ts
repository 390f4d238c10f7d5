// "No further deductions" (其余无扣分): which blank cells of the deduction sheets become 0, and what is written there.
import { blankMeansNothing, columnNamed, meansNotAssessed, tableName } from '../../shared/sheets/score-table';
import { findColumns } from '../../shared/sheets/table/read-rows';
import { cellAddress } from '../../shared/sheets/address';
import type { Cell, CellPlace, ReadCell, ReadTable } from '../../shared/sheets/plan';
import type { Scheme } from '../../shared/scheme/scheme';

export interface BlankColumn {
  readonly place: CellPlace;
  /** one column: 0 where the cell is blank, null where it stays */
  readonly cells: readonly (readonly Cell[])[];
  readonly count: number;
}

/** Only deductions: a blank rating is not scored, and a blank addition or penalty says already that there is none. */
export function blankDeductions(scheme: Scheme, tables: readonly ReadTable[]): BlankColumn[] {
  const deductions = scheme.components.filter(({ method }) => method !== 'rate' && !blankMeansNothing(method));
  const names = new Set(deductions.map((component) => tableName(component.id)));
  return tables.flatMap((table) => {
    const { mapping } = findColumns(table.header, columnNamed);
    const [points, key] = [mapping.get('points'), mapping.get('key')];
    if (!names.has(table.name) || points === undefined || key === undefined) return [];
    const unitOf = (row: readonly ReadCell[]): string | undefined => {
      const cell = row[key];
      return cell?.kind === 'text' ? cell.value.split('~')[0] : undefined;
    };
    const saysNotAssessed = (cell: ReadCell | undefined): boolean =>
      cell?.kind === 'text' && meansNotAssessed(cell.value);
    const notAssessed = new Set(table.rows.filter((row) => saysNotAssessed(row[points])).map(unitOf));
    const cells = table.rows.map((row): Cell[] => {
      // Rows without a key stand ready for second deductions: blank there means that there is none.
      const isAsked = row[key]?.kind !== 'blank' && !notAssessed.has(unitOf(row));
      const open = row[points]?.kind === 'blank' && isAsked;
      return [open ? 0 : null];
    });
    const address = cellAddress(table.top + 1, table.left + points);
    return columnOf({ sheet: table.sheet, address }, cells);
  });
}

function columnOf(place: CellPlace, cells: BlankColumn['cells']): BlankColumn[] {
  const count = cells.filter(([cell]) => cell === 0).length;
  return count === 0 ? [] : [{ place, cells, count }];
}

/** Of the blanks that somebody was asked about those that still are: what was typed meanwhile stays, and nothing is filled unasked. */
export function stillBlank(asked: readonly BlankColumn[], now: readonly BlankColumn[]): BlankColumn[] {
  return asked.flatMap(({ place, cells }) => {
    const there = now.find((one) => one.place.sheet === place.sheet && one.place.address === place.address);
    return columnOf(
      place,
      cells.map(([cell], row): Cell[] => [cell === 0 && there?.cells[row]?.[0] === 0 ? 0 : null]),
    );
  });
}
