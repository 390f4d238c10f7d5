// Excel.RangeFormat: alignment, sizes and cell protection; font, fill and borders have files of their own.
import { intersection } from '../../address';
import type { Rect } from '../../address';
import { ALIGNMENTS } from '../../grid/grid';
import { invalidArgument } from '../fault';
import { HostObject } from '../host-object';
import type { ModelContext } from './context';
import { oneOf } from './format-value';
import { RangeBorderCollection } from './range-border';
import { RangeFill, RangeFont, type FormatTarget } from './range-font';

const POINTS_PER_PIXEL = 72 / 96;
function cellTarget(context: ModelContext, sheet: string, rect: () => Rect): FormatTarget {
  return {
    get(name) {
      const { row, column, rows, columns } =
        intersection(rect(), { row: 0, column: 0, rows: 2000, columns: 200 }) ?? rect();
      const first = context.grid.style(sheet, row, column)[name];
      for (let down = 0; down < rows; down += 1) {
        for (let right = 0; right < columns; right += 1) {
          if (context.grid.style(sheet, row + down, column + right)[name] !== first) return null;
        }
      }
      return first;
    },
    set(style) {
      context.assertAllowed(sheet, 'allowFormatCells');
      context.grid.setStyle(sheet, rect(), style);
    },
  };
}

class FormatProtection extends HostObject {
  readonly kind = 'FormatProtection';
  readonly #context: ModelContext;
  readonly #sheet: string;
  readonly #rect: () => Rect;

  constructor(context: ModelContext, sheet: string, rect: () => Rect) {
    super();
    this.#context = context;
    this.#sheet = sheet;
    this.#rect = rect;
  }

  get Locked(): boolean | null {
    return this.#context.book.locksWithin(this.#sheet, this.#rect());
  }

  set Locked(locked: unknown) {
    this.#context.assertAllowed(this.#sheet, 'allowFormatCells');
    this.#context.book.setLocked(this.#sheet, this.#rect(), locked === true);
  }
}

export class RangeFormat extends HostObject {
  readonly kind = 'RangeFormat';
  readonly #context: ModelContext;
  readonly #sheet: string;
  readonly #rect: () => Rect;
  readonly #target: FormatTarget;

  constructor(context: ModelContext, sheet: string, rect: () => Rect) {
    super();
    this.#context = context;
    this.#sheet = sheet;
    this.#rect = rect;
    this.#target = cellTarget(context, sheet, rect);
  }

  get Font(): RangeFont {
    return new RangeFont(this.#target);
  }

  get Fill(): RangeFill {
    return new RangeFill(this.#target);
  }

  get Borders(): RangeBorderCollection {
    return new RangeBorderCollection((side, line, lineColor) => {
      this.#context.assertAllowed(this.#sheet, 'allowFormatCells');
      this.#context.grid.setBorder(this.#sheet, this.#rect(), side, line, lineColor);
    });
  }

  get Protection(): FormatProtection {
    return new FormatProtection(this.#context, this.#sheet, this.#rect);
  }

  get HorizontalAlignment(): string | null {
    return this.#target.get('horizontal') ?? null;
  }

  set HorizontalAlignment(value: unknown) {
    this.#target.set({ horizontal: oneOf(ALIGNMENTS.horizontal, value, 'horizontalAlignment') });
  }

  get VerticalAlignment(): string | null {
    return this.#target.get('vertical') ?? null;
  }

  set VerticalAlignment(value: unknown) {
    this.#target.set({ vertical: oneOf(ALIGNMENTS.vertical, value, 'verticalAlignment') });
  }

  get WrapText(): boolean | null {
    return this.#target.get('wrap') ?? null;
  }

  set WrapText(value: unknown) {
    this.#target.set({ wrap: value === true });
  }

  get ColumnWidth(): number {
    return this.#context.grid.size(this.#sheet, 'column', this.#rect().column) * POINTS_PER_PIXEL;
  }

  set ColumnWidth(points: unknown) {
    if (typeof points !== 'number' || points < 0) throw invalidArgument('columnWidth');
    this.#context.assertAllowed(this.#sheet, 'allowFormatColumns');
    const { column, columns } = this.#rect();
    this.#context.grid.setSize(this.#sheet, 'column', column, columns, points / POINTS_PER_PIXEL);
  }

  get RowHeight(): number {
    return this.#context.grid.size(this.#sheet, 'row', this.#rect().row) * POINTS_PER_PIXEL;
  }

  set RowHeight(points: unknown) {
    if (typeof points !== 'number' || points < 0) throw invalidArgument('rowHeight');
    this.#context.assertAllowed(this.#sheet, 'allowFormatRows');
    const { row, rows } = this.#rect();
    this.#context.grid.setSize(this.#sheet, 'row', row, rows, points / POINTS_PER_PIXEL);
  }

  AutofitColumns(): void {
    this.#context.grid.fit(this.#sheet, 'column', this.#rect().column, this.#rect().columns);
  }

  AutofitRows(): void {
    this.#context.grid.fit(this.#sheet, 'row', this.#rect().row, this.#rect().rows);
  }
}
