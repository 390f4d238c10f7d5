// What comes of a file: its first sheet, or the code with which it is refused; whatever else happens fails the test.
import { FileRefused } from '../../../../addin/workbook/file/file-refused';
import { readFile } from '../../../../addin/workbook/file/read-file';
import type { SheetGrid } from '../../../../shared/sheets/grid';

/** A cell of text as it is read. */
export const text = (value: string) => ({ kind: 'text', value });

export async function refusal(bytes: Uint8Array | Promise<Uint8Array>, name = 'chosen.xlsx'): Promise<string> {
  try {
    await readFile(await bytes, name);
    return 'read';
  } catch (error) {
    if (error instanceof FileRefused) return error.code;
    throw error;
  }
}

export const first = async (bytes: Uint8Array | Promise<Uint8Array>, name = 'chosen.xlsx'): Promise<SheetGrid> => {
  const [grid] = await readFile(await bytes, name);
  if (grid === undefined) throw new Error('no sheet');
  return grid;
};
