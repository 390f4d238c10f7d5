// =JX.WINNERS and =JX.GRADE: what follows from a quota.
import { gradeLimits, gradeOf } from '../../shared/scoring/grade';
import { quotaSize } from '../../shared/scoring/quota';
import { numberIn, optionalNumber, tableIn, within, wordIn } from './cells';
import { Refusal } from './refusal';

const roundings = {
  nearest: ['四舍五入', '就近'],
  up: ['进位', '向上'],
  down: ['舍去', '向下'],
} as const;

/**
 * 名额：参评数乘占比取整，28 个单位的五分之一是 6 个 | How many units a share of the ranked ones is: a fifth of 28 is 6
 * @customfunction WINNERS
 * @param of 参评数：参加排名的单位数 | How many units are ranked
 * @param share 占比：0 到 1 | The share, 0 to 1
 * @param [rounding] 取整：四舍五入（默认）、进位、舍去 | nearest (default), up or down
 */
export function winners(of: unknown[][], share: unknown[][], rounding?: unknown): number {
  const ranked = within(numberIn(of, 'of'), 'of', 0, Number.MAX_SAFE_INTEGER, true);
  const part = within(numberIn(share, 'share'), 'share', 0, 1);
  return quotaSize({ share: part, rounding: wordIn(rounding, 'rounding', roundings, 'nearest') }, ranked);
}

/**
 * 等次：按等次表从上到下取第一个符合的等次，最后一个等次收其余 | The first grade of the table whose conditions are met; the last grade takes the rest
 * @customfunction GRADE
 * @param place 名次：从高到低的名次 | The place from the top
 * @param of 参评数：同类别参加排名的单位数 | How many units of the category are ranked
 * @param grades 等次表：第一列等次，第二列占比（空白不限），可有第三列最低分；从好到差，可带表头 | Grades from the best: title, share (blank: no limit) and, if wanted, least score; a header may stand above
 * @param [final] 考评得分：等次表有最低分时需要 | The final score, needed where the table has least scores
 */
export function grade(place: unknown[][], of: unknown[][], grades: unknown[][], final?: unknown[][]): string {
  const ranked = within(numberIn(of, 'of'), 'of', 1, Number.MAX_SAFE_INTEGER, true);
  const top = within(numberIn(place, 'place'), 'place', 1, ranked, true);
  const rows = (tableIn(grades, 'grades') ?? []).filter((row) => row.some((cell) => cell !== null));
  const body = rows.length > 0 && typeof rows[0]?.[1] === 'string' ? rows.slice(1) : rows;
  const list = body.map(([title, share, least]) => {
    if (title === null || title === undefined || typeof share === 'string' || typeof least === 'string') {
      throw new Refusal('not-a-table', 'grades');
    }
    return {
      title: String(title),
      ...(typeof share === 'number' ? { share: within(share, 'grades', 0, 1) } : {}),
      ...(typeof least === 'number' ? { atLeast: least } : {}),
    };
  });
  const score = list.some((entry) => entry.atLeast !== undefined)
    ? numberIn(final, 'final')
    : optionalNumber(final, 'final', 0);
  const found = list[gradeOf(list, gradeLimits(list, ranked), top, score)];
  if (found === undefined) throw new Refusal('not-a-table', 'grades');
  return found.title;
}
