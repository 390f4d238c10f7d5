// The way in and out for a grid: a chosen file as a whole workbook, and a whole workbook as a file; loaded when it is first asked.
import type { WholeBook } from './whole-book';

/** All that a grid shows of a file. Rejects with FileRefused. */
export async function openBook(bytes: Uint8Array, name: string): Promise<WholeBook> {
  const { openWhole } = await import('./open-whole');
  return openWhole(bytes, name);
}

/** An .xlsx of a workbook. */
export async function saveBook(book: WholeBook): Promise<Uint8Array> {
  const { writeWhole } = await import('./write-whole');
  return writeWhole(book);
}
