// Calls the timer functions of the table as Azure would: daily; first a while after the start, since this server may not run at night.
import { InvocationContext, type Timer } from '@azure/functions';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { FunctionEntry, TimerEntry } from '../../function-table';
import { entryOf, type Log } from './function-host';

const HOUR_MS = 60 * 60 * 1000;

export interface TimerHost {
  /** No call begins any more; resolves when those under way have ended. */
  stop(): Promise<void>;
}

/** Waits in milliseconds: before the first call of each timer, and from the end of one to the next. */
export interface Pace {
  readonly first: number;
  readonly every: number;
}

export function startTimers(
  table: readonly FunctionEntry[],
  log: Log,
  { first, every }: Pace = { first: HOUR_MS, every: 24 * HOUR_MS },
): TimerHost {
  const stopped = new AbortController();
  const loop = async (entry: TimerEntry): Promise<void> => {
    for (let wait = first; await passed(wait, stopped.signal); wait = every) await call(entry, log);
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

async function call({ name, options }: TimerEntry, log: Log): Promise<void> {
  const context = new InvocationContext({
    invocationId: randomUUID(),
    functionName: name,
    logHandler: (level, ...lines) => lines.forEach((line) => log(level, entryOf(line))),
  });
  try {
    await options.handler(timer, context);
  } catch {
    // It has told its error itself, as it does on Azure; the next call comes.
  }
}

const timer: Timer = {
  isPastDue: false,
  schedule: { adjustForDST: false },
  scheduleStatus: { last: '', next: '', lastUpdated: '' },
};
