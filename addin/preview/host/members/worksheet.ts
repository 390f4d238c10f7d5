// Excel.Worksheet with its protection, frozen panes and print set-up; and WorksheetCollection.
import { formatRect, MAX_COLUMNS, MAX_ROWS } from '../../address';
import { accessDenied, HostError, invalidArgument, notImplemented } from '../fault';
import { HostCollection, HostObject, NullObject, sameName } from '../host-object';
import { ChartCollection } from './chart';
import type { ModelContext } from './context';
import { NotShown } from './not-shown';
import { Range } from './range';
import { ShapeCollection } from './shape';
import { TableCollection } from './table';

const LONGEST_FOOTER = 253;
const FORBIDDEN = /[:\\/?*[\]]/;

function checkName(context: ModelContext, name: unknown, own: string | null): string {
  if (typeof name !== 'string' || name === '' || name.length > 31 || FORBIDDEN.test(name) || /^'|'$/.test(name)) {
    throw invalidArgument(`worksheet name ${String(name)}`);
  }
  const taken = context.grid.sheets().some((sheet) => sheet.id !== own && sameName(sheet.name, name));
  if (taken) throw new HostError('ItemAlreadyExists', `A worksheet named ${name} already exists.`);
  return name;
}

/** A part of a worksheet that is an object of its own. */
abstract class WorksheetPart extends HostObject {
  protected readonly context: ModelContext;
  protected readonly sheet: string;

  constructor(context: ModelContext, sheet: string) {
    super();
    this.context = context;
    this.sheet = sheet;
  }
}

class WorksheetProtection extends WorksheetPart {
  readonly kind = 'WorksheetProtection';

  get Protected(): boolean {
    return this.context.book.sheet(this.sheet).protection !== null;
  }

  Protect(options: unknown, password: unknown): void {
    if (this.Protected) throw new HostError('InvalidOperation', 'The worksheet is protected already.');
    const given = options !== null && typeof options === 'object' ? Object.fromEntries(Object.entries(options)) : {};
    this.context.book.sheet(this.sheet).protection = {
      options: given,
      password: typeof password === 'string' ? password : '',
    };
  }

  Unprotect(password: unknown): void {
    const record = this.context.book.sheet(this.sheet);
    if (record.protection && record.protection.password !== (password ?? '')) throw accessDenied('wrong password');
    record.protection = null;
  }
}

class FreezePanes extends WorksheetPart {
  readonly kind = 'WorksheetFreezePanes';

  FreezeAt(frozen: unknown): void {
    const { rect } = Range.fromAddress(this.context, this.sheet, frozen);
    const rows = rect.rows === MAX_ROWS ? 0 : rect.row + rect.rows;
    const columns = rect.columns === MAX_COLUMNS ? 0 : rect.column + rect.columns;
    this.context.grid.freeze(this.sheet, rows, columns);
  }

  Unfreeze(): void {
    this.context.grid.freeze(this.sheet, 0, 0);
  }
}

class HeaderFooter extends WorksheetPart {
  readonly kind = 'HeaderFooter';

  set CenterFooter(footer: unknown) {
    if (typeof footer !== 'string' || footer.length > LONGEST_FOOTER) throw invalidArgument('centerFooter');
    this.context.book.sheet(this.sheet).print.footer = footer;
  }
}

class HeadersFooters extends WorksheetPart {
  readonly kind = 'HeaderFooterGroup';

  get DefaultForAllPages(): HeaderFooter {
    return new HeaderFooter(this.context, this.sheet);
  }
}

/** What a file is saved with; the grid shows no pages. */
class PageLayout extends NotShown {
  readonly #context: ModelContext;
  readonly #sheet: string;

  constructor(context: ModelContext, sheet: string) {
    super('PageLayout', ['PaperSize', 'Zoom', 'CenterHorizontally']);
    this.#context = context;
    this.#sheet = sheet;
  }

  set Orientation(orientation: unknown) {
    this.#context.book.sheet(this.#sheet).print.landscape = orientation === 'Landscape';
  }

