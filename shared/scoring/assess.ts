// A unit's own score: its components together, before any blending.
import { Exact } from '../exact/exact';
import type { ComponentId } from '../scheme/id';
import { combineScores } from './combine';
import { composite } from './composite';
import type { PlannedComponent, PlannedUnit } from './scheme-plan';
import type { SheetIndex } from './sheet-index';
import { sheetScore } from './sheet-score';

/** Unrounded scores; `scores` go with the profile's components. */
export interface Assessment {
  readonly scores: readonly Exact[];
  readonly base: Exact;
  readonly assessed: Exact;
}

/** A unit some of whose sheets are missing has no score at all. */
export interface Unassessed {
  readonly missing: ComponentId[];
}

/**
 * Score of a component for a unit, by position, from its sheets (构成得分), unrounded; without a sheet zero for additions and
 * penalties, and `null`, not scored, for deductions and ratings.
 */
export function componentScore(planned: PlannedComponent, unit: number, sheets: SheetIndex): Exact | null {
  const { method, combine, marks, position } = planned;
  const first = sheets.first(unit, position);
  if (first === undefined) return method === 'add' || method === 'penalty' ? Exact.zero : null;
  if (combine === 'one') return sheetScore(method, marks, first.lines);
  const scores = sheets.all(unit, position).map((sheet) => sheetScore(method, marks, sheet.lines));
  return combineScores(combine, scores);
}

/** Assessed score (考核得分) of a unit: Σ weight × component score; or the components whose sheets are missing. */
export function assess({ profile, position }: PlannedUnit, sheets: SheetIndex): Assessment | Unassessed {
  const { components } = profile;
  const found = components.map((planned) => componentScore(planned, position, sheets));
  if (found.includes(null)) {
    return { missing: components.filter((_, i) => found[i] === null).map(({ component }) => component.id) };
  }
  const scores = found as Exact[];
  const { weights, baseWeights } = profile;
  const assessed = composite(scores, weights);
  return { scores, base: baseWeights === weights ? assessed : composite(scores, baseWeights), assessed };
}
