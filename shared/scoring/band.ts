// Score bands (分数段): how the scores are distributed.
import { Exact } from '../exact/exact';
import type { Band } from './results';

/**
 * Distribution of scores over half-open bands (分数分布): below a, [a, b), [b, c), [c, ∞) for the bounds a < b < c. `percent` of all
 * scores, rounded to 2 digits; 0 where there is no score. No bounds: no bands. Source: Xunyang's 10 / 34 / 10 of 54.
 * @example distribution([95, 101, 110], [90, 101]).map(({ count }) => count) // [0, 1, 2]
 */
export function distribution(scores: readonly number[], bounds: readonly number[]): Band[] {
  if (bounds.length === 0) return [];
  const counts = new Array<number>(bounds.length + 1).fill(0);
  for (const score of scores) {
    let [low, high] = [0, bounds.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (score < (bounds[middle] as number)) high = middle;
      else low = middle + 1;
    }
    counts[low] = (counts[low] as number) + 1;
  }
  return counts.map((count, i) => ({
    from: bounds[i - 1] ?? null,
    to: bounds[i] ?? null,
    count,
    percent: scores.length === 0 ? 0 : Exact.ratio(count * 100, scores.length).round(2),
  }));
}

/**
 * Round bounds for scores of a scheme that names no bands (等距分数段): the finest even steps that make at most ten bands; none
 * where there is no score.
 * @example evenBounds([81, 88.5]) // [81, 82, 83, 84, 85, 86, 87, 88]
 */
export function evenBounds(scores: readonly number[]): number[] {
  const [anyScore] = scores;
  if (anyScore === undefined) return [];
  const least = scores.reduce((one, other) => Math.min(one, other), anyScore);
  const most = scores.reduce((one, other) => Math.max(one, other), anyScore);
  const step = [1, 2, 5, 10, 20, 50, 100].find((size) => most - least <= size * 8) ?? 1000;
  const first = Math.floor(least / step) * step;
  return Array.from({ length: Math.floor((most - first) / step) + 1 }, (_, index) => first + index * step);
}
