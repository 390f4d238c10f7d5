// Rectangles of the preview workbook and ranges of Univer, one as the other.
import type { IRange } from '@univerjs/core';
import { between } from '../address';
import type { Rect } from '../address';

export const toRect = (range: IRange): Rect =>
  between(range.startRow, range.startColumn, range.endRow, range.endColumn);

export const toRange = (rect: Rect): IRange => ({
  startRow: rect.row,
  startColumn: rect.column,
  endRow: rect.row + rect.rows - 1,
  endColumn: rect.column + rect.columns - 1,
});
