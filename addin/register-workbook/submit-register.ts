// Submits a register sheet: checked, new rows keyed, in parts that the service takes at once, each under a key of its own.
import { mostChanges, type Changes } from '../../shared/api/records';
import type { Cell } from '../../shared/sheets/plan';
import type { CellFault } from '../../shared/sheets/table/cell-fault';
import type { RowChange } from '../../shared/sheets/register-sheet/register-changes';
import { addedKey } from '../../shared/sheets/register-sheet/sheet-record';
import { textDigest } from '../../shared/text/text-digest';
import type { RecordsEntry } from '../session/outbox-entry';
import type { Tried } from '../session/outbox';
import { recallRegister, rememberRegister, type KeptRegister, type Sent } from './kept-register';
import { inTurn } from './one-at-a-time';
import {
  entriesOf,
  judged,
  readRegister,
  showRowStates,
  waitingRows,
  type ReadRegister,
  type RegisterDesk,
} from './register-desk';
import { settleAccepted } from './settle';

export type SubmittedRegister =
  | { readonly kind: 'faults'; readonly faults: readonly CellFault[] }
  | { readonly kind: 'same' }
  | { readonly kind: 'sent'; readonly rows: Readonly<Record<'accepted' | 'waiting' | 'refused', number>> };

/** A part of the changes that is sent at once: of one period, and no more than the service takes. */
interface Part {
  readonly period: string;
  readonly changes: readonly RowChange[];
}

/** The key of a row; every row has one before it is sent. */
const keyOf = ({ row: { key } }: RowChange): string => key ?? '';

/**
 * The parts of the changes (分批). What was sent together before, and of which nobody knows what came, stays together: the same
 * rows with the same content are then the same request.
 */
export function partsOf(changes: readonly RowChange[], sent: readonly Pick<Sent, 'rows'>[]): Part[] {
  const byKey = new Map(changes.map((change) => [keyOf(change), change]));
  const again = sent.map(({ rows }) => rows.flatMap((key) => byKey.get(key) ?? []));
  const known = new Set(again.flat());
  const periods = new Map<string, RowChange[]>();
  for (const change of changes) {
    if (known.has(change)) continue;
    const { period } = change.row;
    periods.set(period, [...(periods.get(period) ?? []), change]);
  }
  const fresh = [...periods.values()].flatMap((all) =>
    Array.from({ length: Math.ceil(all.length / mostChanges) }, (_, at) =>
      all.slice(at * mostChanges, (at + 1) * mostChanges),
    ),
  );
  return [...again, ...fresh].flatMap((part): Part[] => {
    const period = part[0]?.row.period;
    return period === undefined ? [] : [{ period, changes: part }];
  });
}

/** Gives every row that somebody has added its key, in its cell, before anything of it is sent; then reads again what stands there. */
async function withKeys(desk: RegisterDesk, kept: KeptRegister): Promise<ReadRegister> {
  const reading = await readRegister(desk, kept);
  const place = reading.read.cellAt('key', 0);
  if (reading.read.unkeyed.length === 0 || place === null) return reading;
  const unkeyed = new Set(reading.read.unkeyed);
  const cells = Array.from({ length: reading.read.count }, (_, row): Cell[] => [
    unkeyed.has(row) ? addedKey(crypto.randomUUID()) : null,
  ]);
  await desk.workbook.write(place, cells);
  return readRegister(desk, kept);
}

/** Sends what is changed. What is on its way already is tried again, and not sent anew. */
export function submitRegister(
  desk: RegisterDesk,
  from: KeptRegister,
  stopped?: AbortSignal,
): Promise<SubmittedRegister> {
  return inTurn(desk.workbook, () => submitInTurn(desk, from, stopped));
}

async function submitInTurn(
  desk: RegisterDesk,
  from: KeptRegister,
  stopped: AbortSignal | undefined,
): Promise<SubmittedRegister> {
  const { workbook, outbox } = desk;
  const now = (await recallRegister(workbook, from.scheme, from.register)) ?? from;
  const kept = await settleAccepted(desk, now);
  const reading = await withKeys(desk, kept);
  const entries = entriesOf(desk.outbox.entries(), kept);
  const waiting = waitingRows(entries);
  const { changes, faults } = judged(desk, reading, waiting);
  if (faults.length > 0) {
    await showRowStates(desk, reading, { changes, faults }, waiting);
    return { kind: 'faults', faults };
  }
  // What was refused is stored nowhere; whatever is decided now takes its place.
  const refused = entries.filter(({ state }) => state.kind === 'refused');
  const onTheWay = entries.filter(({ state }) => state.kind === 'waiting');
  const isRefused = new Set(refused.map(({ key }) => key));
  const isKnown = new Set(entries.map(({ key }) => key));
  const lost = kept.sent.filter(({ key }) => !isKnown.has(key));
  const parts = await Promise.all(partsOf(changes, lost).map((part) => unsentOf(desk, kept, part)));
  if (parts.length + onTheWay.length === 0) {
    for (const { key } of refused) await outbox.discard(key);
    await showRowStates(desk, reading, { changes, faults }, waiting);
    return { kind: 'same' };
  }
  await rememberRegister(workbook, {
    ...kept,
    sent: [
      ...kept.sent.filter(({ key }) => isKnown.has(key) && !isRefused.has(key)),
      ...parts.map(({ key, period, rows }) => ({ key, period, rows })),
    ],
  });
  for (const { key } of refused) await outbox.discard(key);
  const rows = { accepted: 0, waiting: 0, refused: 0 };
  const count = (tried: Tried<RecordsEntry>, of: number): void => {
    if (tried.kind !== 'discarded') rows[tried.kind] += of;
  };
  for (const { key, rows: of } of onTheWay) count((await outbox.retry(key, stopped)) as Tried<RecordsEntry>, of.length);
  for (const part of parts) count(await outbox.submit<RecordsEntry>(part, stopped), part.rows.length);
  await showOutcome(desk, kept);
  return { kind: 'sent', rows };
}

/** Rows take what was accepted of them; of the others each says how it stands. */
async function showOutcome(desk: RegisterDesk, before: KeptRegister): Promise<void> {
  const now = (await recallRegister(desk.workbook, before.scheme, before.register)) ?? before;
  const kept = await settleAccepted(desk, now);
  const reading = await readRegister(desk, kept);
  const waiting = waitingRows(entriesOf(desk.outbox.entries(), kept));
  await showRowStates(desk, reading, judged(desk, reading, waiting), waiting);
}

/**
 * The part as it goes to the outbox. The same rows with the same content of one person are one request for ever; what somebody has
 * added has no number yet, so that its row's key alone tells it from another one that says the same.
 */
async function unsentOf({ outbox }: RegisterDesk, kept: KeptRegister, { period, changes }: Part) {
  const body: Changes = { changes: changes.map(({ change }) => change) };
  const { organisation, person } = outbox;
  const { id: workbook, scheme, register } = kept;
  const rows = changes.map(keyOf);
  const key = await textDigest(JSON.stringify([organisation, person, workbook, scheme, period, rows, body]));
  const content = await textDigest(JSON.stringify(body));
  return { kind: 'records' as const, key, scheme, period, workbook, content, register, rows, body };
}
