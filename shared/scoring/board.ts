// The red–blue board (红蓝榜): the units whose rewards put them on one of its sides.
import { isRanked, type Earned, type RankedResult, type Results } from './results';

export type BoardColour = 'red' | 'blue';

/** A unit on one side of the board, and the rewards that put it there. */
export interface BoardEntry {
  readonly unit: RankedResult;
  readonly earned: readonly Earned[];
}

/**
 * One side of the board (红榜、蓝榜), by place within each category, the categories in the order of the results. Source: Baiyin's red–blue board.
 * @example boardSide({ units: [] }, 'blue') // []
 */
export function boardSide({ units }: Pick<Results, 'units'>, colour: BoardColour): BoardEntry[] {
  const entries = units.filter(isRanked).flatMap((unit) => {
    const earned = unit.rewards.filter(({ effects }) => effects.board === colour);
    return earned.length === 0 ? [] : [{ unit, earned }];
  });
  const categories = [...new Set(entries.map(({ unit }) => unit.category))];
  return entries.sort(
    ({ unit: a }, { unit: b }) => categories.indexOf(a.category) - categories.indexOf(b.category) || a.place - b.place,
  );
}
