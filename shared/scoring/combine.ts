// From the sheets of several assessors to the score of their component.
import type { Exact } from '../exact/exact';
import type { Combine } from '../scheme/scheme';
import { meanOf, totalOf } from './mean';

/**
 * The sheets that count (计入的评分), as positions in `scores`: all of them, but for a trimmed mean from four on, which leaves
 * out one highest and one lowest.
 * @example countedSheets('trimmed-mean', [exact(9), exact(5), exact(7), exact(8)]) // [2, 3]
 */
export function countedSheets(combine: Combine, scores: readonly Exact[]): number[] {
  const positions = scores.map((_, position) => position);
  if (combine !== 'trimmed-mean' || scores.length < 4) return positions;
  const byScore = [...positions].sort((a, b) => (scores[a] as Exact).compare(scores[b] as Exact));
  const [lowest, highest] = [byScore[0], byScore[byScore.length - 1]];
  return positions.filter((position) => position !== lowest && position !== highest);
}

/**
 * Score of a component (构成得分) from its sheets, points, unrounded: the one sheet, their mean, their sum, or their mean
 * without one highest and one lowest from four sheets on. Throws RangeError where there is no sheet: what that means is the
 * method's to say. Source: Liuzhou's leader evaluation.
 * @example combineScores('trimmed-mean', [exact(100), exact(90), exact(80), exact(0)]).round(2) // 85
 */
export function combineScores(combine: Combine, scores: readonly Exact[]): Exact {
  const [only, ...others] = scores;
  if (only === undefined) throw new RangeError('no sheet to combine');
  if (others.length === 0) return only;
  if (combine === 'one') throw new RangeError('more than one sheet');
  if (combine === 'sum') return totalOf(scores);
  return meanOf(countedSheets(combine, scores).map((position) => scores[position] as Exact));
}
