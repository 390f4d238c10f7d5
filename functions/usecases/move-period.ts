// Moves a period from state to state (周期状态): closed, consolidated, signed, published, final, or reopened with a reason.
import { needsReason, type Period, type Transition } from '../../shared/api/periods';
import { scopeIn } from './access';
import { change } from './audit-chain';
import { consolidate } from './consolidate';
import type { Given } from './given';
import { assertParts } from './parts';
import { loadPeriod, putPeriod, shown, type PeriodRecord } from './period-record';
import type { Person } from './person';
import { periodChain, type Place } from './places';
import { Refusal } from './refusal';
import { getScheme } from './schemes';
import { isFullySigned, latestSignature, signed } from './sign';
import { assertCurrent, storedResults } from './stored-results';

export async function movePeriod(given: Given, actor: Person, place: Place, transition: Transition): Promise<Period> {
  const { to, reason, digest } = transition;
  if (to === 'consolidated') {
    const { record } = await consolidate(given, actor, place, { reason, digest });
    return shown(given, actor, place, record);
  }
  return change(given, periodChain(place), async (at) => {
    const stored = await loadPeriod(given, place);
    await scopeIn(given, 'movePeriod', actor, place, stored.record, to);
    assertCurrent(digest, stored.record);
    if (needsReason(to) && reason === undefined) throw reasonMissing();
    const record = await moved(given, actor, place, stored.record, { to, at });
    const signature = to === 'signed' ? latestSignature(record) : undefined;
    return {
      answer: await shown(given, actor, place, record),
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

/** The record after the transition. Signing moves it with the last signature only. */
async function moved(
  given: Given,
  actor: Person,
  place: Place,
  record: PeriodRecord,
  { to, at }: { readonly to: Transition['to']; readonly at: string },
): Promise<PeriodRecord> {
  const next = { ...record, state: to, changedAt: at };
  if (to === 'open') return { ...next, results: null, signatures: [], signature: null };
  if (to === 'closed') return next;
  // Read whole and compared with its digest: what does not match can be neither signed nor published nor made final.
  const { digest } = await storedResults(given, place, record);
  const scheme = await getScheme(given, place.organisation, place.scheme, record.version);
  await assertParts(given, place, scheme, record, to);
  if (to === 'signed') return signed(record, scheme, actor, place, { at, digest });
  if (isFullySigned(record, scheme)) return next;
  throw new Refusal('results-changed', 'The results do not carry every signature that the scheme names');
}

function reasonMissing(): Refusal {
  return new Refusal('reason-missing', 'A period is reopened only with a reason', [
    { code: 'reason-missing', path: 'reason', detail: {} },
  ]);
}
