// Messages that are sent once (提醒发送记录): each has a row, written before it is sent, by which no other process and no later tick sends it again.
import { z } from 'zod';
import { becauses, type Because, type SentDay } from '../../shared/api/reminders';
import { momentSchema } from '../../shared/api/ids';
import type { Delivery } from '../channels/channel';
import { joinKey, keyParts, rowsUnder } from '../store/encode-key';
import { MAX_OPERATIONS } from '../store/limits';
import { getRow, putRow, rowKind, valueIn } from '../store/row-kinds';
import { rowKeys, rows } from '../store/rows';
import type { Expect } from '../store/store';
import { dayPlus } from '../../shared/registers/due';
import { now, type StoreAndClock } from './store-and-clock';

const states = ['sending', 'sent', 'failed', 'unclear'] as const;

const noticeSchema = z.strictObject({
  state: z.enum(states),
  attempts: z.int().min(1),
  /** of the latest attempt: when it began, or, once its outcome is known, when it ended */
  at: momentSchema,
  because: z.enum(becauses).optional(),
  /** no further attempt is made */
  final: z.literal(true).optional(),
});
type Notice = Readonly<z.infer<typeof noticeSchema>>;

const kind = rowKind('notice', noticeSchema);

/** Names a message: its day, what it is, and to whom. No address stands in it. */
export type NoticeKey = readonly [day: string, of: 'digest' | 'group' | 'urged', ...name: string[]];

/** `waiting`: to be tried again; `under-way`: by this or another process, just now. */
export type Sent = 'sent' | 'waiting' | 'given-up' | 'unclear' | 'under-way';

/** As many times a message is tried; a channel that refuses it as often will not take it. */
const mostAttempts = 5;
/** Many times longer than an attempt lasts: whoever began it so long ago has not lived to tell of its end. */
const longestMs = 10 * 60 * 1000;
/** So many days the rows are kept, to be shown and to be held against a clock that was set back. */
const keptDays = 30;

/** Beside the partitions of audit chains: what was sent is no matter of record. */
export function noticesOf(organisation: string): string {
  return joinKey(`notices~${organisation}`);
}

/**
 * Sends a message unless it was sent, at most once (至多一次): what was begun and not ended, as by a kill, may have arrived, and is
 * kept as `unclear` instead of being sent again. What surely failed is tried again by the next call.
 */
export async function sendOnce(
  given: StoreAndClock,
  organisation: string,
  key: NoticeKey,
  send: () => Promise<Delivery>,
): Promise<Sent> {
  const partition = noticesOf(organisation);
  const put = async (notice: Notice, expect: Expect) =>
    given.store.batch(partition, [putRow(kind, key, notice, expect)]);
  const before = await getRow(given.store, partition, kind, ...key);
  if (before !== null) {
    const told = toldOf(before.value, given.clock());
    if (told === 'interrupted') {
      const { attempts } = before.value;
      await put({ state: 'unclear', attempts, at: now(given), because: 'interrupted' }, { etag: before.etag });
      return 'unclear';
    }
    if (told !== 'waiting') return told;
  }
  const attempts = (before?.value.attempts ?? 0) + 1;
  const expect = before === null ? ({ absent: true } as const) : { etag: before.etag };
  const claimed = await put({ state: 'sending', attempts, at: now(given) }, expect);
  if (!claimed.written) return 'under-way';
  const delivery = await send();
  const [etag = ''] = claimed.etags;
  const after = noticeOf(delivery, attempts, now(given));
  await put(after, { etag });
  return toldOf(after, given.clock()) as Sent;
}

function noticeOf(delivery: Delivery, attempts: number, at: string): Notice {
  if (delivery.kind === 'sent') return { state: 'sent', attempts, at };
  const { kind: state, because } = delivery;
  const isFinal = state === 'failed' && (delivery.final || attempts >= mostAttempts);
  return { state, attempts, at, because, ...(isFinal && { final: true }) };
}

function toldOf({ state, at, final }: Notice, clock: Date): Sent | 'interrupted' {
  if (state === 'failed') return final ? 'given-up' : 'waiting';
  if (state !== 'sending') return state;
  // A moment still to come was told by a clock that has jumped back since.
  return Math.abs(clock.getTime() - Date.parse(at)) < longestMs ? 'under-way' : 'interrupted';
}

/** What became of the messages of the days since this one, the latest first. */
export async function sentDays(given: StoreAndClock, organisation: string, since: string): Promise<SentDay[]> {
  const byDay = new Map<string, Notice[]>();
  const range = { from: rowsUnder(kind.first, since).from, to: rowsUnder(kind.first).to };
  for await (const row of rows(given.store, noticesOf(organisation), range)) {
    const [, day = ''] = keyParts(row.row);
    const notices = byDay.get(day) ?? [];
    notices.push(valueIn(kind, row));
    byDay.set(day, notices);
  }
  const latest = [...byDay].sort(([one], [other]) => (one < other ? 1 : -1));
  return latest.map(([day, notices]) => summed(day, notices, given.clock()));
}

function summed(day: string, notices: readonly Notice[], clock: Date): SentDay {
  const told = notices.map((notice) => toldOf(notice, clock));
  const count = (...of: readonly (Sent | 'interrupted')[]) => told.filter((one) => of.includes(one)).length;
  const reasons = notices.map(({ because }, i): Because | null =>
    told[i] === 'interrupted' ? 'interrupted' : told[i] === 'sent' ? null : (because ?? null),
  );
  const because = becauses.flatMap((one) => {
    const times = reasons.filter((reason) => reason === one).length;
    return times === 0 ? [] : [{ because: one, count: times }];
  });
  return {
    day,
    sent: count('sent'),
    failed: count('waiting'),
    given: count('given-up'),
    unclear: count('unclear', 'interrupted', 'under-way'),
    because,
  };
}

/** Takes away what is older than anybody asks for; how many rows. */
export async function forgetNotices(given: StoreAndClock, organisation: string, today: string): Promise<number> {
  const partition = noticesOf(organisation);
  const { from } = rowsUnder(kind.first);
  const { from: to } = rowsUnder(kind.first, dayPlus(today, -keptDays));
  const old: string[] = [];
  for await (const row of rowKeys(given.store, partition, { from, to })) old.push(row);
  for (let first = 0; first < old.length; first += MAX_OPERATIONS) {
    const some = old.slice(first, first + MAX_OPERATIONS);
    await given.store.batch(
      partition,
      some.map((row) => ({ kind: 'delete', row })),
    );
  }
  return old.length;
}
