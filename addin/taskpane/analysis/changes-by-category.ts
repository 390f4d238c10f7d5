// Changes of units, category by category, in the order of the places that they have afterwards.
import type { Category, Scheme } from '../../../shared/scheme/scheme';
import type { UnitChange } from '../../../shared/scoring/analysis/compare-periods';
import type { Results } from '../../../shared/scoring/results';

export interface CategoryChanges {
  readonly category: Category;
  readonly changes: readonly UnitChange[];
}

/** `after` says which category a unit is in; categories without a change are left out. */
export function changesByCategory(
  scheme: Pick<Scheme, 'categories'>,
  after: Pick<Results, 'units'>,
  changes: readonly UnitChange[],
): CategoryChanges[] {
  const categoryOf = new Map(after.units.map(({ unit, category }) => [unit, category]));
  return scheme.categories
    .map((category) => ({
      category,
      changes: changes
        .filter(({ unit }) => categoryOf.get(unit) === category.id)
        .sort((a, b) => (a.after?.place ?? Infinity) - (b.after?.place ?? Infinity)),
    }))
    .filter((group) => group.changes.length > 0);
}
