// The units that earn something now, by category and place, out of all that were looked at.
import type { Category, Scheme } from '../../../shared/scheme/scheme';
import type { Robustness, UnitRobustness } from '../../../shared/scoring/analysis/robustness';

export interface RewardedPlaces {
  readonly category: Category;
  readonly units: readonly UnitRobustness[];
}

/** Categories in which nobody earns anything are left out. */
export function rewardedByCategory(scheme: Pick<Scheme, 'categories'>, { units }: Robustness): RewardedPlaces[] {
  return scheme.categories
    .map((category) => ({
      category,
      units: units
        .filter((unit) => unit.category === category.id && unit.earned.length > 0)
        .sort((a, b) => a.place - b.place),
    }))
    .filter((places) => places.units.length > 0);
}
