// The points of one column (分值列读取): what its cells mean together, since signs and percentages are understood by the whole of them.
import type { ReadCell } from '../plan';
import { meansNotAssessed } from '../score-table';
import { RefusedCell } from '../table/codec';
import type { PointsMeaning } from './points-meaning';
import { scoreIn } from './score-text';

/** What a cell of points gives: a number, `null` where nobody scored, `not-assessed`, or why it is not taken. */
export type AdoptedPoints = number | null | 'not-assessed' | RefusedCell;

/** How the cells of one column are read. */
export interface PointsReading {
  readonly meaning: PointsMeaning;
  /** Whether what is taken off stands there with a minus throughout. */
  readonly isNegative: boolean;
  /** Whether all of its figures are percentages: then they are read as they are shown. */
  readonly isPercentage: boolean;
}

/** Looks at all cells of a column of points. */
export function pointsReading(meaning: PointsMeaning, cells: readonly ReadCell[]): PointsReading {
  const numbers = cells.map(scoreIn).flatMap((score) => (score.kind === 'number' && score.value !== 0 ? [score] : []));
  return {
    meaning,
    isNegative: meaning === 'off' && numbers.length > 0 && numbers.every(({ value }) => value < 0),
    isPercentage: numbers.length > 0 && numbers.every(({ isPercentage }) => isPercentage),
  };
}

/**
 * The points in a cell, by how its column is read. In a column of deductions 2, `扣2分` and, where all are written so, -2 take two points off; in
 * one of changes a minus takes off. A single percentage among points is refused, as is a negative among what is taken off.
 * @example adoptedPoints({ kind: 'text', value: '扣2分' }, { meaning: 'off', isNegative: false, isPercentage: false }) // 2
 * @example adoptedPoints({ kind: 'blank' }, { meaning: 'score', isNegative: false, isPercentage: false }) // null
 */
export function adoptedPoints(cell: ReadCell, { meaning, isNegative, isPercentage }: PointsReading): AdoptedPoints {
  const score = scoreIn(cell);
  if (score.kind === 'blank') return null;
  if (score.kind === 'date') return new RefusedCell('points-date', score.text);
  if (score.kind === 'error') return new RefusedCell('cell-error', score.text);
  if (score.kind !== 'number') {
    return meansNotAssessed(score.text) ? 'not-assessed' : new RefusedCell('points-not-a-number', score.text);
  }
  const { value, sign } = score;
  const shown = cell.kind === 'text' ? cell.value : String(value);
  if (score.isPercentage && !isPercentage) return new RefusedCell('points-percent', shown);
  switch (meaning) {
    case 'off':
      if (sign === 'on') return new RefusedCell('points-not-a-number', shown);
      return isNegative && value !== 0 ? -value : value;
    case 'on':
      return sign === 'off' ? new RefusedCell('points-not-a-number', shown) : value;
    case 'change':
      return sign === 'off' && value > 0 ? -value : value;
    case 'score':
      return sign === 'off' ? new RefusedCell('points-not-a-number', shown) : value;
    case 'unsaid':
      return value;
  }
}
