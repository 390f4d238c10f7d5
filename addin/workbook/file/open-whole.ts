// A chosen file as a workbook with all that a grid shows of it.
import { FileRefused } from './file-refused';
import { openAs } from './open-file';
import { bareBook, wholeBook } from './read-whole';
import type { WholeBook } from './whole-book';

/** Cells that a grid in a page still takes; files that are only read may hold more. */
const mostCells = 300_000;

/** Rejects with FileRefused, and with nothing else. */
export async function openWhole(bytes: Uint8Array, name: string): Promise<WholeBook> {
  const book = await openAs(bytes, name, () => undefined, { keepsBlanks: true, book: wholeBook, texts: bareBook });
  const cells = book.sheets.reduce((sum, sheet) => sum + sheet.cells.size, 0);
  if (cells > mostCells) throw new FileRefused('too-many-cells', { most: mostCells });
  return book;
}
