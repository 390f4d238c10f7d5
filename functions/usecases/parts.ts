// The parts of a roll-up (周期汇总): which of their results it is made of, and what may have become of them since.
import type { Part, PeriodState } from '../../shared/api/periods';
import { published } from '../../shared/lifecycle/period-life';
import { partsOf, type Period } from '../../shared/scheme/period';
import type { Results } from '../../shared/scoring/results';
import { rollupTo } from '../../shared/scoring/roll-up';
import { RequestRefusal } from './request-refusal';
import { findPeriod, siblingOf, type OpenedPeriod, type StoredPeriod } from './stored-period';
import { resultsUnder, storedResults } from './stored-results';

interface CurrentPart extends Part {
  readonly state: PeriodState;
  readonly results: Results;
}

/** The parts that have results now, in order; one without is left to the roll-up to miss. A period of the cycle has none. */
export async function currentParts(period: OpenedPeriod): Promise<CurrentPart[]> {
  const whole = period.key.period as Period;
  const rule = rollupTo(period.scheme, whole);
  const read = (rule === null ? [] : partsOf(whole, rule.from)).map(async (part): Promise<CurrentPart[]> => {
    const stored = await findPeriod(siblingOf(period, part));
    if (!stored?.record.results) return [];
    return [{ period: part, state: stored.record.state, ...(await storedResults(stored)) }];
  });
  return (await Promise.all(read)).flat();
}

/** The results that a roll-up was made of, whatever has become of its parts since: bodies that an audit entry names stay. */
export function consolidatedParts(period: StoredPeriod): Promise<Results[]> {
  const { results } = period.record;
  if (results?.parts === undefined)
    throw new RequestRefusal('results-changed', 'The roll-up does not say what it was made of');
  return Promise.all(results.parts.map((part) => resultsUnder(siblingOf(period, part.period), part.digest)));
}

/**
 * Refuses to move a roll-up on that would come out otherwise by now, and to publish one before its parts: it would show their
 * scores. A part may change in the moment after; the roll-up is then held up at its next step.
 */
export async function assertParts(period: OpenedPeriod, to: PeriodState): Promise<void> {
  const parts = await currentParts(period);
  const before = digests(period.record.results?.parts ?? []);
  const now = digests(parts);
  const changed = [...new Set([...before.keys(), ...now.keys()])].filter((part) => before.get(part) !== now.get(part));
  if (changed.length > 0)
    throw new RequestRefusal('results-changed', 'Parts have changed since', faults('part-changed', changed));
  if (!published.includes(to)) return;
  const hidden = await hiddenParts(period, parts);
  if (hidden.length > 0) {
    throw new RequestRefusal('parts-unpublished', 'Parts are not published', faults('part-unpublished', hidden));
  }
}

/**
 * The parts that are not published. Where the scheme leaves missing parts out, one that is opened and has no results yet is among them:
 * it may still bring scores, and nobody has excused its units.
 */
async function hiddenParts(period: OpenedPeriod, parts: readonly CurrentPart[]): Promise<string[]> {
  const hidden = parts.filter(({ state }) => !published.includes(state)).map((part) => part.period);
  const whole = period.key.period as Period;
  const rule = rollupTo(period.scheme, whole);
  if (rule?.missing !== 'leave-out') return hidden;
  const known = new Set(parts.map((part) => part.period));
  const others = partsOf(whole, rule.from).filter((part) => !known.has(part));
  const found = await Promise.all(others.map((part) => findPeriod(siblingOf(period, part))));
  return [...hidden, ...others.filter((_, at) => found[at] !== null)];
}

function digests(parts: readonly Part[]): Map<string, string> {
  return new Map(parts.map(({ period, digest }) => [period, digest]));
}

function faults(code: string, parts: readonly string[]) {
  return [...parts].sort().map((period) => ({ code, path: `parts["${period}"]`, detail: { period } }));
}