  get HeadersFooters(): HeadersFooters {
    return new HeadersFooters(this.#context, this.#sheet);
  }

  SetPrintTitleRows(range: unknown): void {
    const { rect } = Range.fromAddress(this.#context, this.#sheet, range);
    this.#context.book.sheet(this.#sheet).print.titleRows = formatRect(rect);
  }
}

export class Worksheet extends HostObject {
  readonly kind = 'Worksheet';
  readonly #context: ModelContext;
  readonly #id: string;

  constructor(context: ModelContext, id: string) {
    super();
    this.#context = context;
    this.#id = id;
  }

  #info() {
    return this.#context.grid.sheets().find((sheet) => sheet.id === this.#id);
  }

  #assertOtherVisible(): void {
    const others = this.#context.grid.sheets().filter((sheet) => !sheet.hidden && sheet.id !== this.#id);
    if (others.length === 0) {
      throw new HostError('InvalidOperation', 'A workbook must contain at least one visible worksheet.');
    }
  }

  get Id(): string {
    return this.#id;
  }

  get Name(): string {
    return this.#info()?.name ?? '';
  }

  set Name(name: unknown) {
    this.#context.grid.renameSheet(this.#id, checkName(this.#context, name, this.#id));
  }

  get Visibility(): string {
    return this.#info()?.hidden ? 'Hidden' : 'Visible';
  }

  set Visibility(visibility: unknown) {
    if (visibility !== 'Visible' && visibility !== 'Hidden') throw notImplemented(`visibility ${String(visibility)}`);
    if (visibility === 'Hidden') this.#assertOtherVisible();
    this.#context.grid.setHidden(this.#id, visibility === 'Hidden');
  }

  get Protection(): WorksheetProtection {
    return new WorksheetProtection(this.#context, this.#id);
  }

  get Tables(): TableCollection {
    return new TableCollection(this.#context, this.#id);
  }

  get Charts(): ChartCollection {
    return new ChartCollection(this.#context, this.#id);
  }

  get Shapes(): ShapeCollection {
    return new ShapeCollection(this.#context, this.#id);
  }

  get FreezePanes(): FreezePanes {
    return new FreezePanes(this.#context, this.#id);
  }

  get PageLayout(): PageLayout {
    return new PageLayout(this.#context, this.#id);
  }

  GetRange(address: unknown): Range {
    return Range.fromAddress(this.#context, this.#id, address);
  }

  GetUsedRangeOrNullObject(valuesOnly: unknown): Range | NullObject {
    if (valuesOnly !== true) throw notImplemented('the used range with formats');
    const used = this.#context.grid.used(this.#id);
    return used ? new Range(this.#context, this.#id, used) : new NullObject();
  }

  Activate(): void {
    if (this.#info()?.hidden) throw new HostError('InvalidOperation', 'A hidden worksheet cannot be activated.');
    this.#context.grid.activate(this.#id);
  }

  Delete(): void {
    this.#assertOtherVisible();
    this.#context.grid.removeSheet(this.#id);
    this.#context.book.forgetSheet(this.#id);
  }
}

export class WorksheetCollection extends HostCollection<Worksheet> {
  readonly kind = 'WorksheetCollection';
  readonly #context: ModelContext;

  constructor(context: ModelContext) {
    super();
    this.#context = context;
  }

  items(): Worksheet[] {
    return this.#context.grid.sheets().map((sheet) => new Worksheet(this.#context, sheet.id));
  }

  protected matches(item: Worksheet, key: unknown): boolean {
    return item.Id === key || sameName(item.Name, key);
  }

  Add(name: unknown): Worksheet {
    return new Worksheet(this.#context, this.#context.grid.addSheet(checkName(this.#context, name, null)));
  }

  _RegisterDataChangedEvent(): void {
    this.#context.changes.listen(true);
  }

  _UnregisterDataChangedEvent(): void {
    this.#context.changes.listen(false);
  }
}
