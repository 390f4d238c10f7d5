// Sums and means of exact scores.
import { Exact } from '../exact/exact';

/**
 * Sum of scores (合计), unrounded; zero where there are none.
 * @example totalOf([exact(0.1), exact(0.2)]).round(2) // 0.3
 */
export function totalOf(scores: readonly Exact[]): Exact {
  let total = Exact.zero;
  for (const score of scores) total = total.plus(score);
  return total;
}

/**
 * Mean of scores (平均分), unrounded. Throws RangeError where there are none: no mean is not a mean of zero.
 * @example meanOf([exact(84.15), exact(90.06)]).toString() // '87.105'
 */
export function meanOf(scores: readonly Exact[]): Exact {
  if (scores.length === 1) return scores[0] as Exact;
  return totalOf(scores).over(scores.length);
}
