// What stands in the cells of a range: values, formulas, texts, their types and number formats.
import type { HostObject } from '../host-object';
import { notImplemented } from '../fault';
import { entryOf, matrixOf } from './cell-entry';
import type { ModelContext } from './context';
import { RangePlace } from './range-place';
import { fromGridFormula, toGridFormula } from './structured-reference';

const VALUE_TYPES: Record<string, string> = { number: 'Double', boolean: 'Boolean', string: 'String' };
const ERRORS = /^#(N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!|SPILL!|CALC!|BUSY!|GETTING_DATA)$/;

const valueType = (value: unknown) =>
  value === ''
    ? 'Empty'
    : typeof value === 'string' && ERRORS.test(value)
      ? 'Error'
      : (VALUE_TYPES[typeof value] ?? 'Unknown');

export abstract class RangeContent<Place extends HostObject> extends RangePlace<Place> {
  abstract readonly sheet: string;
  protected abstract readonly context: ModelContext;

  #cells() {
    if (this.rect.rows * this.rect.columns > 500_000) throw notImplemented('values of whole rows, columns and sheets');
    return this.context.grid.read(this.sheet, this.rect);
  }

  #write(given: unknown, what: string): void {
    const { rect, sheet } = this;
    this.context.assertMayWrite(sheet, rect);
    const matrix = matrixOf(given, rect, what);
    const { grid } = this.context;
    const entries = matrix.map((line, row) =>
      line.map((value, column) => {
        const isText = typeof value === 'string' && value !== '';
        const format = isText ? (grid.style(sheet, rect.row + row, rect.column + column).numberFormat ?? '') : '';
        const entry = entryOf(value, format);
        if (!entry || !('formula' in entry)) return entry;
        const formula = toGridFormula(this.context.book, sheet, rect.row + row, rect.column + column, entry.formula);
        return { formula };
      }),
    );
    grid.write(sheet, rect, entries);
  }

  get Values(): unknown[][] {
    return this.#cells().map((line) => line.map((cell) => cell.value));
  }

  set Values(given: unknown) {
    this.#write(given, 'values');
  }

  get Formulas(): unknown[][] {
    const { rect, sheet } = this;
    return this.#cells().map((line, row) =>
      line.map(({ formula, value }, column) =>
        formula ? fromGridFormula(this.context.book, sheet, rect.row + row, rect.column + column, formula) : value,
      ),
    );
  }

  set Formulas(given: unknown) {
    this.#write(given, 'formulas');
  }

  get Text(): string[][] {
    return this.#cells().map((line) => line.map((cell) => cell.text));
  }

  get ValueTypes(): string[][] {
    return this.#cells().map((line) => line.map((cell) => valueType(cell.value)));
  }

  get NumberFormat(): string[][] {
    const { row, column, rows, columns } = this.rect;
    return Array.from({ length: rows }, (_, down) =>
      Array.from(
        { length: columns },
        (__, right) => this.context.grid.style(this.sheet, row + down, column + right).numberFormat ?? 'General',
      ),
    );
  }

  set NumberFormat(given: unknown) {
    const { rect, sheet } = this;
    this.context.assertAllowed(sheet, 'allowFormatCells');
    const matrix = matrixOf(given, rect, 'numberFormat');
    const first = matrix[0]?.[0];
    if (matrix.every((line) => line.every((format) => format === first))) {
      if (first !== null) this.context.grid.setStyle(sheet, rect, { numberFormat: String(first) });
      return;
    }
    matrix.forEach((line, down) =>
      line.forEach((format, right) => {
        const cell = { row: rect.row + down, column: rect.column + right, rows: 1, columns: 1 };
        if (format !== null) this.context.grid.setStyle(sheet, cell, { numberFormat: String(format) });
      }),
    );
  }
}
