// A unit's own score: its components together, before any blending.
import { Exact } from '../exact/exact';
import type { ComponentId } from '../scheme/id';
import { combineScores } from './combine';
import { composite } from './composite';
import type { PlannedComponent, PlannedProfile, PlannedUnit } from './scheme-plan';
import type { NotAssessed } from './results';
import { scores, type Sheet } from './sheet';
import { allSheets, firstSheet, scoringSheets, type SheetIndex } from './sheet-index';
import { sheetScore } from './sheet-score';

/** Unrounded scores; `scores` go with the profile's components. */
export interface Assessment {
  readonly scores: readonly Exact[];
  readonly base: Exact;
  readonly assessed: Exact;
}

/** A unit some of whose sheets are missing, or say that it is not assessed, has no score; `scores` are those that it has. */
export interface Unassessed {
  readonly missing: ComponentId[];
  readonly notAssessed: NotAssessed[];
  readonly scores: readonly (Exact | null)[];
}

/**
 * Score of a component for a unit, by position, from its sheets (构成得分), unrounded; without a sheet zero for additions and
 * penalties, and `null`, not scored, for deductions and ratings; `null` for all where every sheet says *not assessed*.
 */
export function componentScore(planned: PlannedComponent, unit: number, sheets: SheetIndex): Exact | null {
  const { method, combine, marks, position } = planned;
  const first = firstSheet(sheets, unit, position);
  if (first === undefined) return method === 'add' || method === 'penalty' ? Exact.zero : null;
  if (combine === 'one') return scores(first) ? sheetScore(method, marks, first.lines) : null;
  const combined = scoringSheets(sheets, unit, position).map((sheet) => sheetScore(method, marks, sheet.lines));
  return combined.length === 0 ? null : combineScores(combine, combined);
}

/** Results hang on no order of sheets: of all that they hold only reasons come as they stand. */
function byAssessor({ assessor: one = '' }: Sheet, { assessor: other = '' }: Sheet): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function unassessed({ profile, position }: PlannedUnit, sheets: SheetIndex): Unassessed {
  const found = profile.components.map((planned) => componentScore(planned, position, sheets));
  const unscored = profile.components.filter((_, i) => found[i] === null);
  return {
    missing: unscored.map(({ component }) => component.id),
    notAssessed: unscored.flatMap((planned) =>
      allSheets(sheets, position, planned.position)
        .sort(byAssessor)
        .flatMap(({ component, notAssessed: reason }): NotAssessed[] =>
          reason === undefined ? [] : [{ component, reason }],
        ),
    ),
    scores: found,
  };
}

/** Assessed score (考核得分) of a unit: Σ weight × component score; or the components whose sheets are missing. */
export function assess(unit: PlannedUnit, sheets: SheetIndex): Assessment | Unassessed {
  const { components, weights, baseWeights } = unit.profile;
  const found = new Array<Exact>(components.length);
  for (let i = 0; i < components.length; i += 1) {
    const score = componentScore(components[i] as PlannedComponent, unit.position, sheets);
    if (score === null) return unassessed(unit, sheets);
    found[i] = score;
  }
  const assessed = composite(found, weights);
  return { scores: found, base: baseWeights === weights ? assessed : composite(found, baseWeights), assessed };
}

/** A profile's unrounded component scores as they are published, without those that are `null`. */
export function roundedScores(
  { components }: PlannedProfile,
  unrounded: readonly (Exact | null)[],
  digits: number,
): Record<ComponentId, number> {
  const rounded: Record<ComponentId, number> = {};
  for (let i = 0; i < components.length; i += 1) {
    const score = unrounded[i];
    if (score) rounded[(components[i] as PlannedComponent).component.id] = score.round(digits);
  }
  return rounded;
}
