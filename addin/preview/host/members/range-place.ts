// Where a range lies, and the ranges that lie relative to it.
import { MAX_COLUMNS, MAX_ROWS } from '../../address';
import type { Rect } from '../../address';
import { invalidArgument } from '../fault';
import { HostObject } from '../host-object';

const asCount = (value: unknown, fallback: number) => {
  if (value === undefined || value === null) return fallback;
  if (typeof value !== 'number' || !Number.isInteger(value)) throw invalidArgument('a whole number was expected');
  return value;
};

export abstract class RangePlace<Place extends HostObject> extends HostObject {
  abstract get rect(): Rect;
  /** A range of the same sheet. */
  abstract at(rect: Rect): Place;

  get CellCount(): number {
    return this.rect.rows * this.rect.columns;
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

  get IsEntireRow(): boolean {
    return this.rect.columns === MAX_COLUMNS;
  }

  get IsEntireColumn(): boolean {
    return this.rect.rows === MAX_ROWS;
  }

  GetCell(row: unknown, column: unknown): Place {
    const { rect } = this;
    return this.at({ row: rect.row + asCount(row, 0), column: rect.column + asCount(column, 0), rows: 1, columns: 1 });
  }

  GetRow(row: unknown): Place {
    return this.at({ ...this.rect, row: this.rect.row + asCount(row, 0), rows: 1 });
  }

  GetColumn(column: unknown): Place {
    return this.at({ ...this.rect, column: this.rect.column + asCount(column, 0), columns: 1 });
  }

  GetLastRow(): Place {
    return this.GetRow(this.rect.rows - 1);
  }

  GetLastColumn(): Place {
    return this.GetColumn(this.rect.columns - 1);
  }

  GetLastCell(): Place {
    return this.GetCell(this.rect.rows - 1, this.rect.columns - 1);
  }

  GetEntireRow(): Place {
    return this.at({ ...this.rect, column: 0, columns: MAX_COLUMNS });
  }

  GetEntireColumn(): Place {
    return this.at({ ...this.rect, row: 0, rows: MAX_ROWS });
  }

  GetOffsetRange(rows: unknown, columns: unknown): Place {
    const { rect } = this;
    return this.at({ ...rect, row: rect.row + asCount(rows, 0), column: rect.column + asCount(columns, 0) });
  }

  GetResizedRange(rows: unknown, columns: unknown): Place {
    const { rect } = this;
    return this.at({ ...rect, rows: rect.rows + asCount(rows, 0), columns: rect.columns + asCount(columns, 0) });
  }

  GetAbsoluteResizedRange(rows: unknown, columns: unknown): Place {
    return this.at({ ...this.rect, rows: asCount(rows, 1), columns: asCount(columns, 1) });
  }

  GetRowsBelow(count: unknown): Place {
    return this.at({ ...this.rect, row: this.rect.row + this.rect.rows, rows: asCount(count, 1) });
  }

  GetColumnsAfter(count: unknown): Place {
    return this.at({ ...this.rect, column: this.rect.column + this.rect.columns, columns: asCount(count, 1) });
  }
}
