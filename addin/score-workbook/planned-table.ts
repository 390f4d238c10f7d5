// A table as it will stand once it is laid out: what goes into it is looked at before anything is written.
import { addressStart } from '../../shared/sheets/address';
import type { Cell, ReadCell, ReadTable, SheetPlan } from '../../shared/sheets/plan';

/** A formula is not calculated yet. */
const readBack = (cell: Cell): ReadCell => {
  if (cell === null || typeof cell === 'object') return { kind: 'blank' };
  return typeof cell === 'number' ? { kind: 'number', value: cell } : { kind: 'text', value: cell };
};

/** The table of this name in the planned sheets. */
export function plannedTable(plans: readonly SheetPlan[], name: string): ReadTable {
  for (const plan of plans) {
    const at = plan.tables?.find((table) => table.name === name)?.at;
    const start = at === undefined ? null : addressStart(at);
    const block = plan.blocks.find((one) => at?.startsWith(`${one.at}:`));
    if (start === null || block === undefined) continue;
    const [header = [], ...rows] = block.cells;
    return {
      name,
      sheet: plan.name,
      top: start.row,
      left: start.column,
      header: header.map((cell) => (typeof cell === 'string' ? cell : '')),
      rows: rows.map((row) => row.map(readBack)),
    };
  }
  throw new Error(`a table that is not planned: ${name}`);
}
