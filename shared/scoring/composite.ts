// From the scores of the components to the assessed score.
import { Exact } from '../exact/exact';

/**
 * Weighted sum of scores (加权合计): Σ weight × score, points, unrounded; `weights` has one for each score (RangeError else).
 * @example composite([exact(90), exact(85)], [exact(0.8), exact(0.2)]).round(2) // 89
 */
export function composite(scores: readonly Exact[], weights: readonly Exact[]): Exact {
  if (scores.length !== weights.length) throw new RangeError('not one weight for each score');
  return Exact.sumOfProducts(weights, scores);
}
