// The cells of the preview workbook on Univer: what they hold and how they look.
import { CellValueType, ObjectMatrix } from '@univerjs/core';
import type { ICellData, IRange, IStyleData, Nullable } from '@univerjs/core';
import { FormulaDataModel, SetRangeValuesMutation, SetStyleCommand } from '@univerjs/preset-sheets-core';
import type { FWorksheet } from '@univerjs/preset-sheets-core';
import { bounding } from '../address';
import type { Rect } from '../address';
import type { Cell, CellValue, Entry, Style } from './grid';
import { toRect } from './univer-range';
import { fromStyleData, toStyleData } from './univer-style';
import { UniverWorkbook } from './univer-workbook';

function toCellData(entry: Entry): ICellData {
  if (entry === null) return { v: null, t: null, f: null, si: null, p: null };
  if ('formula' in entry) return { v: null, t: null, f: entry.formula, si: null, p: null };
  const { value, forceText } = entry;
  if (typeof value === 'number') return { v: value, t: CellValueType.NUMBER, f: null, si: null, p: null };
  if (typeof value === 'boolean') return { v: value ? 1 : 0, t: CellValueType.BOOLEAN, f: null, si: null, p: null };
  return { v: value, t: forceText ? CellValueType.FORCE_STRING : CellValueType.STRING, f: null, si: null, p: null };
}

const hasContent = (cell: Nullable<ICellData>): boolean =>
  Boolean(cell?.f || cell?.si || (cell?.v !== undefined && cell.v !== null && cell.v !== ''));

function cellOf(data: Nullable<ICellData>, value: Nullable<CellValue>, formula: string, text: string): Cell {
  if (data?.t !== CellValueType.BOOLEAN) return { value: value ?? '', formula, text };
  const isTrue = data.v === 1 || data.v === true;
  return { value: isTrue, formula, text: isTrue ? 'TRUE' : 'FALSE' };
}

