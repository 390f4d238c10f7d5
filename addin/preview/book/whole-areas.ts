// Rectangles of the grid and areas of a file, one as the other; and cells one by one as few rectangles.
import type { GridArea } from '../../../shared/sheets/grid';
import { between } from '../address';
import type { Rect } from '../address';

export const toRect = ({ top, left, bottom, right }: GridArea): Rect => between(top, left, bottom, right);

export const toArea = ({ row, column, rows, columns }: Rect): GridArea => ({
  top: row,
  left: column,
  bottom: row + rows - 1,
  right: column + columns - 1,
});

interface Cell {
  readonly row: number;
  readonly column: number;
}

/** The cells, row by row, as rectangles: runs of a row that lie below runs of the same width are one. */
export function joinedCells(cells: readonly Cell[]): Rect[] {
  const sorted = [...cells].sort((one, other) => one.row - other.row || one.column - other.column);
  const runs: { row: number; column: number; columns: number }[] = [];
  for (const { row, column } of sorted) {
    const last = runs.at(-1);
    if (last?.row === row && last.column + last.columns === column) last.columns += 1;
    else runs.push({ row, column, columns: 1 });
  }
  const open = new Map<string, { row: number; column: number; rows: number; columns: number }>();
  const done: Rect[] = [];
  for (const { row, column, columns } of runs) {
    const key = `${column},${columns}`;
    const above = open.get(key);
    if (above && above.row + above.rows === row) above.rows += 1;
    else {
      const rect = { row, column, rows: 1, columns };
      open.set(key, rect);
      done.push(rect);
    }
  }
  return done;
}
