// Excel.Worksheet and WorksheetCollection.
import { HostError, invalidArgument } from '../fault';
import { EVENT, WORKBOOK_TARGET } from '../events';
import { HostCollection, HostObject, NullObject, sameName } from '../host-object';
import { ChartCollection } from './chart';
import type { ModelContext } from './context';
import { FreezePanes } from './freeze-panes';
import { NamedItemCollection } from './named-item';
import { pageLayout } from './page-layout';
import { Range } from './range';
import { TableCollection } from './table';
import { WorksheetProtection } from './worksheet-protection';

const FORBIDDEN = /[:\\/?*[\]]/;

function checkName(context: ModelContext, name: unknown, own: string | null): string {
  if (typeof name !== 'string' || name === '' || name.length > 31 || FORBIDDEN.test(name) || /^'|'$/.test(name)) {
    throw invalidArgument(`worksheet name ${String(name)}`);
  }
  const taken = context.grid.sheets().some((sheet) => sheet.id !== own && sameName(sheet.name, name));
  if (taken) throw new HostError('ItemAlreadyExists', `A worksheet named ${name} already exists.`);
  return name;
}

export class Worksheet extends HostObject {
  readonly kind = 'Worksheet';
  private readonly context: ModelContext;
  private readonly target: string;

  constructor(context: ModelContext, id: string) {
    super();
    this.context = context;
    this.target = id;
  }

  override listen(event: string, on: boolean): boolean {
    return this.context.events.listen(event, this.target, on);
  }

  get Id(): string {
    return this.target;
  }

  get Name(): string {
    return this.context.grid.sheets().find((sheet) => sheet.id === this.target)?.name ?? '';
  }

  set Name(name: unknown) {
    this.context.grid.renameSheet(this.target, checkName(this.context, name, this.target));
  }

  get Position(): number {
    return this.context.grid.sheets().findIndex((sheet) => sheet.id === this.target);
  }

  set Position(index: unknown) {
    const count = this.context.grid.sheets().length;
    if (typeof index !== 'number' || index < 0 || index >= count) throw invalidArgument('position');
    this.context.grid.moveSheet(this.target, index);
  }

  get Visibility(): string {
    const hidden = this.context.grid.sheets().find((sheet) => sheet.id === this.target)?.hidden;
    if (!hidden) return 'Visible';
    return this.context.book.sheet(this.target).veryHidden ? 'VeryHidden' : 'Hidden';
  }

  set Visibility(visibility: unknown) {
    if (!['Visible', 'Hidden', 'VeryHidden'].includes(String(visibility))) throw invalidArgument('visibility');
    const others = this.context.grid.sheets().filter((sheet) => !sheet.hidden && sheet.id !== this.target);
    if (visibility !== 'Visible' && others.length === 0) {
      throw new HostError('InvalidOperation', 'A workbook must contain at least one visible worksheet.');
    }
    this.context.book.sheet(this.target).veryHidden = visibility === 'VeryHidden';
    this.context.grid.setHidden(this.target, visibility !== 'Visible');
  }

  get TabColor(): string {
    return this.context.grid.tabColor(this.target);
  }

  set TabColor(color: unknown) {
    this.context.grid.setTabColor(this.target, String(color));
  }

  get ShowGridlines(): boolean {
    return this.context.grid.gridlines(this.target);
  }

  /** The name under which office.js sends showGridlines. */
  set Gridlines(shown: unknown) {
    this.context.grid.setGridlines(this.target, shown === true);
  }

  get Protection(): WorksheetProtection {
    return new WorksheetProtection(this.context, this.target);
  }

  get Tables(): TableCollection {
    return new TableCollection(this.context, this.target);
  }

  get Names(): NamedItemCollection {
    return new NamedItemCollection(this.context, this.target);
  }

  get Charts(): ChartCollection {
    return new ChartCollection(this.context, this.target);
  }

  get FreezePanes(): FreezePanes {
    return new FreezePanes(this.context, this.target);
  }

