// What the host needs of a spreadsheet grid; the Univer grid is its one implementation.
import type { CellLook, LineLook } from '../../workbook/file/whole-book';
import type { Rect } from '../address';

/** How cells look: what is not named stays as it is. */
export type Style = CellLook;
export type Border = LineLook;

export type CellValue = string | number | boolean;

export interface Cell {
  /** What the cell shows, calculated; '' where it is blank; errors as their text (#N/A). */
  readonly value: CellValue;
  /** With its equals sign; '' where the cell holds no formula of its own. */
  readonly formula: string;
  readonly text: string;
  /** How many cells its formula fills, where they are more than its own. */
  readonly spill?: { readonly rows: number; readonly columns: number };
  /** Filled by a formula of another cell. */
  readonly isSpilled?: true;
}

/** What is put into a cell: null empties it. */
export type Entry = { readonly formula: string } | { readonly value: CellValue; readonly forceText?: boolean } | null;

export interface SheetInfo {
  readonly id: string;
  readonly name: string;
  readonly hidden: boolean;
}

export interface Selection {
  readonly sheet: string;
  readonly rect: Rect;
}

export interface StructuredTable {
  readonly name: string;
  readonly sheet: string;
  /** With its header row. */
  readonly rect: Rect;
  readonly columns: readonly string[];
}

export interface GridEvents {
  /** After cells got other content, from a person or from the add-in. */
  changed(sheet: string, rect: Rect, byHost: boolean): void;
  /** After rows or columns were put in at `at` or, count below zero, taken out. */
  moved(sheet: string, along: 'row' | 'column', at: number, count: number): void;
  selected(selection: Selection): void;
  /** A person is about to change cells: false refuses. */
  mayEdit(sheet: string, rects: readonly Rect[]): boolean;
  /** A person is about to insert, delete or move rows, columns or the sheet itself: false refuses. */
  mayRestructure(sheet: string): boolean;
  /** Values were calculated anew. */
  calculated(): void;
}

export interface Grid {
  sheets(): SheetInfo[];
  addSheet(name: string): string;
  removeSheet(sheet: string): void;
  renameSheet(sheet: string, name: string): void;
  setHidden(sheet: string, hidden: boolean): void;
  activeSheet(): string;
  activate(sheet: string): void;

  read(sheet: string, rect: Rect): Cell[][];
  /** undefined leaves a cell as it is. */
  write(sheet: string, rect: Rect, entries: readonly (readonly (Entry | undefined)[])[]): void;
  /** Takes contents, formats and merges away. */
  clear(sheet: string, rect: Rect): void;
  /** The smallest rectangle that holds every cell with content, or also those with a look; null where there is none. */
  used(sheet: string, withLooks?: boolean): Rect | null;
  numberFormat(sheet: string, row: number, column: number): string;
  setStyle(sheet: string, rect: Rect, style: Style): void;
  /** A look for each cell; undefined leaves it as it is. */
  setStyles(sheet: string, rect: Rect, styles: readonly (readonly (Style | undefined)[])[]): void;
  /** What was said of the look of one cell. */
  style(sheet: string, row: number, column: number): Style;
  merge(sheet: string, rect: Rect): void;
  merges(sheet: string): Rect[];
  setColumnWidth(sheet: string, at: number, count: number, pixels: number): void;
  setRowHeight(sheet: string, at: number, count: number, pixels: number): void;
  /** Makes rows as high as what stands in them, but for those whose height somebody set. */
  fitRows(sheet: string, at: number, count: number): void;
  /** In pixels, where somebody set it; null where the row is as high as what stands in it. */
  rowHeight(sheet: string, at: number): number | null;
  /** In pixels. */
  lineSize(sheet: string, along: 'row' | 'column', at: number): number;
  hiddenLine(sheet: string, along: 'row' | 'column', at: number): boolean;
  setColumnsHidden(sheet: string, at: number, count: number, hidden: boolean): void;
  setRowsHidden(sheet: string, at: number, count: number, hidden: boolean): void;
  freeze(sheet: string, rows: number, columns: number): void;
  frozen(sheet: string): { readonly rows: number; readonly columns: number };
  selection(): Selection;
  select(sheet: string, rect: Rect): void;
  /** Puts the keyboard into the grid: what is typed next goes into the selected cell. */
  focus(): void;
  /** Resolves when nobody is typing into a cell. */
  entryTaken(): Promise<void>;
  /** Makes Table[column] and [@column] known to formulas. */
  setTable(table: StructuredTable): void;
  removeTable(name: string): void;

  /** Calculates every formula again. */
  recalculate(): void;
  /** Whether every change has been calculated. */
  readonly isSettled: boolean;
  /** Resolves when every change has been calculated. */
  settled(): Promise<void>;
}
