// Files on the preview page: one that is chosen or dropped takes the workbook's place, and the workbook is saved as one.
import { saveFile } from '../../ui/save-file';
import { openBook, saveBook } from '../../workbook/file/book-files';
import { FileRefused } from '../../workbook/file/file-refused';
import type { Book } from '../book/book';
import { putWhole } from '../book/put-whole';
import { takeWhole } from '../book/take-whole';
import type { Language } from '../host/app-context';
import { askReplace } from './ask-replace';
import { refusalText } from './refusal-text';
import type { Texts } from './texts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface FilesParts {
  readonly open: HTMLButtonElement;
  readonly save: HTMLButtonElement;
  readonly chosen: HTMLInputElement;
  /** Where a file may be dropped. */
  readonly place: HTMLElement;
}

export interface FilesOptions {
  readonly language: Language;
  readonly texts: Texts;
  notify(text: string): void;
  /** Nobody is half-way through typing then. */
  takeEntry(): void;
  /** The workbook is another one now. */
  replaced(): void;
}

const holdsSomething = ({ grid, settings }: Book): boolean =>
  settings.size > 0 || grid.sheets().some(({ id }) => grid.used(id) !== null);

export class Files {
  readonly #book: Book;
  readonly #options: FilesOptions;
  #name: string;
  #isBusy = false;

  constructor(book: Book, parts: FilesParts, options: FilesOptions) {
    this.#book = book;
    this.#options = options;
    const { texts } = options;
    this.#name = texts.savedAs;
    parts.open.textContent = texts.open;
    parts.open.title = texts.openHint;
    parts.save.textContent = texts.save;
    parts.save.title = texts.saveHint;
    parts.open.addEventListener('click', () => parts.chosen.click());
    parts.save.addEventListener('click', () => void this.#alone(() => this.#save()));
    parts.chosen.addEventListener('change', () => {
      const [file] = parts.chosen.files ?? [];
      if (file) void this.#alone(() => this.#open(file));
      // The same file may be chosen again.
      parts.chosen.value = '';
    });
    this.#takeDrops(parts.place);
  }

  #takeDrops(place: HTMLElement): void {
    const bringsFile = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true;
    // Before the grid, which would take what is dragged for cells.
    const options = { capture: true };
    const over = (event: DragEvent): void => {
      if (!bringsFile(event)) return;
      event.preventDefault();
      event.stopPropagation();
      place.classList.add('takes-file');
    };
    place.addEventListener('dragenter', over, options);
    place.addEventListener('dragover', over, options);
    place.addEventListener('dragleave', () => place.classList.remove('takes-file'), options);
    place.addEventListener(
      'drop',
      (event) => {
        place.classList.remove('takes-file');
        if (!bringsFile(event)) return;
        event.preventDefault();
        event.stopPropagation();
        const [file, ...more] = event.dataTransfer?.files ?? [];
        if (more.length > 0) this.#options.notify(this.#options.texts.oneFile);
        else if (file) void this.#alone(() => this.#open(file));
      },
      options,
    );
  }

  /** One after the other: what is asked for meanwhile is let go. */
  async #alone(work: () => Promise<unknown>): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      await work();
    } finally {
      this.#isBusy = false;
    }
  }

  async #open(file: File): Promise<void> {
    const { language, texts, notify } = this.#options;
    notify(texts.opening);
    try {
      const whole = await openBook(new Uint8Array(await file.arrayBuffer()), file.name);
      this.#options.takeEntry();
      if (holdsSomething(this.#book)) {
        notify('');
        const answer = await askReplace(texts, file.name);
        if (answer === 'cancel') return;
        if (answer === 'save' && !(await this.#save())) return;
      }
      putWhole(this.#book, whole);
    } catch (reason) {
      if (!(reason instanceof FileRefused)) console.error(reason);
      notify(refusalText(reason, language));
      return;
    }
    this.#name = file.name.replace(/\.[^.]*$/, '');
    this.#options.replaced();
    notify(texts.opened.replace('{name}', file.name));
  }

  /** Whether it was saved. */
  async #save(): Promise<boolean> {
    const { texts, notify } = this.#options;
    const name = `${this.#name}.xlsx`;
    notify(texts.saving);
    try {
      this.#options.takeEntry();
      await this.#book.grid.entryTaken();
      await this.#book.grid.settled();
      const bytes = await saveBook(takeWhole(this.#book));
      saveFile(name, new Blob([new Uint8Array(bytes)], { type: XLSX }));
    } catch (reason) {
      console.error(reason);
      notify(texts.notSaved);
      return false;
    }
    notify(texts.saved.replace('{name}', name));
    return true;
  }
}
