// How scores are spread (分数分布): the bands of a category or of all units, as consolidation counted them.
import type { Scheme } from '../scheme/scheme';
import { distribution, evenBounds } from '../scoring/band';
import { isRanked, type Band, type Results, type Summary } from '../scoring/results';

export interface DistributionFigures {
  readonly summary: Summary;
  /** null where they are not told to the reader, as of few units together */
  readonly bands: readonly Band[] | null;
  /** the scheme names no bands; these are even ones */
  readonly even: boolean;
}

/**
 * The distribution of the ranked units of a category, or of all where it is null (分数分布): the scheme's bands as the results have
 * them; where the scheme names none, even ones, for whom all scores are told. null where the results have no such category.
 * @example distributionFigures(scheme, results, 'no-such-category') // null
 */
export function distributionFigures(
  scheme: Pick<Scheme, 'bands'>,
  results: Results,
  category: string | null,
): DistributionFigures | null {
  const summary = category === null ? results.overall : results.categories.find((one) => one.category === category);
  if (summary === undefined) return null;
  const finals = results.units
    .filter(isRanked)
    .filter((one) => category === null || one.category === category)
    .map(({ final }) => final);
  if (summary.bands.length > 0) return { summary, bands: summary.bands, even: false };
  const hasBands = (scheme.bands ?? []).length > 0;
  // Whoever is told fewer units than are ranked is told no spread of the others.
  if (hasBands || finals.length < summary.ranked) return { summary, bands: null, even: false };
  return { summary, bands: distribution(finals, evenBounds(finals)), even: true };
}
