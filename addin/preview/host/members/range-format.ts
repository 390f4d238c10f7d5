// Excel.RangeFormat with font, fill, borders and cell protection.
import { intersection } from '../../address';
import type { Rect } from '../../address';
import { ALIGNMENTS, LINE_STYLES } from '../../grid/grid';
import type { BorderSide, LineStyle, Style } from '../../grid/grid';
import { invalidArgument, notImplemented } from '../fault';
import { HostCollection, HostObject, sameName } from '../host-object';
import type { ModelContext } from './context';

const POINTS_PER_PIXEL = 72 / 96;
const SIDES: readonly BorderSide[] = [
  'EdgeTop',
  'EdgeBottom',
  'EdgeLeft',
  'EdgeRight',
  'InsideHorizontal',
  'InsideVertical',
];

/** What a format is read from and written to: cells, or a named style. */
export interface FormatTarget {
  get<Name extends keyof Style>(name: Name): Style[Name] | null;
  set(style: Style): void;
}

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

function oneOf<Name extends string>(names: readonly Name[], value: unknown, what: string): Name {
  const found = names.find((name) => name === value);
  if (found === undefined) throw notImplemented(`${what} ${String(value)}`);
  return found;
}

const color = (value: unknown): string => {
  if (typeof value !== 'string' || value === '') throw invalidArgument('color');
  return value;
};

export class RangeFont extends HostObject {
  readonly kind = 'RangeFont';
  readonly #target: FormatTarget;

  constructor(target: FormatTarget) {
    super();
    this.#target = target;
  }

  get Bold(): boolean | null {
    return this.#target.get('bold') ?? null;
  }

  set Bold(value: unknown) {
    this.#target.set({ bold: value === true });
  }

  get Italic(): boolean | null {
    return this.#target.get('italic') ?? null;
  }

  set Italic(value: unknown) {
    this.#target.set({ italic: value === true });
  }

  get Strikethrough(): boolean | null {
    return this.#target.get('strikethrough') ?? null;
  }

  set Strikethrough(value: unknown) {
    this.#target.set({ strikethrough: value === true });
  }

  get Underline(): string | null {
    const underline = this.#target.get('underline');
    return underline === null ? null : underline ? 'Single' : 'None';
  }

  set Underline(value: unknown) {
    this.#target.set({ underline: value !== 'None' });
  }

  get Name(): string | null {
    return this.#target.get('fontName') ?? null;
  }

  set Name(value: unknown) {
    this.#target.set({ fontName: String(value) });
  }

  get Size(): number | null {
    return this.#target.get('fontSize') ?? null;
  }

  set Size(value: unknown) {
    if (typeof value !== 'number') throw invalidArgument('size');
    this.#target.set({ fontSize: value });
  }

  get Color(): string | null {
    return this.#target.get('fontColor') ?? null;
  }

  set Color(value: unknown) {
    this.#target.set({ fontColor: color(value) });
  }
}

export class RangeFill extends HostObject {
  readonly kind = 'RangeFill';
  readonly #target: FormatTarget;

  constructor(target: FormatTarget) {
    super();
    this.#target = target;
  }

  get Color(): string | null {
    const fill = this.#target.get('fill');
    return fill === null ? '#FFFFFF' : (fill ?? null);
  }

  set Color(value: unknown) {
    this.#target.set({ fill: color(value) });
  }

  Clear(): void {
    this.#target.set({ fill: null });
  }
}

class RangeBorder extends HostObject {
  readonly kind = 'RangeBorder';
  readonly side: BorderSide;
  readonly #apply: (side: BorderSide, line: LineStyle, color: string) => void;
  #line: LineStyle = 'Continuous';
  #color = '#000000';

  constructor(side: BorderSide, apply: (side: BorderSide, line: LineStyle, color: string) => void) {
    super();
    this.side = side;
    this.#apply = apply;
  }

  get SideIndex(): string {
    return this.side;
  }

  set Style(line: unknown) {
    this.#line = oneOf(LINE_STYLES, line, 'border style');
    this.#apply(this.side, this.#line, this.#color);
  }

  set Color(value: unknown) {
    this.#color = color(value);
    this.#apply(this.side, this.#line, this.#color);
  }

  set Weight(value: unknown) {
    if (!['Hairline', 'Thin', 'Medium', 'Thick'].includes(String(value))) throw invalidArgument('border weight');
    this.#apply(this.side, this.#line, this.#color);
  }
}

export class RangeBorderCollection extends HostCollection<RangeBorder> {
  readonly kind = 'RangeBorderCollection';
  readonly #borders: RangeBorder[];

  constructor(apply: (side: BorderSide, line: LineStyle, color: string) => void) {
    super();
    this.#borders = SIDES.map((side) => new RangeBorder(side, apply));
  }

  items(): RangeBorder[] {
    return this.#borders;
  }

  protected matches(item: RangeBorder, key: unknown): boolean {
    return sameName(item.side, key);
  }

  override GetItem(key: unknown): RangeBorder {
    if (key === 'DiagonalDown' || key === 'DiagonalUp') throw notImplemented('diagonal borders');
    return super.GetItem(key);
  }
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
