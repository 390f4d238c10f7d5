// Excel.Table and the collection of a sheet's or the workbook's tables.
import { intersection } from '../../address';
import type { TableRecord } from '../../book/book';
import { HostError, invalidArgument, notImplemented } from '../fault';
import { HostCollection, HostObject, sameName } from '../host-object';
import type { ModelContext } from './context';
import { Range } from './range';
import { TableColumnCollection } from './table-column';
import { bodyOf } from './table-part';
import { TableRowCollection } from './table-row';

export class Table extends HostObject {
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

  get ShowHeaders(): boolean {
    return true;
  }

  get ShowTotals(): boolean {
    return false;
  }

  get Style(): string {
    return this.record.style;
  }

  set Style(style: unknown) {
    this.record.style = String(style);
  }

  get ShowBandedRows(): boolean {
    return this.record.showBandedRows;
  }

  set ShowBandedRows(shown: unknown) {
    this.record.showBandedRows = shown === true;
  }

  get ShowFilterButton(): boolean {
    return this.record.showFilterButton;
  }

  set ShowFilterButton(shown: unknown) {
    this.record.showFilterButton = shown === true;
  }

  get Columns(): TableColumnCollection {
    return new TableColumnCollection(this.#context, this.record);
  }

  get Rows(): TableRowCollection {
    return new TableRowCollection(this.#context, this.record);
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
    return new Range(this.#context, this.record.sheet, bodyOf(this.record.rect));
  }

  Resize(address: unknown): void {
    const { rect } = Range.fromAddress(this.#context, this.record.sheet, address);
    if (rect.row !== this.record.rect.row) throw invalidArgument('the header row stays where it is');
    this.record.rect = rect;
    readColumns(this.#context, this.record);
  }

  ConvertToRange(): Range {
    const range = this.GetRange();
    this.#context.book.removeTable(this.record);
    return range;
  }

  Delete(): void {
    this.GetRange().Clear('All');
    this.#context.book.removeTable(this.record);
  }
}

/** Takes the columns' names from the header row; blank and repeated headers get names of their own, as in Excel. */
function readColumns(context: ModelContext, table: TableRecord): void {
  const header = { ...table.rect, rows: 1 };
  const titles = context.grid.read(table.sheet, header)[0] ?? [];
  const names: string[] = [];
  titles.forEach((cell, index) => {
    const wanted = cell.text || `Column${index + 1}`;
    const repeated = names.filter((name) => name.replace(/\d+$/, '') === wanted || name === wanted).length;
    names.push(repeated > 0 && names.includes(wanted) ? `${wanted}${repeated + 1}` : wanted);
  });
  table.columns = names.map((name, index) => ({ id: table.columns[index]?.id ?? index + 1, name }));
  if (names.some((name, index) => titles[index]?.text !== name)) {
    context.grid.write(table.sheet, header, [names.map((value) => ({ value }))]);
  }
  context.book.putTable(table);
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
    const range = Range.fromAddress(this.#context, this.#sheet ?? this.#context.grid.activeSheet(), address);
    const { sheet, rect } = range;
    if (hasHeaders !== true) throw notImplemented('tables without headers');
    this.#context.assertMayWrite(sheet, rect);
    const others = this.#context.book.tables.filter((table) => table.sheet === sheet);
    if (others.some((table) => intersection(table.rect, rect))) {
      throw new HostError('InvalidArgument', 'A table cannot overlap another table.');
    }
    const number = this.#context.book.nextId();
    const record: TableRecord = {
      id: String(number),
      name: `Table${number}`,
      sheet,
      rect,
      columns: [],
      style: 'TableStyleMedium2',
      showBandedRows: true,
      showFilterButton: true,
    };
    readColumns(this.#context, record);
    return new Table(this.#context, record);
  }
}
