// What helps with an entry: the list that a cell's values come from, and what its rule says when the cell is gone to.
import { movedFormula } from '../../workbook/file/shared-formula';
import { contains } from '../address';
import type { Rect } from '../address';
import type { Book } from '../book/book';
import { validationAt } from '../book/sheet-record';
import type { ValidationRecord } from '../book/sheet-record';
import type { Selection } from '../grid/grid';
import type { SideFormulas } from '../grid/side-formulas';
import { entryOf } from '../host/members/cell-entry';
import type { Texts } from './texts';

const MOST = 2_000;

export interface EntryHelpOptions {
  readonly texts: Texts;
  mayEdit(sheet: string, rect: Rect): boolean;
  /** Writes as the person at the grid does. */
  enter(sheet: string, rect: Rect, entries: readonly (readonly ReturnType<typeof entryOf>[])[]): void;
}

export class EntryHelp {
  readonly #book: Book;
  readonly #formulas: SideFormulas;
  readonly #options: EntryHelpOptions;
  readonly #list: HTMLSelectElement;
  readonly #prompt: HTMLElement;
  #at: Selection | null = null;
  #rule: ValidationRecord | null = null;

  constructor(
    book: Book,
    formulas: SideFormulas,
    parts: { list: HTMLSelectElement; prompt: HTMLElement },
    options: EntryHelpOptions,
  ) {
    this.#book = book;
    this.#formulas = formulas;
    this.#options = options;
    this.#list = parts.list;
    this.#prompt = parts.prompt;
    this.#list.setAttribute('aria-label', options.texts.choose);
    this.#list.addEventListener('change', () => this.#choose(this.#list.value));
    window.addEventListener('keydown', (event) => this.#toList(event), { capture: true });
  }

  /** As in Excel, Alt and the down arrow go to the list of the selected cell. */
  #toList(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' || !event.altKey || this.#list.hidden || event.target === this.#list) return;
    event.preventDefault();
    event.stopPropagation();
    this.#list.focus();
  }

  show({ sheet, rect }: Selection): void {
    const cell = { ...rect, rows: 1, columns: 1 };
    const rule = validationAt(this.#book.sheet(sheet), cell);
    const isSame = this.#at?.sheet === sheet && contains(this.#at.rect, cell) && rule === this.#rule;
    this.#at = { sheet, rect: cell };
    this.#rule = rule;
    if (isSame) return;
    const { prompt } = rule ?? {};
    const said = prompt?.shown ? [prompt.title, prompt.message].filter(Boolean).join(': ') : '';
    this.#prompt.textContent = said;
    this.#prompt.title = said;
    this.#list.hidden = true;
    if (rule?.rule.kind === 'list') void this.#offer(rule, rule.rule.source, { sheet, rect: cell });
  }

  async #offer(rule: ValidationRecord, source: string, { sheet, rect }: Selection): Promise<void> {
    const values = source.startsWith('=') ? await this.#valuesOf(rule, source, sheet, rect) : source.split(',');
    const isStill = this.#rule === rule && this.#at?.sheet === sheet && contains(this.#at.rect, rect);
    if (!isStill || values.length === 0) return;
    const option = (text: string): HTMLOptionElement => new Option(text, text);
    const now = this.#book.grid.read(sheet, rect)[0]?.[0]?.text ?? '';
    // The first one stands for no choice: what the cell holds need not be of the list.
    const none = new Option(this.#options.texts.choose, '');
    none.disabled = true;
    this.#list.replaceChildren(none, ...values.slice(0, MOST).map(option));
    this.#list.value = values.includes(now) ? now : '';
    this.#list.hidden = false;
  }

  /** The source is meant for the first cell of the rule, and moves with the others. */
  async #valuesOf(rule: ValidationRecord, source: string, sheet: string, rect: Rect): Promise<string[]> {
    const moved = movedFormula(source, rect.row - rule.rect.row, rect.column - rule.rect.column);
    const answer = await this.#formulas.ask(sheet, moved, rect);
    return [...new Set(answer.flat().map(String))].filter((text) => text !== '');
  }

  #choose(text: string): void {
    if (this.#at === null || text === '') return;
    const { sheet, rect } = this.#at;
    if (!this.#options.mayEdit(sheet, rect)) return;
    this.#options.enter(sheet, rect, [[entryOf(text, this.#book.grid.numberFormat(sheet, rect.row, rect.column))]]);
    this.#book.grid.focus();
  }
}
