// Tiers (档次): the places that are rewarded or penalised.
import type { Place } from './place';

/** `rank` 1 is the first place of the top, or the last place of all for the bottom. */
export interface Tier {
  readonly side: 'top' | 'bottom';
  readonly rank: number;
}

/**
 * The tier of a place among `of` ranked units (档次), where `top` and `bottom` places have one; `null` where it has none.
 * Neither side reaches beyond ⌊of/2⌋ places, so the middle of three gets nothing; should ties put a unit in both, the top
 * counts. Source: Luan's first two and last two places.
 * @example tierOf({ place: 12, placeFromBottom: 2 }, 13, 2, 2) // { side: 'bottom', rank: 2 }
 * @example tierOf({ place: 2, placeFromBottom: 2 }, 3, 2, 2) // null
 */
export function tierOf({ place, placeFromBottom }: Place, of: number, top: number, bottom: number): Tier | null {
  const half = Math.floor(of / 2);
  if (place <= Math.min(top, half)) return { side: 'top', rank: place };
  if (placeFromBottom <= Math.min(bottom, half)) return { side: 'bottom', rank: placeFromBottom };
  return null;
}
