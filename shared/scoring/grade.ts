// Grades (等次), some of them limited to a share of the units.
import { Exact, exact } from '../exact/exact';
import type { Grade } from '../scheme/scheme';
import { wholeUnits } from './quota';

type Condition = Pick<Grade, 'share' | 'atLeast'>;

/**
 * The last place that each grade reaches among `of` ranked units (等次名额): the nearest whole number to the sum of the shares up
 * to it × of; `null` where the grade has no share.
 * @example gradeLimits([{ share: 0.2 }, { share: 0.5 }, {}], 14) // [3, 10, null]
 */
export function gradeLimits(grades: readonly Condition[], of: number): (number | null)[] {
  let reached = Exact.zero;
  return grades.map(({ share }) => {
    if (share === undefined) return null;
    reached = reached.plus(exact(share));
    return wholeUnits(reached.times(Exact.ratio(of, 1)), 'nearest');
  });
}

/**
 * The position of a unit's grade (等次) in the list: the first whose conditions place and final score meet; the last takes the
 * rest. `limits` come from `gradeLimits`. -1 where there are no grades. Source: Liuzhou's annual grades.
 * @example gradeOf([{ share: 0.2, atLeast: 90 }, { atLeast: 60 }, {}], [3, null, null], 1, 88) // 1
 */
export function gradeOf(
  grades: readonly Condition[],
  limits: readonly (number | null)[],
  place: number,
  final: number,
): number {
  if (grades.length === 0) return -1;
  const met = grades.findIndex(({ atLeast }, i) => place <= (limits[i] ?? Infinity) && final >= (atLeast ?? -Infinity));
  return met === -1 ? grades.length - 1 : met;
}
