// Excel.Shape, of the kind that is a picture: named and deleted as in Excel, not drawn.
import { invalidArgument } from '../fault';
import { HostCollection, sameName } from '../host-object';
import type { ModelContext } from './context';
import { NotShown } from './not-shown';

class Shape extends NotShown {
  readonly #context: ModelContext;
  readonly #sheet: string;
  readonly #id: string;

  constructor(context: ModelContext, sheet: string, id: string) {
    super('Shape', ['AltTextDescription', 'LockAspectRatio', 'Left', 'Top', 'Width', 'Height']);
    this.#context = context;
    this.#sheet = sheet;
    this.#id = id;
  }

  get Id(): string {
    return this.#id;
  }

  get Name(): string {
    return this.#context.book.sheet(this.#sheet).shapes.get(this.#id) ?? '';
  }

  set Name(name: unknown) {
    this.#context.book.sheet(this.#sheet).shapes.set(this.#id, String(name));
  }

  Delete(): void {
    this.#context.book.sheet(this.#sheet).shapes.delete(this.#id);
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
    const ids = [...this.#context.book.sheet(this.#sheet).shapes.keys()];
    return ids.map((id) => new Shape(this.#context, this.#sheet, id));
  }

  protected matches(item: Shape, key: unknown): boolean {
    return item.Id === key || sameName(item.Name, key);
  }

  AddImage(picture: unknown): Shape {
    this.#context.assertAllowed(this.#sheet, 'allowEditObjects');
    if (typeof picture !== 'string' || !/^[A-Za-z0-9+/]+={0,2}$/.test(picture))
      throw invalidArgument('base64ImageString');
    const id = `{shape-${this.#context.book.nextId()}}`;
    this.#context.book.sheet(this.#sheet).shapes.set(id, `Picture ${id}`);
    return new Shape(this.#context, this.#sheet, id);
  }
}
