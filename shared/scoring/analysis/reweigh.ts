// A period scored once and ranked under many weights: sheets are read once, since component scores do not depend on weights.
import { exact, type Exact } from '../../exact/exact';
import type { Period } from '../../scheme/period';
import { assess, roundedScores, type Unassessed } from '../assess';
import { composite } from '../composite';
import { finalScores, type OwnScores } from '../final-scores';
import type { Results } from '../results';
import type { PlannedProfile, PlannedUnit, SchemePlan } from '../scheme-plan';
import type { Sheet } from '../sheet';
import { indexSheets } from '../sheet-index';
import { standings } from '../standings';
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
 * a consolidation and just as exact.
 */
export function reweighing(plan: SchemePlan, period: Period, sheets: readonly Sheet[]): Reweigh {
  const { scheme, units, digits } = plan;
  const index = indexSheets(plan, sheets);
  const scored = units.map((planned) => {
    const own = assess(planned, index);
    if ('missing' in own) return own;
    return { scores: own.scores.map(compact), components: roundedScores(planned.profile, own.scores, digits) };
  });
  return (weightsOf) => {
    const owns = scored.map((own, at): OwnScores | Unassessed => {
      if ('missing' in own) return own;
      const { weights, baseWeights } = weightsOf((units[at] as PlannedUnit).profile);
      const assessed = composite(own.scores, weights);
      const base = weights === baseWeights ? assessed : composite(own.scores, baseWeights);
      return { components: own.components, base: base.round(digits), assessed };
    });
    return standings(scheme, period, finalScores(plan, owns));
  };
}
