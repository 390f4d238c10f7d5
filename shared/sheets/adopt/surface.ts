// The cells of a sheet as somebody sees them: trimmed, merged blocks filled, what is hidden left out.
import { withoutHidden } from '../../scheme/plain-text';
import type { GridArea, GridCell, SheetGrid } from '../grid';
import { filledIn } from '../table/field';
import { isBlank } from '../table/grid';
import { shownText } from '../table/shown';

const blank: GridCell = { kind: 'blank' };

// A merge beyond what is filled shows nothing more; one that covers more than this is no part of a table.
const mostMergedCells = 200_000;
const place = (row: number, column: number): number => row * 16_384 + column;

/** A part of a sheet to look at; its rows and columns are those of the grid, counted from 0. */
export class Surface {
  /** The rows that are seen and lie within what is filled, from top to bottom. */
  readonly rows: readonly number[];
  /** The columns that are seen and in which anything stands. */
  readonly columns: readonly number[];
  private readonly merges = new Map<number, GridArea>();
  private readonly texts = new Map<number, string>();

  constructor(
    readonly grid: SheetGrid,
    within?: GridArea,
  ) {
    const used = usedArea(grid, within);
    this.rows = used === null ? [] : from(used.top, used.bottom).filter((row) => !grid.hiddenRows.has(row));
    if (used !== null) this.keepMerges(used);
    const isUsed = (column: number): boolean => this.rows.some((row) => !isBlank(this.cell(row, column)));
    this.columns =
      used === null
        ? []
        : from(used.left, used.right).filter((column) => !grid.hiddenColumns.has(column) && isUsed(column));
  }

  private keepMerges(used: GridArea): void {
    let left = mostMergedCells;
    for (const merge of this.grid.merges) {
      const { top, bottom } = merge;
      const area = {
        top: Math.max(top, used.top),
        left: Math.max(merge.left, used.left),
        bottom: Math.min(bottom, used.bottom),
        right: Math.min(merge.right, used.right),
      };
      const size = Math.max(0, area.bottom - area.top + 1) * Math.max(0, area.right - area.left + 1);
      left -= size;
      if (left < 0) return;
      for (const row of from(area.top, area.bottom)) {
        for (const column of from(area.left, area.right))
          this.merges.set(place(row, column), { ...merge, bottom: area.bottom, right: area.right });
      }
    }
  }

  /** The merged block that a cell belongs to. */
  mergeAt(row: number, column: number): GridArea | undefined {
    return this.merges.get(place(row, column));
  }

  /** Where the value of a cell stands: the first cell of its merged block, or itself. */
  sourceOf(row: number, column: number): { readonly row: number; readonly column: number } {
    const merge = this.mergeAt(row, column);
    return merge === undefined ? { row, column } : { row: merge.top, column: merge.left };
  }

  /** What stands in a cell; in a merged block everywhere the same. */
  cell(row: number, column: number): GridCell {
    const source = this.sourceOf(row, column);
    return this.grid.rows[source.row]?.[source.column] ?? blank;
  }

  /** What a cell shows, without spare blanks; empty where nothing stands or an error. */
  text(row: number, column: number): string {
    const key = place(row, column);
    const known = this.texts.get(key);
    if (known !== undefined) return known;
    const cell = this.cell(row, column);
    const filled = cell.kind === 'error' ? null : filledIn(cell);
    const text = filled === null ? '' : withoutHidden(shownText(filled)).trim();
    this.texts.set(key, text);
    return text;
  }

  /** Whether a number stands in a row, as in rows of data. */
  hasNumber(row: number): boolean {
    return (this.grid.rows[row] ?? []).some(({ kind }) => kind === 'number');
  }

  /** The filled cells of a row, each merged block once. */
  filled(row: number, columns: readonly number[] = this.columns): readonly number[] {
    let last: GridArea | undefined;
    return columns.filter((column) => {
      const merge = this.mergeAt(row, column);
      if (merge !== undefined && merge === last) return false;
      const isSame = merge !== undefined && last !== undefined && merge.top === last.top && merge.left === last.left;
      last = merge;
      return !isSame && !isBlank(this.cell(row, column));
    });
  }
}

/** The whole numbers from one to another. */
export function from(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
}

/** The least block that holds everything that stands on a sheet; null for an empty one. */
function usedArea({ rows }: SheetGrid, within?: GridArea): GridArea | null {
  let area: GridArea | null = null;
  const lastRow = Math.min(rows.length - 1, within?.bottom ?? rows.length - 1);
  for (const row of from(within?.top ?? 0, lastRow)) {
    (rows[row] ?? []).forEach((cell, column) => {
      const isOutside = within !== undefined && (column < within.left || column > within.right);
      if (isOutside || isBlank(cell)) return;
      area =
        area === null
          ? { top: row, left: column, bottom: row, right: column }
          : { ...area, left: Math.min(area.left, column), bottom: row, right: Math.max(area.right, column) };
    });
  }
  return area;
}
