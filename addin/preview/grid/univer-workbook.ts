// The sheets of the preview workbook on Univer, and how the add-in changes them: not as a person does.
import { IUndoRedoService } from '@univerjs/core';
import type { Injector } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import type { FRange, FWorkbook, FWorksheet } from '@univerjs/preset-sheets-core';
import { intersection } from '../address';
import type { Rect } from '../address';
import type { SheetInfo } from './grid';

const NEW_SHEET = { rows: 1000, columns: 52 };

export class UniverWorkbook {
  protected readonly workbook: FWorkbook;
  protected readonly api: FUniver;
  protected readonly injector: Injector;
  #hostDepth = 0;

  constructor(api: FUniver, injector: Injector, firstSheet: string) {
    this.api = api;
    this.injector = injector;
    this.workbook = api.createWorkbook({
      name: firstSheet,
      sheetOrder: ['sheet-1'],
      sheets: {
        'sheet-1': { id: 'sheet-1', name: firstSheet, rowCount: NEW_SHEET.rows, columnCount: NEW_SHEET.columns },
      },
    });
  }

  /** True while a change comes from the add-in, not from the person at the grid. */
  get isHostWriting(): boolean {
    return this.#hostDepth > 0;
  }

  protected asHost<T>(write: () => T): T {
    this.#hostDepth += 1;
    try {
      return write();
    } finally {
      this.#hostDepth -= 1;
      // Excel empties its undo list too when an add-in writes; undo must never reach behind protection.
      this.injector.get(IUndoRedoService).clearUndoRedo(this.workbook.getId());
    }
  }

  protected sheet(id: string): FWorksheet {
    const sheet = this.workbook.getSheetBySheetId(id);
    if (!sheet) throw new Error(`no sheet ${id}`);
    return sheet;
  }

  /** The part of the rectangle that the grid has; null where none. */
  protected clip(sheet: FWorksheet, rect: Rect): Rect | null {
    return intersection(rect, { row: 0, column: 0, rows: sheet.getMaxRows(), columns: sheet.getMaxColumns() });
  }

  protected range(sheet: FWorksheet, rect: Rect): FRange {
    return sheet.getRange(rect.row, rect.column, rect.rows, rect.columns);
  }

  sheets(): SheetInfo[] {
    return this.workbook
      .getSheets()
      .map((sheet) => ({ id: sheet.getSheetId(), name: sheet.getSheetName(), hidden: sheet.isSheetHidden() }));
  }

  addSheet(name: string): string {
    const active = this.activeSheet();
    return this.asHost(() => {
      const sheet = this.workbook.create(name, NEW_SHEET.rows, NEW_SHEET.columns);
      this.workbook.setActiveSheet(active);
      return sheet.getSheetId();
    });
  }

  removeSheet(sheet: string): void {
    this.asHost(() => this.workbook.deleteSheet(sheet));
  }

  renameSheet(sheet: string, name: string): void {
    this.asHost(() => this.sheet(sheet).setName(name));
  }

  setHidden(sheet: string, hidden: boolean): void {
    this.asHost(() => (hidden ? this.sheet(sheet).hideSheet() : this.sheet(sheet).showSheet()));
  }

  activeSheet(): string {
    return this.workbook.getActiveSheet().getSheetId();
  }

  activate(sheet: string): void {
    this.workbook.setActiveSheet(sheet);
  }
}
