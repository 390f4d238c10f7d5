// Quotas (名额): how many units a share of a ranking is.
import { Exact, exact } from '../exact/exact';

export type QuotaRounding = 'nearest' | 'up' | 'down';

export interface Quota {
  readonly share?: number | undefined;
  readonly count?: number | undefined;
  readonly rounding?: QuotaRounding | undefined;
  readonly min?: number | undefined;
}

/**
 * An exact number of units as a whole one (取整): nearest (half up), up, or down; the number is not negative.
 * @example wholeUnits(exact(4.2), 'up') // 5
 */
export function wholeUnits(number: Exact, rounding: QuotaRounding): number {
  const nearest = number.round(0);
  const difference = number.compare(exact(nearest));
  if (rounding === 'up' && difference > 0) return nearest + 1;
  if (rounding === 'down' && difference < 0) return nearest - 1;
  return nearest;
}

/**
 * The places that a quota reaches among `of` ranked units (名额): its count, or its share of them rounded, at least `min`.
 * Source: Xunyang's best fifth, Tangxian's award lists.
 * @example quotaSize({ share: 0.2 }, 28) // 6
 * @example quotaSize({ share: 0.2, rounding: 'down', min: 1 }, 4) // 1
 */
export function quotaSize({ share = 0, count, rounding = 'nearest', min = 0 }: Quota, of: number): number {
  const size = count ?? wholeUnits(exact(share).times(Exact.ratio(of, 1)), rounding);
  return Math.max(min, size);
}
