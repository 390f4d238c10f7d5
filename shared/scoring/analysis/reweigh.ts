// A period scored once and ranked under many weights: sheets are read once, since component scores do not depend on weights.
import { exact, type Exact } from '../../exact/exact';
import type { Period } from '../../scheme/period';
import { assess } from '../assess';
import { blend } from '../blend';
import { composite } from '../composite';
import { counterpartOf, counterpartScore } from '../counterpart';
import type { Results } from '../results';
import type { PlannedProfile, SchemePlan } from '../scheme-plan';
import type { Sheet } from '../sheet';
import { indexSheets } from '../sheet-index';
import { standings, type Figures } from '../standings';
import type { VariedWeights } from './varied-weights';

/** The results of the period as they would be with other weights for each profile. */
export type Reweigh = (weightsOf: (profile: PlannedProfile) => VariedWeights) => Results;

/** The same score over the smallest power of ten, where it is a decimal: small fractions are what makes a draw quick. */
function compact(score: Exact): Exact {
  const decimal = exact(score.round(4));
  return decimal.compare(score) === 0 ? decimal : score;
}

/**
 * The way from other weights to results (重新加权): component scores → weighted sums → blend → rounding → places and rewards, as in
 * a consolidation and just as exact. `present` is what consolidating the same sheets gave: which units are incomplete and what
 * their components scored is the same under all weights.
 */
export function reweighing(plan: SchemePlan, period: Period, sheets: readonly Sheet[], present: Results): Reweigh {
  const { scheme, digits } = plan;
  const index = indexSheets(plan, sheets);
  const scoresOf = plan.units.map((planned) => {
    const own = assess(planned, index);
    return 'missing' in own ? null : own.scores.map(compact);
  });
  return (weightsOf) => {
    const assessed = plan.units.map(({ profile }, at): Exact | null => {
      const scores = scoresOf[at] ?? null;
      return scores && composite(scores, weightsOf(profile).weights);
    });
    const figures = present.units.map((unit, at): Figures => {
      const own = assessed[at] ?? null;
      const scores = scoresOf[at] ?? null;
      const profile = plan.units[at]?.profile;
      if (!unit.complete || own === null || scores === null || profile === undefined) return unit;
      const { weights, baseWeights } = weightsOf(profile);
      const base = weights === baseWeights ? own : composite(scores, baseWeights);
      const counterpart = counterpartOf(plan.blend, at, assessed);
      const other = counterpart && counterpartScore(counterpart, assessed);
      const final = counterpart && other ? blend(own, other, counterpart.share) : own;
      return {
        unit: unit.unit,
        category: unit.category,
        complete: true,
        components: unit.components,
        base: base.round(digits),
        assessed: own.round(digits),
        counterpart: other && other.round(digits),
        final: final.round(digits),
      };
    });
    return standings(scheme, period, figures);
  };
}
