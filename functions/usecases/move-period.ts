// Moves a period from state to state (周期状态): closed, consolidated, signed, published, final, or reopened with a reason.
import type { Period, Transition } from '../../shared/api/periods';
import { periodStepInto } from '../../shared/lifecycle/period-life';
import { scopeIn } from './access';
import { change } from './audit-chain';
import { currentPast } from './calculate';
import { canonicalJson } from './canonical-json';
import { consolidate } from './consolidate';
import type { Given } from './given';
import { assertParts } from './parts';
import { openedPeriod, putPeriod, shown, type OpenedPeriod } from './period-record';
import type { Person } from './person';
import { periodChain, type PeriodKey } from './chains';
import { Refusal } from './refusal';
import { assertCurrent, storedResults } from './stored-results';
import { isFullySigned, latestSignature, takeStep } from './take-step';

export async function movePeriod(
  given: Given,
  actor: Person,
  place: PeriodKey,
  transition: Transition,
): Promise<Period> {
  const { to, reason, digest } = transition;
  if (to === 'consolidated') {
    const { record } = await consolidate(given, actor, place, { reason, digest });
    return shown(given, actor, { key: place, record });
  }
  return change(given, periodChain(place), async (at) => {
    const stored = await openedPeriod(given, place);
    await scopeIn(given, 'movePeriod', actor, stored, to);
    assertCurrent(digest, stored.record);
    const record = takeStep(stored, { step: periodStepInto(to), by: actor, at, reason });
    if (record.results !== null) await assertResults(given, stored, to);
    const signature = to === 'signed' ? latestSignature(record) : undefined;
    return {
      answer: await shown(given, actor, { ...stored, record }),
      change: {
        operations: [putPeriod(record, stored)],
        by: actor.id,
        what: signature ? 'results-signed' : 'period-moved',
        detail: {
          ...signature,
          ...(record.state === to ? { from: stored.record.state, to } : {}),
          ...(reason === undefined ? {} : { reason }),
          ...(record.results === null ? {} : { digest: record.results.digest }),
        },
      },
    };
  });
}

/** Read whole and compared with its digest: what does not match can be neither signed nor published nor made final. */
async function assertResults(given: Given, opened: OpenedPeriod, to: Transition['to']): Promise<void> {
  await storedResults(given, opened);
  await assertParts(given, opened, to);
  await assertPast(given, opened);
  if (to === 'signed' || isFullySigned(opened)) return;
  throw new Refusal('results-changed', 'The results do not carry every signature that the scheme names');
}

/** Refuses to move results on whose claims would come out otherwise by now: what they look back on has changed. */
async function assertPast(given: Given, opened: OpenedPeriod): Promise<void> {
  const { results } = opened.record;
  if (results?.past === undefined) return;
  const before = new Map(results.past.map((past) => [past.period, canonicalJson(past)]));
  const now = new Map((await currentPast(given, opened)).map((past) => [past.period, canonicalJson(past)]));
  const changed = [...new Set([...before.keys(), ...now.keys()])].filter((past) => before.get(past) !== now.get(past));
  if (changed.length === 0) return;
  const faults = changed
    .sort()
    .map((period) => ({ code: 'past-changed', path: `past["${period}"]`, detail: { period } }));
  throw new Refusal('results-changed', 'What claims look back on has changed since', faults);
}
