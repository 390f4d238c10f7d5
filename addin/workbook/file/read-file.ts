// The way into every file: .xlsx, .xls, .csv and what is called so; in a page, in a worker and in Node, loaded when it is first asked.
import type { SheetGrid } from '../../../shared/sheets/grid';

/** The sheets of a file, as they stand there, hidden ones too. Rejects with FileRefused. */
export async function readFile(bytes: Uint8Array, name: string): Promise<readonly SheetGrid[]> {
  const { openFile } = await import('./open-file');
  return (await openFile(bytes, name, () => undefined)).sheets;
}
