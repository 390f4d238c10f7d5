// What stands above a table (表头上方的文字): its title, the labels of a form, the sheet's name.
import type { Surface } from './surface';

const rowsLooked = 8;

/** The rows right above a position of the surface, from `first` on. */
export const rowsAbove = (surface: Surface, at: number, first: number): readonly number[] =>
  surface.rows.slice(Math.max(first, at - rowsLooked), at);

/** The sheet's name and all texts of these rows. */
export function headingOf(surface: Surface, rows: readonly number[]): string {
  const texts = rows.flatMap((row) => surface.filled(row).map((column) => surface.text(row, column)));
  return [surface.grid.name, ...texts].join(' ').slice(0, 2000);
}
