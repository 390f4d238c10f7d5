// Excel.TableColumn and the collection of a table's columns.
import { sameName } from '../host-object';
import { Range } from './range';
import { bodyOf, TablePart, TableParts } from './table-part';

class TableColumn extends TablePart {
  readonly kind = 'TableColumn';

  get Id(): number {
    return this.table.columns[this.index]?.id ?? 0;
  }

  get Name(): string {
    return this.table.columns[this.index]?.name ?? '';
  }

  set Name(name: unknown) {
    this.GetHeaderRowRange().Values = name;
  }

  GetRange(): Range {
    const { rect, sheet } = this.table;
    return new Range(this.context, sheet, { ...rect, column: rect.column + this.index, columns: 1 });
  }

  GetHeaderRowRange(): Range {
    return this.GetRange().GetRow(0);
  }

  GetDataBodyRange(): Range {
    const range = this.GetRange();
    return new Range(this.context, range.sheet, bodyOf(range.rect));
  }
}

export class TableColumnCollection extends TableParts<TableColumn> {
  readonly kind = 'TableColumnCollection';

  items(): TableColumn[] {
    return this.table.columns.map((_, index) => new TableColumn(this.context, this.table, index));
  }

  protected matches(item: TableColumn, key: unknown): boolean {
    return item.Id === key || sameName(item.Name, key);
  }
}
