// Excel.Range: a rectangle of cells, what stands in them, and the ranges that lie relative to it.
import { between, bounding, intersection, isWithinSheet, MAX_COLUMNS, MAX_ROWS, parseAddress } from '../../address';
import type { Rect } from '../../address';
import { HostError, invalidArgument, notImplemented } from '../fault';
import { HostCollection, HostObject, NullObject } from '../host-object';
import { entryOf, matrixOf } from './cell-entry';
import { ConditionalFormatCollection } from './conditional-format';
import type { ModelContext } from './context';
import { DataValidation } from './data-validation';
import { NAMED_STYLES, RangeFormat } from './range-format';
import { fromGridFormula, toGridFormula } from './structured-reference';

const VALUE_TYPES: Record<string, string> = { number: 'Double', boolean: 'Boolean', string: 'String' };
const ERRORS = /^#(N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!|SPILL!|CALC!|BUSY!|GETTING_DATA)$/;

const valueType = (value: unknown) =>
  value === ''
    ? 'Empty'
    : typeof value === 'string' && ERRORS.test(value)
      ? 'Error'
      : (VALUE_TYPES[typeof value] ?? 'Unknown');

const whole = (value: unknown): number => {
  if (typeof value !== 'number' || !Number.isInteger(value)) throw invalidArgument('a whole number was expected');
  return value;
};

export class Range extends HostObject {
  readonly kind = 'Range';
  readonly sheet: string;
  readonly #context: ModelContext;
  readonly #fixed: Rect;
  #reference: string | null = null;

  constructor(context: ModelContext, sheet: string, rect: Rect) {
    super();
    if (!isWithinSheet(rect)) throw invalidArgument('the range lies outside the sheet');
    this.#context = context;
    this.sheet = sheet;
    this.#fixed = rect;
  }

