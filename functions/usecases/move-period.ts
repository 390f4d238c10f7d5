// Moves a period from state to state (周期状态): closed, consolidated, signed, published, final, or reopened with a reason.
import type { Period, Transition } from '../../shared/api/periods';
import { periodStepInto } from '../../shared/lifecycle/period-life';
import { reach, type PeriodRequest } from './access';
import { change } from './audit-chain';
import { currentPast } from './calculate';
import { canonicalJson } from './canonical-json';
import type { PastInput } from './chains';
import { consolidate } from './consolidate';
import { assertSeen } from './counted';
import { assertNotHeld } from './held';
import { assertParts } from './parts';
import { RequestRefusal } from './request-refusal';
import { shown } from './show-period';
import { putPeriod, type OpenedPeriod } from './stored-period';
import { assertCurrent, storedResults } from './stored-results';
import { isFullySigned, latestSignature, takeStep } from './take-step';

export async function movePeriod(request: PeriodRequest, { to, reason, digest, opinion }: Transition): Promise<Period> {
  const { actor } = request;
  if (to === 'consolidated') {
    const { period } = await consolidate(request, { reason, digest });
    return shown(period, actor);
  }
  return change(request, request.chain, async (at) => {
    const period = await reach(request, 'movePeriod', to);
    assertCurrent(digest, period.record);
    const moved = takeStep(period, { step: periodStepInto(to), by: actor, at, reason, opinion });
    const { record } = moved;
    if (record.results !== null) await assertResults(period, to);
    await assertNotHeld(period, to);
    const signature = to === 'signed' ? latestSignature(record) : undefined;
    return {
      answer: await shown(moved, actor),
      change: {
        operations: [putPeriod(moved)],
        by: actor.id,
        what: signature ? 'results-signed' : 'period-moved',
        detail: {
          ...signature,
          ...(record.state === to ? { from: period.record.state, to } : {}),
          ...(reason === undefined ? {} : { reason }),
          ...(record.results === null ? {} : { digest: record.results.digest }),
        },
      },
    };
  });
}

/** Read whole and compared with its digest: what does not match can be neither signed nor published nor made final. */
async function assertResults(period: OpenedPeriod, to: Transition['to']): Promise<void> {
  await storedResults(period);
  await assertParts(period, to);
  await assertPast(period);
  // What is published stands: the records of a year go on while its months become final one by one.
  if (to !== 'final') await assertSeen(period);
  if (to === 'signed' || isFullySigned(period)) return;
  throw new RequestRefusal('results-changed', 'The results do not carry every signature that the scheme names');
}

/** Refuses to move results on whose claims would come out otherwise by now: what they look back on has changed. */
async function assertPast(period: OpenedPeriod): Promise<void> {
  const { results } = period.record;
  if (results?.inputs.past === undefined) return;
  const textsOf = (inputs: readonly PastInput[]) =>
    new Map(inputs.map(({ kept: _, ...past }) => [past.period, canonicalJson(past)]));
  const before = textsOf(results.inputs.past);
  const now = textsOf((await currentPast(period)).inputs);
  const changed = [...new Set([...before.keys(), ...now.keys()])].filter((past) => before.get(past) !== now.get(past));
  if (changed.length === 0) return;
  const faults = changed
    .sort()
    .map((past) => ({ code: 'past-changed', path: `past["${past}"]`, detail: { period: past } }));
  throw new RequestRefusal('results-changed', 'What claims look back on has changed since', faults);
}
