// The roster's table on a sheet of somebody's own: below its header, wherever that stands, merged units on every row that they mean.
import type { ReadCell, ReadTable } from '../../sheets/plan';
import type { SheetGrid } from '../../sheets/grid';
import { shownText } from '../../sheets/table/shown';
import { rosterColumn, type RosterColumn } from './roster';

/** The header stands within so many rows. */
const deepest = 30;
const blank: ReadCell = { kind: 'blank' };

const textOf = (cell: ReadCell): string => (cell.kind === 'blank' || cell.kind === 'error' ? '' : shownText(cell));

/** The cells of a row with what is merged down and across filled in. */
function cellIn({ rows, merges }: SheetGrid, row: number, column: number): ReadCell {
  const own = rows[row]?.[column];
  if (own !== undefined && own.kind !== 'blank') return own;
  const merge = merges.find(
    ({ top, left, bottom, right }) => top <= row && row <= bottom && left <= column && column <= right,
  );
  return (merge && rows[merge.top]?.[merge.left]) ?? blank;
}

/** The table of a roster in some sheets; null where none of them has its header: unit, name and role at least. */
export function rosterTable(grids: readonly SheetGrid[]): ReadTable | null {
  for (const grid of grids) {
    if (grid.isHidden) continue;
    const top = grid.rows.slice(0, deepest).findIndex((row) => {
      const named = new Set(row.map((cell): RosterColumn | null => rosterColumn(textOf(cell))));
      return named.has('unit') && named.has('name') && named.has('role');
    });
    if (top === -1) continue;
    const header = (grid.rows[top] ?? []).map(textOf);
    const rows = grid.rows.slice(top + 1).map((_, down) =>
      // What is filtered away is meant no less: it would be missing from the totals.
      header.map((__, column) => cellIn(grid, top + 1 + down, column)),
    );
    return { name: 'Roster', sheet: grid.name, top, left: 0, header, rows };
  }
  return null;
}
