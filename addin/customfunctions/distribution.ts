// =JX.DISTRIBUTION: how the scores are distributed over bands.
import { distribution } from '../../shared/scoring/band';
import { numbersIn, scoresIn } from './cells';
import { Refusal } from './refusal';

/**
 * 分数分布：各分数段的起点、终点、单位数和百分比，含起点不含终点；未评分的不计 | From, to, count and percent of each band; a band holds its lower bound and not its upper one, what is not scored does not count
 * @customfunction DISTRIBUTION
 * @param scores 得分区域：全部得分 | All scores
 * @param bands 分数段界限：从小到大，如 90、101、106 | The bounds, ascending, such as 90, 101, 106
 */
export function distributionOf(scores: unknown[][], bands: unknown[][]): unknown[][] {
  const bounds = numbersIn(bands, 'bands');
  if (bounds.some((bound, index) => index > 0 && bound <= (bounds[index - 1] ?? bound))) {
    throw new Refusal('not-ascending', 'bands');
  }
  const scored = scoresIn(scores, 'scores').filter((score) => score !== null);
  if (scored.length === 0) throw new Refusal('blank', 'scores');
  return distribution(scored, bounds).map(({ from, to, count, percent }) => [from ?? '', to ?? '', count, percent]);
}
