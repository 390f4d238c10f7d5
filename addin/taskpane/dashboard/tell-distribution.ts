// The distribution of scores (分数分布) as a chart with its words.
import type { DistributionFigures } from '../../../shared/dashboard/distribution-figures';
import type { Band } from '../../../shared/scoring/results';
import { bandName } from '../../../shared/sheets/overview-sheets';
import { speaker } from '../../../shared/sheets/words';
import { drawColumns } from './charts/draw-columns';
import { numbers, type ChartTold, type Teller } from './teller';

/** `title` is that of the category, or says that it is all of them. */
export function tellDistribution(
  teller: Teller,
  { summary, bands, even }: DistributionFigures,
  title: string,
): ChartTold {
  const { say, score, language } = teller;
  const nameOf = (band: Band): string => bandName(band, { say: speaker(language) });
  // Consolidation rounds percentages to two digits; that figure is shown as it is.
  const percentOf = ({ percent }: Band): string =>
    percent.toLocaleString(language, { minimumFractionDigits: 2, useGrouping: false });
  const { ranked, mean, median, max, min } = summary;
  const figures = { mean: score(mean), median: score(median), most: score(max), least: score(min) };
  const table = {
    columns: [
      { title: say('dashboard.bands.band') },
      ...numbers(say('dashboard.bands.count'), say('dashboard.bands.percent')),
    ],
    rows: (bands ?? []).map((band) => [nameOf(band), String(band.count), percentOf(band)]),
  };
  if (bands === null || mean === null) {
    return { title, says: [say('dashboard.bands.untold', { category: title })], notes: [], drawing: null, table };
  }
  const fullest = bands.reduce<Band | null>((one, band) => (band.count > (one?.count ?? 0) ? band : one), null);
  return {
    title,
    says: [
      say('dashboard.bands.of', { category: title, ranked, ...figures }),
      ...(fullest === null
        ? []
        : [
            say('dashboard.bands.top', {
              band: nameOf(fullest),
              count: fullest.count,
              percent: percentOf(fullest),
            }),
          ]),
    ],
    notes: even ? [say('dashboard.bands.even')] : [],
    drawing: drawColumns(
      bands.map((band) => ({
        title: nameOf(band),
        figures: say('dashboard.bands.column', { count: band.count, percent: percentOf(band) }),
        count: band.count,
      })),
    ),
    table,
  };
}
