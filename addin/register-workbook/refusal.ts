// What the service refused of a register sheet: what there is to choose, or each fault at its cell.
import type { Problem } from '../../shared/api/problem';
import type { CellFault } from '../../shared/sheets/table/cell-fault';
import { cellFault } from '../../shared/sheets/register-sheet/register-changes';
import type { RecordsEntry } from '../session/outbox-entry';
import { conflictsOf, isStale, type RowConflict } from './conflicts';
import type { KeptRegister } from './kept-register';
import { readRegister, type RegisterDesk } from './register-desk';

export interface RefusedPart {
  readonly entry: RecordsEntry;
  readonly problem: Problem;
  readonly conflicts: readonly RowConflict[];
  /** but for what is to be chosen */
  readonly faults: readonly CellFault[];
}

/** One refused part of what was submitted; the cells are looked for where the rows stand by now. */
export async function refusedPart(
  desk: RegisterDesk,
  kept: KeptRegister,
  entry: RecordsEntry,
  signal?: AbortSignal,
): Promise<RefusedPart | null> {
  if (entry.state.kind !== 'refused') return null;
  const { problem } = entry.state;
  const [{ read, sheet }, conflicts] = await Promise.all([
    readRegister(desk, kept),
    isStale(entry) ? conflictsOf(desk, kept, entry, signal) : [],
  ]);
  const rows = new Map(read.rows.map((row) => [row.key, row]));
  const faults = problem.faults.flatMap((fault): CellFault[] => {
    if (fault.code === 'stale') return [];
    const [, at = '', path = ''] = /^changes\[(\d+)\]\.?(.*)$/.exec(fault.path) ?? [];
    const row = rows.get(entry.rows[Number(at)] ?? '');
    // A row that was changed back since says nothing more; the fault still says what it was about.
    if (row === undefined) {
      const code = fault.code as CellFault['code'];
      return [{ ...fault, code, place: { sheet: sheet.register, address: '' } }];
    }
    return [cellFault(row, { ...fault, path }, desk.language)];
  });
  return { entry, problem, conflicts, faults };
}
