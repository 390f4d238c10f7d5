// The first rows of a sheet with what each of them is taken for (识别预览), for somebody to look at before they confirm.
import type { GridArea, SheetGrid } from '../grid';
import type { KnownNames } from './known-names';
import type { Mapping } from './mapping';
import { rowKinds, type RowKind } from './row-kind';
import { from, Surface } from './surface';

/** What a row is: above the table, of its header band, one of the kinds below it, hidden, or below the table. */
export type PicturedKind = Exclude<RowKind, 'header'> | 'above' | 'band' | 'repeated' | 'hidden' | 'below';

export interface PicturedRow {
  /** Of the grid, counted from 0. */
  readonly row: number;
  readonly kind: PicturedKind;
  readonly texts: readonly string[];
}

export interface TablePicture {
  /** Of the grid, counted from 0. */
  readonly columns: readonly number[];
  readonly rows: readonly PicturedRow[];
  /** How many rows there are in all. */
  readonly count: number;
}

/** So many rows of a sheet from a little above the header on; hidden rows are among them, without their texts. */
export function tablePicture(
  grid: SheetGrid,
  mapping: Mapping,
  most: number,
  known: KnownNames | null,
  within?: GridArea,
): TablePicture {
  const surface = new Surface(grid, within);
  const kinds = new Map(rowKinds(surface, mapping, known).map(({ row, kind }) => [row, kind]));
  const { first, last } = mapping.header;
  const kindOf = (row: number): PicturedKind => {
    if (grid.hiddenRows.has(row)) return 'hidden';
    if (row < first) return 'above';
    if (row <= last) return 'band';
    const kind = kinds.get(row);
    return kind === undefined ? 'below' : kind === 'header' ? 'repeated' : kind;
  };
  const bottom = surface.rows.at(-1) ?? 0;
  const all = from(
    Math.min(surface.rows[0] ?? 0, first),
    Math.max(bottom, mapping.last > bottom ? bottom : mapping.last),
  );
  const start = Math.max(0, all.indexOf(first) - 3);
  const rows = all.slice(start, start + most).map((row): PicturedRow => {
    const kind = kindOf(row);
    return { row, kind, texts: surface.columns.map((column) => (kind === 'hidden' ? '' : surface.text(row, column))) };
  });
  return { columns: surface.columns, rows, count: all.length };
}

/** Some values of a column below the header, for somebody to see what it holds. */
export function samplesOf(
  grid: SheetGrid,
  mapping: Mapping,
  column: number,
  most: number,
  known: KnownNames | null,
): string[] {
  const surface = new Surface(grid);
  const data = rowKinds(surface, mapping, known).filter(({ kind }) => kind === 'data');
  const texts = data.map(({ row }) => surface.text(row, column)).filter((text) => text !== '');
  return [...new Set(texts)].slice(0, most);
}
