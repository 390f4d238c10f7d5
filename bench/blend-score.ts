// =JX.BLENDSCORE against the same formula in plain doubles, with the same reading of the cells.
import { blendScore } from '../addin/customfunctions/blend';
import { digitsIn, numberIn, numbersIn, optionalNumber, within } from '../addin/customfunctions/cells';
import type { Comparison, Figure } from './comparison';
import { compareTimes } from './measure';
import { randomFrom } from '../shared/scoring/analysis/random';

const calls = 10_000;

type Cells = number[][];

function plainBlendScore(own: Cells, counterpart: Cells, share?: unknown, digits?: unknown): number {
  const ownScore = numberIn(own, 'own');
  const scores = numbersIn(counterpart, 'counterpart');
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const taken = within(optionalNumber(share, 'share', 0.3), 'share', 0, 1);
  const scale = 10 ** digitsIn(digits);
  return Math.round(((1 - taken) * ownScore + taken * mean) * scale) / scale;
}

export function blendScores(): Comparison {
  const random = randomFrom(11);
  const score = () => Math.floor(random() * 10_001) / 100;
  const against = (what: string, cells: number, share?: Cells): Figure[] => {
    const given = Array.from({ length: calls }, () => ({
      own: [[score()]],
      counterpart: Array.from({ length: cells }, () => [score()]),
    }));
    const all = (formula: (own: Cells, counterpart: Cells, share?: Cells) => number) => () => {
      let sum = 0;
      for (const { own, counterpart } of given) sum += formula(own, counterpart, share);
      return sum;
    };
    const times = compareTimes(all(blendScore), all(plainBlendScore), { rounds: 25, warmUp: 10 });
    return [
      { what: `${what}: BLENDSCORE, a call`, value: (times.ours / calls) * 1000, unit: 'µs' },
      { what: `${what}: plain doubles, a call`, value: (times.theirs / calls) * 1000, unit: 'µs' },
      { what: `${what}: times plain doubles`, value: times.ratio, unit: '×', atMost: 10 },
    ];
  };
  return {
    name: 'BLENDSCORE against plain doubles',
    figures: [
      ...against('one cell', 1),
      ...against('one cell, share given', 1, [[0.25]]),
      ...against('a range of nine', 9),
    ],
  };
}
