// The red–blue board (红蓝榜): the units whose rewards put them on one of its sides.
import type { Scheme } from '../scheme/scheme';
import { isRanked, type Earned, type RankedResult, type Results } from './results';

export type BoardColour = 'red' | 'blue';

/** A unit on one side of the board, and the rewards that put it there. */
export interface BoardEntry {
  readonly unit: RankedResult;
  readonly earned: readonly Earned[];
}

/**
 * One side of the board (红榜、蓝榜), by place within each category, the categories in the scheme's order. Source: Baiyin's red–blue board.
 * @example boardSide({ units: [], categories: [] }, 'blue') // []
 */
export function boardSide(
  { units, categories }: Pick<Results, 'units' | 'categories'>,
  colour: BoardColour,
): BoardEntry[] {
  const entries = units.filter(isRanked).flatMap((unit) => {
    const earned = unit.rewards.filter(({ effects }) => effects.board === colour);
    return earned.length === 0 ? [] : [{ unit, earned }];
  });
  const order = new Map(categories.map(({ category }, position) => [category, position]));
  const positionOf = ({ category }: RankedResult): number => order.get(category) ?? order.size;
  return entries.sort(({ unit: a }, { unit: b }) => positionOf(a) - positionOf(b) || a.place - b.place);
}

/** A line of the board as it is told: what puts the unit there, without the tier. */
export interface BoardLine extends Pick<RankedResult, 'unit' | 'category' | 'final' | 'place' | 'of'> {
  readonly rewards: Pick<Earned, 'reward' | 'effects'>[];
}

/**
 * The lines of one side of the board, as everybody is told them.
 * @example boardLines({ units: [], categories: [] }, 'red') // []
 */
export function boardLines(results: Pick<Results, 'units' | 'categories'>, colour: BoardColour): BoardLine[] {
  return boardSide(results, colour).map(({ unit: { unit, category, final, place, of }, earned }) => ({
    ...{ unit, category, final, place, of },
    rewards: earned.map(({ reward, effects }) => ({ reward, effects })),
  }));
}

/**
 * Whether a reward of the scheme puts units on the board (设红蓝榜), in whichever periods.
 * @example namesBoard({ rewards: [] }) // false
 */
export function namesBoard({ rewards = [] }: Pick<Scheme, 'rewards'>): boolean {
  return rewards
    .flatMap((reward) =>
      reward.rule === 'tiers' ? [...(reward.top ?? []), ...(reward.bottom ?? [])] : [reward.effects],
    )
    .some(({ board }) => board !== undefined);
}
