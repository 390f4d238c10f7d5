// The rows and columns of the preview workbook on Univer: inserted and removed, sized, hidden, frozen; and merged cells.
import type { FWorksheet } from '@univerjs/preset-sheets-core';
import type { Rect } from '../address';
import { UniverCells } from './univer-cells';

export class UniverLines extends UniverCells {
  #linesInside(sheet: FWorksheet, along: 'row' | 'column', at: number, count: number): number {
    return Math.min(count, (along === 'row' ? sheet.getMaxRows() : sheet.getMaxColumns()) - at);
  }

  insert(sheetId: string, along: 'row' | 'column', at: number, count: number): void {
    const sheet = this.sheet(sheetId);
    this.asHost(() => (along === 'row' ? sheet.insertRows(at, count) : sheet.insertColumns(at, count)));
  }

  remove(sheetId: string, along: 'row' | 'column', at: number, count: number): void {
    const sheet = this.sheet(sheetId);
    this.asHost(() => (along === 'row' ? sheet.deleteRows(at, count) : sheet.deleteColumns(at, count)));
  }

  merge(sheetId: string, rect: Rect, across: boolean): void {
    const range = this.range(this.sheet(sheetId), rect);
    this.asHost(() => (across ? range.mergeAcross({ isForceMerge: true }) : range.merge({ isForceMerge: true })));
  }

  unmerge(sheetId: string, rect: Rect): void {
    this.asHost(() => this.range(this.sheet(sheetId), rect).breakApart());
  }

  size(sheetId: string, along: 'row' | 'column', at: number): number {
    const sheet = this.sheet(sheetId);
    return along === 'row' ? sheet.getRowHeight(at) : sheet.getColumnWidth(at);
  }

  setSize(sheetId: string, along: 'row' | 'column', at: number, count: number, pixels: number): void {
    const sheet = this.sheet(sheetId);
    const inside = this.#linesInside(sheet, along, at, count);
    this.asHost(() =>
      along === 'row' ? sheet.setRowHeightsForced(at, inside, pixels) : sheet.setColumnWidths(at, inside, pixels),
    );
  }

  fit(sheetId: string, along: 'row' | 'column', at: number, count: number): void {
    const sheet = this.sheet(sheetId);
    const inside = this.#linesInside(sheet, along, at, count);
    this.asHost(() => (along === 'row' ? sheet.setRowAutoHeight(at, inside) : sheet.autoResizeColumns(at, inside)));
  }

  hiddenLine(sheetId: string, along: 'row' | 'column', at: number): boolean {
    const sheet = this.sheet(sheetId).getSheet();
    return along === 'row' ? !sheet.getRowVisible(at) : !sheet.getColVisible(at);
  }

  setHiddenLines(sheetId: string, along: 'row' | 'column', at: number, count: number, hidden: boolean): void {
    const sheet = this.sheet(sheetId);
    const inside = this.#linesInside(sheet, along, at, count);
    this.asHost(() => {
      if (along === 'row') return hidden ? sheet.hideRows(at, inside) : sheet.showRows(at, inside);
      return hidden ? sheet.hideColumns(at, inside) : sheet.showColumns(at, inside);
    });
  }

  frozen(sheetId: string): { rows: number; columns: number } {
    const freeze = this.sheet(sheetId).getFreeze();
    return { rows: freeze.ySplit, columns: freeze.xSplit };
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
}
