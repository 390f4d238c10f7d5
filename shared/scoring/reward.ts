// What follows from a place, a threshold or a quota (兑现).
import type { CategoryId } from '../scheme/id';
import type { Reward, Scheme } from '../scheme/scheme';
import type { PeriodKind } from '../scheme/period-kinds';
import type { Place } from './place';
import { quotaSize } from './quota';
import type { CompleteResult, Earned } from './results';
import { tierOf } from './tier';

/** The rounded scores at which thresholds look. */
export type Scores = Pick<CompleteResult, 'base' | 'assessed' | 'final'>;

/**
 * The rewards that follow from results of one kind of period (适用的兑现).
 * @example rewardsOn({ rewards: [{ id: 'q', on: 'quarter' }, { id: 'm', on: 'month' }] }, 'month').map(({ id }) => id) // ['m']
 */
export function rewardsOn({ rewards = [] }: Pick<Scheme, 'rewards'>, kind: PeriodKind): Reward[] {
  return rewards.filter((reward) => reward.on === kind);
}

/**
 * Whether a reward may go to units of a category (适用类别): to all where it names none.
 * @example concerns({ categories: ['I', 'II'] }, 'III') // false
 */
export function concerns(reward: Pick<Reward, 'categories'>, category: CategoryId): boolean {
  return reward.categories === undefined || reward.categories.includes(category);
}

/**
 * What one reward gives to each of `of` ranked units (兑现), by scores and place; `null` where nothing. Tiers reach at most
 * ⌊of/2⌋ places from either end; a threshold compares the rounded score; a quota reaches so many places.
 * Sources: Luan's months, Baiyin's class Ⅲ, Xunyang's winners.
 */
export function earning(reward: Reward, of: number): (scores: Scores, place: Place) => Earned | null {
  switch (reward.rule) {
    case 'tiers': {
      const { top = [], bottom = [] } = reward;
      return (_, place) => {
        const tier = tierOf(place, of, top.length, bottom.length);
        const effects = tier && (tier.side === 'top' ? top : bottom)[tier.rank - 1];
        return tier && effects ? { reward: reward.id, tier: `${tier.side}-${tier.rank}`, effects } : null;
      };
    }
    case 'threshold': {
      const { below = Infinity, atLeast = -Infinity } = reward;
      return (scores) => {
        const score = scores[reward.score];
        return score < below && score >= atLeast ? { reward: reward.id, effects: reward.effects } : null;
      };
    }
    case 'quota': {
      const size = quotaSize(reward, of);
      return (_, { place }) => (place <= size ? { reward: reward.id, effects: reward.effects } : null);
    }
  }
}
