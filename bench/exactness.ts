// A million random blends and means against decimal.js with fifty digits.
import Decimal from 'decimal.js';
import { exact } from '../shared/exact/exact';
import { blend } from '../shared/scoring/blend';
import { meanOf } from '../shared/scoring/mean';
import type { Comparison } from './comparison';
import { randomFrom } from '../shared/scoring/analysis/random';

const each = 500_000;
const Fifty = Decimal.clone({ precision: 50, rounding: Decimal.ROUND_HALF_UP });

/** A way to get a figure: by the core, with fifty digits, and in plain doubles. */
interface Figures {
  readonly ours: number;
  readonly fifty: Decimal;
  readonly plain: number;
}

export function exactness(): Comparison {
  const random = randomFrom(7);
  const below = (limit: number) => Math.floor(random() * limit);
  // One to four decimals: the fewer, the more often a figure falls on a half, where doubles go wrong.
  const decimal = (largest: number) => {
    const scale = 10 ** (1 + below(4));
    return below(largest * scale + 1) / scale;
  };

  const randomBlend = (digits: number): Figures => {
    const [own, other, share] = [decimal(120), decimal(120), decimal(1)];
    return {
      ours: blend(exact(own), exact(other), exact(share)).round(digits),
      fifty: new Fifty(1).minus(share).times(own).plus(new Fifty(share).times(other)),
      plain: (1 - share) * own + share * other,
    };
  };
  const randomMean = (digits: number): Figures => {
    const scores = Array.from({ length: 2 + below(9) }, () => decimal(120));
    return {
      ours: meanOf(scores.map(exact)).round(digits),
      fifty: Fifty.sum(...scores).div(scores.length),
      plain: scores.reduce((sum, score) => sum + score, 0) / scores.length,
    };
  };

  let [different, plainDifferent] = [0, 0];
  for (const figures of [randomBlend, randomMean]) {
    for (let i = 0; i < each; i += 1) {
      const digits = below(5);
      const { ours, fifty, plain } = figures(digits);
      const right = fifty.toDecimalPlaces(digits).toNumber();
      if (ours !== right) different += 1;
      if (Math.round(plain * 10 ** digits) / 10 ** digits !== right) plainDifferent += 1;
    }
  }
  return {
    name: 'Exactness: a million blends and means against decimal.js, 50 digits',
    figures: [
      { what: 'different', value: different, unit: '', atMost: 0 },
      { what: 'different in plain doubles', value: plainDifferent, unit: '' },
    ],
  };
}
