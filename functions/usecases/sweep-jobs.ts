// Sweeps away what is left of consolidations that were done later: jobs that ended long ago or died, and what was said with jobs that nobody came to note.
import { keyParts, rowsUnder } from '../store/encode-key';
import { valueIn } from '../store/row-kinds';
import { rowKeys, rows } from '../store/rows';
import { forgetSaid, hasEnded, jobKind, jobs, madeAt, pieceKind, type Job } from './consolidation-job';
import type { StoreAndClock } from './store-and-clock';

const DAY_MS = 24 * 60 * 60 * 1000;

/** So long who asked may come back to see how a job ended. */
export const keptDays = 30;
/** What is said is written just before its job is noted. */
const longestUnnotedMs = DAY_MS;

/** Gives how many jobs were taken away. One that cannot be read is told and passed over. */
export async function sweepJobs(given: StoreAndClock, tell: (error: unknown) => void): Promise<number> {
  const { store } = given;
  const time = given.clock().getTime();
  // Before the jobs: what is said with one that is noted meanwhile is not among them.
  const said: string[] = [];
  for await (const row of rowKeys(store, jobs, rowsUnder(pieceKind.first))) said.push(row);
  const noted = new Set<string>();
  let [removed, unread] = [0, false];
  for await (const row of rows(store, jobs, rowsUnder(jobKind.first))) {
    try {
      const job = valueIn(jobKind, row);
      if (time - Date.parse(lastOf(job)) <= keptDays * DAY_MS) noted.add(job.id);
      else if (await store.remove({ partition: jobs, row: row.row }, row.etag)) {
        removed += 1;
        await forgetSaid(store, job);
      }
    } catch (error) {
      unread = true;
      tell(error);
    }
  }
  // Whose it is that cannot be read nobody knows.
  if (unread) return removed;
  for (const row of said) {
    const [, id = ''] = keyParts(row);
    if (noted.has(id) || time - (madeAt(id) ?? 0) <= longestUnnotedMs) continue;
    const stored = await store.get({ partition: jobs, row });
    if (stored !== null) await store.remove({ partition: jobs, row }, stored.etag);
  }
  return removed;
}

/** The last that is known of it: when it ended, or its last sign of life. */
const lastOf = (job: Job): string => (hasEnded(job) ? job.since : job.seen);
