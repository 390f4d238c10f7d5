// Excel.Chart: kept and read back, not drawn.
import type { ChartRecord } from '../../book/book';
import { invalidArgument } from '../fault';
import { HostCollection, HostObject, sameName } from '../host-object';
import { nested, PropertyBag } from '../property-bag';
import type { ModelContext } from './context';
import { Range } from './range';

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
    return this.record.id;
  }

  #get(name: string, fallback: unknown): unknown {
    return this.record.properties[name] ?? fallback;
  }

  get Name(): unknown {
    return this.#get('name', this.record.id);
  }

  set Name(name: unknown) {
    this.record.properties.name = String(name);
  }

  get ChartType(): unknown {
    return this.#get('type', 'ColumnClustered');
  }

  set ChartType(type: unknown) {
    this.record.properties.type = type;
  }

  get Top(): unknown {
    return this.#get('top', 0);
  }

  set Top(points: unknown) {
    this.record.properties.top = points;
  }

  get Left(): unknown {
    return this.#get('left', 0);
  }

  set Left(points: unknown) {
    this.record.properties.left = points;
  }

  get Width(): unknown {
    return this.#get('width', 360);
  }

  set Width(points: unknown) {
    this.record.properties.width = points;
  }

  get Height(): unknown {
    return this.#get('height', 216);
  }

  set Height(points: unknown) {
    this.record.properties.height = points;
  }

  get Title(): PropertyBag {
    return new PropertyBag(
      'ChartTitle',
      { Text: '', Visible: true, Overlay: false },
      nested(this.record.properties, 'title'),
    );
  }

  get Legend(): PropertyBag {
    return new PropertyBag(
      'ChartLegend',
      { Visible: true, Position: 'Right' },
      nested(this.record.properties, 'legend'),
    );
  }

  SetData(source: unknown, seriesBy: unknown): void {
    if (!(source instanceof Range)) throw invalidArgument('sourceData');
    this.record.properties.source = source.Address;
    this.record.properties.seriesBy = seriesBy ?? 'Auto';
  }

  SetPosition(start: unknown, end: unknown): void {
    const range = Range.fromAddress(this.#context, this.#sheet, start);
    this.record.properties.position = [range.Address, end instanceof Range ? end.Address : (end ?? null)];
  }

  Delete(): void {
    const sheet = this.#context.book.sheet(this.#sheet);
    sheet.charts = sheet.charts.filter((record) => record !== this.record);
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
    return item.record.id === key || sameName(String(item.Name), key);
  }

  Add(type: unknown, source: unknown, seriesBy: unknown): Chart {
    this.#context.assertAllowed(this.#sheet, 'allowEditObjects');
    const record: ChartRecord = { id: `chart-${this.#context.book.nextId()}`, properties: { type } };
    const chart = new Chart(this.#context, this.#sheet, record);
    chart.SetData(source, seriesBy);
    this.#context.book.sheet(this.#sheet).charts.push(record);
    return chart;
  }
}
