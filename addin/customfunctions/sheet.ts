// =JX.SHEETSCORE and =JX.COMPOSITE: from points to the score of a component, and from components to an assessed score.
import { exact, smaller } from '../../shared/exact/exact';
import { composite } from '../../shared/scoring/composite';
import { sheetScore } from '../../shared/scoring/sheet-score';
import { filledIn, numbersIn, optionalNumber, wordIn } from './cells';
import { Refusal } from './refusal';

const methods = {
  deduct: ['扣分'],
  rate: ['打分', '得分'],
  add: ['加分', '加分项'],
  penalty: ['扣罚'],
} as const;

/**
 * 考评构成得分：按记分方式由一列分值得出；扣分从标准分扣到 0 为止，加分以标准分为限 | The score of one component from its column of points: deductions go down to 0, additions up to the full marks
 * @customfunction SHEETSCORE
 * @param method 记分方式：扣分、打分、加分、扣罚 | deduct, rate, add or penalty
 * @param marks 标准分：打分和扣罚可以空着 | Full marks; may be blank for rate and penalty
 * @param points 分值：一列分值，都填了才有得分 | The column of points; every cell must be filled
 * @param [extra] 追加分值：另一区域里的分值，空白的不算 | Points in another range, of which blank cells do not count
 * @param [recorded] 台账分值：台账计入的分值，空白的不算 | Points that records count, of which blank cells do not count
 */
export function sheetScoreOf(
  method: unknown,
  marks: unknown[][],
  points: unknown[][],
  extra?: unknown[][],
  recorded?: unknown[][],
): number {
  const way = wordIn(method, 'method', methods);
  const full = optionalNumber(marks, 'marks', null);
  if (full === null && (way === 'deduct' || way === 'add')) throw new Refusal('blank', 'marks');
  if (full !== null && full < 0) throw new Refusal('negative', 'marks');
  const lines = numbersIn(points, 'points');
  if (lines.some((line) => line < 0)) throw new Refusal('negative', 'points');
  const more = filledIn(extra, 'extra');
  if (more.some((line) => line < 0)) throw new Refusal('negative', 'extra');
  const counted = filledIn(recorded, 'recorded');
  if (counted.some((line) => line < 0)) throw new Refusal('negative', 'recorded');
  const limit = full === null ? null : exact(full);
  const score = sheetScore(
    way,
    limit,
    [...lines, ...more, ...counted].map((line) => ({ points: line })),
  );
  if (way === 'rate' && limit !== null && score.compare(limit) > 0) throw new Refusal('beyond-marks', 'points');
  return Number(score.toString());
}

/**
 * 加权合计：各项得分乘权重之和，精确计算，不取整；给了上限则不超过上限 | The weighted sum of scores, exact and not rounded; not beyond the cap where one is given
 * @customfunction COMPOSITE
 * @param scores 得分区域：各考评构成的得分，都有了才有合计 | The scores of the components; every cell must be filled
 * @param [weights] 权重：与得分一样多，默认都是 1 | As many weights as scores; 1 each by default
 * @param [cap] 上限：合计不超过它 | The most that the sum can be
 */
export function compositeOf(scores: unknown[][], weights?: unknown[][], cap?: unknown): number {
  const parts = numbersIn(scores, 'scores').map(exact);
  const given = weights === null || weights === undefined ? [] : weights.flat();
  const factors = given.length === 0 ? parts.map(() => exact(1)) : numbersIn(weights, 'weights').map(exact);
  if (factors.length !== parts.length) throw new Refusal('sizes-differ', 'weights');
  const sum = composite(parts, factors);
  const most = optionalNumber(cap, 'cap', null);
  return Number((most === null ? sum : smaller(sum, exact(most))).toString());
}
