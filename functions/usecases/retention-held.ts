// Whom something that still goes on holds (仍涉及的人): their names stay until it is over, and where they may still be written to, their contacts too.
import type { Store, Stored } from '../store/store';
import { bodyRows } from '../store/bodies';
import { keyParts, rowsUnder } from '../store/encode-key';
import { rows, rowsBeside } from '../store/rows';
import {
  chainRows,
  chainsOf,
  markRows,
  peopleChain,
  periodNamed,
  unnamedRows,
  type Chain,
  type PeriodRecord,
} from './chains';
import type { StoreAndClock } from './store-and-clock';
import { findPeriod, periodAt, type StoredPeriod } from './stored-period';

const { registered: recordKind } = chainRows.period;
const { observers: observersKind, turn: turnKind } = chainRows.people;

export interface HeldPeople {
  /** who may still be waited for: their contacts stay as well */
  readonly awaited: ReadonlySet<string>;
  /** who are named where people still work, besides */
  readonly named: ReadonlySet<string>;
}

/**
 * Those of them whom something holds. A record of a period that is not over names who may have to act; so does the list of those who take
 * turns in observing, as long as they are on it, and the naming for a period that is not over. In a period that is not final yet everything
 * that was done (opened, submitted, signed, put on record, excused, reminded) is still looked at by the names of who did it.
 */
export async function heldPeople(
  given: StoreAndClock,
  organisation: string,
  ids: ReadonlySet<string>,
): Promise<HeldPeople> {
  const awaited = new Set<string>();
  const named = new Set<string>();
  if (ids.size === 0) return { awaited, named };
  const take = (held: Set<string>, text: string): void => {
    for (const [id] of text.matchAll(word)) if (ids.has(id)) held.add(id);
  };
  const over = new Set<string>();
  for await (const chain of chainsOf(given.store, organisation)) {
    const period = await periodOf(given, organisation, chain);
    if (period === null) continue;
    if (isOver(period.record)) {
      over.add(chain.name);
      continue;
    }
    for await (const { value } of rows(given.store, chain.partition, rowsUnder(recordKind.first))) take(awaited, value);
    if (period.record.state === 'final') continue;
    for await (const { value } of rowsBeside(given.store, chain.partition, [bodyRows, markRows, unnamedRows]))
      take(named, value);
  }
  for await (const row of observerRows(given.store, organisation, over)) take(awaited, row.value);
  return { awaited, named };
}

/** Ids stand between characters that no id holds. */
const word = /[A-Za-z0-9._-]{1,64}/g;

/** Who takes turns in observing, and who is named for a period that is not over. */
async function* observerRows(store: Store, organisation: string, over: ReadonlySet<string>): AsyncGenerator<Stored> {
  const { partition } = peopleChain(organisation);
  yield* rows(store, partition, rowsUnder(observersKind.first));
  for await (const row of rows(store, partition, rowsUnder(turnKind.first))) {
    const [, scheme = '', period = ''] = keyParts(row.row);
    if (!over.has(`${scheme}/${period}`)) yield row;
  }
}

/** Final, and no record in it, an appeal among them, waits for anybody: such a period is never reopened. */
export function isOver({ state, open = {} }: PeriodRecord): boolean {
  return state === 'final' && Object.keys(open).length === 0;
}

export async function periodOf(given: StoreAndClock, organisation: string, chain: Chain): Promise<StoredPeriod | null> {
  const named = periodNamed(chain.name);
  return named && findPeriod(periodAt(given, { organisation, ...named }));
}
