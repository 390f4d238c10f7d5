// Excel.ConditionalFormatCollection: cells that look different while a formula holds.
import type { Rect } from '../../address';
import { contains } from '../../address';
import type { MarkRecord } from '../../book/sheet-record';
import { invalidArgument, notImplemented } from '../fault';
import { HostObject } from '../host-object';
import type { ModelContext } from './context';

const COLOR = /^#[0-9A-Fa-f]{6}$/;

function color(given: unknown): string {
  if (typeof given !== 'string' || !COLOR.test(given)) throw invalidArgument('color');
  return given;
}

class MarkPart extends HostObject {
  readonly kind: string;
  protected readonly record: MarkRecord;

  constructor(kind: string, record: MarkRecord) {
    super();
    this.kind = kind;
    this.record = record;
  }
}

class MarkFill extends MarkPart {
  set Color(given: unknown) {
    this.record.fill = color(given);
  }
}

class MarkFont extends MarkPart {
  set Color(given: unknown) {
    this.record.fontColor = color(given);
  }

  set Bold(given: unknown) {
    this.record.bold = given === true;
  }
}

class MarkRule extends MarkPart {
  set Formula(given: unknown) {
    if (typeof given !== 'string' || !given.startsWith('=')) throw invalidArgument('formula');
    this.record.formula = given;
  }
}

class MarkFormat extends MarkPart {
  get Fill(): MarkFill {
    return new MarkFill('ConditionalRangeFill', this.record);
  }

  get Font(): MarkFont {
    return new MarkFont('ConditionalRangeFont', this.record);
  }
}

class CustomConditionalFormat extends MarkPart {
  get Rule(): MarkRule {
    return new MarkRule('ConditionalFormatRule', this.record);
  }

  get Format(): MarkFormat {
    return new MarkFormat('ConditionalRangeFormat', this.record);
  }
}

class ConditionalFormat extends MarkPart {
  get Custom(): CustomConditionalFormat {
    return new CustomConditionalFormat('CustomConditionalFormat', this.record);
  }
}

export class ConditionalFormatCollection extends HostObject {
  readonly kind = 'ConditionalFormatCollection';
  readonly #context: ModelContext;
  readonly #sheet: string;
  readonly #rect: Rect;

  constructor(context: ModelContext, sheet: string, rect: Rect) {
    super();
    this.#context = context;
    this.#sheet = sheet;
    this.#rect = rect;
  }

  Add(type: unknown): ConditionalFormat {
    if (type !== 'Custom') throw notImplemented(`conditional formats of type ${String(type)}`);
    this.#context.assertAllowed(this.#sheet, 'allowFormatCells');
    const record: MarkRecord = { rect: this.#rect, formula: '' };
    this.#context.book.sheet(this.#sheet).marks.push(record);
    return new ConditionalFormat('ConditionalFormat', record);
  }

  ClearAll(): void {
    const sheet = this.#context.book.sheet(this.#sheet);
    sheet.marks = sheet.marks.filter(({ rect }) => !contains(this.#rect, rect));
  }
}
