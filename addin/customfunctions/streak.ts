// =JX.STREAK: how many periods running a unit has lost nothing.
import { streakLength } from '../../shared/scoring/streak';
import { scoresIn } from './cells';
import { Refusal } from './refusal';

/**
 * 连续无扣分：到最后一期为止连续没有扣分的期数；空白为未评分，连续到此中断 | The periods running, up to the last, without a deduction; a blank is not scored and ends the run
 * @customfunction STREAK
 * @param deductions 扣分区域：各期扣分，按时间先后 | The deductions of the periods in order of time
 */
export function streak(deductions: unknown[][]): number {
  const list = scoresIn(deductions, 'deductions');
  if (list.every((deduction) => deduction === null)) throw new Refusal('blank', 'deductions');
  if (list.some((deduction) => deduction !== null && deduction < 0)) throw new Refusal('negative', 'deductions');
  return streakLength(list);
}
