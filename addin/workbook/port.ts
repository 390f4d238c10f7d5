// The workbook in our words: all that the pane and the commands ask of it. `excel-workbook.ts` is its Office.js side, `file/` its side over .xlsx.
import type { Cell, CellPlace, ReadTable, SheetPlan } from '../../shared/sheets/plan';

/** Why a workbook refuses. */
export type RefusalCode =
  | 'protected'
  | 'workbook-structure-protected'
  | 'name-taken'
  | 'table-name-taken'
  | 'gone'
  | 'busy-editing'
  | 'not-supported'
  | 'not-possible'
  | 'not-put-back'
  | 'other';

/** Thrown when the workbook refuses: `doing` says what was tried, `sheet` where; null where that is not known. */
export class WorkbookRefused extends Error {
  override readonly name = 'WorkbookRefused';
  readonly sheet: string | null;
  constructor(
    readonly code: RefusalCode,
    readonly doing: string,
    { sheet = null, ...options }: ErrorOptions & { readonly sheet?: string | null } = {},
  ) {
    super(`${doing}: ${code}${sheet === null ? '' : ` (${sheet})`}`, options);
    this.sheet = sheet;
  }
}

export interface Laying {
  /** stops between two sheets; what was there is put back */
  readonly signal?: AbortSignal | undefined;
  /** what belongs to the layout and goes or stays with it */
  readonly fill?: () => Promise<void>;
  /**
   * A sheet that somebody renamed, wrote into or put a chart on since it was laid out is theirs, and so is one whose name or table's name is wanted: new
   * ones are laid beside, under free names. For sheets without formulas.
   */
  readonly leavesChanged?: boolean;
}

/** The open workbook. Every method rejects with WorkbookRefused when the workbook does not do it. */
export interface Workbook {
  /** Whether `goTo` leads somewhere; where it does not, the address is shown. */
  readonly leadsToCells: boolean;
  /**
   * Lays out the sheets in this order and opens the first; one of the same key is laid out anew, whatever it is called by
   * now. A sheet of somebody's own is never overwritten: where its name is wanted, this rejects. Whatever cannot be done is
   * looked for before the first cell is written; where it fails later, the cells and tables that were there are put back.
   */
  lay(plans: readonly SheetPlan[], laying?: Laying): Promise<void>;
  /** Reads the tables of these names, all at once; those that are not there are left out. */
  read(tables: readonly string[]): Promise<readonly ReadTable[]>;
  /** Writes cells into one sheet from its upper left corner on; null leaves a cell as it is. */
  write(place: CellPlace, cells: readonly (readonly Cell[])[]): Promise<void>;
  /** Opens the sheet and selects the cell. */
  goTo(place: CellPlace): Promise<void>;
  /** Which of so many rows, from the place's row on, are hidden, by hand or by a filter. Two round trips at most. */
  hiddenRows(place: CellPlace, rows: number): Promise<readonly boolean[]>;
  /** Calculates every formula anew; custom functions are asked again. */
  recalculate(): Promise<void>;
  /** What is kept inside the workbook file under this name; null where nothing is kept. */
  recall(name: string): Promise<string | null>;
  /** Keeps a text inside the workbook file (null forgets it); saved with the workbook. */
  remember(name: string, text: string | null): Promise<void>;
  /** Calls `listener` after somebody changed cells (never for `lay` and `write`); gives the way to stop. */
  watch(listener: () => void): Promise<() => Promise<void>>;
}
