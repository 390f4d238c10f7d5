// What a worksheet shall look like, as plain data: made from a scheme or from results, written by `addin/workbook`.

/** One cell to write. Text is always written as text (even `=1+1`); only `{ formula }` calculates; null leaves the cell blank. */
export type Cell = string | number | null | { readonly formula: string };

/** Addresses are A1 without the sheet's name: `B7`, `B7:D9`. */
export type Address = string;

/** A block of cells from its upper left corner on; every row has the same length. */
export interface BlockPlan {
  readonly at: Address;
  readonly cells: readonly (readonly Cell[])[];
}

/** An Excel table over cells that the blocks write; the first row of `at` is its header. Names are ASCII and unique in the workbook. */
export interface TablePlan {
  readonly name: string;
  readonly at: Address;
  /** Without the colours and bands of a table: its looks are those of its cells. */
  readonly plain?: true;
}

/**
 * What may be entered, and what Excel says when it is not. A `condition` is meant for the first cell of `at` and moves with
 * the others; `source` is a formula naming the cells that hold the list.
 */
export interface ValidationPlan {
  readonly at: Address;
  readonly rule:
    | { readonly kind: 'decimal'; readonly min: number; readonly max: number }
    | { readonly kind: 'custom'; readonly condition: string }
    | { readonly kind: 'list'; readonly source: string }
    | { readonly kind: 'text'; readonly max: number };
  readonly title: string;
  readonly message: string;
  /** Excel asks whether it is meant so instead of refusing: what is entered is judged when it is read. */
  readonly advises?: true;
}

/**
 * Cells that are marked as faulty while a condition holds, which is meant for the first cell of `at` and moves with the
 * others. A text nearby says what is wrong: nothing is told by the mark alone.
 */
export interface FaultMarkPlan {
  readonly at: Address;
  readonly condition: string;
}

/** The named styles of the workbook; each works in dark and high-contrast themes, none tells anything by colour alone. */
export type StyleName = 'title' | 'subtitle' | 'header' | 'input' | 'formula' | 'note' | 'good' | 'bad';

/**
 * How cells look on an official document beyond their style. A font that is not there is replaced by another one; `serif` says
 * of what kind, where that can be said.
 */
export interface LookPlan {
  readonly at: Address;
  readonly font?: { readonly name: string; readonly serif: boolean };
  /** in points */
  readonly size?: number;
  readonly bold?: boolean;
  /** Shaded light grey with black text, whatever the theme. */
  readonly shaded?: true;
  /** Thin lines around every cell. */
  readonly bordered?: true;
  readonly align?: 'left' | 'center' | 'right';
  /** A text that is too long goes on in the next line of its cell; cells are filled from their middle. */
  readonly wrapped?: true;
}

/** A picture over the cells from `at` on: a PNG in base64, sizes in points. Columns and rows before it have planned sizes. */
export interface ImagePlan {
  readonly at: Address;
  readonly png: string;
  readonly width: number;
  readonly height: number;
  /** what it shows, for those who do not see it */
  readonly alt: string;
}

/** A chart over a block, its first column the labels. */
export interface ChartPlan {
  readonly kind: 'column' | 'bar';
  readonly title: string;
  readonly source: Address;
  readonly at: Address;
}

/** One worksheet. `key` recognises it when somebody renames it; `name` is what the tab shows (unique, at most 31 characters). */
export interface SheetPlan {
  readonly key: string;
  readonly name: string;
  readonly blocks: readonly BlockPlan[];
  readonly tables?: readonly TablePlan[];
  readonly validations?: readonly ValidationPlan[];
  readonly faultMarks?: readonly FaultMarkPlan[];
  readonly styles?: readonly { readonly at: Address; readonly style: StyleName }[];
  readonly numberFormats?: readonly { readonly at: Address; readonly format: string }[];
  readonly columns?: readonly { readonly at: Address; readonly width?: number; readonly hidden?: boolean }[];
  /** The cells that stay unlocked; where it is given, the rest of the sheet is protected (without a password). */
  readonly inputs?: readonly Address[];
  readonly freeze?: { readonly rows: number; readonly columns: number };
  /** A4, as wide as one page; `footer` in Excel's own codes: `&P` the page, `&N` how many there are, `&&` a plain &. */
  readonly print?: { readonly landscape: boolean; readonly titleRows: Address; readonly footer?: string };
  readonly charts?: readonly ChartPlan[];
  /** Blocks that are one cell: what stands in their first one. */
  readonly merges?: readonly Address[];
  readonly looks?: readonly LookPlan[];
  /** in points, `at` is rows: `1:1`, `4:9`; others are as high as what stands in them */
  readonly rowHeights?: readonly { readonly at: Address; readonly height: number }[];
  readonly images?: readonly ImagePlan[];
}

/**
 * A cell as it was read: `blank` is not the same as an empty text typed by somebody, and never the same as 0. A number comes with
 * its number format, in the form of English Excel, and with the text that it is shown as, where its source knows them.
 */
export type ReadCell =
  | { readonly kind: 'blank' }
  | { readonly kind: 'number'; readonly value: number; readonly shown?: string; readonly format?: string }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'error'; readonly value: string };

/**
 * A table as it was read, with the place of its header's first cell, so that a fault can lead to its cell. Rows and
 * columns count from 0; `sheet` is the tab's name.
 */
export interface ReadTable {
  readonly name: string;
  readonly sheet: string;
  readonly top: number;
  readonly left: number;
  readonly header: readonly string[];
  readonly rows: readonly (readonly ReadCell[])[];
  /** the code of a workbook (工作簿代码) that stands above it on its sheet */
  readonly code?: string;
}

/** Where a cell stands: `sheet` is the tab's name, or the key of a laid sheet. */
export interface CellPlace {
  readonly sheet: string;
  readonly address: Address;
}
