// =JX.ROUNDSCORE against Excel's ROUND on a million blends that cells calculate in plain doubles.
import Decimal from 'decimal.js';
import { roundScore } from '../addin/customfunctions/round';
import { randomFrom } from '../shared/scoring/analysis/random';
import type { Comparison } from './comparison';

const blends = 1_000_000;
const Fifty = Decimal.clone({ precision: 50, rounding: Decimal.ROUND_HALF_UP });

/** ROUND as Excel does it: half away from zero, by the 15 digits that a cell shows. */
const excelRound = (value: number, digits: number): number =>
  new Fifty(value).toSignificantDigits(15).toDecimalPlaces(digits).toNumber();

export function rounding(): Comparison {
  const random = randomFrom(13);
  const below = (limit: number) => Math.floor(random() * limit);
  let [worse, different, roundDifferent, plainDifferent] = [0, 0, 0, 0];
  for (let i = 0; i < blends; i += 1) {
    const digits = 1 + below(3);
    // Scores and shares as people type them; with so few decimals many blends fall on a half, where doubles go wrong.
    const [own, other, share] = [below(12_001) / 100, below(12_001) / 100, below(101) / 100];
    const cell = (1 - share) * own + share * other;
    const right = new Fifty(1).minus(share).times(own).plus(new Fifty(share).times(other)).toDecimalPlaces(digits);
    const isRight = (figure: number): boolean => right.equals(figure);
    const ours = isRight(roundScore([[cell]], digits));
    const theirs = isRight(excelRound(cell, digits));
    if (theirs && !ours) worse += 1;
    if (!ours) different += 1;
    if (!theirs) roundDifferent += 1;
    if (!isRight(Math.round(cell * 10 ** digits) / 10 ** digits)) plainDifferent += 1;
  }
  return {
    name: 'ROUNDSCORE against Excel’s ROUND: a million blends of plain cells',
    figures: [
      { what: 'worse than ROUND', value: worse, unit: '', atMost: 0 },
      { what: 'different from exact arithmetic', value: different, unit: '', atMost: 0 },
      { what: 'different from exact arithmetic with ROUND', value: roundDifferent, unit: '' },
      { what: 'different from exact arithmetic in plain doubles', value: plainDifferent, unit: '' },
    ],
  };
}
