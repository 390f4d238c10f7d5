// The document that the tables of a scheme workbook make together, and where each part of it stood.
import { pathText } from '../../scheme/zod-faults';
import type { CellPlace } from '../plan';
import type { SchemeCellFault, SchemeCellFaultCode } from '../scheme-workbook/scheme-cell-fault';
import { valueAt, withValue, type Path } from '../scheme-workbook/value-path';

/** A row as it was read: its document, and the cell of each of its columns. */
export interface ReadRow {
  readonly value: unknown;
  readonly cells: readonly { readonly path: Path; readonly place: CellPlace }[];
}

/** A place in the scheme: keys, and numbers within lists. */
type SchemePath = readonly (string | number)[];

/** The cell of a row that stands for this path, or for the nearest part around it. */
export function cellOf(row: ReadRow, path: Path): CellPlace {
  const key = pathText(path);
  const cell = row.cells.find((candidate) => pathText(candidate.path) === key);
  if (cell === undefined) throw new Error(`no column for ${key}`);
  return cell.place;
}

/** Collects what the tables hold. */
export class Draft {
  private whole: unknown = {};
  private readonly places = new Map<string, CellPlace>();
  readonly faults: SchemeCellFault[] = [];

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

  /** Remembers where a part of the scheme stands. */
  mark(path: SchemePath, place: CellPlace): void {
    this.places.set(pathText(path), place);
  }

  /** Remembers where the cells of a row stand that make the part at `path`. */
  markRow(path: SchemePath, row: ReadRow): void {
    const first = row.cells[0];
    if (first !== undefined) this.mark(path, first.place);
    for (const cell of row.cells) this.mark([...path, ...cell.path], cell.place);
  }

  /** The cell of a place in the scheme, or of the nearest part around it. */
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
    if (place === undefined) throw new Error('a draft without its scheme table');
    return place;
  }

  refuse(code: SchemeCellFaultCode, path: SchemePath, place: CellPlace, detail: SchemeCellFault['detail'] = {}): void {
    this.faults.push({ code, path: pathText(path), detail, place });
  }
}
