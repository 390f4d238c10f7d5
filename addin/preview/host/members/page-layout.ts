// Excel.PageLayout: kept and read back; the preview does not print.
import { invalidArgument } from '../fault';
import type { HostObject } from '../host-object';
import { NullObject } from '../host-object';
import { nested, PropertyBag } from '../property-bag';
import type { ModelContext } from './context';
import { Range } from './range';

const DEFAULTS = {
  Orientation: 'Portrait',
  PaperSize: 'Letter',
  BlackAndWhite: false,
  BottomMargin: 54,
  CenterHorizontally: false,
  CenterVertically: false,
  DraftMode: false,
  FirstPageNumber: '',
  FooterMargin: 21.6,
  HeaderMargin: 21.6,
  LeftMargin: 50.4,
  PrintComments: 'NoComments',
  PrintErrors: 'AsDisplayed',
  PrintGridlines: false,
  PrintHeadings: false,
  PrintOrder: 'DownThenOver',
  RightMargin: 50.4,
  TopMargin: 54,
  Zoom: { scale: 100 },
};

const POINTS: Record<string, number> = { Points: 1, Inches: 72, Centimeters: 72 / 2.54 };

const HEADER_FOOTER = {
  LeftHeader: '',
  CenterHeader: '',
  RightHeader: '',
  LeftFooter: '',
  CenterFooter: '',
  RightFooter: '',
};

class PageLayout extends PropertyBag {
  readonly #context: ModelContext;
  readonly #sheet: string;

  constructor(context: ModelContext, sheet: string) {
    super('PageLayout', DEFAULTS, context.book.sheet(sheet).pageLayout);
    this.#context = context;
    this.#sheet = sheet;
  }

  get HeadersFooters(): HostObject {
    const pages = new PropertyBag('HeaderFooter', HEADER_FOOTER, nested(this.store, 'headersFooters'));
    const defaults = { State: 'Default', UseSheetMargins: true, UseSheetScale: true };
    return new PropertyBag('HeaderFooterGroup', defaults, nested(this.store, 'headersFootersGroup')).with(
      'DefaultForAllPages',
      pages,
    );
  }

  #set(name: string, range: unknown): void {
    this.store[name] = Range.fromAddress(this.#context, this.#sheet, range).Address;
  }

  #get(name: string): Range | NullObject {
    const address = this.store[name];
    return address === undefined ? new NullObject() : Range.fromAddress(this.#context, this.#sheet, address);
  }

  SetPrintArea(range: unknown): void {
    this.#set('printArea', range);
  }

  GetPrintAreaOrNullObject(): Range | NullObject {
    return this.#get('printArea');
  }

  SetPrintTitleRows(range: unknown): void {
    this.#set('printTitleRows', range);
  }

  GetPrintTitleRowsOrNullObject(): Range | NullObject {
    return this.#get('printTitleRows');
  }

  SetPrintTitleColumns(range: unknown): void {
    this.#set('printTitleColumns', range);
  }

  SetPrintMargins(unit: unknown, margins: unknown): void {
    const points = POINTS[String(unit)];
    if (points === undefined || margins === null || typeof margins !== 'object') throw invalidArgument('margins');
    for (const [side, size] of Object.entries(margins)) {
      const name = `${side.charAt(0).toUpperCase()}${side.slice(1)}Margin`;
      if (!(name in DEFAULTS) || typeof size !== 'number') throw invalidArgument(`margin ${side}`);
      this.store[name] = size * points;
    }
  }
}

export const pageLayout = (context: ModelContext, sheet: string): HostObject => new PageLayout(context, sheet);
