// What the grid shows beside its cells: tables in their stripes, marks, charts and pictures, kept as the book has them.
import type { Injector } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import { contains } from '../address';
import type { Rect } from '../address';
import type { Book } from '../book/book';
import type { ChartRecord, PictureRecord } from '../book/sheet-record';
import type { SideFormulas } from '../grid/side-formulas';
import { chartPicture } from './chart-picture';
import { Floats } from './floats';
import type { Float } from './floats';
import { wearLooks } from './looks';
import { Marks } from './marks';
import { tableLook } from './table-look';

const PIXELS_PER_POINT = 96 / 72;

function picture({ id, png, left, top, width, height }: PictureRecord): Float {
  const pixels = (points: number): number => points * PIXELS_PER_POINT;
  const place = { left: pixels(left), top: pixels(top), width: pixels(width), height: pixels(height) };
  return { name: id, place, picture: `data:image/png;base64,${png}` };
}

export class Drawing {
  readonly #book: Book;
  readonly #api: FUniver;
  readonly #dark: boolean;
  readonly #marks: Marks;
  readonly #floats: Floats;
  #isDue = false;

  constructor(api: FUniver, injector: Injector, book: Book, options: { formulas: SideFormulas; dark: boolean }) {
    this.#book = book;
    this.#api = api;
    this.#dark = options.dark;
    this.#marks = new Marks(book, options.formulas);
    this.#floats = new Floats(api, injector);
    wearLooks(injector, {
      under: (sheet, row, column) => {
        const cell = { row, column, rows: 1, columns: 1 };
        const table = book.tables.find((one) => one.sheet === sheet && contains(one.rect, cell));
        return table ? tableLook(table, row, column) : null;
      },
      over: (sheet, row, column) => this.#marks.look(sheet, row, column),
    });
    options.formulas.onAnswers(() => this.#drawMarks());
    api.addEvent(api.Event.CommandExecuted, ({ id }) => {
      if (id.includes('.mutation.')) this.follow();
    });
    api.addEvent(api.Event.ActiveSheetChanged, () => this.follow());
  }

  /** Something may look different: drawn before the next frame, once for however much. */
  follow(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() => {
      this.#isDue = false;
      this.#marks.follow();
      this.#floats.show(this.#pictures());
    });
  }

  /** The letters of a cell are kept as they were drawn last; a mark that comes or goes changes them without the cell. */
  #drawMarks(): void {
    if (!this.#marks.isWatching) return;
    const sheet = this.#api.getActiveWorkbook()?.getActiveSheet();
    sheet?.getSkeleton()?.resetCache();
    sheet?.refreshCanvas();
  }

  #pictures(): Float[] {
    const sheet = this.#book.grid.activeSheet();
    const { charts, pictures } = this.#book.sheet(sheet);
    return [...charts.map((chart) => this.#chart(sheet, chart)), ...pictures.map(picture)];
  }

  #chart(sheet: string, { name, kind, title, source, rect }: ChartRecord): Float {
    const place = this.#placeOf(sheet, rect);
    const { width, height } = place;
    const svg = chartPicture(this.#book.grid.read(sheet, source), { kind, title, width, height, dark: this.#dark });
    return { name, place, picture: `data:image/svg+xml,${encodeURIComponent(svg)}` };
  }

  #placeOf(sheet: string, { row, column, rows, columns }: Rect): Float['place'] {
    const size = (along: 'row' | 'column', from: number, count: number): number => {
      let sum = 0;
      for (let at = from; at < from + count; at += 1) {
        if (!this.#book.grid.hiddenLine(sheet, along, at)) sum += this.#book.grid.lineSize(sheet, along, at);
      }
      return sum;
    };
    return {
      left: size('column', 0, column),
      top: size('row', 0, row),
      width: size('column', column, columns),
      height: size('row', row, rows),
    };
  }
}
