// Moves a period from state to state (周期状态): closed, consolidated, signed, published, final, or reopened with a reason.
import type { z } from 'zod';
import { transitions, type Period, type PeriodState, type transitionSchema } from '../../shared/api/periods';
import { holds } from './access';
import { change } from './audit-chain';
import { consolidate } from './consolidate';
import { now, type Given } from './given';
import { assertState, loadPeriod, putPeriod, shown, type PeriodRecord } from './period-record';
import type { Person } from './person';
import { periodChain, type Place } from './places';
import { storedResults } from './stored-results';
import { Refusal } from './refusal';

export async function movePeriod(
  given: Given,
  actor: Person,
  place: Place,
  { to, reason }: z.output<typeof transitionSchema>,
): Promise<Period> {
  const transition = transitions[to];
  if (!holds(actor, transition.who, place)) throw new Refusal('not-allowed', `Moving a period to ${to} is not yours`);
  if (transition.reasonNeeded && reason === undefined) {
    throw new Refusal('reason-missing', 'A period is reopened only with a reason', [
      { code: 'reason-missing', path: 'reason', detail: {} },
    ]);
  }
  if (to === 'consolidated') return shown(given, place, (await consolidate(given, actor, place)).record);

  return change(given, periodChain(place), async () => {
    const stored = await loadPeriod(given, place);
    assertState(stored.record, transition.from);
    // Read whole and compared with its digest: what does not match can be neither signed nor published.
    const digest =
      to === 'signed' || to === 'published' ? (await storedResults(given, place, stored.record)).digest : null;
    const record = moved(stored.record, to, now(given), actor.id);
    return {
      answer: await shown(given, place, record),
      change: {
        operations: [putPeriod(record, stored)],
        by: actor.id,
        what: 'period-moved',
        detail: {
          from: stored.record.state,
          to,
          ...(reason === undefined ? {} : { reason }),
          ...(digest === null ? {} : { digest }),
        },
      },
    };
  });
}

function moved(record: PeriodRecord, to: PeriodState, at: string, by: string): PeriodRecord {
  const next = { ...record, state: to, changedAt: at };
  if (to === 'open') return { ...next, results: null, signature: null };
  if (to === 'signed' && record.results) return { ...next, signature: { by, at, digest: record.results.digest } };
  return next;
}
