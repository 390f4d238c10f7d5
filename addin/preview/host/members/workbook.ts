// Excel.Workbook and Excel.Application: where every path begins.
import type { Book } from '../../book/book';
import type { Roots } from '../batch';
import type { Changes } from '../changes';
import { HostObject } from '../host-object';
import { ModelContext } from './context';
import { Range } from './range';
import { SettingCollection } from './settings';
import { TableCollection } from './table';
import { Worksheet, WorksheetCollection } from './worksheet';

class Application extends HostObject {
  readonly kind = 'Application';
  readonly #context: ModelContext;

  constructor(context: ModelContext) {
    super();
    this.#context = context;
  }

  /** Every calculation is a full one. */
  Calculate(): void {
    this.#context.forgetCustomResults();
    this.#context.grid.recalculate();
  }
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

  constructor(context: ModelContext) {
    super();
    this.#context = context;
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

  get Settings(): SettingCollection {
    return new SettingCollection(this.#context.book.settings);
  }

  GetSelectedRange(): Range {
    const { sheet, rect } = this.#context.grid.selection();
    return new Range(this.#context, sheet, rect);
  }

  _RemoveReference(id: unknown): void {
    this.#context.book.references.delete(String(id));
  }
}

/** The object model of a book: where the paths of office.js begin. */
export function objectModel(
  book: Book,
  changes: Changes,
  services: { readonly service: Roots['service']; readonly forgetCustomResults: () => void },
): Roots {
  const worksheet = (context: ModelContext, id: string) => new Worksheet(context, id);
  const context = new ModelContext(book, changes, services.forgetCustomResults, worksheet);
  return {
    global: new Workbook(context),
    service: services.service,
    reference: (id) => Range.ofReference(context, id),
  };
}
