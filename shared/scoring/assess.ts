// A unit's own score: its components together, before any blending.
import { Exact } from '../exact/exact';
import type { ComponentId } from '../scheme/id';
import { combineScores } from './combine';
import { composite } from './composite';
import type { PlannedComponent, PlannedProfile, PlannedUnit } from './scheme-plan';
import { allSheets, firstSheet, type SheetIndex } from './sheet-index';
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
  const first = firstSheet(sheets, unit, position);
  if (first === undefined) return method === 'add' || method === 'penalty' ? Exact.zero : null;
  if (combine === 'one') return sheetScore(method, marks, first.lines);
  const scores = allSheets(sheets, unit, position).map((sheet) => sheetScore(method, marks, sheet.lines));
  return combineScores(combine, scores);
}

function missingIn({ profile, position }: PlannedUnit, sheets: SheetIndex): ComponentId[] {
  const missing = profile.components.filter((planned) => componentScore(planned, position, sheets) === null);
  return missing.map(({ component }) => component.id);
}

/** Assessed score (考核得分) of a unit: Σ weight × component score; or the components whose sheets are missing. */
export function assess(unit: PlannedUnit, sheets: SheetIndex): Assessment | Unassessed {
  const { components, weights, baseWeights } = unit.profile;
  const scores = new Array<Exact>(components.length);
  for (let i = 0; i < components.length; i += 1) {
    const score = componentScore(components[i] as PlannedComponent, unit.position, sheets);
    if (score === null) return { missing: missingIn(unit, sheets) };
    scores[i] = score;
  }
  const assessed = composite(scores, weights);
  return { scores, base: baseWeights === weights ? assessed : composite(scores, baseWeights), assessed };
}

/** A profile's unrounded component scores as they are published. */
export function roundedScores(
  { components }: PlannedProfile,
  scores: readonly Exact[],
  digits: number,
): Record<ComponentId, number> {
  const rounded: Record<ComponentId, number> = {};
  for (let i = 0; i < components.length; i += 1) {
    rounded[(components[i] as PlannedComponent).component.id] = (scores[i] as Exact).round(digits);
  }
  return rounded;
}
