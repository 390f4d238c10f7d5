// Excel.TableRow and the collection of a table's rows.
import type { Rect } from '../../address';
import { notImplemented } from '../fault';
import { matrixOf } from './cell-entry';
import { Range } from './range';
import { TablePart, TableParts } from './table-part';

class TableRow extends TablePart {
  readonly kind = 'TableRow';

  GetRange(): Range {
    const { rect, sheet } = this.table;
    return new Range(this.context, sheet, { ...rect, row: rect.row + 1 + this.index, rows: 1 });
  }
}

export class TableRowCollection extends TableParts<TableRow> {
  readonly kind = 'TableRowCollection';

  items(): TableRow[] {
    const count = Math.max(1, this.table.rect.rows - 1);
    return Array.from({ length: count }, (_, index) => new TableRow(this.context, this.table, index));
  }

  protected matches(item: TableRow, key: unknown): boolean {
    return item.index === key;
  }

  Add(index: unknown, values: unknown): TableRow {
    if (index !== null && index !== undefined) throw notImplemented('inserting table rows between others');
    if (!Array.isArray(values)) throw notImplemented('adding table rows without values');
    const { rect, sheet } = this.table;
    const lines: unknown[] = Array.isArray(values[0]) ? values : [values];
    const below: Rect = { ...rect, row: rect.row + rect.rows, rows: lines.length };
    matrixOf(lines, below, 'values');
    const range = new Range(this.context, sheet, below);
    if (
      this.context.grid
        .read(sheet, below)
        .flat()
        .some((cell) => cell.text !== '')
    ) {
      throw notImplemented('adding table rows above cells with content');
    }
    range.Values = lines;
    this.context.book.putTable(Object.assign(this.table, { rect: { ...rect, rows: rect.rows + lines.length } }));
    return new TableRow(this.context, this.table, rect.rows - 1);
  }
}
