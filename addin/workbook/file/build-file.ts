// An .xlsx from planned sheets.
import { writeXlsx } from 'hucre';
import type { SheetPlan } from '../../../shared/sheets/plan';
import { fileSheet } from './file-sheet';
import { keptProperties, keptSheet } from './kept-sheet';

/** The bytes of a file that holds these sheets in this order and keeps these texts. */
export async function buildFile(plans: readonly SheetPlan[], kept: ReadonlyMap<string, string>): Promise<Uint8Array> {
  const hidden = kept.size === 0 ? [] : [keptSheet(kept)];
  return writeXlsx({
    sheets: [...plans.map(fileSheet), ...hidden],
    properties: { creator: 'Scorebook', custom: keptProperties(kept) },
  });
}
