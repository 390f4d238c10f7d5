// Robustness (稳健性): whether places and rewards would stand if the weights were a little different.
import { Exact } from '../../exact/exact';
import type { CategoryId, UnitId } from '../../scheme/id';
import type { Period } from '../../scheme/period';
import type { Scheme } from '../../scheme/scheme';
import { consolidate } from '../consolidate';
import { withDecisions, type Decisions } from '../decisions';
import { isRanked, type Earned, type RankedResult, type Results } from '../results';
import { planScheme, type PlannedProfile } from '../scheme-plan';
import type { Sheet } from '../sheet';
import { randomFrom } from './random';
import { reweighing } from './reweigh';
import { variedWeights, type VariedWeights } from './varied-weights';

export interface RobustnessOptions {
  /** How many sets of weights are tried; 1,000 unless told. */
  readonly draws?: number;
  /** How far each weight moves at most, as a share of itself, 0 to below 1; 0.1 unless told. */
  readonly variation?: number;
  /** A whole number; the same one gives the same draws. */
  readonly seed: number;
  /** What the office decided on units of the period; nothing unless told. */
  readonly decisions?: Decisions;
}

export interface EarnedRobustness extends Pick<Earned, 'reward' | 'tier'> {
  /** Share of draws in which the unit earns this, in this tier. */
  readonly stays: number;
}

/** Shares are of all draws, 0 to 1, rounded to 4 digits. */
export interface UnitRobustness {
  readonly unit: UnitId;
  readonly category: CategoryId;
  /** Its place now, among `of`. */
  readonly place: number;
  readonly of: number;
  /** Share of draws in which the unit has the place that it has now. */
  readonly placeStays: number;
  readonly best: number;
  readonly worst: number;
  readonly median: number;
  /** What the unit earns now. */
  readonly earned: readonly EarnedRobustness[];
  /** Share of draws in which the unit earns all that it earns now and nothing else; what it earns now may be nothing. */
  readonly rewardsStay: number;
}

export interface Robustness {
  readonly draws: number;
  readonly variation: number;
  readonly seed: number;
  /** The ranked units, in scheme order. */
  readonly units: readonly UnitRobustness[];
}

const scored = ({ units }: Results): RankedResult[] => units.filter(isRanked);

const same = (a: Earned, b: Earned): boolean => a.reward === b.reward && a.tier === b.tier;

/** What became of one unit over all draws. */
class Outcomes {
  private readonly places: number[] = [];
  private readonly kept: number[];
  private unchanged = 0;

  constructor(private readonly now: RankedResult) {
    this.kept = now.rewards.map(() => 0);
  }

  add({ place, rewards }: RankedResult): void {
    this.places.push(place);
    const keeps = this.now.rewards.map((one) => rewards.some((other) => same(one, other)));
    keeps.forEach((keep, i) => {
      if (keep) this.kept[i] = (this.kept[i] ?? 0) + 1;
    });
    if (rewards.length === keeps.length && keeps.every(Boolean)) this.unchanged += 1;
  }

  summary(): UnitRobustness {
    const { unit, category, place, of, rewards } = this.now;
    const draws = this.places.length;
    const share = (count: number): number => Exact.ratio(count, draws).round(4);
    const sorted = Uint32Array.from(this.places).sort();
    const at = (position: number): number => sorted[position] ?? place;
    return {
      unit,
      category,
      place,
      of,
      placeStays: share(this.places.filter((one) => one === place).length),
      best: at(0),
      worst: at(draws - 1),
      median: (at((draws - 1) >> 1) + at(draws >> 1)) / 2,
      earned: rewards.map(({ reward, tier }, i) => ({
        reward,
        ...(tier !== undefined && { tier }),
        stays: share(this.kept[i] ?? 0),
      })),
      rewardsStay: share(this.unchanged),
    };
  }
}

/**
 * How well a period's places and rewards stand (稳健性): the weights of all components vary independently and uniformly by
 * ± `variation`, in so many draws; in each the units are ranked and rewarded anew on finals rounded as published. The full
 * marks of the base stay as they are (`variedWeights`). No figure of a draw is published, so its factors have no more
 * than five digits; with a variation of zero each draw gives just the present results. Incomplete units, and those that are
 * taken out of the ranking, are left out. RangeError
 * where `draws` is not a whole number above zero, `variation` not within 0 to below 1, or `seed` not a whole number; and as
 * `consolidate`. Source: the sensitivity analysis of composite indicators (COINr).
 * @example robustness(scheme, '2026-10', sheets, { draws: 5, variation: 0, seed: 1 }).units[0].placeStays // 1
 */
export function robustness(
  scheme: Scheme,
  period: Period,
  sheets: readonly Sheet[],
  { draws = 1000, variation = 0.1, seed, decisions = {} }: RobustnessOptions,
): Robustness {
  if (!Number.isSafeInteger(draws) || draws < 1) throw new RangeError(`not a number of draws: ${draws}`);
  if (!(variation >= 0 && variation < 1)) throw new RangeError(`not a variation: ${variation}`);
  if (!Number.isSafeInteger(seed)) throw new RangeError(`not a seed: ${seed}`);
  const present = withDecisions(scheme, consolidate(scheme, period, sheets), decisions);
  const plan = planScheme(scheme);
  const reweigh = reweighing(plan, period, sheets);
  const outcomes = scored(present).map((now) => new Outcomes(now));
  const random = randomFrom(seed);
  for (let draw = 0; draw < draws; draw += 1) {
    const factors = scheme.components.map(() => 1 + variation * (2 * random() - 1));
    const known = new Map<PlannedProfile, VariedWeights>();
    const weightsOf = (profile: PlannedProfile): VariedWeights => {
      const weights = known.get(profile) ?? variedWeights(profile, factors);
      known.set(profile, weights);
      return weights;
    };
    scored(withDecisions(scheme, reweigh(weightsOf), decisions)).forEach((unit, i) => outcomes[i]?.add(unit));
  }
  return { draws, variation, seed, units: outcomes.map((one) => one.summary()) };
}
