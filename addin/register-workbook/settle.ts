// Brings home what the service accepted of a register sheet, now or long after: numbers, versions and states into the rows.
import { keyOf, type KnownRow } from '../../shared/sheets/register-sheet/sheet-record';
import type { ShownRecord } from '../../shared/api/records';
import type { RowUpdate } from '../../shared/sheets/register-sheet/row-update';
import type { RecordsEntry } from '../session/outbox-entry';
import { recallRegister, rememberRegister, type KeptRegister } from './kept-register';
import { inTurn } from './one-at-a-time';
import { entriesOf, readRegister, writeRows, type RegisterDesk } from './register-desk';

type Accepted = RecordsEntry & { readonly state: { readonly kind: 'accepted' } };

const isAccepted = (entry: RecordsEntry): entry is Accepted => entry.state.kind === 'accepted';

export function knownRow({ waitsFor: _, ...record }: ShownRecord): KnownRow {
  return { key: keyOf(record), record };
}

/** Whether an entry was sent from this file, or from what it was before it was saved last. */
function isOwn({ sent, rows }: KeptRegister, entry: Accepted): boolean {
  if (sent.some(({ key }) => key === entry.key)) return true;
  const bases = new Map(rows.map(({ key, record }) => [key, record.etag]));
  return entry.rows.some((key, at) => bases.has(key) && bases.get(key) === entry.body.changes[at]?.base);
}

/** The sheet with every accepted entry of its own in its rows; those entries leave the outbox. */
export async function settleAccepted(desk: RegisterDesk, now: KeptRegister): Promise<KeptRegister> {
  let kept = now;
  for (const entry of entriesOf(desk.outbox.entries(), kept).filter(isAccepted)) {
    if (!isOwn(kept, entry)) continue;
    kept = await settle(desk, kept, entry);
    await desk.outbox.discard(entry.key);
  }
  return kept;
}

async function settle(desk: RegisterDesk, kept: KeptRegister, entry: Accepted): Promise<KeptRegister> {
  const reading = await readRegister(desk, kept);
  const before = new Map(kept.rows.map((row) => [row.key, row]));
  const stepOf = new Map(reading.read.rows.map(({ row, step }) => [row, step]));
  const settled = new Map<string, KnownRow>();
  const updates = entry.state.receipt.records.flatMap((record, at): RowUpdate[] => {
    const key = entry.rows[at] ?? '';
    const after = knownRow(record);
    settled.set(key, after);
    const row = reading.read.rowOf.get(key);
    if (row === undefined) return [];
    // Another step than the one that was sent has been chosen since.
    const keepsStep = (stepOf.get(row) ?? null) !== (entry.body.changes[at]?.step ?? null);
    return [{ row, before: before.get(key) ?? null, after, keeps: () => true, keepsStep, state: 'done' }];
  });
  const next = {
    ...kept,
    rows: [
      ...kept.rows.map((row) => settled.get(row.key) ?? row),
      ...[...settled].filter(([key]) => !before.has(key)).map(([, row]) => row),
    ],
    sent: kept.sent.filter(({ key }) => key !== entry.key),
  };
  await writeRows(desk, reading, kept.sets, updates);
  await rememberRegister(desk.workbook, next);
  return next;
}

/** The same for the sheet as the workbook remembers it; null where it holds none. */
export async function settleInWorkbook(
  desk: RegisterDesk,
  scheme: string,
  register: string,
): Promise<KeptRegister | null> {
  return inTurn(desk.workbook, async () => {
    const kept = await recallRegister(desk.workbook, scheme, register);
    return kept === null ? null : settleAccepted(desk, kept);
  });
}
