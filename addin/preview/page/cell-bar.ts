// The bar above the grid: a name box that selects a cell, and a live region that says what the selected cell holds.
import { formatRect, parseAddress } from '../address';
import type { Book } from '../book/book';
import type { Selection } from '../grid/grid';
import { fromGridFormula } from '../host/members/structured-reference';
import type { Texts } from './texts';

export class CellBar {
  readonly #book: Book;
  readonly #texts: Texts;
  readonly #nameBox: HTMLInputElement;
  readonly #cell: HTMLElement;
  readonly #notice: HTMLElement;
  readonly #explanations = new Map<string, string>();

  constructor(book: Book, texts: Texts, parts: { nameBox: HTMLInputElement; cell: HTMLElement; notice: HTMLElement }) {
    this.#book = book;
    this.#texts = texts;
    this.#nameBox = parts.nameBox;
    this.#cell = parts.cell;
    this.#notice = parts.notice;
    this.#nameBox.setAttribute('aria-label', texts.nameBox);
    this.#nameBox.title = texts.nameBox;
    this.#nameBox.addEventListener('focus', () => this.#nameBox.select());
    this.#nameBox.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.isComposing) this.#goTo(this.#nameBox.value.trim());
    });
  }

  /** What a function said about its error in a cell, told when the cell is selected. */
  explain(sheet: string, row: number, column: number, message: string): void {
    this.#explanations.set(`${sheet}!${row},${column}`, message);
  }

  notify(text: string): void {
    this.#notice.textContent = text;
  }

  /** Busy: what the cell shows may still change. */
  show({ sheet, rect }: Selection, isBusy: boolean): void {
    this.#cell.setAttribute('aria-busy', String(isBusy));
    const address = formatRect(rect);
    const cell = this.#book.grid.read(sheet, { ...rect, rows: 1, columns: 1 })[0]?.[0];
    if (document.activeElement !== this.#nameBox) this.#nameBox.value = address;
    const explanation = this.#explanations.get(`${sheet}!${rect.row},${rect.column}`) ?? '';
    const formula = fromGridFormula(this.#book, sheet, rect.row, rect.column, cell?.formula ?? '');
    const parts = [address, cell?.text || this.#texts.blank, formula, explanation];
    const text = parts.filter(Boolean).join(' · ');
    if (this.#cell.textContent !== text) this.#cell.textContent = text;
  }

  #goTo(text: string): void {
    const { grid } = this.#book;
    const parsed = parseAddress(text);
    const sheet = parsed?.sheetName
      ? grid.sheets().find((entry) => entry.name === parsed.sheetName)?.id
      : grid.activeSheet();
    const isKnown = parsed !== null && sheet !== undefined;
    this.notify(isKnown ? '' : this.#texts.wrongAddress);
    if (!isKnown) return;
    this.#nameBox.blur();
    grid.select(sheet, parsed.rect);
    grid.focus();
  }
}
