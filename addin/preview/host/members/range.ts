// Excel.Range: a rectangle of cells.
import {
  between,
  bounding,
  formatRect,
  intersection,
  isWithinSheet,
  MAX_COLUMNS,
  MAX_ROWS,
  parseAddress,
  quoteSheet,
} from '../../address';
import type { Rect } from '../../address';
import { HostError, invalidArgument, itemNotFound, notImplemented } from '../fault';
import { NullObject } from '../host-object';
import { ConditionalFormatCollection } from './conditional-format';
import type { ModelContext } from './context';
import { DataValidation } from './data-validation';
import { RangeFormat } from './range-format';
import { RangeContent } from './range-content';
import { applyNamedStyle } from './styles';

export class Range extends RangeContent<Range> {
  readonly kind: string = 'Range';
  readonly sheet: string;
  protected readonly context: ModelContext;
  readonly #fixed: Rect;
  #reference: string | null = null;

  constructor(context: ModelContext, sheet: string, rect: Rect) {
    super();
    if (!isWithinSheet(rect)) throw invalidArgument('the range lies outside the sheet');
    this.context = context;
    this.sheet = sheet;
    this.#fixed = rect;
  }

  static fromAddress(context: ModelContext, sheet: string, address: unknown): Range {
    if (address instanceof Range) return address;
    if (address === undefined || address === null || address === '') {
      return new Range(context, sheet, between(0, 0, MAX_ROWS - 1, MAX_COLUMNS - 1));
    }
    if (typeof address !== 'string') throw invalidArgument('address');
    if (address.includes(',')) throw notImplemented('ranges of several areas');
    const parsed = parseAddress(address);
    if (!parsed) {
      const name = context.book.names.find((entry) => entry.name.toLowerCase() === address.toLowerCase());
      if (name?.target) return new Range(context, name.target.sheet, name.target.rect);
      throw invalidArgument(`address ${address}`);
    }
    if (parsed.sheetName === null) return new Range(context, sheet, parsed.rect);
    const other = context.grid.sheets().find((entry) => entry.name === parsed.sheetName);
    if (!other) throw itemNotFound(address);
    return new Range(context, other.id, parsed.rect);
  }

  static ofReference(context: ModelContext, id: string): Range {
    const kept = context.book.references.get(id);
    if (!kept?.rect) throw new HostError('InvalidReference', 'This reference is not valid for the current operation.');
    const range = new Range(context, kept.sheet, kept.rect);
    range.#reference = id;
    return range;
  }

