// Scores over the periods (得分走势) as a chart with its words: a small one for each unit, or the spread of many with one unit in it.
import type { TrendFigures, TrendLine } from '../../../shared/dashboard/trend-figures';
import { scoreChange } from '../../../shared/scoring/analysis/compare-periods';
import { drawSpread, drawTrends, type UnitTrend } from './charts/draw-trends';
import { numbers, shownNote, type ChartTold, type Teller } from './teller';

/** The first and the last that is told, with their periods; null where there are not two. */
function endsOf(periods: readonly string[], scores: readonly (number | null)[]) {
  const told = scores.flatMap((score, at) => (score === null ? [] : [{ score, period: periods[at] ?? '' }]));
  const [first, last] = [told[0], told.at(-1)];
  return first === undefined || last === undefined || first === last ? null : { first, last };
}

function trendOf(teller: Teller, periods: readonly string[], line: TrendLine, unit: string | null): UnitTrend {
  const { titleOf, score } = teller;
  const title = titleOf('unit', line.unit);
  return {
    title,
    figure: score(line.finals.at(-1) ?? null),
    finals: line.finals,
    told: periods.map((period, at) => [`${title} · ${period}`, score(line.finals[at] ?? null)].join('\n')),
    strong: line.unit === unit,
  };
}

/** Whole points around all that is drawn: one axis for all, so that they can be compared. */
function axisOf(...lists: readonly (readonly (number | null)[])[]): { least: number; most: number } {
  const all = lists.flat().flatMap((score) => score ?? []);
  const least = Math.floor(all.reduce((one, other) => Math.min(one, other), all[0] ?? 0));
  const most = Math.ceil(all.reduce((one, other) => Math.max(one, other), all[0] ?? 0));
  return least === most ? { least: least - 1, most: most + 1 } : { least, most };
}

function saysOf(teller: Teller, { category, periods, lines, spread }: TrendFigures, unit: string | null): string[] {
  const { say, score, change, titleOf } = teller;
  const from = (of: NonNullable<ReturnType<typeof endsOf>>) => ({
    from: of.first.period,
    to: of.last.period,
    before: score(of.first.score),
    after: score(of.last.score),
    change: change(scoreChange(of.first.score, of.last.score)),
  });
  const own = lines.find((line) => line.unit === unit);
  const [means, scores] = [endsOf(periods, spread.mean), own ? endsOf(periods, own.finals) : null];
  const title = titleOf('category', category);
  const ends = { from: periods[0] ?? '', to: periods.at(-1) ?? '' };
  return [
    means === null
      ? say('dashboard.trend.units', { category: title, ...ends, count: lines.length })
      : say('dashboard.trend.mean', { category: title, ...from(means) }),
    ...(own && scores ? [say('dashboard.trend.unit', { unit: titleOf('unit', own.unit), ...from(scores) })] : []),
  ];
}

function tableOf({ say, score, titleOf }: Teller, { periods, lines, spread }: TrendFigures): ChartTold['table'] {
  const told = (['mean', 'median', 'max', 'min'] as const).filter((of) => spread[of].some((figure) => figure !== null));
  const words = { mean: 'mean', median: 'median', max: 'most', min: 'least' } as const;
  return {
    columns: [{ title: say('results.unit') }, ...numbers(...periods)],
    rows: [
      ...lines.map((line) => [titleOf('unit', line.unit), ...line.finals.map(score)]),
      ...told.map((of) => [say(`dashboard.${words[of]}`), ...spread[of].map(score)]),
    ],
  };
}

export interface TrendAsked {
  readonly unit: string | null;
  /** more units than this are not drawn one by one */
  readonly most: number;
}

export function tellTrends(teller: Teller, figures: TrendFigures, { unit, most }: TrendAsked): ChartTold {
  const { say, titleOf } = teller;
  const { category, periods, lines, leftOut, spread } = figures;
  const gaps = periods.filter((_, at) => lines.every(({ finals }) => finals[at] === null));
  const trends = lines.map((line) => trendOf(teller, periods, line, unit));
  const chosen = trends.find(({ strong }) => strong) ?? null;
  const isSpread = chosen !== null || lines.length + leftOut > most;
  const { mean, median, max, min } = spread;
  // Of few units together nobody is told more than how many they are.
  const spreadNote = max.every((score) => score === null) ? [] : [say('dashboard.trend.spreadKey')];
  const axis = isSpread ? axisOf(max, min, chosen?.finals ?? []) : axisOf(mean, ...trends.map(({ finals }) => finals));
  return {
    title: titleOf('category', category),
    says: saysOf(teller, figures, unit),
    notes: [
      ...(isSpread ? spreadNote : [say('dashboard.trend.key', { ...axis })]),
      ...(isSpread && leftOut > 0
        ? [say('dashboard.trend.many', { of: lines.length + leftOut })]
        : shownNote(teller, lines.length + leftOut, lines.length, leftOut)),
      ...(gaps.length > 0 ? [say('dashboard.trend.gaps', { periods: gaps.join(' · ') })] : []),
    ],
    drawing:
      lines.length === 0
        ? null
        : isSpread
          ? drawSpread({ periods, unit: chosen, mean, median, max, min, ...axis })
          : drawTrends({ periods, units: trends, mean, ...axis }),
    table: tableOf(teller, figures),
  };
}
