// Does a consolidation that was asked for to be done later, in the name of who asked; told of it twice, it changes nothing.
import type { Fault } from '../../shared/scheme/fault';
import { mostFaults } from '../../shared/scheme/fault';
import { consolidateSchema } from '../../shared/api/results';
import type { ProblemCode } from '../../shared/api/problem';
import { requestOf } from './access';
import { consolidate } from './consolidate';
import { forgetSaid, getSaid, hasEnded, jobOf, WorkedJob, type Job } from './consolidation-job';
import type { Wake } from './later-consolidation';
import { knownPerson } from './people';
import { RequestRefusal } from './request-refusal';
import { now, type StoreAndClock } from './store-and-clock';
import { findPeriod, periodAt } from './stored-period';
import { sealedUnder } from './stored-results';

/** So often it is begun: a queue gives up after five, and nobody would say so. */
const mostBegun = 4;

/** Between two notes of how far it is. */
const noteEveryMs = 1_000;

/** What another try may mend, and what is no refusal of the person's. */
const passing: readonly ProblemCode[] = ['unavailable', 'unexpected', 'too-many-requests'];

/** Whether it was done, or was refused, or there was nothing to do: it has ended before, or has made room for another one. */
export type Outcome = 'done' | 'failed' | 'nothing';

/**
 * What the period or the person's rights refuse ends it, and so does beginning it too often; what another try may mend is thrown. `instance` names this
 * try in the log.
 */
export async function runConsolidation(given: StoreAndClock, wake: Wake, instance: string): Promise<Outcome> {
  const stored = await jobOf(given.store, wake);
  if (stored === null || stored.value.id !== wake.job || hasEnded(stored.value)) return 'nothing';
  const { value: job } = stored;
  const worked = new WorkedJob(given.store, job);
  const end = async (state: 'done' | 'failed', change: Partial<Job>): Promise<void> => {
    const at = now(given);
    await worked.note({ state, since: at, seen: at, ...change });
    await forgetSaid(given.store, job);
  };
  const refuse = (code: ProblemCode, detail: string, faults: readonly Fault<string>[] = []) =>
    end('failed', { refused: { code, detail, faults: faults.slice(0, mostFaults), instance } });
  if (job.begun >= mostBegun) {
    await refuse('unexpected', 'It was begun again and again and never ended');
    return 'failed';
  }
  const at = now(given);
  await worked.note({
    state: 'running',
    since: job.state === 'running' ? job.since : at,
    seen: at,
    begun: job.begun + 1,
  });
  try {
    const warnings = await consolidated(given, job, progressOf(given, worked));
    await end('done', warnings.length > 0 ? { warnings: warnings.slice(0, mostFaults) } : {});
    return 'done';
  } catch (error) {
    const isRefusal = error instanceof RequestRefusal && !passing.includes(error.code);
    if (isRefusal) {
      // By what another process has made of this very job.
      if (await isDone(given, job)) {
        await end('done', {});
        return 'done';
      }
      await refuse(error.code, error.message, error.faults);
      return 'failed';
    }
    if (job.begun + 1 >= mostBegun) await refuse('unexpected', 'It failed again and again');
    throw error;
  }
}

/** Notes how many sheets were read, now and then; that it could not be noted does not stop the work. */
function progressOf({ clock }: StoreAndClock, worked: WorkedJob): (done: number, total: number) => void {
  let last = 0;
  return (done, total) => {
    const ms = performance.now();
    if (done < total && ms - last < noteEveryMs) return;
    last = ms;
    worked.note({ sheets: { done, total }, seen: clock().toISOString() }).catch(() => undefined);
  };
}

/** What should be looked at in the results, which are this job's whether it makes them now or has before. */
async function consolidated(given: StoreAndClock, job: Job, progress: (done: number, total: number) => void) {
  const { organisation, scheme, period, by, seal, replaces } = job;
  const actor = await knownPerson(given, { organisation, id: by, name: by });
  const request = requestOf(given, actor, { organisation, scheme, period });
  if (await isDone(given, job)) return [];
  const text = await getSaid(given.store, job);
  if (text === null) throw new RequestRefusal('not-found', 'What was decided on units is gone');
  const said = consolidateSchema.parse(JSON.parse(text));
  return (await consolidate(request, said, { seal, replaces, progress })).warnings;
}

/** A process may end between making the results and noting that, and another one may be at it. */
async function isDone(given: StoreAndClock, { organisation, scheme, period, seal }: Job): Promise<boolean> {
  const at = periodAt(given, { organisation, scheme, period });
  const digest = (await findPeriod(at))?.record.results?.digest;
  return digest !== undefined && (await sealedUnder(at, digest)).seal === seal;
}
