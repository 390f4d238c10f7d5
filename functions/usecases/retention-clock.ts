// Whether what is kept for a time may go by the clock of now: what goes is gone for good, and a clock may be wrong by years.
import { z } from 'zod';
import { momentSchema } from '../../shared/api/ids';
import { joinKey } from '../store/encode-key';
import { getRow, putRow, rowKey, rowKind, type Row } from '../store/row-kinds';
import type { Expect } from '../store/store';
import { change } from './audit-chain';
import { endIn, endRow } from './audit-rows';
import { chainsOf, peopleChain } from './chains';
import { now, type StoreAndClock } from './store-and-clock';

/** No organisation's, and no chain's: it says what one store's clock showed, not what people did. */
const partition = joinKey('retention');
const roundKind = rowKind('round', z.strictObject({ at: momentSchema }));

/** Rounds come daily. A clock that was set to another month or year goes further than this; so does a server that did not run for so long. */
export const mostJumpDays = 14;
const mostJumpMs = mostJumpDays * 24 * 60 * 60 * 1000;

/** From what was known last to what the clock shows. */
export interface Jump {
  readonly from: string;
  readonly to: string;
}

/** Thrown where nothing may go, since the clock has moved further than rounds lie apart. */
export class ClockJumped extends Error {
  override readonly name = 'ClockJumped';

  constructor(organisation: string, { from, to }: Jump) {
    super(
      `The clock shows ${to}, and ${from} is the last moment that is known of ${organisation}: nothing is let go until somebody has looked ` +
        `at the clock and confirms it (npm run organisation -- confirm-clock ${organisation})`,
    );
  }
}

/**
 * Whether this round may let anything go; notes that it began. The first one of an organisation never may: it begins to know the clock. Nor
 * may one that another process has begun meanwhile. Where anything is to go at all, throws ClockJumped, with nothing noted, as long as the clock is
 * so far ahead; one that has gone back is followed, since less is past its time by it. Where nothing is to go the jump is no failure, but it is not
 * believed either: whoever sets a rule later is shown it, before anything goes by a clock that may have been wrong ever since.
 */
export async function beginRound(given: StoreAndClock, organisation: string, hasRules: boolean): Promise<boolean> {
  const { row, jump } = await looked(given, organisation);
  if (jump !== null && hasRules) throw new ClockJumped(organisation, jump);
  if (jump !== null) return false;
  const etag = await note(given, organisation, now(given), row === null ? { absent: true } : { etag: row.etag });
  return row !== null && etag !== null;
}

/** How far the clock has moved, where that keeps everything from going; else null. */
export async function clockJump(given: StoreAndClock, organisation: string): Promise<Jump | null> {
  return (await looked(given, organisation)).jump;
}

/**
 * Believes the clock of now, in somebody's name, and tells it in the audit; null where there was nothing to confirm, or somebody else has
 * confirmed it at the same time, who tells of it.
 */
export async function confirmClock(given: StoreAndClock, organisation: string, by: string): Promise<Jump | null> {
  const { row, jump } = await looked(given, organisation);
  if (jump === null) return null;
  const etag = await note(given, organisation, jump.to, row === null ? { absent: true } : { etag: row.etag });
  if (etag === null) return null;
  try {
    await change(given, peopleChain(organisation), () =>
      Promise.resolve({
        answer: undefined,
        change: { operations: [], by, what: 'clock-confirmed', detail: { ...jump } },
      }),
    );
  } catch (error) {
    // Believed is what the audit tells; where not even this can be written, the first failure is the one to be known.
    await (
      row === null
        ? given.store.remove({ partition, row: rowKey(roundKind, organisation) }, etag)
        : note(given, organisation, row.value.at, { etag })
    ).catch(() => undefined);
    throw error;
  }
  return jump;
}

async function looked(given: StoreAndClock, organisation: string) {
  const row: Row<{ at: string }> | null = await getRow(given.store, partition, roundKind, organisation);
  const from = row?.value.at ?? (await lastTold(given, organisation));
  const to = now(given);
  const isJump = from !== null && Date.parse(to) - Date.parse(from) > mostJumpMs;
  return { row, jump: isJump ? { from, to } : null };
}

/** Gives the row's etag; null where another process has written it meanwhile. */
async function note(given: StoreAndClock, organisation: string, at: string, expect: Expect): Promise<string | null> {
  const result = await given.store.batch(partition, [putRow(roundKind, [organisation], { at }, expect)]);
  return result.written ? (result.etags[0] ?? '') : null;
}

/** The latest moment that a chain of the organisation tells; null where none does. */
async function lastTold({ store }: StoreAndClock, organisation: string): Promise<string | null> {
  let last: string | null = null;
  for await (const chain of chainsOf(store, organisation)) {
    const end = await store.get({ partition: chain.partition, row: endRow });
    const at = (end && endIn(end.value)?.at) ?? '';
    if (at > (last ?? '')) last = at;
  }
  return last;
}
