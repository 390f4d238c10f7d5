// Excel.RangeFont, RangeFill and RangeBorder: how the cells of a range look.
import type { Rect } from '../../address';
import type { Border, Style } from '../../grid/grid';
import { invalidArgument, notImplemented } from '../fault';
import { HostCollection, HostObject } from '../host-object';
import type { ModelContext } from './context';

/** Cells of one sheet whose look is changed. */
export class CellLook extends HostObject {
  readonly kind: string;
  protected readonly context: ModelContext;
  protected readonly sheet: string;
  protected readonly rect: Rect;

  constructor(kind: string, context: ModelContext, sheet: string, rect: Rect) {
    super();
    this.kind = kind;
    this.context = context;
    this.sheet = sheet;
    this.rect = rect;
  }

  protected wear(style: Style, rect: Rect = this.rect): void {
    this.context.assertAllowed(this.sheet, 'allowFormatCells');
    this.context.grid.setStyle(this.sheet, rect, style);
  }
}

function colour(given: unknown): string {
  if (typeof given !== 'string' || !/^#[0-9A-Fa-f]{6}$/.test(given)) throw invalidArgument('color');
  return given;
}

class RangeFont extends CellLook {
  set Name(name: unknown) {
    if (typeof name !== 'string' || name === '') throw invalidArgument('name');
    this.wear({ fontName: name });
  }

  set Size(points: unknown) {
    if (typeof points !== 'number' || points < 1 || points > 409) throw invalidArgument('size');
    this.wear({ fontSize: points });
  }

  set Bold(bold: unknown) {
    this.wear({ bold: bold === true });
  }

  set Color(given: unknown) {
    this.wear({ fontColor: colour(given) });
  }
}

class RangeFill extends CellLook {
  set Color(given: unknown) {
    this.wear({ fill: colour(given) });
  }
}

type Side = 'top' | 'right' | 'bottom' | 'left';

/** The cells within a rectangle that have a line there, and on which of their sides. */
const EDGES: Readonly<Record<string, (rect: Rect) => readonly (readonly [Rect, Side])[]>> = {
  EdgeTop: (rect) => [[{ ...rect, rows: 1 }, 'top']],
  EdgeBottom: (rect) => [[{ ...rect, row: rect.row + rect.rows - 1, rows: 1 }, 'bottom']],
  EdgeLeft: (rect) => [[{ ...rect, columns: 1 }, 'left']],
  EdgeRight: (rect) => [[{ ...rect, column: rect.column + rect.columns - 1, columns: 1 }, 'right']],
  InsideHorizontal: (rect) => (rect.rows > 1 ? [[{ ...rect, rows: rect.rows - 1 }, 'bottom']] : []),
  InsideVertical: (rect) => (rect.columns > 1 ? [[{ ...rect, columns: rect.columns - 1 }, 'right']] : []),
};

const WEIGHTS: Readonly<Record<string, Border['line']>> = {
  Hairline: 'hair',
  Thin: 'thin',
  Medium: 'medium',
  Thick: 'thick',
};
const THIN: Border = { line: 'thin', color: '#000000' };

class RangeBorder extends CellLook {
  readonly edge: string;

  constructor(edge: string, context: ModelContext, sheet: string, rect: Rect) {
    super('RangeBorder', context, sheet, rect);
    this.edge = edge;
  }

  #draw(border: Border): void {
    for (const [rect, side] of EDGES[this.edge]?.(this.rect) ?? []) this.wear({ borders: { [side]: border } }, rect);
  }

  set Style(style: unknown) {
    if (style !== 'Continuous') throw notImplemented(`lines of style ${String(style)}`);
    this.#draw(THIN);
  }

  set Weight(weight: unknown) {
    const line = WEIGHTS[String(weight)];
    if (!line) throw invalidArgument('weight');
    this.#draw({ ...THIN, line });
  }
}

class RangeBorderCollection extends HostCollection<RangeBorder> {
  readonly kind = 'RangeBorderCollection';
  readonly #items: readonly RangeBorder[];

  constructor(context: ModelContext, sheet: string, rect: Rect) {
    super();
    this.#items = Object.keys(EDGES).map((edge) => new RangeBorder(edge, context, sheet, rect));
  }

  items(): RangeBorder[] {
    return [...this.#items];
  }

  protected matches({ edge }: RangeBorder, key: unknown): boolean {
    return edge === key;
  }
}

const HORIZONTAL: Readonly<Record<string, Style['horizontal']>> = { Left: 'left', Center: 'center', Right: 'right' };
const VERTICAL: Readonly<Record<string, Style['vertical']>> = { Top: 'top', Center: 'center', Bottom: 'bottom' };

export class RangeLook extends CellLook {
  get Font(): RangeFont {
    return new RangeFont('RangeFont', this.context, this.sheet, this.rect);
  }

  get Fill(): RangeFill {
    return new RangeFill('RangeFill', this.context, this.sheet, this.rect);
  }

  get Borders(): RangeBorderCollection {
    return new RangeBorderCollection(this.context, this.sheet, this.rect);
  }

  set HorizontalAlignment(where: unknown) {
    const horizontal = HORIZONTAL[String(where)];
    if (!horizontal) throw notImplemented(`the alignment ${String(where)}`);
    this.wear({ horizontal });
  }

  set VerticalAlignment(where: unknown) {
    const vertical = VERTICAL[String(where)];
    if (!vertical) throw notImplemented(`the alignment ${String(where)}`);
    this.wear({ vertical });
  }

  set WrapText(wrap: unknown) {
    this.wear({ wrap: wrap === true });
    this.context.grid.fitRows(this.sheet, this.rect.row, this.rect.rows);
  }
}
