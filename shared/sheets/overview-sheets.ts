// The sheets 总览 and 分数分布: the figures of each category and of all units, and how the scores are spread.
import { distribution, evenBounds } from '../scoring/band';
import type { Band, Summary } from '../scoring/results';
import { textIn } from '../scheme/text';
import { blockAddress, cellAddress } from './address';
import type { Cell, SheetPlan } from './plan';
import { headline, rankedIn, reasonText, type ResultsView } from './results-columns';

const headerRow = 2;

const nameOf = (summary: Summary, view: ResultsView): string =>
  summary.category === undefined ? view.say('overall') : (view.categories.get(summary.category) ?? summary.category);

/** The sheet 总览: what the results are of, and mean, median and extremes of each category. */
export function planOverviewSheet(view: ResultsView, tab: string): SheetPlan {
  const { scheme, results, language, say } = view;
  const summaries = [...results.categories, results.overall];
  const facts: Cell[][] = [
    [say('scheme'), textIn(scheme.title, language)],
    [say('version'), String(results.version)],
    [say('period'), results.period],
  ];
  const first = headerRow + facts.length + 1;
  const figures = ['ranked', 'incomplete', 'mean', 'median', 'highest', 'lowest'] as const;
  const header: Cell[] = [say('category'), ...figures.map((word) => say(word))];
  const rows = summaries.map((summary): Cell[] => [
    nameOf(summary, view),
    summary.ranked,
    summary.incomplete,
    ...[summary.mean, summary.median, summary.max, summary.min],
  ]);
  const reasons = results.units.flatMap((unit): Cell[][] => {
    const reason = reasonText(unit, view);
    return reason === null ? [] : [[view.units.get(unit.unit) ?? unit.unit, reason]];
  });
  const after = first + rows.length + 2;
  return {
    key: 'results:overview',
    name: tab,
    blocks: [
      { at: 'A1', cells: [[headline(view, say('overview'))]] },
      { at: cellAddress(headerRow, 0), cells: facts },
      { at: cellAddress(first, 0), cells: [header, ...rows] },
      ...(reasons.length === 0
        ? []
        : [{ at: cellAddress(after, 0), cells: [[say('unit'), say('unrankedReason')], ...reasons] }]),
    ],
    tables: [{ name: 'Overview', at: blockAddress(first, 0, rows.length + 1, header.length) }],
    styles: [
      { at: 'A1', style: 'title' },
      { at: blockAddress(headerRow, 0, facts.length, 1), style: 'header' },
      { at: blockAddress(first, 0, 1, header.length), style: 'header' },
      ...(reasons.length === 0 ? [] : [{ at: blockAddress(after, 0, 1, 2), style: 'header' as const }]),
    ],
    numberFormats: [{ at: blockAddress(first + 1, 3, rows.length, 4), format: view.scoreFormat }],
    columns: [
      { at: 'A:A', width: 110 },
      { at: 'B:G', width: 90 },
    ],
    print: { landscape: false, titleRows: `$${first + 1}:$${first + 1}` },
  };
}

/** What a band is called (分数段). */
export const bandName = ({ from, to }: Pick<Band, 'from' | 'to'>, { say }: Pick<ResultsView, 'say'>): string => {
  if (from === null) return say('belowBand', { to: to ?? '' });
  return to === null ? say('fromBand', { from }) : say('betweenBand', { from, to });
};

/** The sheet 分数分布 with its chart: the scheme's bands, or even ones where it names none. */
export function planDistributionSheet(view: ResultsView, tab: string): SheetPlan {
  const { scheme, results, say } = view;
  const complete = rankedIn(results);
  const finals = complete.map(({ final }) => final);
  const bounds = scheme.bands ?? evenBounds(finals);
  const all = distribution(finals, bounds);
  const byCategory = scheme.categories.map(({ id, title }) => ({
    title: view.categories.get(id) ?? textIn(title, view.language),
    bands: distribution(
      complete.filter(({ category }) => category === id).map(({ final }) => final),
      bounds,
    ),
  }));
  const header: Cell[] = [say('band'), say('count'), say('percent'), ...byCategory.map(({ title }) => title)];
  const rows = all.map((band, index): Cell[] => [
    bandName(band, view),
    band.count,
    // Consolidation rounds percentages to two digits; the sheet shows that figure as it is.
    band.percent,
    ...byCategory.map(({ bands }) => bands[index]?.count ?? 0),
  ]);
  const body = rows.length > 0 ? rows : [header.map((): Cell => null)];
  const end = headerRow + body.length + 1;
  return {
    key: 'results:distribution',
    name: tab,
    blocks: [
      { at: 'A1', cells: [[headline(view, say('distribution'))]] },
      { at: cellAddress(headerRow, 0), cells: [header, ...body] },
    ],
    tables: [{ name: 'Distribution', at: blockAddress(headerRow, 0, body.length + 1, header.length) }],
    styles: [
      { at: 'A1', style: 'title' },
      { at: blockAddress(headerRow, 0, 1, header.length), style: 'header' },
    ],
    numberFormats: [{ at: blockAddress(headerRow + 1, 2, body.length, 1), format: '0.00"%"' }],
    columns: [
      { at: 'A:A', width: 130 },
      { at: 'B:J', width: 90 },
    ],
    charts:
      rows.length === 0
        ? []
        : [
            {
              kind: 'column',
              title: say('distribution'),
              source: blockAddress(headerRow, 0, rows.length + 1, 2),
              at: blockAddress(end + 1, 0, 16, 6),
            },
          ],
    print: { landscape: false, titleRows: `$${headerRow + 1}:$${headerRow + 1}` },
  };
}
