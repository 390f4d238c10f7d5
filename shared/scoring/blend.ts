// The blend (融合) of a unit's own assessed score with its counterpart's.
import type { Exact } from '../exact/exact';

/**
 * Blended score (融合得分): (1 − share) × own + share × counterpart, points, unrounded; `share` 0 to 1. Both are assessed
 * scores, so that nothing goes round in a circle. Without a counterpart there is nothing to blend: do not call it.
 * Source: Luan's 7:3 between departments and branches.
 * @example blend(exact(84.15), exact(90.05), exact(0.3)).round(2) // 85.92
 */
export function blend(own: Exact, counterpart: Exact, share: Exact): Exact {
  // The same with one product instead of two.
  return own.plus(share.times(counterpart.minus(own)));
}
