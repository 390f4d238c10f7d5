// The periods with which one can be compared: earlier ones of the same length that have results, the latest first.
import type { Period } from '../../../shared/api/periods';
import { comparePeriods, parsePeriod, periodKind } from '../../../shared/scheme/period';
import { latestFirst } from '../choice/first-choice';

export function earlierPeriods(periods: readonly Period[], period: Pick<Period, 'period'>): Period[] {
  const now = parsePeriod(period.period);
  return latestFirst(periods).filter((one) => {
    const then = parsePeriod(one.period);
    if (!now.ok || !then.ok || one.results === null) return false;
    return periodKind(then.value) === periodKind(now.value) && comparePeriods(then.value, now.value) < 0;
  });
}
