// The audit chain of a partition: every change goes through here, together with its entry, whole or not at all.
import type { AuditAct, AuditEntry } from '../../shared/api/audit';
import { joinKey, rowsUnder } from '../store/encode-key';
import { rows } from '../store/rows';
import type { Operation } from '../store/store';
import { digestOfJson } from './canonical-json';
import { now, type Given } from './given';
import { Refusal } from './refusal';

/** A chain and the partition whose changes it tells. */
export interface Chain {
  readonly name: string;
  readonly partition: string;
}

/** What a use case decided: its answer, and, unless nothing changes, what to write and what to tell of it. */
export interface Decision<Answer> {
  readonly answer: Answer;
  readonly change?: {
    readonly operations: readonly Operation[];
    readonly by: string;
    readonly what: AuditAct;
    readonly detail: AuditEntry['detail'];
  };
}

interface Tail {
  readonly sequence: number;
  readonly digest: string;
}

const nothing: Tail = { sequence: 0, digest: '0'.repeat(64) };
const tailRow = joinKey('chain');
const mostAttempts = 50;

/**
 * Lets `decide` look at the partition and writes what it decided with the audit entry in one batch. Where somebody else
 * has changed the partition meanwhile, `decide` is asked again with the new state.
 */
export async function change<Answer>(
  given: Given,
  chain: Chain,
  decide: () => Promise<Decision<Answer>>,
): Promise<Answer> {
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const stored = await given.store.get({ partition: chain.partition, row: tailRow });
    const decision = await decide();
    if (decision.change === undefined) return decision.answer;
    const { operations, ...told } = decision.change;
    const tail = stored === null ? nothing : (JSON.parse(stored.value) as Tail);
    const entry = entryAfter(tail, { chain: chain.name, at: now(given), ...told });
    const result = await given.store.batch(chain.partition, [
      ...operations,
      {
        kind: 'put',
        row: tailRow,
        value: JSON.stringify({ sequence: entry.sequence, digest: entry.digest } satisfies Tail),
        expect: stored === null ? { absent: true } : { etag: stored.etag },
      },
      { kind: 'put', row: entryRow(entry.sequence), value: JSON.stringify(entry), expect: { absent: true } },
    ]);
    if (result.written) return decision.answer;
  }
  throw new Refusal('unavailable', 'Too many changes at once; try again');
}

/** The entries of a chain in order, from after `sequence` on. */
export async function* entriesAfter(given: Given, chain: Chain, sequence: number): AsyncGenerator<AuditEntry> {
  const { to } = rowsUnder('audit');
  for await (const row of rows(given.store, chain.partition, { from: entryRow(sequence + 1), to })) {
    yield JSON.parse(row.value) as AuditEntry;
  }
}

/** The first entry at which the chain does not hold: changed, missing, out of place or cut off at its end; null where it holds. */
export async function firstBreak(given: Given, chain: Chain): Promise<number | null> {
  let before = nothing;
  for await (const entry of entriesAfter(given, chain, 0)) {
    const { digest, ...told } = entry;
    const follows = entry.sequence === before.sequence + 1 && entry.previous === before.digest;
    if (!follows || digestOfJson(told) !== digest) return before.sequence + 1;
    before = entry;
  }
  const stored = await given.store.get({ partition: chain.partition, row: tailRow });
  const tail = stored === null ? nothing : (JSON.parse(stored.value) as Tail);
  return tail.sequence === before.sequence && tail.digest === before.digest ? null : before.sequence + 1;
}

function entryRow(sequence: number): string {
  return joinKey('audit', String(sequence).padStart(10, '0'));
}

function entryAfter(tail: Tail, told: Omit<AuditEntry, 'sequence' | 'previous' | 'digest'>): AuditEntry {
  const entry = { ...told, sequence: tail.sequence + 1, previous: tail.digest };
  return { ...entry, digest: digestOfJson(entry) };
}