  override get referenceId(): string {
    if (this.#reference === null) {
      this.#reference = `range-${this.context.book.nextId()}`;
      this.context.book.references.set(this.#reference, { sheet: this.sheet, rect: this.#fixed });
    }
    return this.#reference;
  }

  get rect(): Rect {
    if (this.#reference === null) return this.#fixed;
    return this.context.book.references.get(this.#reference)?.rect ?? this.#fixed;
  }

  at(rect: Rect): Range {
    return new Range(this.context, this.sheet, rect);
  }

  get Address(): string {
    const info = this.context.grid.sheets().find((entry) => entry.id === this.sheet);
    return `${quoteSheet(info?.name ?? '')}!${formatRect(this.rect)}`;
  }

  get AddressLocal(): string {
    return this.Address;
  }

  get Style(): string | null {
    const record = this.context.book.sheet(this.sheet);
    const touching = record.styleNames.filter((entry) => intersection(entry.rect, this.rect));
    const last = touching.at(-1);
    if (!last) return 'Normal';
    return bounding(last.rect, this.rect).rows === last.rect.rows ? last.name : null;
  }

  set Style(name: unknown) {
    this.context.assertAllowed(this.sheet, 'allowFormatCells');
    applyNamedStyle(this.context, this.sheet, this.rect, String(name));
  }

  #linesHidden(along: 'row' | 'column'): boolean | null {
    const start = this.rect[along];
    const count = Math.min(along === 'row' ? this.rect.rows : this.rect.columns, 1000);
    const hidden = Array.from({ length: count }, (_, index) =>
      this.context.grid.hiddenLine(this.sheet, along, start + index),
    );
    return hidden.every(Boolean) ? true : hidden.some(Boolean) ? null : false;
  }

  get RowHidden(): boolean | null {
    return this.#linesHidden('row');
  }

  set RowHidden(hidden: unknown) {
    this.context.assertAllowed(this.sheet, 'allowFormatRows');
    this.context.grid.setHiddenLines(this.sheet, 'row', this.rect.row, this.rect.rows, hidden === true);
  }

  get ColumnHidden(): boolean | null {
    return this.#linesHidden('column');
  }

  set ColumnHidden(hidden: unknown) {
    this.context.assertAllowed(this.sheet, 'allowFormatColumns');
    this.context.grid.setHiddenLines(this.sheet, 'column', this.rect.column, this.rect.columns, hidden === true);
  }

  get Hidden(): boolean | null {
    return this.RowHidden || this.ColumnHidden;
  }

  get Format(): RangeFormat {
    return new RangeFormat(this.context, this.sheet, () => this.rect);
  }

  get DataValidation(): DataValidation {
    return new DataValidation(this.context, this.sheet, () => this.rect);
  }

  get ConditionalFormats(): ConditionalFormatCollection {
    return new ConditionalFormatCollection(this.context, this.sheet, this.rect);
  }

  GetBoundingRect(other: unknown): Range {
    return this.at(bounding(this.rect, Range.fromAddress(this.context, this.sheet, other).rect));
  }

  GetIntersectionOrNullObject(other: unknown): Range | NullObject {
    const range = Range.fromAddress(this.context, this.sheet, other);
    const common = range.sheet === this.sheet ? intersection(this.rect, range.rect) : null;
    return common ? this.at(common) : new NullObject();
  }

  GetIntersection(other: unknown): Range {
    const found = this.GetIntersectionOrNullObject(other);
    if (!(found instanceof Range)) throw itemNotFound('the ranges do not meet');
    return found;
  }

  GetUsedRangeOrNullObject(valuesOnly: unknown): Range | NullObject {
    const used = this.context.grid.used(this.sheet, valuesOnly === true);
    const common = used && intersection(this.rect, used);
    return common ? this.at(common) : new NullObject();
  }

  GetUsedRange(valuesOnly: unknown): Range {
    const found = this.GetUsedRangeOrNullObject(valuesOnly);
    return found instanceof Range ? found : this.GetCell(0, 0);
  }

  Clear(applyTo: unknown): void {
    const what = applyTo === 'Contents' ? 'contents' : applyTo === 'Formats' ? 'formats' : 'all';
    if (applyTo && !['All', 'Contents', 'Formats'].includes(String(applyTo)))
      throw notImplemented(`clear(${String(applyTo)})`);
    if (what !== 'formats') this.context.assertMayWrite(this.sheet, this.rect);
    if (what !== 'contents') this.context.assertAllowed(this.sheet, 'allowFormatCells');
    this.context.grid.clear(this.sheet, this.rect, what);
  }

  #along(what: string): 'row' | 'column' {
    if (this.IsEntireRow) return 'row';
    if (this.IsEntireColumn) return 'column';
    throw notImplemented(`${what} of cells that are no whole rows or columns`);
  }

  Insert(): Range {
    const along = this.#along('insert');
    this.context.assertAllowed(this.sheet, along === 'row' ? 'allowInsertRows' : 'allowInsertColumns');
    const count = along === 'row' ? this.rect.rows : this.rect.columns;
    this.context.grid.insert(this.sheet, along, this.rect[along], count);
    return this.at(this.#fixed);
  }

  Delete(): void {
    const along = this.#along('delete');
    this.context.assertAllowed(this.sheet, along === 'row' ? 'allowDeleteRows' : 'allowDeleteColumns');
    const count = along === 'row' ? this.rect.rows : this.rect.columns;
    this.context.grid.remove(this.sheet, along, this.rect[along], count);
  }

  Merge(across: unknown): void {
    this.context.assertAllowed(this.sheet, 'allowFormatCells');
    this.context.grid.merge(this.sheet, this.rect, across === true);
  }

  Unmerge(): void {
    this.context.assertAllowed(this.sheet, 'allowFormatCells');
    this.context.grid.unmerge(this.sheet, this.rect);
  }

  Select(): void {
    this.context.grid.select(this.sheet, this.rect);
  }

  Calculate(): void {
    this.context.grid.recalculate();
  }

  _KeepReference(): void {
    this.context.book.references.set(this.referenceId, { sheet: this.sheet, rect: this.rect });
  }

  _ValidateArraySize(rows: unknown, columns: unknown): void {
    if (rows !== this.rect.rows || columns !== this.rect.columns) throw invalidArgument('size of the values');
  }
}
