// What the host needs of a spreadsheet grid; the Univer grid is its one implementation.
import type { Rect } from '../address';

export type CellValue = string | number | boolean;

export interface Cell {
  /** What the cell shows, calculated; '' where it is blank; errors as their text (#N/A). */
  readonly value: CellValue;
  /** With its equals sign; '' where the cell holds no formula of its own. */
  readonly formula: string;
  readonly text: string;
}

/** What is put into a cell: null empties it. */
export type Entry = { readonly formula: string } | { readonly value: CellValue; readonly forceText?: boolean } | null;

export type BorderSide = 'EdgeTop' | 'EdgeBottom' | 'EdgeLeft' | 'EdgeRight' | 'InsideHorizontal' | 'InsideVertical';

export const ALIGNMENTS = {
  horizontal: ['General', 'Left', 'Center', 'Right', 'Justify', 'Distributed'],
  vertical: ['Top', 'Center', 'Bottom'],
} as const;

export const LINE_STYLES = [
  'None',
  'Continuous',
  'Dash',
  'DashDot',
  'DashDotDot',
  'Dot',
  'Double',
  'SlantDashDot',
] as const;

export type LineStyle = (typeof LINE_STYLES)[number];

export interface Style {
  numberFormat?: string;
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  strikethrough?: boolean;
  fontName?: string;
  fontSize?: number;
  fontColor?: string;
  fill?: string | null;
  horizontal?: (typeof ALIGNMENTS.horizontal)[number];
  vertical?: (typeof ALIGNMENTS.vertical)[number];
  wrap?: boolean;
}

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
  activated(sheet: string): void;
  /** A person is about to change cells: false refuses. */
  mayEdit(sheet: string, rects: readonly Rect[]): boolean;
  /** A person is about to insert, delete or move rows, columns or the sheet itself: false refuses. */
  mayRestructure(sheet: string): boolean;
  /** Values were calculated anew. */
  calculated(): void;
}

export interface Grid {
  sheets(): SheetInfo[];
  addSheet(name: string, index?: number): string;
  removeSheet(sheet: string): void;
  renameSheet(sheet: string, name: string): void;
  moveSheet(sheet: string, index: number): void;
  setHidden(sheet: string, hidden: boolean): void;
  tabColor(sheet: string): string;
  setTabColor(sheet: string, color: string): void;
  setGridlines(sheet: string, shown: boolean): void;
  gridlines(sheet: string): boolean;
  activeSheet(): string;
  activate(sheet: string): void;

  read(sheet: string, rect: Rect): Cell[][];
  /** undefined leaves a cell as it is. */
  write(sheet: string, rect: Rect, entries: readonly (readonly (Entry | undefined)[])[]): void;
  clear(sheet: string, rect: Rect, what: 'contents' | 'formats' | 'all'): void;
  /** The smallest rectangle that holds every cell with content (and, unless valuesOnly, with a format); null on an empty sheet. */
  used(sheet: string, valuesOnly: boolean): Rect | null;
  style(sheet: string, row: number, column: number): Style;
  setStyle(sheet: string, rect: Rect, style: Style): void;
  setBorder(sheet: string, rect: Rect, side: BorderSide, line: LineStyle, color: string): void;
  insert(sheet: string, along: 'row' | 'column', at: number, count: number): void;
  remove(sheet: string, along: 'row' | 'column', at: number, count: number): void;
  merge(sheet: string, rect: Rect, across: boolean): void;
  unmerge(sheet: string, rect: Rect): void;
  /** Pixels. */
  size(sheet: string, along: 'row' | 'column', at: number): number;
  setSize(sheet: string, along: 'row' | 'column', at: number, count: number, pixels: number): void;
  fit(sheet: string, along: 'row' | 'column', at: number, count: number): void;
  hiddenLine(sheet: string, along: 'row' | 'column', at: number): boolean;
  setHiddenLines(sheet: string, along: 'row' | 'column', at: number, count: number, hidden: boolean): void;
  frozen(sheet: string): { rows: number; columns: number };
  freeze(sheet: string, rows: number, columns: number): void;
  selection(): Selection;
  select(sheet: string, rect: Rect): void;
  /** Puts the keyboard into the grid: what is typed next goes into the selected cell. */
  focus(): void;
  /** Resolves when nobody is typing into a cell. */
  entryTaken(): Promise<void>;
  /** Takes what a person is typing into the cell, as Enter does. */
  takeEntry(): void;
  defineName(name: string, formula: string): void;
  removeName(name: string): void;
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
