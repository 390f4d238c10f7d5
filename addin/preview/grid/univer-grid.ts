// The grid of the preview workbook on Univer: its cells, and with them rows and columns, selection, tables and calculation.
import { BooleanNumber } from '@univerjs/core';
import type { Injector } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import { ILayoutService, ISuperTableService } from '@univerjs/preset-sheets-core';
import { contains, joinedCells } from '../address';
import type { Rect } from '../address';
import { Calculation } from './calculation';
import type { Grid, Selection, StructuredTable } from './grid';
import { UniverCells } from './univer-cells';
import { toRange, toRect } from './univer-range';

export class UniverGrid extends UniverCells implements Grid {
  readonly #calculation: Calculation;

  constructor(api: FUniver, injector: Injector, firstSheet: string) {
    super(api, injector, firstSheet);
    this.#calculation = new Calculation(api);
  }

  #columnsInside(sheetId: string, at: number, count: number): number {
    return Math.min(count, this.sheet(sheetId).getMaxColumns() - at);
  }

  setColumnWidth(sheetId: string, at: number, count: number, pixels: number): void {
    const inside = this.#columnsInside(sheetId, at, count);
    this.asHost(() => this.sheet(sheetId).setColumnWidths(at, inside, pixels));
  }

  setRowHeight(sheetId: string, at: number, count: number, pixels: number): void {
    const inside = Math.min(count, this.sheet(sheetId).getMaxRows() - at);
    this.asHost(() => this.sheet(sheetId).setRowHeightsForced(at, inside, pixels));
  }

  fitRows(sheetId: string, at: number, count: number): void {
    const sheet = this.sheet(sheetId);
    const end = Math.min(at + count, sheet.getMaxRows());
    const rows = Array.from({ length: Math.max(0, end - at) }, (_, index) => at + index);
    const free = rows.filter((row) => this.rowHeight(sheetId, row) === null);
    const ranges = joinedCells(free.map((row) => ({ row, column: 0 }))).map((rect) =>
      toRange({ ...rect, columns: sheet.getMaxColumns() }),
    );
    if (ranges.length > 0) this.asHost(() => sheet.setRangesAutoHeight(ranges));
  }

  rowHeight(sheetId: string, at: number): number | null {
    const row = this.sheet(sheetId).getSheet().getRowManager().getRow(at);
    return row?.h === undefined || row.ia !== BooleanNumber.FALSE ? null : row.h;
  }

  lineSize(sheetId: string, along: 'row' | 'column', at: number): number {
    const sheet = this.sheet(sheetId).getSheet();
    return along === 'row' ? sheet.getRowHeight(at) : sheet.getColumnWidth(at);
  }

  hiddenLine(sheetId: string, along: 'row' | 'column', at: number): boolean {
    const sheet = this.sheet(sheetId).getSheet();
    return along === 'row' ? !sheet.getRowVisible(at) : !sheet.getColVisible(at);
  }

  setColumnsHidden(sheetId: string, at: number, count: number, hidden: boolean): void {
    const sheet = this.sheet(sheetId);
    const inside = this.#columnsInside(sheetId, at, count);
    this.asHost(() => (hidden ? sheet.hideColumns(at, inside) : sheet.showColumns(at, inside)));
  }

  setRowsHidden(sheetId: string, at: number, count: number, hidden: boolean): void {
    const sheet = this.sheet(sheetId);
    const inside = Math.min(count, sheet.getMaxRows() - at);
    this.asHost(() => (hidden ? sheet.hideRows(at, inside) : sheet.showRows(at, inside)));
  }

  freeze(sheetId: string, rows: number, columns: number): void {
    const none = rows === 0 && columns === 0;
    this.asHost(() =>
      this.sheet(sheetId).setFreeze({
        ySplit: rows,
        xSplit: columns,
        startRow: none ? -1 : rows,
        startColumn: none ? -1 : columns,
      }),
    );
  }

  frozen(sheetId: string): { rows: number; columns: number } {
    const { xSplit, ySplit } = this.sheet(sheetId).getFreeze();
    return { rows: ySplit, columns: xSplit };
  }

  selection(): Selection {
    const range = this.workbook.getActiveRange();
    const rect = range ? toRect(range.getRange()) : { row: 0, column: 0, rows: 1, columns: 1 };
    return { sheet: this.activeSheet(), rect };
  }

  select(sheetId: string, rect: Rect): void {
    this.activate(sheetId);
    const sheet = this.sheet(sheetId);
    const inside = this.clip(sheet, rect);
    if (!inside) return;
    this.range(sheet, inside).activate();
    const visible = sheet.getVisibleRange();
    if (visible && contains(toRect(visible), { ...inside, rows: 1, columns: 1 })) return;
    sheet.scrollToCell(Math.max(0, inside.row - 5), Math.max(0, inside.column - 2));
  }

  focus(): void {
    this.injector.get(ILayoutService).focus();
  }

  setTable(table: StructuredTable): void {
    this.injector.get(ISuperTableService).registerTable(this.workbook.getId(), table.name, {
      sheetId: table.sheet,
      range: toRange(table.rect),
      titleMap: new Map(table.columns.map((title, index) => [title, index])),
    });
    this.recalculate();
  }

  removeTable(name: string): void {
    this.injector.get(ISuperTableService).remove(this.workbook.getId(), name);
    this.recalculate();
  }

  /** Something was changed that the next calculation will take up. */
  touch(): void {
    this.#calculation.touch();
  }

  recalculate(): void {
    this.#calculation.run();
  }

  get isSettled(): boolean {
    return this.#calculation.isSettled;
  }

  settled(): Promise<void> {
    return this.#calculation.settled();
  }

  async entryTaken(): Promise<void> {
    while (this.workbook.isCellEditing()) {
      await new Promise<void>((resolve) => {
        const ended = this.api.addEvent(this.api.Event.SheetEditEnded, () => {
          ended.dispose();
          resolve();
        });
      });
    }
  }

  /** Takes what a person is typing into the cell, as Enter does. */
  takeEntry(): void {
    if (this.workbook.isCellEditing()) void this.workbook.endEditingAsync(true);
  }
}
