// Rectangles of the grid and areas of a file, one as the other.
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