  static fromAddress(context: ModelContext, sheet: string, address: unknown): Range {
    if (address instanceof Range) return address;
    if (address === undefined || address === null) {
      return new Range(context, sheet, between(0, 0, MAX_ROWS - 1, MAX_COLUMNS - 1));
    }
    if (typeof address !== 'string') throw invalidArgument('address');
    if (address.includes(',')) throw notImplemented('ranges of several areas');
    const parsed = parseAddress(address);
    if (!parsed) throw invalidArgument(`address ${address}`);
    if (parsed.sheetName !== null) throw notImplemented('addresses of another sheet');
    return new Range(context, sheet, parsed.rect);
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
      this.#reference = `range-${this.#context.book.nextId()}`;
      this.#context.book.references.set(this.#reference, { sheet: this.sheet, rect: this.#fixed });
    }
    return this.#reference;
  }

  get rect(): Rect {
    if (this.#reference === null) return this.#fixed;
    return this.#context.book.references.get(this.#reference)?.rect ?? this.#fixed;
  }

  #at(rect: Rect): Range {
    return new Range(this.#context, this.sheet, rect);
  }

  get RowIndex(): number {
    return this.rect.row;
  }

  get ColumnIndex(): number {
    return this.rect.column;
  }

  get RowCount(): number {
    return this.rect.rows;
  }

  get ColumnCount(): number {
    return this.rect.columns;
  }

  #cells() {
    if (this.rect.rows * this.rect.columns > 500_000) throw notImplemented('values of whole rows, columns and sheets');
    return this.#context.grid.read(this.sheet, this.rect);
  }

  get Values(): unknown[][] {
    return this.#cells().map((line) => line.map((cell) => cell.value));
  }

  get Text(): string[][] {
    return this.#cells().map((line) => line.map((cell) => cell.text));
  }

  get ValueTypes(): string[][] {
    return this.#cells().map((line) => line.map((cell) => valueType(cell.value)));
  }

  get Formulas(): unknown[][] {
    const { rect, sheet } = this;
    const { book } = this.#context;
    return this.#cells().map((line, row) =>
      line.map(({ formula, value }, column) =>
        formula ? fromGridFormula(book, sheet, rect.row + row, rect.column + column, formula) : value,
      ),
    );
  }

  set Formulas(given: unknown) {
    const { rect, sheet } = this;
    const { book, grid } = this.#context;
    this.#context.assertMayWrite(sheet, rect);
    const entries = matrixOf(given, rect, 'formulas').map((line, down) =>
      line.map((value, right) => {
        const [row, column] = [rect.row + down, rect.column + right];
        const isText = typeof value === 'string' && value !== '';
        const entry = entryOf(value, isText ? grid.numberFormat(sheet, row, column) : '');
        if (!entry || !('formula' in entry)) return entry;
        return { formula: toGridFormula(book, sheet, row, column, entry.formula) };
      }),
    );
    grid.write(sheet, rect, entries);
  }

  get NumberFormat(): string[][] {
    const { row, column, rows, columns } = this.rect;
    return Array.from({ length: rows }, (_, down) =>
      Array.from({ length: columns }, (__, right) =>
        this.#context.grid.numberFormat(this.sheet, row + down, column + right),
      ),
    );
  }

  set NumberFormat(given: unknown) {
    const { rect, sheet } = this;
    this.#context.assertAllowed(sheet, 'allowFormatCells');
    const { grid } = this.#context;
    const matrix = matrixOf(given, rect, 'numberFormat');
    const first = matrix[0]?.[0];
    if (matrix.every((line) => line.every((format) => format === first))) {
      grid.setStyle(sheet, rect, { numberFormat: String(first) });
      return;
    }
    matrix.forEach((line, down) =>
      line.forEach((format, right) => {
        const cell = { row: rect.row + down, column: rect.column + right, rows: 1, columns: 1 };
        grid.setStyle(sheet, cell, { numberFormat: String(format) });
      }),
    );
  }

  set Style(name: unknown) {
    this.#context.assertAllowed(this.sheet, 'allowFormatCells');
    const style = NAMED_STYLES[String(name)];
    if (!style) throw notImplemented(`the style ${String(name)}`);
    this.#context.grid.setStyle(this.sheet, this.rect, style);
  }

  #linesHidden(along: 'row' | 'column'): boolean | null {
    const [start, lines] = along === 'row' ? [this.rect.row, this.rect.rows] : [this.rect.column, this.rect.columns];
    const count = Math.max(1, Math.min(lines, this.#lastUsed(along, lines) - start + 1));
    const hidden = Array.from({ length: count }, (_, index) =>
      this.#context.grid.hiddenLine(this.sheet, along, start + index),
    );
    return hidden.every(Boolean) ? true : hidden.some(Boolean) ? null : false;
  }

  /** Of whole rows and columns nobody asks for more than holds something. */
  #lastUsed(along: 'row' | 'column', lines: number): number {
    if (lines <= 1000) return MAX_ROWS;
    const used = this.#context.grid.used(this.sheet);
    if (used === null) return 0;
    return along === 'row' ? used.row + used.rows - 1 : used.column + used.columns - 1;
  }

  get RowHidden(): boolean | null {
    return this.#linesHidden('row');
  }

  get ColumnHidden(): boolean | null {
    return this.#linesHidden('column');
  }

  set ColumnHidden(hidden: unknown) {
    this.#context.assertAllowed(this.sheet, 'allowFormatColumns');
    this.#context.grid.setColumnsHidden(this.sheet, this.rect.column, this.rect.columns, hidden === true);
  }

  get Format(): RangeFormat {
    return new RangeFormat(this.#context, this.sheet, this.rect);
  }

  get DataValidation(): DataValidation {
    return new DataValidation(this.#context, this.sheet, this.rect);
  }

  get ConditionalFormats(): ConditionalFormatCollection {
    return new ConditionalFormatCollection(this.#context, this.sheet, this.rect);
  }

  get Worksheet(): HostObject {
    return this.#context.worksheet(this.sheet);
  }

  GetMergedAreasOrNullObject(): RangeAreas | NullObject {
    const merged = this.#context.grid.merges(this.sheet).filter((one) => intersection(one, this.rect));
    return merged.length === 0 ? new NullObject() : new RangeAreas(merged.map((one) => this.#at(one)));
  }

  GetCell(row: unknown, column: unknown): Range {
    const { rect } = this;
    return this.#at({ row: rect.row + whole(row), column: rect.column + whole(column), rows: 1, columns: 1 });
  }

  GetRow(row: unknown): Range {
    return this.#at({ ...this.rect, row: this.rect.row + whole(row), rows: 1 });
  }

  GetColumn(column: unknown): Range {
    return this.#at({ ...this.rect, column: this.rect.column + whole(column), columns: 1 });
  }

  GetBoundingRect(other: unknown): Range {
    return this.#at(bounding(this.rect, Range.fromAddress(this.#context, this.sheet, other).rect));
  }

  Clear(applyTo: unknown): void {
    if (applyTo !== undefined && applyTo !== null && applyTo !== 'All')
      throw notImplemented(`clear(${String(applyTo)})`);
    this.#context.assertMayWrite(this.sheet, this.rect);
    this.#context.assertAllowed(this.sheet, 'allowFormatCells');
    this.#context.grid.clear(this.sheet, this.rect);
  }

  Merge(): void {
    this.#context.assertAllowed(this.sheet, 'allowFormatCells');
    this.#context.grid.merge(this.sheet, this.rect);
  }

  Select(): void {
    this.#context.grid.select(this.sheet, this.rect);
  }

  _KeepReference(): void {
    this.#context.book.references.set(this.referenceId, { sheet: this.sheet, rect: this.rect });
  }

  _ValidateArraySize(rows: unknown, columns: unknown): void {
    if (rows !== this.rect.rows || columns !== this.rect.columns) throw invalidArgument('size of the values');
  }
}

class RangeCollection extends HostCollection<Range> {
  readonly kind = 'RangeCollection';
  readonly #ranges: Range[];

  constructor(ranges: Range[]) {
    super();
    this.#ranges = ranges;
  }

  items(): Range[] {
    return this.#ranges;
  }

  protected matches(): boolean {
    return false;
  }
}

/** Excel.RangeAreas: several ranges of one sheet. */
class RangeAreas extends HostObject {
  readonly kind = 'RangeAreas';
  readonly #ranges: Range[];

  constructor(ranges: Range[]) {
    super();
    this.#ranges = ranges;
  }

  /** Where they lie is asked in the batch that made them. */
  _KeepReference(): void {}

  get AreaCount(): number {
    return this.#ranges.length;
  }

  get Areas(): RangeCollection {
    return new RangeCollection(this.#ranges);
  }
}
