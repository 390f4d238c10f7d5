// What every member of the object model works on.
import type { Book } from '../../book/book';
import type { Rect } from '../../address';
import type { Grid } from '../../grid/grid';
import type { Changes } from '../changes';
import { accessDenied } from '../fault';
import type { HostObject } from '../host-object';

export class ModelContext {
  readonly book: Book;
  readonly changes: Changes;
  /** A full calculation asks custom functions again. */
  readonly forgetCustomResults: () => void;
  /** The worksheet of an id: worksheets have tables, and tables name their worksheet. */
  readonly worksheet: (id: string) => HostObject;

  constructor(
    book: Book,
    changes: Changes,
    forgetCustomResults: () => void,
    worksheet: (context: ModelContext, id: string) => HostObject,
  ) {
    this.book = book;
    this.changes = changes;
    this.forgetCustomResults = forgetCustomResults;
    this.worksheet = (id) => worksheet(this, id);
  }

  get grid(): Grid {
    return this.book.grid;
  }

  assertMayWrite(sheet: string, rect: Rect): void {
    if (!this.book.mayWrite(sheet, rect)) throw accessDenied('the sheet is protected and the cells are locked');
  }

  /** For what protection forbids as a whole unless its options allow it. */
  assertAllowed(sheet: string, option: string): void {
    const { protection } = this.book.sheet(sheet);
    if (protection && protection.options[option] !== true) throw accessDenied(`the sheet is protected (${option})`);
  }
}