export class UniverCells extends UniverWorkbook {
  #grow(sheet: FWorksheet, rect: Rect): void {
    if (rect.row + rect.rows > sheet.getMaxRows()) sheet.setRowCount(rect.row + rect.rows + 200);
    if (rect.column + rect.columns > sheet.getMaxColumns()) sheet.setColumnCount(rect.column + rect.columns + 10);
  }

  read(sheetId: string, rect: Rect): Cell[][] {
    const sheet = this.sheet(sheetId);
    const blank: Cell = { value: '', formula: '', text: '' };
    const cells = Array.from({ length: rect.rows }, () => Array.from({ length: rect.columns }, () => blank));
    const inside = this.clip(sheet, rect);
    if (!inside) return cells;
    const range = this.range(sheet, inside);
    const [data, values, formulas, texts] = [
      range.getCellDatas(),
      range.getRawValues(),
      range.getFormulas(),
      range.getDisplayValues(),
    ];
    const model = this.injector.get(FormulaDataModel);
    const spilled = model.getArrayFormulaCellData()[this.workbook.getId()]?.[sheetId];
    const spills = model.getArrayFormulaRange()[this.workbook.getId()]?.[sheetId];
    for (let row = 0; row < inside.rows; row += 1) {
      for (let column = 0; column < inside.columns; column += 1) {
        const line = cells[row];
        if (!line) continue;
        const [own, filled] = [data[row]?.[column], spilled?.[inside.row + row]?.[inside.column + column]];
        const held = own ?? filled;
        const [formula, text] = [formulas[row]?.[column] ?? '', texts[row]?.[column] ?? ''];
        const cell = cellOf(held, values[row]?.[column] ?? held?.v, formula, text);
        const spill = formula ? spills?.[inside.row + row]?.[inside.column + column] : undefined;
        const isSpilled = filled !== undefined && filled !== null && !formula && !hasContent(own);
        line[column] = { ...cell, ...(spill && { spill: toRect(spill) }), ...(isSpilled && { isSpilled }) };
      }
    }
    return cells;
  }

  write(sheetId: string, rect: Rect, entries: readonly (readonly (Entry | undefined)[])[]): void {
    const sheet = this.sheet(sheetId);
    this.asHost(() => {
      this.#grow(sheet, rect);
      this.#put(sheet, rect, entries);
    });
  }

  /** Writes as the person at the grid does, who may undo it. */
  enter(sheetId: string, rect: Rect, entries: readonly (readonly (Entry | undefined)[])[]): void {
    const sheet = this.sheet(sheetId);
    this.asHost(() => this.#grow(sheet, rect));
    this.#put(sheet, rect, entries);
  }

  #put(sheet: FWorksheet, rect: Rect, entries: readonly (readonly (Entry | undefined)[])[]): void {
    const matrix = new ObjectMatrix<ICellData>();
    entries.forEach((line, row) =>
      line.forEach((entry, column) => {
        if (entry !== undefined) matrix.setValue(rect.row + row, rect.column + column, toCellData(entry));
      }),
    );
    this.range(sheet, rect).setValues(matrix.getMatrix());
  }

  clear(sheetId: string, rect: Rect): void {
    const sheet = this.sheet(sheetId);
    const inside = this.clip(sheet, rect);
    if (!inside) return;
    this.asHost(() => {
      this.range(sheet, inside).breakApart();
      this.range(sheet, inside).clearContent();
      this.range(sheet, inside).clearFormat();
    });
  }

  used(sheetId: string, withLooks = false): Rect | null {
    let used: Rect | null = null;
    const take = (rect: Rect) => {
      used = used ? bounding(used, rect) : rect;
    };
    this.sheet(sheetId)
      .getSheet()
      .getCellMatrix()
      .forValue((row, column, cell) => {
        if (hasContent(cell) || (withLooks && cell?.s)) take({ row, column, rows: 1, columns: 1 });
      });
    const spilled = this.injector.get(FormulaDataModel).getArrayFormulaRange()[this.workbook.getId()]?.[sheetId];
    new ObjectMatrix<IRange>(spilled ?? {}).forValue((_row, _column, range) => {
      if (range) take(toRect(range));
    });
    return used;
  }

  numberFormat(sheetId: string, row: number, column: number): string {
    const sheet = this.sheet(sheetId);
    const inside = this.clip(sheet, { row, column, rows: 1, columns: 1 });
    const style = inside && this.range(sheet, inside).getCellStyleData('cell');
    return style?.n?.pattern ?? 'General';
  }

  style(sheetId: string, row: number, column: number): Style {
    const sheet = this.sheet(sheetId).getSheet();
    return fromStyleData(this.workbook.getWorkbook().getStyles().getStyleByCell(sheet.getCellRaw(row, column)));
  }

  merge(sheetId: string, rect: Rect): void {
    const sheet = this.sheet(sheetId);
    this.asHost(() => {
      this.#grow(sheet, rect);
      this.range(sheet, rect).merge({ isForceMerge: true });
    });
  }

  merges(sheetId: string): Rect[] {
    return this.sheet(sheetId).getSheet().getMergeData().map(toRect);
  }

  setStyle(sheetId: string, rect: Rect, style: Style): void {
    const data = toStyleData(style);
    this.#wear(sheetId, rect, () => data);
  }

  setStyles(sheetId: string, rect: Rect, styles: readonly (readonly (Style | undefined)[])[]): void {
    this.#grow(this.sheet(sheetId), rect);
    this.#wear(sheetId, rect, (row, column) => {
      const style = styles[row]?.[column];
      return style && toStyleData(style);
    });
  }

  #wear(sheetId: string, rect: Rect, look: (row: number, column: number) => IStyleData | undefined): void {
    const sheet = this.sheet(sheetId);
    const inside = this.clip(sheet, rect);
    if (!inside) return;
    const cellValue = new ObjectMatrix<ICellData>();
    for (let row = 0; row < inside.rows; row += 1) {
      for (let column = 0; column < inside.columns; column += 1) {
        const s = look(row, column);
        if (s) cellValue.setValue(inside.row + row, inside.column + column, { s });
      }
    }
    // Without this trigger Univer takes the change for new content and drops formulas that are not calculated yet.
    const trigger = SetStyleCommand.id;
    const params = { unitId: this.workbook.getId(), subUnitId: sheetId, cellValue: cellValue.getMatrix(), trigger };
    this.asHost(() => this.api.syncExecuteCommand(SetRangeValuesMutation.id, params));
  }
}
