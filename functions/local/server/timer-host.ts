// Calls the timer functions of the table as Azure would: by their schedules, in the organisation's time zone, and once for those that were missed.
import { InvocationContext, type Timer } from '@azure/functions';
import { Cron } from 'croner';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { momentSchema } from '../../../shared/api/ids';
import { toldError } from '../../error-log';
import type { FunctionEntry, TimerEntry } from '../../function-table';
import { joinKey } from '../../store/encode-key';
import { getRow, putRow, rowKind } from '../../store/row-kinds';
import type { Expect } from '../../store/store';
import type { StoreAndClock } from '../../usecases/store-and-clock';
import { entryOf, type Log } from './function-host';

/** How often the clock is looked at, which may be put forward or back, or stand still while the machine sleeps. */
const LOOK_MS = 10_000;

export interface TimerHost {
  /** No call begins any more; resolves when those under way have ended. */
  stop(): Promise<void>;
}

/** `zone` is the time zone in which the schedules are meant. */
export function startTimers(
  table: readonly FunctionEntry[],
  given: StoreAndClock,
  zone: string,
  log: Log,
  lookMs = LOOK_MS,
): TimerHost {
  const stopped = new AbortController();
  const loop = async (entry: TimerEntry): Promise<void> => {
    const look = lookAt(entry, given, zone, log);
    do await look().catch((error: unknown) => log('error', { timer: entry.name, error: toldError(error) }));
    while (await passed(lookMs, stopped.signal));
  };
  const loops = table.flatMap((entry) => (entry.kind === 'timer' ? [loop(entry)] : []));
  return {
    stop: async () => {
      stopped.abort();
      await Promise.all(loops);
    },
  };
}

/** True once the time has passed; false as soon as the host is stopped. It keeps no process alive. */
function passed(ms: number, stopped: AbortSignal): Promise<boolean> {
  return pause(ms, true, { signal: stopped, ref: false }).catch(() => false);
}

/** A look at the clock: calls the function where its time has come since it was called last. */
function lookAt(entry: TimerEntry, given: StoreAndClock, zone: string, log: Log): () => Promise<void> {
  const schedule = scheduleOf(entry.options.schedule, zone);
  let looked = given.clock();
  let next: Date | null = null;
  return async () => {
    const now = given.clock();
    const wentBack = now < looked;
    looked = now;
    if (next !== null && now < next && !wentBack) return;
    const last = await lastCall(given, entry);
    // Where it was called by a clock that was ahead it begins anew, as in a store that is new to it.
    const known = last !== null && last.at <= now ? last : null;
    const due = schedule(known?.at ?? now);
    if (known !== null && now < due) {
      next = due;
      return;
    }
    // Noted before the call: of several servers over one store one calls, and what ends the process is not begun again at once.
    const isOurs = await note(given, entry, now, last === null ? { absent: true } : { etag: last.etag });
    next = schedule(now);
    if (known !== null && isOurs) await call(entry, log, { last: known.at, due, next, now });
  };
}

/** The time that a schedule (NCRONTAB: six fields, seconds first, all of which must hold) names next after another. */
export function scheduleOf(schedule: string, timezone: string): (after: Date) => Date {
  const cron = new Cron(schedule, { timezone, mode: '6-part', domAndDow: true });
  return (after) => {
    const next = cron.nextRun(after);
    if (next === null) throw new RangeError(`${schedule} names no time`);
    return next;
  };
}

const partition = joinKey('timers');
const noteKind = rowKind('timer', z.strictObject({ last: momentSchema }));

/** When the timer was called last, or first known; null where it is new to this store. */
async function lastCall({ store }: StoreAndClock, entry: TimerEntry): Promise<{ at: Date; etag: string } | null> {
  const stored = await getRow(store, partition, noteKind, entry.name);
  return stored && { at: new Date(stored.value.last), etag: stored.etag };
}

/** Whether this process was the one to note it. */
async function note({ store }: StoreAndClock, entry: TimerEntry, now: Date, expect: Expect): Promise<boolean> {
  const operation = putRow(noteKind, [entry.name], { last: now.toISOString() }, expect);
  return (await store.batch(partition, [operation])).written;
}

interface Moments {
  readonly last: Date;
  readonly due: Date;
  readonly next: Date;
  readonly now: Date;
}

/** Azure calls a run late that is more than a minute behind. */
const LATE_MS = 60_000;

async function call({ name, options }: TimerEntry, log: Log, { last, due, next, now }: Moments): Promise<void> {
  const context = new InvocationContext({
    invocationId: randomUUID(),
    functionName: name,
    logHandler: (level, ...lines) => lines.forEach((line) => log(level, entryOf(line))),
  });
  const timer: Timer = {
    isPastDue: now.getTime() - due.getTime() > LATE_MS,
    schedule: { adjustForDST: true },
    scheduleStatus: { last: last.toISOString(), next: next.toISOString(), lastUpdated: last.toISOString() },
  };
  const start = performance.now();
  const ended = (ran: 'whole' | 'failed') =>
    log('information', { timer: name, ran, ms: Math.round(performance.now() - start) });
  try {
    await options.handler(timer, context);
    ended('whole');
  } catch {
    // It has told its error itself, as it does on Azure; the next call comes.
    ended('failed');
  }
}
