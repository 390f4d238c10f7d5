// The document that several tables make together, and where each part of it stood.
import { pathText } from '../../scheme/zod-faults';
import type { CellPlace } from '../plan';
import type { CellFault } from './cell-fault';
import type { ReadRow } from './read-rows';
import { valueAt, withValue } from './value-path';

/** A place in the document: keys, and numbers within lists. */
type DocumentPath = readonly (string | number)[];

/** Collects what the tables hold. */
export class Draft<Code extends string> {
  private whole: unknown = {};
  private readonly places = new Map<string, CellPlace>();
  readonly faults: CellFault<Code>[] = [];

  get document(): unknown {
    return this.whole;
  }

  at(key: string): unknown {
    return valueAt(this.whole, [key]);
  }

  set(key: string, value: unknown): void {
    this.whole = withValue(this.whole, [key], value);
  }

  /** Puts the keys of a group beside those that are there already. */
  add(group: unknown): void {
    this.whole = Object.assign({}, this.whole, group);
  }

  /** Remembers where a part of the document stands. */
  mark(path: DocumentPath, place: CellPlace): void {
    this.places.set(pathText(path), place);
  }

  /** Remembers where the cells of a row stand that make the part at `path`. */
  markRow(path: DocumentPath, row: ReadRow): void {
    const first = row.cells[0];
    if (first !== undefined) this.mark(path, first.place);
    for (const cell of row.cells) this.mark([...path, ...cell.path], cell.place);
  }

  /** The cell of a place in the document, or of the nearest part around it. */
  placeOf(path: string): CellPlace {
    for (
      let rest = path;
      rest !== '';
      rest = rest.slice(0, Math.max(0, rest.lastIndexOf('.'), rest.lastIndexOf('[')))
    ) {
      const place = this.places.get(rest);
      if (place !== undefined) return place;
    }
    const place = this.places.get('');
    if (place === undefined) throw new Error('a draft without its first table');
    return place;
  }

  /** Whether a cell is refused already. */
  hasRefused({ sheet, address }: CellPlace): boolean {
    return this.faults.some(({ place }) => place.sheet === sheet && place.address === address);
  }

  refuse(code: Code, path: DocumentPath, place: CellPlace, detail: CellFault['detail'] = {}): void {
    this.faults.push({ code, path: pathText(path), detail, place });
  }
}
