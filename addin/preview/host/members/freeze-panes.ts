// Excel.WorksheetFreezePanes.
import { MAX_COLUMNS, MAX_ROWS } from '../../address';
import { HostObject, NullObject } from '../host-object';
import type { ModelContext } from './context';
import { Range } from './range';

export class FreezePanes extends HostObject {
  readonly kind = 'WorksheetFreezePanes';
  readonly #context: ModelContext;
  readonly #sheet: string;

  constructor(context: ModelContext, sheet: string) {
    super();
    this.#context = context;
    this.#sheet = sheet;
  }

  FreezeRows(count: unknown): void {
    this.#context.grid.freeze(this.#sheet, Number(count ?? 1), 0);
  }

  FreezeColumns(count: unknown): void {
    this.#context.grid.freeze(this.#sheet, 0, Number(count ?? 1));
  }

  FreezeAt(frozen: unknown): void {
    const { rect } = Range.fromAddress(this.#context, this.#sheet, frozen);
    const rows = rect.rows === MAX_ROWS ? 0 : rect.row + rect.rows;
    const columns = rect.columns === MAX_COLUMNS ? 0 : rect.column + rect.columns;
    this.#context.grid.freeze(this.#sheet, rows, columns);
  }

  Unfreeze(): void {
    this.#context.grid.freeze(this.#sheet, 0, 0);
  }

  GetLocationOrNullObject(): Range | NullObject {
    const { rows, columns } = this.#context.grid.frozen(this.#sheet);
    if (rows === 0 && columns === 0) return new NullObject();
    const whole = Range.fromAddress(this.#context, this.#sheet, null).rect;
    const rect = { row: 0, column: 0, rows: rows || whole.rows, columns: columns || whole.columns };
    return new Range(this.#context, this.#sheet, rect);
  }
}
