// Excel.Table and the collection of a sheet's or the workbook's tables.
import { intersection } from '../../address';
import { USUAL_TABLE_LOOK } from '../../book/book';
import type { TableRecord } from '../../book/book';
import { HostError, invalidArgument, notImplemented } from '../fault';
import { HostCollection, HostObject, sameName } from '../host-object';
import type { ModelContext } from './context';
import { Range } from './range';

class Table extends HostObject {
  readonly kind = 'Table';
  readonly record: TableRecord;
  readonly #context: ModelContext;

  constructor(context: ModelContext, record: TableRecord) {
    super();
    this.#context = context;
    this.record = record;
  }

  get Id(): string {
    return this.record.id;
  }

  get Name(): string {
    return this.record.name;
  }

  set Name(name: unknown) {
    if (typeof name !== 'string' || !/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name))
      throw invalidArgument(`table name ${String(name)}`);
    const taken = this.#context.book.tables.some((table) => table !== this.record && sameName(table.name, name));
    if (taken) throw new HostError('InvalidArgument', `A table named ${name} exists already.`);
    this.#context.book.removeTable(this.record);
    this.record.name = name;
    this.#context.book.putTable(this.record);
  }

  set Style(style: unknown) {
    if (typeof style !== 'string' || !/^TableStyle(Light|Medium|Dark)\d{1,2}$/.test(style))
      throw invalidArgument('style');
    this.record.style = style;
  }

  set ShowBandedRows(isBanded: unknown) {
    this.record.isBanded = isBanded === true;
  }

  get Worksheet(): HostObject {
    return this.#context.worksheet(this.record.sheet);
  }

  GetRange(): Range {
    return new Range(this.#context, this.record.sheet, this.record.rect);
  }

  GetHeaderRowRange(): Range {
    return this.GetRange().GetRow(0);
  }

  GetDataBodyRange(): Range {
    const { rect, sheet } = this.record;
    const body = { ...rect, row: rect.row + 1, rows: Math.max(1, rect.rows - 1) };
    return new Range(this.#context, sheet, body);
  }

  ConvertToRange(): Range {
    const range = this.GetRange();
    this.#context.book.removeTable(this.record);
    return range;
  }
}

/** The columns' names from the header row; blank and repeated headers get names of their own, as in Excel. */
function nameColumns(context: ModelContext, sheet: string, rect: TableRecord['rect']): string[] {
  const header = { ...rect, rows: 1 };
  const titles = context.grid.read(sheet, header)[0] ?? [];
  const names: string[] = [];
  titles.forEach((cell, index) => {
    const wanted = cell.text || `Column${index + 1}`;
    const repeated = names.filter((name) => name.replace(/\d+$/, '') === wanted || name === wanted).length;
    names.push(repeated > 0 && names.includes(wanted) ? `${wanted}${repeated + 1}` : wanted);
  });
  if (names.some((name, index) => titles[index]?.text !== name)) {
    context.grid.write(sheet, header, [names.map((value) => ({ value }))]);
  }
  return names;
}

export class TableCollection extends HostCollection<Table> {
  readonly kind = 'TableCollection';
  readonly #context: ModelContext;
  readonly #sheet: string | null;

  constructor(context: ModelContext, sheet: string | null) {
    super();
    this.#context = context;
    this.#sheet = sheet;
  }

  items(): Table[] {
    return this.#context.book.tables
      .filter((table) => this.#sheet === null || table.sheet === this.#sheet)
      .map((table) => new Table(this.#context, table));
  }

  protected matches(item: Table, key: unknown): boolean {
    return item.record.id === String(key) || sameName(item.record.name, key);
  }

  Add(address: unknown, hasHeaders: unknown): Table {
    if (this.#sheet === null) throw notImplemented('adding tables to no worksheet');
    if (hasHeaders !== true) throw notImplemented('tables without headers');
    const { sheet, rect } = Range.fromAddress(this.#context, this.#sheet, address);
    this.#context.assertMayWrite(sheet, rect);
    const others = this.#context.book.tables.filter((table) => table.sheet === sheet);
    if (others.some((table) => intersection(table.rect, rect))) {
      throw new HostError('InvalidArgument', 'A table cannot overlap another table.');
    }
    const number = this.#context.book.nextId();
    const columns = nameColumns(this.#context, sheet, rect);
    const record: TableRecord = {
      id: String(number),
      name: `Table${number}`,
      sheet,
      rect,
      columns,
      ...USUAL_TABLE_LOOK,
    };
    this.#context.book.putTable(record);
    return new Table(this.#context, record);
  }
}
