// What a workbook holds beside its cells: tables, settings, what lies on its sheets, and ranges that are kept.
import { contains, intersection, shifted } from '../address';
import type { Rect } from '../address';
import type { Grid } from '../grid/grid';
import { newSheetRecord, shiftRecord } from './sheet-record';
import type { SheetRecord } from './sheet-record';

export interface TableRecord {
  readonly id: string;
  name: string;
  readonly sheet: string;
  /** With its header row. */
  rect: Rect;
  readonly columns: readonly string[];
  /** Excel's name for how it looks. */
  style: string;
  isBanded: boolean;
}

/** What Excel gives a new table. */
export const USUAL_TABLE_LOOK = { style: 'TableStyleMedium2', isBanded: true };

export class Book {
  readonly grid: Grid;
  tables: TableRecord[] = [];
  readonly settings = new Map<string, unknown>();
  readonly references = new Map<string, { sheet: string; rect: Rect | null }>();
  readonly #sheets = new Map<string, SheetRecord>();
  #counter = 0;

  constructor(grid: Grid) {
    this.grid = grid;
  }

  nextId(): number {
    this.#counter += 1;
    return this.#counter;
  }

  sheet(id: string): SheetRecord {
    const known = this.#sheets.get(id);
    if (known) return known;
    const record = newSheetRecord();
    this.#sheets.set(id, record);
    return record;
  }

  forgetSheet(id: string): void {
    this.#sheets.delete(id);
    for (const table of this.tables.filter((entry) => entry.sheet === id)) this.removeTable(table);
  }

  /** Cells are locked until said otherwise; what was said last counts. */
  #isLocked(sheet: string, cell: Rect): boolean {
    return this.sheet(sheet).locks.findLast((lock) => contains(lock.rect, cell))?.locked ?? true;
  }

  setLocked(sheet: string, rect: Rect, locked: boolean): void {
    const record = this.sheet(sheet);
    record.locks = [...record.locks.filter((lock) => !contains(rect, lock.rect)), { rect, locked }];
  }

  /** Whether every cell of the rectangle may be written. */
  mayWrite(sheet: string, rect: Rect): boolean {
    if (!this.sheet(sheet).protection) return true;
    return this.locksWithin(sheet, rect) === false;
  }

  /** true or false where all cells agree, else null. */
  locksWithin(sheet: string, rect: Rect): boolean | null {
    const touching = this.sheet(sheet).locks.filter((lock) => intersection(lock.rect, rect));
    const covering = touching.findLastIndex((lock) => contains(lock.rect, rect));
    const base = covering < 0 ? true : (touching[covering]?.locked ?? true);
    const later = touching.slice(covering + 1);
    if (later.every((lock) => lock.locked === base)) return base;
    for (let row = rect.row; row < rect.row + rect.rows; row += 1) {
      for (let column = rect.column; column < rect.column + rect.columns; column += 1) {
        const first = this.#isLocked(sheet, { row: rect.row, column: rect.column, rows: 1, columns: 1 });
        if (this.#isLocked(sheet, { row, column, rows: 1, columns: 1 }) !== first) return null;
      }
    }
    return this.#isLocked(sheet, { row: rect.row, column: rect.column, rows: 1, columns: 1 });
  }

  putTable(table: TableRecord): void {
    if (!this.tables.includes(table)) this.tables.push(table);
    this.grid.setTable(table);
  }

  removeTable(table: TableRecord): void {
    this.tables = this.tables.filter((entry) => entry !== table);
    this.grid.removeTable(table.name);
  }

  /** As Excel does: what a person enters right below a table becomes part of it, with the number formats of the row above. On a protected sheet no table grows. */
  growTables(sheet: string, entered: Rect): void {
    if (this.sheet(sheet).protection) return;
    const end = entered.row + entered.rows;
    for (const table of this.tables.filter((entry) => entry.sheet === sheet)) {
      const { row, column, rows, columns } = table.rect;
      const isWithin = entered.column >= column && entered.column + entered.columns <= column + columns;
      const isBelow = entered.row > row && entered.row <= row + rows && end > row + rows;
      if (!isWithin || !isBelow) continue;
      const rect = { ...table.rect, rows: end - row };
      const isFree = this.tables.every(
        (other) => other === table || other.sheet !== sheet || !intersection(other.rect, rect),
      );
      if (!isFree) continue;
      this.#carryFormats(sheet, { ...rect, row: row + rows, rows: end - row - rows });
      this.putTable(Object.assign(table, { rect }));
    }
  }

  #carryFormats(sheet: string, below: Rect): void {
    for (let column = below.column; column < below.column + below.columns; column += 1) {
      const numberFormat = this.grid.numberFormat(sheet, below.row - 1, column);
      if (numberFormat !== 'General') this.grid.setStyle(sheet, { ...below, column, columns: 1 }, { numberFormat });
    }
  }

  /** Carries everything that lies on a sheet along when rows or columns come or go. */
  shift(sheet: string, along: 'row' | 'column', at: number, count: number): void {
    shiftRecord(this.sheet(sheet), along, at, count);
    for (const table of this.tables.filter((entry) => entry.sheet === sheet)) {
      const rect = shifted(table.rect, along, at, count);
      if (!rect) this.removeTable(table);
      else this.putTable(Object.assign(table, { rect }));
    }
    for (const reference of this.references.values()) {
      if (reference.sheet === sheet && reference.rect) reference.rect = shifted(reference.rect, along, at, count);
    }
  }
}
