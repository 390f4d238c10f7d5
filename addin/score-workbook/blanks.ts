// "No further deductions" (其余无扣分): which blank cells of the deduction sheets become 0, and what is written there.
import { blankMeansNothing, meansNotAssessed, tableName } from '../../shared/sheets/score-table';
import { addressStart, cellAddress } from '../../shared/sheets/address';
import type { ListedRow } from '../../shared/sheets/listed-table';
import { listed } from '../../shared/sheets/matrix/listed';
import type { ScoreLayouts } from '../../shared/sheets/matrix/score-layout';
import type { Cell, CellPlace, ReadTable } from '../../shared/sheets/plan';
import type { Scheme } from '../../shared/scheme/scheme';

export interface BlankColumn {
  readonly place: CellPlace;
  /** one column: 0 where the cell is blank, null where it stays */
  readonly cells: readonly (readonly Cell[])[];
  readonly count: number;
}

/** Only deductions: a blank rating is not scored, and a blank addition or penalty says already that there is none. */
export function blankDeductions(
  scheme: Scheme,
  tables: readonly ReadTable[],
  layouts: ScoreLayouts = {},
): BlankColumn[] {
  const deductions = scheme.components.filter(({ method }) => method !== 'rate' && !blankMeansNothing(method));
  const byTable = new Map(deductions.map((component) => [tableName(component.id), component]));
  return tables.flatMap((table) => {
    const component = byTable.get(table.name);
    const lines = component && listed(scheme, component, table, layouts);
    return lines?.isReadable ? blankColumns(table, lines.rows) : [];
  });
}

function blankColumns({ sheet, top, rows }: ReadTable, lines: readonly ListedRow[]): BlankColumn[] {
  const unitOf = ({ cells: { key } }: ListedRow): string | undefined =>
    key.kind === 'text' ? key.value.split('~')[0] : undefined;
  const saysNotAssessed = ({ cells: { points } }: ListedRow): boolean =>
    points.kind === 'text' && meansNotAssessed(points.value);
  const notAssessed = new Set(lines.filter(saysNotAssessed).map(unitOf));
  const columns = new Map<number, Cell[][]>();
  for (const line of lines) {
    // Rows without a key stand ready for second deductions: blank there means that there is none.
    if (line.cells.key.kind === 'blank' || line.cells.points.kind !== 'blank' || notAssessed.has(unitOf(line)))
      continue;
    const { row, column } = addressStart(line.placeOf('points').address) ?? { row: top, column: 0 };
    const cells = columns.get(column) ?? rows.map((): Cell[] => [null]);
    columns.set(column, cells);
    cells[row - top - 1] = [0];
  }
  const inOrder = [...columns].sort(([a], [b]) => a - b);
  return inOrder.flatMap(([column, cells]) => columnOf({ sheet, address: cellAddress(top + 1, column) }, cells));
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
