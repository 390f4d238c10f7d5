// Excel.ConditionalFormat: kept and read back, not drawn.
import { intersection } from '../../address';
import type { Rect } from '../../address';
import type { RuleRecord } from '../../book/book';
import { notImplemented } from '../fault';
import { HostCollection, HostObject } from '../host-object';
import { nested, PropertyBag } from '../property-bag';
import type { ModelContext } from './context';

const KINDS = ['Custom', 'CellValue', 'ContainsText', 'TopBottom', 'PresetCriteria'];

function formatBag(store: Record<string, unknown>): PropertyBag {
  const format = nested(store, 'format');
  const fontDefaults = { Color: '', Bold: null, Italic: null, Underline: 'None', Strikethrough: null };
  return new PropertyBag('ConditionalRangeFormat', { NumberFormat: null }, format)
    .with('Font', new PropertyBag('ConditionalRangeFont', fontDefaults, nested(format, 'font')))
    .with('Fill', new PropertyBag('ConditionalRangeFill', { Color: '' }, nested(format, 'fill')));
}

class ConditionalFormat extends HostObject {
  readonly kind = 'ConditionalFormat';
  readonly record: RuleRecord;
  readonly #context: ModelContext;
  readonly #sheet: string;

  constructor(context: ModelContext, sheet: string, record: RuleRecord) {
    super();
    this.#context = context;
    this.#sheet = sheet;
    this.record = record;
  }

  get Id(): string {
    return this.record.id;
  }

  get Type(): unknown {
    return this.record.content.type;
  }

  get Priority(): number {
    return this.#context.book.sheet(this.#sheet).conditionalFormats.indexOf(this.record);
  }

  get StopIfTrue(): unknown {
    return this.record.content.stopIfTrue ?? false;
  }

  set StopIfTrue(stop: unknown) {
    this.record.content.stopIfTrue = stop === true;
  }

  #part(type: string): PropertyBag {
    if (this.record.content.type !== type) throw notImplemented(`${type} of a conditional format of another type`);
    const store = nested(this.record.content, type);
    const bag = new PropertyBag(`${type}ConditionalFormat`, type === 'Custom' ? {} : { Rule: null }, store);
    if (type === 'Custom') {
      bag.with(
        'Rule',
        new PropertyBag('ConditionalFormatRule', { Formula: '', FormulaLocal: '' }, nested(store, 'rule')),
      );
    }
    return bag.with('Format', formatBag(store));
  }

  get Custom(): PropertyBag {
    return this.#part('Custom');
  }

  get CellValue(): PropertyBag {
    return this.#part('CellValue');
  }

  get TextComparison(): PropertyBag {
    return this.#part('ContainsText');
  }

  get TopBottom(): PropertyBag {
    return this.#part('TopBottom');
  }

  get Preset(): PropertyBag {
    return this.#part('PresetCriteria');
  }

  Delete(): void {
    const sheet = this.#context.book.sheet(this.#sheet);
    sheet.conditionalFormats = sheet.conditionalFormats.filter((record) => record !== this.record);
  }
}

export class ConditionalFormatCollection extends HostCollection<ConditionalFormat> {
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

  items(): ConditionalFormat[] {
    const records = this.#context.book.sheet(this.#sheet).conditionalFormats;
    const here = records.filter((record) => intersection(record.rect, this.#rect));
    return here.map((record) => new ConditionalFormat(this.#context, this.#sheet, record));
  }

  protected matches(item: ConditionalFormat, key: unknown): boolean {
    return item.record.id === key;
  }

  Add(type: unknown): ConditionalFormat {
    if (!KINDS.includes(String(type))) throw notImplemented(`conditional formats of type ${String(type)}`);
    this.#context.assertAllowed(this.#sheet, 'allowFormatCells');
    const id = `conditional-format-${this.#context.book.nextId()}`;
    const record = { id, rect: this.#rect, content: { type } };
    this.#context.book.sheet(this.#sheet).conditionalFormats.push(record);
    return new ConditionalFormat(this.#context, this.#sheet, record);
  }

  ClearAll(): void {
    for (const item of this.items()) item.Delete();
  }
}
