// Where an audit chain stands in its partition: one row an entry, in order, and the row of its end.
import { z } from 'zod';
import { auditEndSchema, type AuditEntry } from '../../shared/api/audit';
import { joinKey, rowsUnder } from '../store/encode-key';
import { rows } from '../store/rows';
import type { Given } from './given';

/** A chain and the partition whose changes it tells. */
export interface Chain {
  readonly name: string;
  readonly partition: string;
}

/** The last entry of a chain, and its moment, which the next one's is not before. */
export const lastEntrySchema = auditEndSchema.extend({ at: z.string() });
export type LastEntry = z.infer<typeof lastEntrySchema>;

/** That of a chain without entries. */
export const noEntry: LastEntry = { sequence: 0, digest: '0'.repeat(64), at: '' };

export const endRow = joinKey('chain');

export function entryRow(sequence: number): string {
  return joinKey('audit', String(sequence).padStart(10, '0'));
}

/** What the row of a chain's end holds after this entry. */
export function endText({ sequence, digest, at }: LastEntry): string {
  return JSON.stringify({ sequence, digest, at } satisfies LastEntry);
}

/** The entries of a chain in order, from after `sequence` on. */
export async function* entriesAfter(given: Given, chain: Chain, sequence: number): AsyncGenerator<AuditEntry> {
  const { to } = rowsUnder('audit');
  for await (const row of rows(given.store, chain.partition, { from: entryRow(sequence + 1), to })) {
    yield JSON.parse(row.value) as AuditEntry;
  }
}
