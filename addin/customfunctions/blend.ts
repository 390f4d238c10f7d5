// =JX.BLENDSCORE: a unit's own score blended with its counterpart's.
import { exact } from '../../shared/exact/exact';
import { blend } from '../../shared/scoring/blend';
import { meanOf } from '../../shared/scoring/mean';
import { digitsIn, numberIn, numbersIn, optionalNumber, within } from './cells';

/**
 * 融合得分：自身得分与对方得分（一个单元格，或一个区域的平均）按占比融合，四舍五入 | Blends a unit's own score with its counterpart's (one cell, or the mean of a range) and rounds half away from zero
 * @customfunction BLENDSCORE
 * @param own 自身得分：单位自己的考核得分 | The unit's own assessed score
 * @param counterpart 对方得分：所属支部的考核得分，或所辖部门的考核得分区域 | The host's assessed score, or the range of the members' assessed scores
 * @param [share] 占比：对方所占份额，0 到 1，默认 0.3 | The counterpart's share, 0 to 1; 0.3 by default
 * @param [digits] 小数位数：默认 2 | Decimals of the result; 2 by default
 */
export function blendScore(own: unknown[][], counterpart: unknown[][], share?: unknown, digits?: unknown): number {
  const ownScore = exact(numberIn(own, 'own'));
  const counterpartScore = meanOf(numbersIn(counterpart, 'counterpart').map(exact));
  const taken = exact(within(optionalNumber(share, 'share', 0.3), 'share', 0, 1));
  return blend(ownScore, counterpartScore, taken).round(digitsIn(digits));
}
