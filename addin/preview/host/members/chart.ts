// Excel.Chart: named and deleted as in Excel, not drawn.
import { invalidArgument } from '../fault';
import { HostCollection, HostObject, sameName } from '../host-object';
import type { ModelContext } from './context';
import { Range } from './range';
import { NotShown } from './not-shown';

class Chart extends HostObject {
  readonly kind = 'Chart';
  readonly name: string;
  readonly #context: ModelContext;
  readonly #sheet: string;

  constructor(context: ModelContext, sheet: string, name: string) {
    super();
    this.#context = context;
    this.#sheet = sheet;
    this.name = name;
  }

  get Id(): string {
    return this.name;
  }

  get Name(): string {
    return this.name;
  }

  get Title(): NotShown {
    return new NotShown('ChartTitle', ['Text']);
  }

  SetPosition(start: unknown, end: unknown): void {
    for (const corner of [start, end]) Range.fromAddress(this.#context, this.#sheet, corner);
  }

  Delete(): void {
    const sheet = this.#context.book.sheet(this.#sheet);
    sheet.charts = sheet.charts.filter((name) => name !== this.name);
  }
}

export class ChartCollection extends HostCollection<Chart> {
  readonly kind = 'ChartCollection';
  readonly #context: ModelContext;
  readonly #sheet: string;

  constructor(context: ModelContext, sheet: string) {
    super();
    this.#context = context;
    this.#sheet = sheet;
  }

  items(): Chart[] {
    return this.#context.book.sheet(this.#sheet).charts.map((name) => new Chart(this.#context, this.#sheet, name));
  }

  protected matches(item: Chart, key: unknown): boolean {
    return sameName(item.name, key);
  }

  Add(_type: unknown, source: unknown): Chart {
    this.#context.assertAllowed(this.#sheet, 'allowEditObjects');
    if (!(source instanceof Range)) throw invalidArgument('sourceData');
    const name = `Chart ${this.#context.book.nextId()}`;
    this.#context.book.sheet(this.#sheet).charts.push(name);
    return new Chart(this.#context, this.#sheet, name);
  }
}