  get PageLayout(): HostObject {
    return pageLayout(this.context, this.target);
  }

  GetRange(address: unknown): Range {
    return Range.fromAddress(this.context, this.target, address);
  }

  GetRangeByIndexes(row: unknown, column: unknown, rows: unknown, columns: unknown): Range {
    if (![row, column, rows, columns].every((value) => Number.isInteger(value))) throw invalidArgument('indexes');
    const rect = { row: Number(row), column: Number(column), rows: Number(rows), columns: Number(columns) };
    return new Range(this.context, this.target, rect);
  }

  GetCell(row: unknown, column: unknown): Range {
    return this.GetRangeByIndexes(row, column, 1, 1);
  }

  GetUsedRange(valuesOnly: unknown): Range {
    return this.GetRange(null).GetUsedRange(valuesOnly);
  }

  GetUsedRangeOrNullObject(valuesOnly: unknown): Range | NullObject {
    return this.GetRange(null).GetUsedRangeOrNullObject(valuesOnly);
  }

  #neighbour(step: number): Worksheet | NullObject {
    const found = this.context.grid.sheets()[this.Position + step];
    return found ? new Worksheet(this.context, found.id) : new NullObject();
  }

  GetNextOrNullObject(): Worksheet | NullObject {
    return this.#neighbour(1);
  }

  GetPreviousOrNullObject(): Worksheet | NullObject {
    return this.#neighbour(-1);
  }

  Activate(): void {
    if (this.Visibility !== 'Visible')
      throw new HostError('InvalidOperation', 'A hidden worksheet cannot be activated.');
    this.context.grid.activate(this.target);
  }

  Calculate(): void {
    this.context.grid.recalculate();
  }

  Delete(): void {
    const visible = this.context.grid.sheets().filter((sheet) => !sheet.hidden);
    if (visible.length === 1 && visible[0]?.id === this.target) {
      throw new HostError('InvalidOperation', 'A workbook must contain at least one visible worksheet.');
    }
    this.context.grid.removeSheet(this.target);
    this.context.book.forgetSheet(this.target);
    this.context.events.raise(EVENT.deleted, this.target, {});
  }
}

export class WorksheetCollection extends HostCollection<Worksheet> {
  readonly kind = 'WorksheetCollection';
  readonly #context: ModelContext;

  constructor(context: ModelContext) {
    super();
    this.#context = context;
  }

  override listen(event: string, on: boolean): boolean {
    return this.#context.events.listen(event, WORKBOOK_TARGET, on);
  }

  items(): Worksheet[] {
    return this.#context.grid.sheets().map((sheet) => new Worksheet(this.#context, sheet.id));
  }

  protected matches(item: Worksheet, key: unknown): boolean {
    return item.Id === key || sameName(item.Name, key);
  }

  override GetCount(visibleOnly?: unknown): number {
    return this.items().filter((sheet) => visibleOnly !== true || sheet.Visibility === 'Visible').length;
  }

  #end(visibleOnly: unknown, last: boolean): Worksheet {
    const sheets = this.items().filter((sheet) => visibleOnly !== true || sheet.Visibility === 'Visible');
    return this.GetItem((last ? sheets.at(-1) : sheets[0])?.Id);
  }

  GetFirst(visibleOnly: unknown): Worksheet {
    return this.#end(visibleOnly, false);
  }

  GetLast(visibleOnly: unknown): Worksheet {
    return this.#end(visibleOnly, true);
  }

  GetActiveWorksheet(): Worksheet {
    return new Worksheet(this.#context, this.#context.grid.activeSheet());
  }

  Add(name: unknown): Worksheet {
    const names = this.#context.grid.sheets().map((sheet) => sheet.name);
    const free = Array.from({ length: names.length + 1 }, (_, index) => `Sheet${index + 1}`).find(
      (one) => !names.includes(one),
    );
    const id = this.#context.grid.addSheet(checkName(this.#context, name ?? free, null));
    this.#context.events.raise(EVENT.added, id, {});
    return new Worksheet(this.#context, id);
  }
}
