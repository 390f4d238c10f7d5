// A workbook as plain data with all that a grid shows of it: what is opened into one from a file, and saved from one.
import type { GridArea } from '../../../shared/sheets/grid';

export interface LineLook {
  readonly line: 'hair' | 'thin' | 'dotted' | 'dashed' | 'double' | 'medium' | 'thick';
  readonly color: string;
}

/** How a cell looks: what is not named is as usual. Colours are `#RRGGBB`, sizes points. */
export interface CellLook {
  readonly numberFormat?: string | undefined;
  readonly bold?: boolean | undefined;
  readonly italic?: boolean | undefined;
  readonly underline?: boolean | undefined;
  readonly fontName?: string | undefined;
  readonly fontSize?: number | undefined;
  readonly fontColor?: string | undefined;
  readonly fill?: string | undefined;
  readonly horizontal?: 'left' | 'center' | 'right' | undefined;
  readonly vertical?: 'top' | 'center' | 'bottom' | undefined;
  readonly wrap?: boolean | undefined;
  /** null takes a line away. */
  readonly borders?: { readonly [Side in 'top' | 'right' | 'bottom' | 'left']?: LineLook | null } | undefined;
}

export type CellValue = string | number | boolean | null;

/** A formula with its equals sign, and what it gave last; null where the cell is blank. */
export interface WholeCell {
  readonly value: CellValue;
  readonly formula?: string;
  readonly look?: CellLook;
  readonly isUnlocked?: true;
  /** The cells that its formula fills, where they are more than its own; those hold nothing themselves. */
  readonly fills?: GridArea;
}

/** Sizes in points. */
export interface WholeLine {
  readonly size?: number;
  readonly isHidden?: true;
}

export interface WholeTable {
  readonly name: string;
  /** With its header row. */
  readonly area: GridArea;
  readonly columns: readonly string[];
  /** Excel's name for how it looks. */
  readonly style: string;
  readonly isBanded: boolean;
}

/** A check on entries: Excel's own kinds, operators and formulas, with the boxes that go with it. */
export interface WholeCheck {
  readonly area: GridArea;
  readonly rule:
    | { readonly kind: 'list'; readonly source: string }
    | { readonly kind: 'custom'; readonly formula: string }
    | {
        readonly kind: 'decimal' | 'textLength';
        readonly operator: string;
        readonly formula1: string;
        readonly formula2?: string;
      };
  readonly prompt?: { readonly title: string; readonly message: string; readonly shown: boolean };
  readonly alert?: { readonly title: string; readonly message: string; readonly style: string };
}

/** Cells that look different while a formula holds, which is meant for the first one and moves with the others. */
export interface WholeMark {
  readonly area: GridArea;
  readonly formula: string;
  readonly fill?: string;
  readonly fontColor?: string;
  readonly bold?: boolean;
}

export interface WholeChart {
  readonly kind: 'column' | 'bar';
  readonly title: string;
  readonly source: GridArea;
  readonly area: GridArea;
}

/** A PNG in base64 from a cell on; sizes in points. */
export interface WholePicture {
  readonly png: string;
  readonly alt: string;
  readonly at: { readonly row: number; readonly column: number };
  readonly width: number;
  readonly height: number;
}

export interface WholeSheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** By `row,column`. */
  readonly cells: ReadonlyMap<string, WholeCell>;
  readonly merges: readonly GridArea[];
  readonly columns: ReadonlyMap<number, WholeLine>;
  readonly rows: ReadonlyMap<number, WholeLine>;
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly tables: readonly WholeTable[];
  readonly checks: readonly WholeCheck[];
  readonly marks: readonly WholeMark[];
  /** Written only: of a file that is read, charts and pictures are left out. */
  readonly charts: readonly WholeChart[];
  readonly pictures: readonly WholePicture[];
  readonly isProtected: boolean;
  readonly print: { readonly isLandscape: boolean; readonly titleRows: string | null; readonly footer: string };
}

export interface WholeBook {
  readonly sheets: readonly WholeSheet[];
  /** What the add-in keeps in it, by name. */
  readonly kept: ReadonlyMap<string, string>;
  /** The tabs that were laid out, by the keys of their plans. */
  readonly tabs: ReadonlyMap<string, string>;
}
