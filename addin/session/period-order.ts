// Periods in the order in which they are offered, and which of them is meant where nobody has chosen one.
import type { Period } from '../../shared/api/periods';
import { comparePeriods, parsePeriod, periodKind } from '../../shared/scheme/period';
import { periodKinds } from '../../shared/scheme/period-kinds';

const endOf = (a: Period, b: Period): number => {
  const [first, second] = [parsePeriod(a.period), parsePeriod(b.period)];
  return first.ok && second.ok ? comparePeriods(first.value, second.value) : a.period.localeCompare(b.period);
};

/** Periods with the latest first. */
export function latestFirst(periods: readonly Period[]): Period[] {
  return [...periods].sort((a, b) => endOf(b, a));
}

const lengthOf = ({ period }: Period): number => {
  const parsed = parsePeriod(period);
  return parsed.ok ? periodKinds.indexOf(periodKind(parsed.value)) : periodKinds.length;
};

/** The periods of the cycle, the latest first: they are the shortest of a scheme, from which longer ones are put together. */
export function cyclePeriods(periods: readonly Period[]): Period[] {
  const shortest = Math.min(...periods.map(lengthOf));
  return latestFirst(periods).filter((period) => lengthOf(period) === shortest);
}

/** The latest open period of the cycle; where none is open, the latest of all of the cycle. */
export function latestPeriod(periods: readonly Period[]): Period | null {
  const sorted = cyclePeriods(periods);
  return sorted.find((period) => period.state === 'open') ?? sorted[0] ?? null;
}
