// A chosen file as it was read: its sheets as grids, and what an .xlsx says beside its cells.
import type { GridArea, SheetGrid } from '../../../shared/sheets/grid';

/** An Excel table of the file: its name, where it stands (its header is the first row), how far down. */
export interface FileTable {
  readonly name: string;
  readonly sheet: string;
  readonly area: GridArea;
}

export interface OpenedFile {
  readonly sheets: readonly SheetGrid[];
  readonly tables: readonly FileTable[];
  /** the texts among its own document properties, by name */
  readonly properties: ReadonlyMap<string, string>;
  /** an .xls or .et, of which no formats are read but those of dates */
  readonly isOld?: boolean;
}
