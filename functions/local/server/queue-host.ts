// Calls the queue functions of the table as Azure would: a message at a time, again as long as a call fails, and at the start what an earlier process left.
import { InvocationContext } from '@azure/functions';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { toldError } from '../../error-log';
import type { FunctionEntry, QueueEntry } from '../../function-table';
import type { Service } from '../../service';
import { entryOf, type Log, type Take } from './function-host';

/** Between calls that fail, longer and longer; never given up, since the function itself ends what is begun too often. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

export interface QueueHost {
  /** Takes what a function has put into an output; what is no queue of the table stays where it is. */
  readonly take: Take;
  /** No call begins any more; resolves when the one under way has ended. */
  stop(): Promise<void>;
}

/** Messages live in this process: what must outlive it stands in the store, where `pending` finds it. */
export function startQueues(
  table: readonly FunctionEntry[],
  service: Service,
  log: Log,
  firstPauseMs = FIRST_PAUSE_MS,
): QueueHost {
  const entries = table.flatMap((entry) => (entry.kind === 'queue' ? [entry] : []));
  const stopped = new AbortController();
  const lines = new Map(entries.map((entry) => [entry.name, Promise.resolve()]));
  const queue = (entry: QueueEntry, message: unknown, pauseMs = firstPauseMs): void => {
    const before = lines.get(entry.name) ?? Promise.resolve();
    lines.set(
      entry.name,
      before.then(async () => {
        if (stopped.signal.aborted || (await called(entry, message, log))) return;
        // At the end of the line: what fails for ever keeps nothing else waiting.
        pause(pauseMs, undefined, { signal: stopped.signal, ref: false }).then(
          () => queue(entry, message, Math.min(pauseMs * 2, LONGEST_PAUSE_MS)),
          () => undefined,
        );
      }),
    );
  };
  const resume = async (entry: QueueEntry): Promise<void> => {
    try {
      for await (const message of entry.pending(service)) queue(entry, message);
    } catch (error) {
      log('error', { queue: entry.name, error: toldError(error) });
    }
  };
  const resumed = Promise.all(entries.map(resume));
  return {
    take: (output, message) => {
      const entry = entries.find((one) => one.output.name === output.name);
      if (entry !== undefined) queue(entry, message);
    },
    stop: async () => {
      stopped.abort();
      await resumed;
      await Promise.all(lines.values());
    },
  };
}

/** Whether the call went well. */
async function called({ name, options }: QueueEntry, message: unknown, log: Log): Promise<boolean> {
  const context = new InvocationContext({
    invocationId: randomUUID(),
    functionName: name,
    logHandler: (level, ...lines) => lines.forEach((line) => log(level, entryOf(line))),
  });
  try {
    // As it comes out of a queue: nothing but JSON.
    await options.handler(JSON.parse(JSON.stringify(message)), context);
    return true;
  } catch {
    // It has told its error itself, as it does on Azure.
    return false;
  }
}
