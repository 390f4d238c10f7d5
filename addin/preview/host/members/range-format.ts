// Excel.RangeFormat: sizes of rows and columns and cell protection; and the named styles that the add-in gives cells.
import type { Rect } from '../../address';
import type { Border, Style } from '../../grid/grid';
import { invalidArgument } from '../fault';
import { HostObject } from '../host-object';
import { RangeLook } from './cell-look';
import type { ModelContext } from './context';

const PIXELS_PER_POINT = 96 / 72;

const under = (line: Border['line'], color: string): Style['borders'] => ({ bottom: { line, color } });
const around = (color: string): Style['borders'] => {
  const line: Border = { line: 'thin', color };
  return { top: line, right: line, bottom: line, left: line };
};

/** Of Excel's own styles those that our sheets wear; without the number format and lock that a style brings in Excel. */
export const NAMED_STYLES: Readonly<Record<string, Style>> = {
  SheetTitle: { bold: false, fontSize: 18, fontColor: '#44546A' },
  Heading2: { bold: true, fontSize: 13, fontColor: '#44546A', borders: under('thick', '#A2B8E1') },
  Heading3: { bold: true, fontSize: 11, fontColor: '#44546A', borders: under('medium', '#8EA9DB') },
  Note: { fontColor: '#000000', fill: '#FFFFCC', borders: around('#B2B2B2') },
  Output: { bold: true, fontColor: '#3F3F3F', fill: '#F2F2F2', borders: around('#3F3F3F') },
  ExplanatoryText: { italic: true, fontColor: '#7F7F7F' },
  Good: { fontColor: '#006100', fill: '#C6EFCE' },
  Bad: { fontColor: '#9C0006', fill: '#FFC7CE' },
};

class FormatProtection extends HostObject {
  readonly kind = 'FormatProtection';
  readonly #context: ModelContext;
  readonly #sheet: string;
  readonly #rect: Rect;

  constructor(context: ModelContext, sheet: string, rect: Rect) {
    super();
    this.#context = context;
    this.#sheet = sheet;
    this.#rect = rect;
  }

  get Locked(): boolean | null {
    return this.#context.book.locksWithin(this.#sheet, this.#rect);
  }

  set Locked(locked: unknown) {
    this.#context.assertAllowed(this.#sheet, 'allowFormatCells');
    this.#context.book.setLocked(this.#sheet, this.#rect, locked === true);
  }
}

export class RangeFormat extends RangeLook {
  constructor(context: ModelContext, sheet: string, rect: Rect) {
    super('RangeFormat', context, sheet, rect);
  }

  get Protection(): FormatProtection {
    return new FormatProtection(this.context, this.sheet, this.rect);
  }

  set ColumnWidth(points: unknown) {
    if (typeof points !== 'number' || points < 0) throw invalidArgument('columnWidth');
    this.context.assertAllowed(this.sheet, 'allowFormatColumns');
    const { column, columns } = this.rect;
    this.context.grid.setColumnWidth(this.sheet, column, columns, points * PIXELS_PER_POINT);
  }

  set RowHeight(points: unknown) {
    if (typeof points !== 'number' || points < 0 || points > 409) throw invalidArgument('rowHeight');
    this.context.assertAllowed(this.sheet, 'allowFormatRows');
    const { row, rows } = this.rect;
    this.context.grid.setRowHeight(this.sheet, row, rows, points * PIXELS_PER_POINT);
  }
}
