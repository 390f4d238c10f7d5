// Excel.RangeFormat: column widths, broken lines and cell protection; and the named styles that the add-in gives cells.
import type { Rect } from '../../address';
import type { Style } from '../../grid/grid';
import { invalidArgument } from '../fault';
import { HostObject } from '../host-object';
import type { ModelContext } from './context';

const PIXELS_PER_POINT = 96 / 72;

/** Of Excel's own styles those that our sheets wear; without the number format and lock that a style brings in Excel. */
export const NAMED_STYLES: Readonly<Record<string, Style>> = {
  SheetTitle: { bold: true, fontSize: 18 },
  Heading2: { bold: true, fontSize: 13 },
  Heading3: { bold: true, fontSize: 11 },
  Note: { fill: '#FFFFCC' },
  Output: { bold: true, fontColor: '#3F3F3F', fill: '#F2F2F2' },
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

export class RangeFormat extends HostObject {
  readonly kind = 'RangeFormat';
  readonly #context: ModelContext;
  readonly #sheet: string;
  readonly #rect: Rect;

  constructor(context: ModelContext, sheet: string, rect: Rect) {
    super();
    this.#context = context;
    this.#sheet = sheet;
    this.#rect = rect;
  }

  get Protection(): FormatProtection {
    return new FormatProtection(this.#context, this.#sheet, this.#rect);
  }

  set WrapText(wraps: unknown) {
    if (typeof wraps !== 'boolean') throw invalidArgument('wrapText');
    this.#context.assertAllowed(this.#sheet, 'allowFormatCells');
    this.#context.grid.setStyle(this.#sheet, this.#rect, { wrap: wraps });
  }

  set ColumnWidth(points: unknown) {
    if (typeof points !== 'number' || points < 0) throw invalidArgument('columnWidth');
    this.#context.assertAllowed(this.#sheet, 'allowFormatColumns');
    const { column, columns } = this.#rect;
    this.#context.grid.setColumnWidth(this.#sheet, column, columns, points * PIXELS_PER_POINT);
  }
}
