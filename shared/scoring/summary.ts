// Figures of many units together (汇总统计): mean, median, extremes and bands.
import { sumOf } from '../exact/sum';
import { distribution } from './band';
import type { Summary } from './results';

/**
 * Mean and median, largest and smallest of rounded final scores and their bands (汇总统计), mean and median rounded to `digits`;
 * all four are `null` where nothing is ranked. `incomplete` counts the units that have no final score.
 * @example summarise([80, 90, 91], 1, { digits: 1, bands: [] }).mean // 87
 */
export function summarise(
  finals: readonly number[],
  incomplete: number,
  { digits, bands }: { readonly digits: number; readonly bands: readonly number[] },
): Summary {
  const ranked = finals.length;
  const sorted = new Float64Array(finals).sort();
  const middle = [sorted[(ranked - 1) >> 1] ?? 0, sorted[ranked >> 1] ?? 0];
  const mean = (scores: readonly number[]): number =>
    sumOf(scores, (score) => score)
      .over(scores.length)
      .round(digits);
  return {
    ranked,
    incomplete,
    mean: ranked === 0 ? null : mean(finals),
    median: ranked === 0 ? null : mean(middle),
    max: sorted[ranked - 1] ?? null,
    min: sorted[0] ?? null,
    bands: distribution(finals, bands),
  };
}
