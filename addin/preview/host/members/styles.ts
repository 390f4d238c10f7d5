// Excel.StyleCollection: named cell styles, built in and of the workbook.
import type { Rect } from '../../address';
import type { StyleRecord } from '../../book/book';
import type { Style as CellStyle } from '../../grid/grid';
import { HostError, itemNotFound } from '../fault';
import { HostCollection, HostObject, sameName } from '../host-object';
import type { ModelContext } from './context';
import { RangeFill, RangeFont } from './range-font';
import type { FormatTarget } from './range-font';

const BUILT_IN: Record<string, CellStyle> = {
  Normal: { numberFormat: 'General', bold: false, italic: false, fontColor: '#000000', fill: null },
  SheetTitle: { bold: true, fontSize: 18 },
  Heading1: { bold: true, fontSize: 15 },
  Heading2: { bold: true, fontSize: 13 },
  Heading3: { bold: true, fontSize: 11 },
  Heading4: { bold: true },
  Input: { fontColor: '#3F3F76', fill: '#FFCC99' },
  Output: { bold: true, fontColor: '#3F3F3F', fill: '#F2F2F2' },
  Calculation: { bold: true, fontColor: '#FA7D00', fill: '#F2F2F2' },
  ExplanatoryText: { italic: true, fontColor: '#7F7F7F' },
  WarningText: { fontColor: '#FF0000' },
  Note: { fill: '#FFFFCC' },
  Good: { fontColor: '#006100', fill: '#C6EFCE' },
  Bad: { fontColor: '#9C0006', fill: '#FFC7CE' },
  Neutral: { fontColor: '#9C5700', fill: '#FFEB9C' },
  Total: { bold: true },
  Comma: { numberFormat: '#,##0.00' },
  Percent: { numberFormat: '0%' },
};

function recordOf(context: ModelContext, name: unknown): StyleRecord | undefined {
  const own = context.book.styles.find((record) => sameName(record.name, name));
  if (own) return own;
  const builtIn = Object.keys(BUILT_IN).find((known) => sameName(known, String(name).replaceAll(' ', '')));
  const style = builtIn && BUILT_IN[builtIn];
  if (!builtIn || !style) return undefined;
  const record = { name: builtIn, builtIn: true, style: { ...style } };
  context.book.styles.push(record);
  return record;
}

export function applyNamedStyle(context: ModelContext, sheet: string, rect: Rect, name: string): void {
  const record = recordOf(context, name);
  if (!record) throw itemNotFound(`style ${name}`);
  context.grid.setStyle(sheet, rect, record.style);
  const entry = context.book.sheet(sheet);
  entry.styleNames = [...entry.styleNames, { rect, name: record.name }];
}

class Style extends HostObject {
  readonly kind = 'Style';
  readonly record: StyleRecord;
  readonly #context: ModelContext;

  constructor(context: ModelContext, record: StyleRecord) {
    super();
    this.#context = context;
    this.record = record;
  }

  #target(): FormatTarget {
    return {
      get: (name) => this.record.style[name],
      set: (style) => {
        Object.assign(this.record.style, style);
        for (const sheet of this.#context.grid.sheets()) {
          for (const entry of this.#context.book.sheet(sheet.id).styleNames) {
            if (entry.name === this.record.name) this.#context.grid.setStyle(sheet.id, entry.rect, style);
          }
        }
      },
    };
  }

  get Name(): string {
    return this.record.name;
  }

  get BuiltIn(): boolean {
    return this.record.builtIn;
  }

  get Font(): RangeFont {
    return new RangeFont(this.#target());
  }

  get Fill(): RangeFill {
    return new RangeFill(this.#target());
  }

  get NumberFormat(): string {
    return this.record.style.numberFormat ?? 'General';
  }

  set NumberFormat(format: unknown) {
    this.#target().set({ numberFormat: String(format) });
  }

  get WrapText(): boolean {
    return this.record.style.wrap ?? false;
  }

  set WrapText(wrap: unknown) {
    this.#target().set({ wrap: wrap === true });
  }

  Delete(): void {
    if (this.record.builtIn) throw new HostError('InvalidOperation', 'A built-in style cannot be deleted here.');
    this.#context.book.styles.splice(this.#context.book.styles.indexOf(this.record), 1);
  }
}

export class StyleCollection extends HostCollection<Style> {
  readonly kind = 'StyleCollection';
  readonly #context: ModelContext;

  constructor(context: ModelContext) {
    super();
    this.#context = context;
  }

  items(): Style[] {
    for (const name of Object.keys(BUILT_IN)) recordOf(this.#context, name);
    return this.#context.book.styles.map((record) => new Style(this.#context, record));
  }

  protected matches(item: Style, key: unknown): boolean {
    return sameName(item.record.name, key);
  }

  Add(name: unknown): void {
    if (recordOf(this.#context, name))
      throw new HostError('ItemAlreadyExists', `A style named ${String(name)} exists.`);
    this.#context.book.styles.push({ name: String(name), builtIn: false, style: {} });
  }
}
