// The audit chain of a partition: every change goes through here, together with its entry, whole or not at all.
import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { AuditAct, AuditEnd, AuditEntry } from '../../shared/api/audit';
import { digestOf } from '../store/bodies';
import type { Operation, Store } from '../store/store';
import { brokenAt, endRow, endText, entryRow, lastEntry, type LastEntry } from './audit-rows';
import { digestOfJson } from './canonical-json';
import type { Chain } from './chains';
import { now, type StoreAndClock } from './store-and-clock';
import { RequestRefusal } from './request-refusal';

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

/** How long a change may wait for others: a request lives longer. */
const longestMs = 20_000;
const longestPauseMs = 500;

/**
 * Lets `decide` look at the partition and writes what it decided with the audit entry in one batch. Where another process has
 * changed the partition meanwhile, `decide` is asked again with the new state, after a pause of chance. `at` is the moment of
 * the change: never before that of the chain's last entry, even where the clock has jumped back; `last` is that entry. A chain whose end is not as
 * it was written is not continued: the refusal names the place.
 */
export function change<Answer>(
  given: StoreAndClock,
  chain: Chain,
  decide: (at: string, last: LastEntry) => Promise<Decision<Answer>>,
): Promise<Answer> {
  return inTurn(given.store, chain.partition, () => changeNow(given, chain, decide));
}

async function changeNow<Answer>(
  given: StoreAndClock,
  chain: Chain,
  decide: (at: string, last: LastEntry) => Promise<Decision<Answer>>,
): Promise<Answer> {
  const endOf = () => given.store.get({ partition: chain.partition, row: endRow });
  const start = performance.now();
  for (let attempt = 0; performance.now() - start < longestMs; attempt += 1) {
    if (attempt > 0) await pause(randomInt(Math.min(2 ** attempt * 5, longestPauseMs)));
    const end = await endOf();
    const tail = await lastEntry(given, chain, end);
    const clock = now(given);
    const at = [clock, tail.at].sort().at(-1) as string;
    const decision = await decide(at, tail);
    if (decision.change === undefined) return decision.answer;
    const { operations, ...told } = decision.change;
    const writes = writesOf(operations);
    const detail = isAhead(at, clock) ? { ...told.detail, clock } : told.detail;
    const entry = entryAfter(tail, { chain: chain.name, at, ...told, detail, writes });
    const result = await given.store.batch(chain.partition, [
      ...operations,
      {
        kind: 'put',
        row: endRow,
        value: endText(entry),
        expect: end === null ? { absent: true } : { etag: end.etag },
      },
      { kind: 'put', row: entryRow(entry.sequence), value: JSON.stringify(entry), expect: { absent: true } },
    ]);
    if (result.written) return decision.answer;
    // An entry beyond the end comes with another end, unless somebody has put an earlier end there.
    if (result.conflict === entryRow(entry.sequence) && (await endOf())?.etag === end?.etag) {
      throw brokenAt(chain, endRow);
    }
  }
  throw new RequestRefusal('unavailable', 'Too many changes at once; try again');
}

/** Clocks of several machines differ a little; beyond this an entry tells what the clock showed when its moment was held back. */
const clockToleranceMs = 10_000;

/** Whether a moment is one that the clock has yet to reach. */
export function isAhead(at: string, clock: string): boolean {
  return Date.parse(at) - Date.parse(clock) > clockToleranceMs;
}

/** What each row holds from now on: whoever changes it without an entry of this chain is found out. */
function writesOf(operations: readonly Operation[]): AuditEntry['writes'] {
  return Object.fromEntries(
    operations.map((operation) => [operation.row, operation.kind === 'put' ? digestOf(operation.value) : null]),
  );
}

function entryAfter(tail: AuditEnd, told: Omit<AuditEntry, 'sequence' | 'previous' | 'digest'>): AuditEntry {
  const entry = { ...told, sequence: tail.sequence + 1, previous: tail.digest };
  return { ...entry, digest: digestOfJson(entry) };
}

/** By partition what is still to be done, one after the other, within this process: so that no change is made in vain. */
const waiting = new WeakMap<Store, Map<string, Promise<unknown>>>();

/** Does the work once everything that was asked for before it in the same partition is done, well or not. Work never waits for its own turn. */
async function inTurn<Result>(store: Store, partition: string, work: () => Promise<Result>): Promise<Result> {
  const partitions = waiting.get(store) ?? new Map<string, Promise<unknown>>();
  waiting.set(store, partitions);
  const turn = (partitions.get(partition) ?? Promise.resolve()).then(work, work);
  partitions.set(partition, turn);
  try {
    return await turn;
  } finally {
    if (partitions.get(partition) === turn) partitions.delete(partition);
  }
}
