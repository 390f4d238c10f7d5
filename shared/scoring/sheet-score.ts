// From the lines of one sheet to its score.
import { Exact, larger, smaller } from '../exact/exact';
import { sumOf } from '../exact/sum';
import type { Method } from '../scheme/scheme';
import type { Line } from './sheet';

const pointsOf = ({ points }: Pick<Line, 'points'>): number => points;

/**
 * Score of one sheet (评分表得分), points, unrounded. deduct: max(0, marks − Σ points); rate: Σ points; add: min(marks, Σ points);
 * penalty: −Σ points, not beyond −marks. `marks` null: no limit, which only a penalty may lack (RangeError otherwise).
 * No lines: full marks for deduct, zero for the others.
 * @example sheetScore('deduct', exact(20), [{ points: 1.5 }, { points: 0.5 }]).round(2) // 18
 * @example sheetScore('add', exact(8), [{ points: 5 }, { points: 4 }]).round(2) // 8
 * @example sheetScore('penalty', null, [{ points: 2.5 }]).round(2) // -2.5
 */
export function sheetScore(method: Method, marks: Exact | null, lines: readonly Pick<Line, 'points'>[]): Exact {
  const sum = sumOf(lines, pointsOf);
  if (method === 'rate') return sum;
  if (method === 'penalty') return (marks === null ? sum : smaller(sum, marks)).negated();
  if (marks === null) throw new RangeError(`${method} needs marks`);
  return method === 'add' ? smaller(marks, sum) : larger(Exact.zero, marks.minus(sum));
}
