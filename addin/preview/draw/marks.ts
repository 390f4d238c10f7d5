// Cells that are marked while a condition holds, on the sheet that is shown: the others' conditions are not calculated.
import { contains } from '../address';
import type { Book } from '../book/book';
import type { MarkRecord } from '../book/sheet-record';
import type { Style } from '../grid/grid';
import type { SideFormulas } from '../grid/side-formulas';

interface Watched {
  readonly mark: MarkRecord;
  readonly id: string;
}

const keyOf = (sheet: string, marks: readonly MarkRecord[]): string => JSON.stringify([sheet, marks]);

const isTrue = (value: unknown): boolean => value === true || (typeof value === 'number' && value !== 0);

export class Marks {
  readonly #book: Book;
  readonly #formulas: SideFormulas;
  #sheet = '';
  #key = '';
  #watched: readonly Watched[] = [];

  constructor(book: Book, formulas: SideFormulas) {
    this.#book = book;
    this.#formulas = formulas;
  }

  get isWatching(): boolean {
    return this.#watched.length > 0;
  }

  /** Takes up what the shown sheet is to be marked by, where that is not so yet. */
  follow(): void {
    const sheet = this.#book.grid.activeSheet();
    const marks = this.#book.sheet(sheet).marks.filter(({ formula }) => formula !== '');
    const key = keyOf(sheet, marks);
    if (key === this.#key) return;
    this.#formulas.drop(
      this.#sheet,
      this.#watched.map(({ id }) => id),
    );
    this.#sheet = sheet;
    this.#key = key;
    this.#watched = marks.map((mark) => ({ mark, id: this.#formulas.take(sheet, mark.formula, mark.rect) }));
  }

  look(sheet: string, row: number, column: number): Style | null {
    if (sheet !== this.#sheet) return null;
    const cell = { row, column, rows: 1, columns: 1 };
    const held = this.#watched.find(
      ({ id, mark: { rect } }) =>
        contains(rect, cell) &&
        isTrue(this.#formulas.answer(sheet, id, row - rect.row, column - rect.column)?.[0]?.[0]),
    );
    if (!held) return null;
    const { fill, fontColor, bold } = held.mark;
    return { fill, fontColor, bold };
  }
}
