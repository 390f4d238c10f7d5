// Somebody else changed the same cells meanwhile: theirs and mine, the choice between them, and the choice put into the sheet.
import type { Value } from '../../shared/registers/record';
import type { KnownRow } from '../../shared/sheets/register-sheet/sheet-record';
import type { RowUpdate } from '../../shared/sheets/register-sheet/row-update';
import type { RecordsEntry } from '../session/outbox-entry';
import { rememberRegister, type KeptRegister } from './kept-register';
import { inTurn } from './one-at-a-time';
import { readRegister, writeRows, type RegisterDesk } from './register-desk';
import { knownRow } from './settle';

export type Side = 'mine' | 'theirs';

/** A record that another one has changed meanwhile. */
export interface RowConflict {
  /** the key of its row */
  readonly key: string;
  readonly before: KnownRow;
  readonly theirs: KnownRow;
  /** the cells in which both say something, and not the same */
  readonly cells: readonly { readonly column: string; readonly mine: Value | null; readonly theirs: Value | null }[];
  /** my step, where the record stands elsewhere by now or says something else than I signed; null where that is not so */
  readonly step: string | null;
}

/** The step in the place of a column. */
export const stepPlace = '#step';

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** Which changes of an entry were made from what is no longer so. */
function staleAt({ state }: RecordsEntry): ReadonlySet<number> {
  const faults = state.kind === 'refused' ? state.problem.faults : [];
  return new Set(
    faults
      .filter(({ code }) => code === 'stale')
      .map(({ path }) => Number(/^changes\[(\d+)\]/.exec(path)?.[1] ?? Number.NaN)),
  );
}

export const isStale = (entry: RecordsEntry): boolean => staleAt(entry).size > 0;

/** What there is to choose of an entry that met somebody else's changes; the records are asked for as they are now. */
export async function conflictsOf(
  { api }: Pick<RegisterDesk, 'api'>,
  { rows }: Pick<KeptRegister, 'rows'>,
  entry: RecordsEntry,
  signal?: AbortSignal,
): Promise<RowConflict[]> {
  const known = new Map(rows.map((row) => [row.key, row]));
  const found = [...staleAt(entry)].map(async (at): Promise<RowConflict[]> => {
    const [change, before] = [entry.body.changes[at], known.get(entry.rows[at] ?? '')];
    if (change?.number === undefined || before === undefined) return [];
    const params = { s: entry.scheme, p: entry.period, register: entry.register, number: change.number };
    const theirs = knownRow(await api.ask('getRecord', { params, signal }));
    const [was, is] = [before.record, theirs.record];
    const cells = Object.entries(change.set ?? {})
      .filter(([id, mine]) => !same(is.values[id], was.values[id]) && !same(is.values[id], mine))
      .map(([column, mine]) => ({ column, mine, theirs: is.values[column] ?? null }));
    const isMoved = was.state !== is.state || (change.says !== undefined && change.says !== is.says);
    const step = change.step !== undefined && isMoved ? change.step : null;
    return [{ key: before.key, before, theirs, cells, step }];
  });
  return (await Promise.all(found)).flat();
}

/** Puts what was chosen into the rows, which are edited from their version from then on. What only others changed comes in. */
export function resolveConflicts(
  desk: RegisterDesk,
  kept: KeptRegister,
  conflicts: readonly RowConflict[],
  sideOf: (key: string, place: string) => Side,
): Promise<KeptRegister> {
  return inTurn(desk.workbook, () => resolveInTurn(desk, kept, conflicts, sideOf));
}

async function resolveInTurn(
  desk: RegisterDesk,
  kept: KeptRegister,
  conflicts: readonly RowConflict[],
  sideOf: (key: string, place: string) => Side,
): Promise<KeptRegister> {
  const reading = await readRegister(desk, kept);
  const updates = conflicts.flatMap(({ key, before, theirs, cells, step }): RowUpdate[] => {
    const row = reading.read.rowOf.get(key);
    if (row === undefined) return [];
    const open = new Set(cells.map(({ column }) => column));
    return [
      {
        ...{ row, before, after: theirs, state: 'changed' },
        keeps: (column) => !open.has(column) || sideOf(key, column) === 'mine',
        keepsStep: step === null || sideOf(key, stepPlace) === 'mine',
      },
    ];
  });
  const theirs = new Map(conflicts.map((conflict) => [conflict.key, conflict.theirs]));
  const next = { ...kept, rows: kept.rows.map((row) => theirs.get(row.key) ?? row) };
  await writeRows(desk, reading, kept.sets, updates);
  await rememberRegister(desk.workbook, next);
  return next;
}
