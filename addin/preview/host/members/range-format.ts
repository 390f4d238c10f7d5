// Excel.RangeFormat: column widths and cell protection; and the named styles that the add-in gives cells.
import type { Rect } from '../../address';
import type { Style } from '../../grid/grid';
import { invalidArgument } from '../fault';
import { HostCollection, HostObject } from '../host-object';
import type { ModelContext } from './context';
import { NotShown } from './not-shown';

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

class RangeBorder extends NotShown {
  readonly side: string;

  constructor(side: string) {
    super('RangeBorder', ['Style', 'Weight']);
    this.side = side;
  }
}

const SIDES = 'EdgeTop EdgeBottom EdgeLeft EdgeRight InsideHorizontal InsideVertical'.split(' ');

class RangeBorderCollection extends HostCollection<RangeBorder> {
  readonly kind = 'RangeBorderCollection';

  items(): RangeBorder[] {
    return SIDES.map((side) => new RangeBorder(side));
  }

  protected matches({ side }: RangeBorder, key: unknown): boolean {
    return side === key;
  }
}

export class RangeFormat extends NotShown {
  readonly #context: ModelContext;
  readonly #sheet: string;
  readonly #rect: Rect;

  constructor(context: ModelContext, sheet: string, rect: Rect) {
    super('RangeFormat', ['HorizontalAlignment', 'VerticalAlignment', 'WrapText', 'RowHeight'], {
      Font: new NotShown('RangeFont', ['Name', 'Size', 'Bold', 'Color']),
      Fill: new NotShown('RangeFill', ['Color']),
      Borders: new RangeBorderCollection(),
    });
    this.#context = context;
    this.#sheet = sheet;
    this.#rect = rect;
  }

  get Protection(): FormatProtection {
    return new FormatProtection(this.#context, this.#sheet, this.#rect);
  }

  set ColumnWidth(points: unknown) {
    if (typeof points !== 'number' || points < 0) throw invalidArgument('columnWidth');
    this.#context.assertAllowed(this.#sheet, 'allowFormatColumns');
    const { column, columns } = this.#rect;
    this.#context.grid.setColumnWidth(this.#sheet, column, columns, points * PIXELS_PER_POINT);
  }
}
