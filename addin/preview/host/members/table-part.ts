// What the parts of an Excel.Table have in common: they belong to one table of the workbook.
import type { Rect } from '../../address';
import type { TableRecord } from '../../book/book';
import { HostCollection, HostObject } from '../host-object';
import type { ModelContext } from './context';
import type { Range } from './range';

/** The cells of a table, or of a part of it, below the header row. */
export const bodyOf = (rect: Rect): Rect => ({ ...rect, row: rect.row + 1, rows: Math.max(1, rect.rows - 1) });

/** A row or a column of a table. */
export abstract class TablePart extends HostObject {
  readonly index: number;
  protected readonly context: ModelContext;
  protected readonly table: TableRecord;

  constructor(context: ModelContext, table: TableRecord, index: number) {
    super();
    this.context = context;
    this.table = table;
    this.index = index;
  }

  get Index(): number {
    return this.index;
  }

  get Values(): unknown[][] {
    return this.GetRange().Values;
  }

  set Values(values: unknown) {
    this.GetRange().Values = values;
  }

  abstract GetRange(): Range;
}

/** The rows or the columns of a table. */
export abstract class TableParts<Part extends TablePart> extends HostCollection<Part> {
  protected readonly context: ModelContext;
  protected readonly table: TableRecord;

  constructor(context: ModelContext, table: TableRecord) {
    super();
    this.context = context;
    this.table = table;
  }
}
