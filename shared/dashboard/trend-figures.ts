// Scores over the periods (得分走势): each unit's final score period by period, beside the mean and the spread of its category.
import type { CategoryId, UnitId } from '../scheme/id';
import { isRanked, type CompleteResult, type Results, type Summary } from '../scoring/results';
import { endsOf } from './ends';
import type { Looking } from './place-figures';

/** A period and its results; null where the reader is shown none. */
export interface PeriodResults {
  readonly period: string;
  readonly results: Results | null;
}

export interface TrendLine {
  readonly unit: UnitId;
  /** period by period; null where it is not scored */
  readonly finals: readonly (number | null)[];
  /** null where it is not ranked, too */
  readonly places: readonly (number | null)[];
}

/** What is told of all ranked units of the category; null where nothing is ranked, or it is not told. */
export interface TrendSpread {
  readonly mean: readonly (number | null)[];
  readonly median: readonly (number | null)[];
  readonly max: readonly (number | null)[];
  readonly min: readonly (number | null)[];
}

export interface TrendFigures {
  readonly category: CategoryId;
  /** in the order of time; the last one is the one that was chosen */
  readonly periods: readonly string[];
  /** the units of the last period, by their places in it; those that are not ranked stand at the end */
  readonly lines: readonly TrendLine[];
  readonly leftOut: number;
  readonly spread: TrendSpread;
}

/**
 * The scores of a category's units over periods (得分走势), all as the results have them. Which units belong to it the last period
 * says; of more than are to be shown both ends are taken.
 * @example trendFigures([], 'branch', { most: 24, unit: null }).lines // []
 */
export function trendFigures(
  periods: readonly PeriodResults[],
  category: CategoryId,
  { most, unit }: Looking,
): TrendFigures {
  const last = periods.at(-1)?.results ?? null;
  const own = (last?.units ?? []).filter((one) => one.category === category);
  const ranked = own.filter(isRanked).sort((a, b) => a.place - b.place);
  const ordered = [...ranked, ...own.filter((one) => !isRanked(one))];
  const { shown, leftOut } = endsOf(ordered, most, (one) => one.unit === unit);
  const scored = periods.map(
    ({ results }) =>
      new Map(
        (results?.units ?? []).flatMap((one): [UnitId, CompleteResult][] => (one.complete ? [[one.unit, one]] : [])),
      ),
  );
  const told = periods.map(({ results }) => results?.categories.find((one) => one.category === category));
  const of = (figure: 'mean' | 'median' | 'max' | 'min') =>
    told.map((summary: Summary | undefined) => summary?.[figure] ?? null);
  return {
    category,
    periods: periods.map(({ period }) => period),
    lines: shown.map((one) => ({
      unit: one.unit,
      finals: scored.map((units) => units.get(one.unit)?.final ?? null),
      places: scored.map((units) => units.get(one.unit)?.place ?? null),
    })),
    leftOut,
    spread: { mean: of('mean'), median: of('median'), max: of('max'), min: of('min') },
  };
}
