// A worksheet of somebody's own as it was read, from the open workbook or from a file: cells where they stand, nothing interpreted.
import type { ReadCell } from './plan';

/** A cell as it was read; whether a formula gave its value, where its source knows that. */
export type GridCell = ReadCell & { readonly isFormula?: true };

/** A block of cells; rows and columns count from 0, both ends belong to it. */
export interface GridArea {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A sheet from A1 on, trimmed behind its last cell; rows may be of different length, what is not there is blank. */
export interface SheetGrid {
  readonly name: string;
  readonly isHidden: boolean;
  readonly rows: readonly (readonly GridCell[])[];
  /** A merged block holds its value in its first cell, the others are blank. */
  readonly merges: readonly GridArea[];
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
}
