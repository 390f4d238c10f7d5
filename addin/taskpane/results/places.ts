// The units of a category in the order of their places; those without a place stand at the end.
import {
  isRanked,
  type CompleteResult,
  type IncompleteResult,
  type RankedResult,
  type Results,
} from '../../../shared/scoring/results';

export interface CategoryPlaces {
  readonly ranked: readonly RankedResult[];
  /** scored, and taken out of the ranking */
  readonly excluded: readonly CompleteResult[];
  readonly incomplete: readonly IncompleteResult[];
}

/** Tied units stay in the scheme's order. */
export function placesOf(results: Pick<Results, 'units'>, category: string | undefined): CategoryPlaces {
  const own = results.units.filter((unit) => unit.category === category);
  return {
    ranked: own.filter(isRanked).sort((a, b) => a.place - b.place),
    excluded: own.flatMap((unit) => (unit.complete && !isRanked(unit) ? [unit] : [])),
    incomplete: own.flatMap((unit) => (unit.complete ? [] : [unit])),
  };
}
