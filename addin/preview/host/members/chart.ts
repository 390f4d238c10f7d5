// Excel.Chart and the collection of a sheet's charts; the grid draws columns and bars.
import type { ChartRecord } from '../../book/sheet-record';
import { bounding } from '../../address';
import { invalidArgument, notImplemented } from '../fault';
import { HostCollection, HostObject, sameName } from '../host-object';
import type { ModelContext } from './context';
import { Range } from './range';

const KINDS: Readonly<Record<string, ChartRecord['kind']>> = { ColumnClustered: 'column', BarClustered: 'bar' };

/** Where Excel puts a chart that is given no place: below its cells' first row, this many rows and columns large. */
const SIZE = { rows: 15, columns: 6 };

class ChartTitle extends HostObject {
  readonly kind = 'ChartTitle';
  readonly #record: ChartRecord;

  constructor(record: ChartRecord) {
    super();
    this.#record = record;
  }

  set Text(text: unknown) {
    if (typeof text !== 'string') throw invalidArgument('text');
    this.#record.title = text;
  }
}

class Chart extends HostObject {
  readonly kind = 'Chart';
  readonly record: ChartRecord;
  readonly #context: ModelContext;
  readonly #sheet: string;

  constructor(context: ModelContext, sheet: string, record: ChartRecord) {
    super();
    this.#context = context;
    this.#sheet = sheet;
    this.record = record;
  }

  get Id(): string {
    return this.record.name;
  }

  get Name(): string {
    return this.record.name;
  }

  get Title(): ChartTitle {
    return new ChartTitle(this.record);
  }

  SetPosition(start: unknown, end: unknown): void {
    const [first, last] = [start, end ?? start].map((one) => Range.fromAddress(this.#context, this.#sheet, one).rect);
    if (first && last) this.record.rect = bounding(first, last);
  }

  Delete(): void {
    const sheet = this.#context.book.sheet(this.#sheet);
    sheet.charts = sheet.charts.filter(({ name }) => name !== this.record.name);
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
    return this.#context.book.sheet(this.#sheet).charts.map((record) => new Chart(this.#context, this.#sheet, record));
  }

  protected matches(item: Chart, key: unknown): boolean {
    return sameName(item.record.name, key);
  }

  Add(type: unknown, source: unknown): Chart {
    this.#context.assertAllowed(this.#sheet, 'allowEditObjects');
    if (!(source instanceof Range)) throw invalidArgument('sourceData');
    const kind = KINDS[String(type)];
    if (!kind) throw notImplemented(`charts of type ${String(type)}`);
    const { row, column, columns } = source.rect;
    const record: ChartRecord = {
      name: `Chart ${this.#context.book.nextId()}`,
      kind,
      source: source.rect,
      title: '',
      rect: { row, column: column + columns + 1, ...SIZE },
    };
    this.#context.book.sheet(this.#sheet).charts.push(record);
    return new Chart(this.#context, this.#sheet, record);
  }
}
