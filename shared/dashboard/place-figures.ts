// Places and what became of them (名次与升降): the ranked units of a category, each beside where it stood in the period before.
import type { CategoryId, UnitId } from '../scheme/id';
import { compareResults, type UnitChange } from '../scoring/analysis/compare-periods';
import { isRanked, type RankedResult, type Results } from '../scoring/results';
import { endsOf } from './ends';

export interface PlaceLine extends Pick<RankedResult, 'unit' | 'final' | 'place'> {
  /** null where it was not scored before, or there is no period before */
  readonly before: UnitChange['before'];
  readonly scoreChange: number | null;
  /** a rise is positive; null where the two places cannot be compared */
  readonly placesGained: number | null;
}

export interface PlaceFigures {
  readonly category: CategoryId;
  /** the ranked units of the category, shown or not */
  readonly of: number;
  /** by place, tied units in the scheme's order */
  readonly lines: readonly PlaceLine[];
  /** ranked units whose results are there and that are not shown */
  readonly leftOut: number;
  /** of all whose results are there */
  readonly risen: number;
  readonly fallen: number;
  readonly unchanged: number;
}

export interface Looking {
  /** so many units at most, beside the one that was chosen */
  readonly most: number;
  /** the unit that somebody looks for */
  readonly unit: string | null;
}

/**
 * Places of a category in one period against an earlier one (名次与升降). All figures are those of the results; of a category with
 * more units than are to be shown both ends are taken. `before` null: nothing to compare with. Results that were narrowed to some
 * units show those.
 * @example placeFigures(results, null, 'branch', { most: 24, unit: null }).lines[0]?.place // 1
 */
export function placeFigures(
  results: Results,
  before: Results | null,
  category: CategoryId,
  { most, unit }: Looking,
): PlaceFigures {
  const changes = new Map<UnitId, UnitChange>(
    before === null ? [] : compareResults(before, results).units.map((change) => [change.unit, change]),
  );
  const ranked = results.units
    .filter(isRanked)
    .filter((one) => one.category === category)
    .sort((a, b) => a.place - b.place);
  const lines = ranked.map((one): PlaceLine => {
    const { before: stood = null, scoreChange = null, placesGained = null } = changes.get(one.unit) ?? {};
    return { unit: one.unit, final: one.final, place: one.place, before: stood, scoreChange, placesGained };
  });
  const { shown, leftOut } = endsOf(lines, most, (line) => line.unit === unit);
  const counted = (is: (gained: number) => boolean): number =>
    lines.filter(({ placesGained }) => placesGained !== null && is(placesGained)).length;
  return {
    category,
    of: results.categories.find((one) => one.category === category)?.ranked ?? ranked.length,
    lines: shown,
    leftOut,
    risen: counted((gained) => gained > 0),
    fallen: counted((gained) => gained < 0),
    unchanged: counted((gained) => gained === 0),
  };
}
