// Where an audit chain stands in its partition: one row an entry, in order, and the row of its end; read only as they were written.
import { z } from 'zod';
import { auditEndSchema, auditEntrySchema, type AuditAct, type AuditEntry } from '../../shared/api/audit';
import { boundAfter, joinKey, rowsUnder } from '../store/encode-key';
import { rows } from '../store/rows';
import type { Stored } from '../store/store';
import { digestOfJson } from './canonical-json';
import type { Chain } from './chains';
import type { StoreAndClock } from './store-and-clock';
import { RequestRefusal } from './request-refusal';

/** What the row of a chain's end holds: the last entry, and its moment, which the next one's is not before. */
const endRowSchema = auditEndSchema.extend({ at: z.string() });

/** The last entry of a chain; `what` is null where there is none. */
export interface LastEntry extends z.infer<typeof endRowSchema> {
  readonly what: AuditAct | null;
}

/** That of a chain without entries. */
export const noEntry: LastEntry = { sequence: 0, digest: '0'.repeat(64), at: '', what: null };

export const endRow = joinKey('chain');
export const endRows = { from: endRow, to: boundAfter(endRow) };
export const entryRows = rowsUnder('audit');

export function entryRow(sequence: number): string {
  return joinKey('audit', String(sequence).padStart(10, '0'));
}

/** What the row of a chain's end holds after this entry. */
export function endText({ sequence, digest, at }: Omit<LastEntry, 'what'>): string {
  return JSON.stringify({ sequence, digest, at } satisfies z.infer<typeof endRowSchema>);
}

/** What the row of a chain's end tells; null where it cannot be read. */
export function endIn(value: string): z.infer<typeof endRowSchema> | null {
  return endRowSchema.safeParse(parsed(value)).data ?? null;
}

/** The entry in a row of this chain; null where it is not as it was written. */
export function entryIn(chain: Chain, { row, value }: Stored): AuditEntry | null {
  const entry = auditEntrySchema.safeParse(parsed(value)).data;
  if (entry === undefined || entry.chain !== chain.name || entryRow(entry.sequence) !== row) return null;
  const { digest, ...told } = entry;
  return digestOfJson(told) === digest && JSON.stringify(parsed(value)) === value ? entry : null;
}

/** The entry that the row of a chain's end names; refused where the two do not tell the same. */
export async function lastEntry(given: StoreAndClock, chain: Chain, end: Stored | null): Promise<LastEntry> {
  if (end === null) return noEntry;
  const told = endIn(end.value);
  if (told === null) throw brokenAt(chain, endRow);
  const row = entryRow(told.sequence);
  const stored = await given.store.get({ partition: chain.partition, row });
  const entry = stored && entryIn(chain, stored);
  if (entry === null) throw brokenAt(chain, row);
  if (endText(entry) !== end.value) throw brokenAt(chain, endRow);
  return entry;
}

/**
 * The entries of a chain in order, from after `sequence` on: each is held against the one before it, and the last against the
 * chain's end, which may have moved on meanwhile.
 */
export async function* entriesAfter(given: StoreAndClock, chain: Chain, sequence: number): AsyncGenerator<AuditEntry> {
  const end = async () => lastEntry(given, chain, await given.store.get({ partition: chain.partition, row: endRow }));
  const { sequence: least } = await end();
  if (sequence > least) return;
  let last: Pick<AuditEntry, 'sequence' | 'digest'> | null = sequence === 0 ? noEntry : null;
  for await (const row of rows(given.store, chain.partition, { from: entryRow(sequence || 1), to: entryRows.to })) {
    const expected = entryRow(last === null ? sequence : last.sequence + 1);
    if (row.row !== expected) throw brokenAt(chain, expected);
    const entry = entryIn(chain, row);
    if (entry === null || (last !== null && entry.previous !== last.digest)) throw brokenAt(chain, row.row);
    if (last !== null) yield entry;
    last = entry;
  }
  const reached = last?.sequence ?? 0;
  if (reached < least) throw brokenAt(chain, entryRow(reached + 1));
  if (reached > (await end()).sequence) throw brokenAt(chain, endRow);
}

/** How many entries are read at once on the way back. */
const blockSize = 50;

/** The entries of a chain, the newest first: each is held against the one after it, and the last against the chain's end. */
export async function* entriesBackwards(given: StoreAndClock, chain: Chain): AsyncGenerator<AuditEntry> {
  const { partition } = chain;
  const end = async () => lastEntry(given, chain, await given.store.get({ partition, row: endRow }));
  const last = await end();
  let after = { sequence: last.sequence + 1, previous: last.digest };
  const beyond = await given.store.get({ partition, row: entryRow(after.sequence) });
  if (beyond !== null && (await end()).sequence === last.sequence) throw brokenAt(chain, endRow);
  while (after.sequence > 1) {
    const block: Stored[] = [];
    const range = { from: entryRow(Math.max(1, after.sequence - blockSize)), to: entryRow(after.sequence) };
    for await (const row of rows(given.store, partition, range)) block.unshift(row);
    if (block.length === 0) throw brokenAt(chain, entryRow(after.sequence - 1));
    for (const row of block) {
      const expected = entryRow(after.sequence - 1);
      if (row.row !== expected) throw brokenAt(chain, expected);
      const entry = entryIn(chain, row);
      if (entry === null || entry.digest !== after.previous) throw brokenAt(chain, row.row);
      yield entry;
      after = entry;
    }
  }
  if (last.sequence > 0 && after.previous !== noEntry.digest) throw brokenAt(chain, entryRow(1));
}

/** Whoever meets a break shows nothing of the chain and adds nothing to it: its verification is what tells more. */
export function brokenAt({ name }: Chain, row: string): RequestRefusal {
  const fault = { code: 'audit-broken', path: '', detail: { chain: name, row } };
  return new RequestRefusal('audit-broken', 'The audit chain does not hold together; verify it', [fault]);
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return null;
  }
}
