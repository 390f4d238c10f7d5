// Excel.Shape, of the kind that is a picture: it floats over the cells.
import type { PictureRecord } from '../../book/sheet-record';
import { invalidArgument } from '../fault';
import { HostCollection, sameName } from '../host-object';
import type { ModelContext } from './context';
import { NotShown } from './not-shown';

const MOST = 10_000;

function points(given: unknown, least: number): number {
  if (typeof given !== 'number' || !(given >= least && given <= MOST)) throw invalidArgument('points');
  return given;
}

class Shape extends NotShown {
  readonly record: PictureRecord;
  readonly #context: ModelContext;
  readonly #sheet: string;

  constructor(context: ModelContext, sheet: string, record: PictureRecord) {
    super('Shape', ['LockAspectRatio']);
    this.#context = context;
    this.#sheet = sheet;
    this.record = record;
  }

  get Id(): string {
    return this.record.id;
  }

  get Name(): string {
    return this.record.name;
  }

  set Name(name: unknown) {
    this.record.name = String(name);
  }

  set AltTextDescription(text: unknown) {
    this.record.alt = String(text);
  }

  set Left(left: unknown) {
    this.record.left = points(left, 0);
  }

  set Top(top: unknown) {
    this.record.top = points(top, 0);
  }

  set Width(width: unknown) {
    this.record.width = points(width, 1);
  }

  set Height(height: unknown) {
    this.record.height = points(height, 1);
  }

  Delete(): void {
    const sheet = this.#context.book.sheet(this.#sheet);
    sheet.pictures = sheet.pictures.filter(({ id }) => id !== this.record.id);
  }
}

export class ShapeCollection extends HostCollection<Shape> {
  readonly kind = 'ShapeCollection';
  readonly #context: ModelContext;
  readonly #sheet: string;

  constructor(context: ModelContext, sheet: string) {
    super();
    this.#context = context;
    this.#sheet = sheet;
  }

  items(): Shape[] {
    const { pictures } = this.#context.book.sheet(this.#sheet);
    return pictures.map((record) => new Shape(this.#context, this.#sheet, record));
  }

  protected matches(item: Shape, key: unknown): boolean {
    return item.Id === key || sameName(item.Name, key);
  }

  AddImage(picture: unknown): Shape {
    this.#context.assertAllowed(this.#sheet, 'allowEditObjects');
    if (typeof picture !== 'string' || !/^[A-Za-z0-9+/]+={0,2}$/.test(picture))
      throw invalidArgument('base64ImageString');
    const id = `{shape-${this.#context.book.nextId()}}`;
    const record = { id, png: picture, name: `Picture ${id}`, alt: '', left: 0, top: 0, width: 72, height: 72 };
    this.#context.book.sheet(this.#sheet).pictures.push(record);
    return new Shape(this.#context, this.#sheet, record);
  }
}
