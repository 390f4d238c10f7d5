// =JX.ROUNDSCORE: rounding half away from zero, exact.
import { exact } from '../../shared/exact/exact';
import { digitsIn, numberIn } from './cells';

/**
 * 四舍五入：按十进制精确取舍，1.005 取两位得 1.01 | Rounds half away from zero, by the decimal digits: 1.005 to two digits gives 1.01
 * @customfunction ROUNDSCORE
 * @param x 数值：要取舍的数 | The number to round
 * @param [digits] 小数位数：默认 2 | Decimals of the result; 2 by default
 */
export function roundScore(x: unknown[][], digits?: unknown): number {
  return exact(numberIn(x, 'x')).round(digitsIn(digits));
}
