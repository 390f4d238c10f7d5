// A consolidation that is done later (后台汇总): asked for, asked about, and what of it still waits.
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { idSchema } from '../../shared/api/ids';
import type { Consolidation, consolidateSchema } from '../../shared/api/results';
import { digestOf } from '../store/bodies';
import { rowsUnder } from '../store/encode-key';
import { valueIn } from '../store/row-kinds';
import { rows } from '../store/rows';
import { reach, type PeriodRequest } from './access';
import { canonicalJson } from './canonical-json';
import {
  forgetSaid,
  hasEnded,
  isDead,
  jobKind,
  jobOf,
  jobs,
  newJobId,
  piecesOf,
  putJob,
  putSaid,
  type Job,
  type RefusedLater,
} from './consolidation-job';
import { RequestRefusal } from './request-refusal';
import { now, type StoreAndClock } from './store-and-clock';

/** What a queue carries: of which job. */
export const wakeSchema = z.strictObject({
  organisation: idSchema,
  scheme: idSchema,
  period: idSchema,
  job: z.string(),
});
export type Wake = z.infer<typeof wakeSchema>;

/** As it is answered, but for the form of what it was refused for. */
export interface ShownConsolidation extends Omit<Consolidation, 'problem'> {
  readonly refused?: RefusedLater;
}

const wakeOf = ({ organisation, scheme, period, id }: Job): Wake => ({ organisation, scheme, period, job: id });
const answerOf = (job: Job) => ({ shown: shownOf(job), wake: wakeOf(job) });

/**
 * Notes that the period is to be consolidated, by who may do so now. The same asked for again by the same person is the same; while another one is
 * under way it is refused.
 */
export async function askForConsolidation(
  request: PeriodRequest,
  said: z.output<typeof consolidateSchema> = {},
): Promise<{ readonly shown: ShownConsolidation; readonly wake: Wake }> {
  const { store, actor, key } = request;
  const { record } = await reach(request, 'consolidate');
  const text = canonicalJson(said);
  const at = now(request);
  const job: Job = {
    id: newJobId(at),
    ...key,
    by: actor.id,
    state: 'waiting',
    since: at,
    seen: at,
    begun: 0,
    seal: randomBytes(32).toString('hex'),
    replaces: record.results?.digest ?? null,
    said: digestOf(text),
    pieces: piecesOf(text),
  };
  const before = await jobOf(store, job);
  if (before !== null && !hasEnded(before.value) && !isDead(before.value, at)) {
    if (before.value.by === actor.id && before.value.said === job.said) return answerOf(before.value);
    throw new RequestRefusal('under-way', 'A consolidation of this period is under way');
  }
  await putSaid(store, job, text);
  const { written } = await store.batch(jobs, [putJob(job, before)]);
  if (!written) {
    await forgetSaid(store, job);
    throw new RequestRefusal('under-way', 'Somebody else has asked for it at the same time');
  }
  if (before !== null) await forgetSaid(store, before.value);
  return answerOf(job);
}

function shownOf({ state, since, by, sheets, warnings, refused }: Job): ShownConsolidation {
  return { state, since, by, ...(sheets && { sheets }), ...(warnings && { warnings }), ...(refused && { refused }) };
}

/** How far it is, or how the latest one ended. One that has died half-way has failed for whoever asks: it may be asked for again. */
export async function readConsolidation(request: PeriodRequest): Promise<ShownConsolidation> {
  await reach(request, 'consolidation');
  const found = await jobOf(request.store, request.key);
  if (found === null) throw new RequestRefusal('not-found', 'No consolidation was asked for to be done later');
  const job = found.value;
  return shownOf(!hasEnded(job) && isDead(job, now(request)) ? { ...job, state: 'failed', refused: died } : job);
}

const died: RefusedLater = {
  code: 'ended-half-way',
  detail: 'It ended half-way, or nobody came to do it: ask for it again',
  faults: [],
  instance: '',
};

/** What still waits, or was under way when a process ended: for hosts whose queue does not outlive them. */
export async function* waitingConsolidations({ store }: Pick<StoreAndClock, 'store'>): AsyncGenerator<Wake> {
  for await (const row of rows(store, jobs, rowsUnder(jobKind.first))) {
    const job = valueIn(jobKind, row);
    if (!hasEnded(job)) yield wakeOf(job);
  }
}
