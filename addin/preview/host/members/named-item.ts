// Excel.NamedItem: names of the workbook and of a sheet.
import { formatRect, parseAddress, quoteSheet } from '../../address';
import type { NameRecord } from '../../book/book';
import { HostError, invalidArgument } from '../fault';
import { HostCollection, HostObject, NullObject, sameName } from '../host-object';
import type { ModelContext } from './context';
import { Range } from './range';

export class NamedItem extends HostObject {
  readonly kind = 'NamedItem';
  readonly record: NameRecord;
  readonly #context: ModelContext;

  constructor(context: ModelContext, record: NameRecord) {
    super();
    this.#context = context;
    this.record = record;
  }

  get Name(): string {
    return this.record.name;
  }

  get Scope(): string {
    return this.record.scope === null ? 'Workbook' : 'Worksheet';
  }

  get Type(): string {
    return this.record.target ? 'Range' : 'String';
  }

  get Formula(): string {
    if (!this.record.target) return this.record.formula;
    const { sheet, rect } = this.record.target;
    return `=${new Range(this.#context, sheet, rect).Address}`;
  }

  get Value(): string {
    return this.Formula.slice(1);
  }

  get Comment(): string {
    return this.record.comment;
  }

  set Comment(comment: unknown) {
    this.record.comment = String(comment);
  }

  get Visible(): boolean {
    return this.record.visible;
  }

  set Visible(visible: unknown) {
    this.record.visible = visible === true;
  }

  GetRangeOrNullObject(): Range | NullObject {
    const { target } = this.record;
    return target ? new Range(this.#context, target.sheet, target.rect) : new NullObject();
  }

  GetRange(): Range {
    const range = this.GetRangeOrNullObject();
    if (!(range instanceof Range)) throw new HostError('InvalidReference', `${this.record.name} names no range.`);
    return range;
  }

  Delete(): void {
    this.#context.book.removeName(this.record);
  }
}

export class NamedItemCollection extends HostCollection<NamedItem> {
  readonly kind = 'NamedItemCollection';
  readonly #context: ModelContext;
  readonly #scope: string | null;

  constructor(context: ModelContext, scope: string | null) {
    super();
    this.#context = context;
    this.#scope = scope;
  }

  items(): NamedItem[] {
    const own = this.#context.book.names.filter((record) => record.scope === this.#scope);
    return own.map((record) => new NamedItem(this.#context, record));
  }

  protected matches(item: NamedItem, key: unknown): boolean {
    return sameName(item.record.name, key);
  }

  Add(name: unknown, reference: unknown, comment: unknown): NamedItem {
    if (typeof name !== 'string' || !/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name) || parseAddress(name)) {
      throw invalidArgument(`name ${String(name)}`);
    }
    if (this.find(name)) throw new HostError('InvalidArgument', `The name ${name} exists already.`);
    const target = this.#target(reference);
    const info = target && this.#context.grid.sheets().find((sheet) => sheet.id === target.sheet);
    const formula = target ? `=${quoteSheet(info?.name ?? '')}!${formatRect(target.rect)}` : String(reference);
    const record = { name, formula, comment: String(comment ?? ''), visible: true, target, scope: this.#scope };
    this.#context.book.names.push(record);
    this.#context.grid.defineName(name, formula);
    return new NamedItem(this.#context, record);
  }

  #target(reference: unknown): { sheet: string; rect: Range['rect'] } | null {
    if (reference instanceof Range) return { sheet: reference.sheet, rect: reference.rect };
    if (typeof reference !== 'string') throw invalidArgument('reference');
    const parsed = parseAddress(reference.replace(/^=/, ''));
    const sheet = parsed && this.#context.grid.sheets().find((entry) => entry.name === parsed.sheetName);
    return parsed && sheet ? { sheet: sheet.id, rect: parsed.rect } : null;
  }
}
