// Comparison with an earlier period (与上期比较): who rose, who fell, and what became of the means.
import { exact } from '../../exact/exact';
import { tenThousandths } from '../../exact/sum';
import type { CategoryId, UnitId } from '../../scheme/id';
import type { CompleteResult, Results, Summary, UnitResult } from '../results';

/** Where a unit stood in one period; without a place where it was taken out of the ranking. */
export type Standing = Pick<CompleteResult, 'category' | 'final' | 'place' | 'of'>;

/** A unit in both periods; a standing is `null` where it was incomplete, and so is every change that this leaves open. */
export interface UnitChange {
  readonly unit: UnitId;
  readonly before: Standing | null;
  readonly after: Standing | null;
  /** After − before, points. */
  readonly scoreChange: number | null;
  /** Before − after, so that a rise is positive; `null` also where the unit has changed its category or was not ranked. */
  readonly placesGained: number | null;
}

/** A mean in both periods; `null` where nothing was ranked, and so is every change that this leaves open. */
export interface MeanChange {
  readonly before: number | null;
  readonly after: number | null;
  /** After − before, points. */
  readonly change: number | null;
  readonly percent: number | null;
}

export interface Comparison {
  /** The two periods. */
  readonly before: string;
  readonly after: string;
  /** The units that both have, in the order of the later one. */
  readonly units: readonly UnitChange[];
  readonly onlyBefore: readonly UnitId[];
  readonly onlyAfter: readonly UnitId[];
  /** In the order of the later period, then those that only the earlier one has. */
  readonly categories: readonly (MeanChange & { readonly category: CategoryId })[];
  readonly overall: MeanChange;
}

/**
 * Difference of two published scores (增减), points: after − before, exact, since neither has more than four digits.
 * @example scoreChange(84.15, 85.92) // 1.77
 */
export function scoreChange(before: number, after: number): number {
  return exact(after).minus(exact(before)).round(4);
}

/**
 * Change of a published score in percent (增幅): 100 × (after − before) / before, rounded to 2 digits; `null` where before is
 * not above zero. Scores of at most four digits (RangeError else). Source: Xunyang's mean of two years.
 * @example percentChange(102.09, 103.87) // 1.74
 * @example percentChange(0, 5) // null
 */
export function percentChange(before: number, after: number): number | null {
  if (before <= 0) return null;
  const hundredfold = exact(after).minus(exact(before)).times(exact(1_000_000));
  return hundredfold.over(tenThousandths(before)).round(2);
}

function meanChange(before: number | null, after: number | null): MeanChange {
  if (before === null || after === null) return { before, after, change: null, percent: null };
  return { before, after, change: scoreChange(before, after), percent: percentChange(before, after) };
}

function standingOf(result: UnitResult): Standing | null {
  if (!result.complete) return null;
  const { category, final, place, of } = result;
  return { category, final, place, of };
}

function placesGained(before: Standing | null, after: Standing | null): number | null {
  if (before === null || after === null || before.category !== after.category) return null;
  return before.place === null || after.place === null ? null : before.place - after.place;
}

function unitChange(earlier: UnitResult, later: UnitResult): UnitChange {
  const before = standingOf(earlier);
  const after = standingOf(later);
  const comparable = before !== null && after !== null;
  return {
    unit: later.unit,
    before,
    after,
    scoreChange: comparable ? scoreChange(before.final, after.final) : null,
    placesGained: placesGained(before, after),
  };
}

const meansByCategory = (categories: readonly Summary[]): Map<CategoryId, number | null> =>
  new Map(categories.flatMap(({ category, mean }) => (category === undefined ? [] : [[category, mean] as const])));

/**
 * Two results against each other (与上期比较): each unit's change of score and place, and the means of all and of each category
 * with their change in points and percent. Everything starts from the published figures and is exact; percent has 2 digits.
 * Units that only one of the two has are named; what is not scored stays `null`. Source: Xunyang's 102.09 → 103.87 = +1.74 %.
 * @example compareResults(results, results).overall.percent // 0
 */
export function compareResults(before: Results, after: Results): Comparison {
  const earlier = new Map(before.units.map((result) => [result.unit, result]));
  const later = new Set(after.units.map(({ unit }) => unit));
  const meansBefore = meansByCategory(before.categories);
  const meansAfter = meansByCategory(after.categories);
  return {
    before: before.period,
    after: after.period,
    units: after.units.flatMap((result) => {
      const same = earlier.get(result.unit);
      return same === undefined ? [] : [unitChange(same, result)];
    }),
    onlyBefore: before.units.flatMap(({ unit }) => (later.has(unit) ? [] : [unit])),
    onlyAfter: after.units.flatMap(({ unit }) => (earlier.has(unit) ? [] : [unit])),
    categories: [...new Set([...meansAfter.keys(), ...meansBefore.keys()])].map((category) => ({
      category,
      ...meanChange(meansBefore.get(category) ?? null, meansAfter.get(category) ?? null),
    })),
    overall: meanChange(before.overall.mean, after.overall.mean),
  };
}
