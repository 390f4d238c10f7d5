// A new file from the workbook of one: planned sheets with what was written into them, and what is kept.
import type { Cell, SheetPlan } from '../../../shared/sheets/plan';
import { cellAddress } from '../../../shared/sheets/address';
import type { BookSheet } from './book';
import type { FileContent } from './file-workbook';
import { writeFile } from './write-file';

/** A sheet that was read as a plan of its values: what it looked like is not known. */
const valuesOf = ({ name, rows }: BookSheet): SheetPlan => ({
  key: name,
  name,
  blocks: rows.map((row, at) => ({
    at: cellAddress(at, 0),
    cells: [
      row.map((cell): Cell =>
        cell.kind === 'blank' ? null : typeof cell.value === 'boolean' ? String(cell.value) : cell.value,
      ),
    ],
  })),
});

function withWritten(plan: SheetPlan, { name, written }: BookSheet): SheetPlan {
  const over = [...written].map(([place, cell]) => {
    const [row = 0, column = 0] = place.split(',').map(Number);
    return { at: cellAddress(row, column), cells: [[cell]] };
  });
  return { ...plan, name, blocks: [...plan.blocks, ...over] };
}

/** The bytes of an .xlsx. */
export function newFile({ sheets, kept }: Pick<FileContent, 'sheets' | 'kept'>): Promise<Uint8Array> {
  return writeFile(
    sheets.map((sheet) => (sheet.plan === null ? valuesOf(sheet) : withWritten(sheet.plan, sheet))),
    kept,
  );
}
