// Excel.Workbook and Excel.Application: where every path begins.
import type { Book } from '../../book/book';
import type { Roots } from '../batch';
import type { HostEvents } from '../events';
import { HostObject } from '../host-object';
import { notImplemented } from '../fault';
import { ModelContext } from './context';
import { CustomXmlPartCollection } from './custom-xml';
import { documentProperties } from './document-properties';
import { KeyedValueCollection } from './keyed-value';
import { NamedItemCollection } from './named-item';
import { Range } from './range';
import { StyleCollection } from './styles';
import { TableCollection } from './table';
import { Worksheet, WorksheetCollection } from './worksheet';

class Application extends HostObject {
  readonly kind = 'Application';
  readonly #context: ModelContext;

  constructor(context: ModelContext) {
    super();
    this.#context = context;
  }

  get CalculationMode(): string {
    return this.#context.book.calculationMode;
  }

  set CalculationMode(mode: unknown) {
    if (mode !== 'Automatic') throw notImplemented(`calculationMode ${String(mode)}`);
    this.#context.book.calculationMode = mode;
  }

  get CalculationState(): string {
    return 'Done';
  }

  Calculate(type: unknown): void {
    if (type !== 'Recalculate') this.#context.forgetCustomResults();
    this.#context.grid.recalculate();
  }

  /** Univer paints and calculates after a batch as it is, so there is nothing to hold back. */
  SuspendApiCalculationUntilNextSync(): void {}

  SuspendScreenUpdatingUntilNextSync(): void {}
}

class WorkbookProtection extends HostObject {
  readonly kind = 'WorkbookProtection';

  /** Nobody can protect the structure of the preview workbook. */
  get Protected(): boolean {
    return false;
  }
}

class Workbook extends HostObject {
  readonly kind = 'Workbook';
  readonly #context: ModelContext;
  readonly #name: string;

  constructor(context: ModelContext, name: string) {
    super();
    this.#context = context;
    this.#name = name;
  }

  get Name(): string {
    return this.#name;
  }

  get ReadOnly(): boolean {
    return false;
  }

  get Application(): Application {
    return new Application(this.#context);
  }

  get Protection(): WorkbookProtection {
    return new WorkbookProtection();
  }

  get Worksheets(): WorksheetCollection {
    return new WorksheetCollection(this.#context);
  }

  get Tables(): TableCollection {
    return new TableCollection(this.#context, null);
  }

  get Names(): NamedItemCollection {
    return new NamedItemCollection(this.#context, null);
  }

  get Settings(): KeyedValueCollection {
    return new KeyedValueCollection('Setting', this.#context.book.settings);
  }

  get Styles(): StyleCollection {
    return new StyleCollection(this.#context);
  }

  get CustomXmlParts(): CustomXmlPartCollection {
    return new CustomXmlPartCollection(this.#context, null);
  }

  get Properties(): HostObject {
    return documentProperties(this.#context);
  }

  GetSelectedRange(): Range {
    const { sheet, rect } = this.#context.grid.selection();
    return new Range(this.#context, sheet, rect);
  }

  GetActiveCell(): Range {
    return this.GetSelectedRange().GetCell(0, 0);
  }

  _RemoveReference(id: unknown): void {
    this.#context.book.references.delete(String(id));
  }

  _RemoveAllReferences(): void {
    this.#context.book.references.clear();
  }

  _GetRangeForEventByReferenceId(id: unknown): Range {
    return Range.ofReference(this.#context, String(id));
  }

  _GetRangeOrNullObjectForEventByReferenceId(id: unknown): Range {
    return Range.ofReference(this.#context, String(id));
  }
}

/** The object model of a book: where the paths of office.js begin. */
export function objectModel(
  book: Book,
  name: string,
  events: HostEvents,
  services: { readonly service: Roots['service']; readonly forgetCustomResults: () => void },
): Roots {
  const worksheet = (context: ModelContext, id: string) => new Worksheet(context, id);
  const context = new ModelContext(book, events, services.forgetCustomResults, worksheet);
  return {
    global: new Workbook(context, name),
    service: services.service,
    reference: (id) => Range.ofReference(context, id),
  };
}
