// Weights as they might have been: each component's weight varied a little, the full marks of the base kept.
import { Exact } from '../../exact/exact';
import { countsInBase } from '../../scheme/defaults';
import type { PlannedProfile } from '../scheme-plan';

/** The weights of one profile in one draw; as in the plan, both are one and the same where every component is in the base. */
export interface VariedWeights {
  readonly weights: readonly Exact[];
  readonly baseWeights: readonly Exact[];
}

// Factors of five digits keep the fractions small, so that a draw is exact without large integers.
const steps = 100_000;

/**
 * Weights of a profile with each component's weight times its own factor (权重变动); `factors` go with the scheme's components.
 * The weights of the base are then brought back to the full marks that the base has in the scheme, nearly always 100, so that
 * a draw shifts emphasis and never the scale; penalties take off and have no part in that sum. What is not in the base stands
 * on top of it and only varies. Factors are rounded to 5 digits, so that 100 marks stay 100 to within 0.0005.
 */
export function variedWeights(profile: PlannedProfile, factors: readonly number[]): VariedWeights {
  const parts = profile.components.map(({ component, position, method, marks }, i) => {
    const weight = profile.weights[i] as Exact;
    const inBase = countsInBase(component);
    const worth = inBase && method !== 'penalty' && marks !== null ? weight.times(marks).round(4) : 0;
    return { weight, inBase, worth, factor: factors[position] ?? 1 };
  });
  const full = parts.reduce((sum, { worth }) => sum + worth, 0);
  const varied = parts.reduce((sum, { worth, factor }) => sum + worth * factor, 0);
  const scale = varied === 0 ? 1 : full / varied;
  const weights = parts.map(({ weight, inBase, factor }) =>
    weight.times(Exact.ratio(Math.round(factor * (inBase ? scale : 1) * steps), steps)),
  );
  if (profile.baseWeights === profile.weights) return { weights, baseWeights: weights };
  return { weights, baseWeights: weights.map((weight, i) => (parts[i]?.inBase ? weight : Exact.zero)) };
}
