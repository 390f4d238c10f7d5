// Excel.RangeBorder and the collection of a range's borders.
import { LINE_STYLES } from '../../grid/grid';
import type { BorderSide, LineStyle } from '../../grid/grid';
import { invalidArgument, notImplemented } from '../fault';
import { HostCollection, HostObject, sameName } from '../host-object';
import { color, oneOf } from './format-value';

const SIDES: readonly BorderSide[] = [
  'EdgeTop',
  'EdgeBottom',
  'EdgeLeft',
  'EdgeRight',
  'InsideHorizontal',
  'InsideVertical',
];

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
