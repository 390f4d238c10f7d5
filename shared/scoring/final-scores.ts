// From the units' own scores to their final ones: each blended with its counterpart and rounded.
import type { Exact } from '../exact/exact';
import type { ComponentId } from '../scheme/id';
import { roundedScores, type Unassessed } from './assess';
import { blend } from './blend';
import { counterpartOf, counterpartScore, waitedFor } from './counterpart';
import type { IncompleteResult, UnitResult } from './results';
import type { PlannedUnit, SchemePlan } from './scheme-plan';

/** A unit's own scores, rounded but for the one that is blended. */
export interface OwnScores {
  readonly components: Record<ComponentId, number>;
  readonly base: number;
  readonly assessed: Exact;
}

function incomplete(
  { units, digits }: SchemePlan,
  position: number,
  own: OwnScores | Unassessed,
  waits: readonly number[],
): IncompleteResult {
  const { unit: planned, profile } = units[position] as PlannedUnit;
  const { id: unit, category } = planned;
  const waitsFor = waits.map((at) => (units[at] as PlannedUnit).unit.id);
  const head = { unit, category, complete: false as const };
  if (!('missing' in own)) return { ...head, missing: [], waitsFor, components: own.components };
  const components = roundedScores(profile, own.scores, digits);
  const { missing, notAssessed } = own;
  return { ...head, missing, waitsFor, components, ...(notAssessed.length > 0 && { notAssessed }) };
}

const assessedIn = (own: OwnScores | Unassessed): Exact | null => ('missing' in own ? null : own.assessed);

/**
 * The units with their final scores (最终得分), in scheme order and not yet ranked: places are 0, rewards none. Final: own assessed
 * score blended with the counterpart's, both unrounded. A unit without own scores, or waiting for its counterpart, is incomplete.
 * `owns` has one for each unit of the plan.
 */
export function finalScores(plan: SchemePlan, owns: readonly (OwnScores | Unassessed)[]): UnitResult[] {
  const { units, digits } = plan;
  const assessed = owns.map(assessedIn);
  const results = new Array<UnitResult>(units.length);
  for (const { unit, position } of units) {
    const own = owns[position] as OwnScores | Unassessed;
    const counterpart = counterpartOf(plan.blend, position, assessed);
    const other = counterpart && counterpartScore(counterpart, assessed);
    if ('missing' in own || (counterpart !== null && other === null)) {
      results[position] = incomplete(plan, position, own, counterpart === null ? [] : waitedFor(counterpart, assessed));
      continue;
    }
    const final = counterpart && other ? blend(own.assessed, other, counterpart.share) : own.assessed;
    results[position] = {
      unit: unit.id,
      category: unit.category,
      complete: true,
      components: own.components,
      base: own.base,
      assessed: own.assessed.round(digits),
      counterpart: other && other.round(digits),
      final: final.round(digits),
      place: 0,
      placeFromBottom: 0,
      of: 0,
      rewards: [],
    };
  }
  return results;
}
