import { drawColumns } from '../../../../addin/taskpane/dashboard/charts/draw-columns';
import { drawPlaces } from '../../../../addin/taskpane/dashboard/charts/draw-places';
import { cut, wordsWidth } from '../../../../addin/taskpane/dashboard/charts/drawing';
import { periodsDrawn } from '../../../../addin/taskpane/dashboard/ask-results';
import { tellerIn } from '../../../../addin/taskpane/dashboard/teller';
import { tellDistribution } from '../../../../addin/taskpane/dashboard/tell-distribution';
import { tellHeat } from '../../../../addin/taskpane/dashboard/tell-heat';
import { tellOpen } from '../../../../addin/taskpane/dashboard/tell-open';
import { tellPlaces } from '../../../../addin/taskpane/dashboard/tell-places';
import { tellTrends } from '../../../../addin/taskpane/dashboard/tell-trends';
import { wallAddress, wallAsked } from '../../../../addin/taskpane/dashboard/wall-address';
import { wallSize, wallTheme } from '../../../../addin/web/wall-size';
import { periodSchema } from '../../../../shared/api/periods';
import { distributionFigures } from '../../../../shared/dashboard/distribution-figures';
import { heatFigures, unitsLost } from '../../../../shared/dashboard/heat-figures';
import { openFigures } from '../../../../shared/dashboard/open-figures';
import { placeFigures } from '../../../../shared/dashboard/place-figures';
import { trendFigures } from '../../../../shared/dashboard/trend-figures';
import type { CategoryId } from '../../../../shared/scheme/id';
import { consolidate } from '../../../../shared/scoring/consolidate';
import { isRanked } from '../../../../shared/scoring/results';
import { period, schemeFrom, sheetsFrom } from '../../../shared/accepted';
import { bureau, month } from '../../../shared/bureau';

const scheme = schemeFrom(bureau);
const october = consolidate(scheme, period('2026-10'), sheetsFrom(scheme, month));
const september = { ...october, period: '2026-09' };
const dept = 'dept' as CategoryId;
const chinese = tellerIn(scheme, 'zh-CN');
const looking = { most: 24, unit: null };
/** With the two digits of the scheme. */
const asTold = (score: number | null | undefined): string =>
  score == null ? '—' : score.toLocaleString('en-US', { minimumFractionDigits: 2, useGrouping: false });
const room = { width: 600, height: 300, font: 12, face: 'serif' };

/** Five thousand departments. */
const many = schemeFrom({
  ...bureau,
  blend: undefined,
  units: Array.from({ length: 5000 }, (_, at) => ({ id: `d${at}`, title: `处${at}`, category: 'dept' })),
});
const manySheets = sheetsFrom(
  many,
  many.units.flatMap(({ id }, at) =>
    month
      .filter(({ unit }) => unit === 'd2')
      .map((sheet) => ({
        ...sheet,
        unit: id,
        lines: sheet.lines.map((line) => (sheet.component === 'work' ? { ...line, points: (at % 400) / 100 } : line)),
      })),
  ),
);

describe('what a chart says', () => {
  it('has the figures of the results with all digits of the scheme', () => {
    const told = tellPlaces(chinese, placeFigures(october, september, dept, looking), {
      before: '2026-09',
      unit: null,
    });
    const ranked = october.units
      .filter(isRanked)
      .filter(({ category }) => category === dept)
      .sort((a, b) => a.place - b.place);
    expect(told.table.rows.map(([, place, final]) => [place, final])).toEqual(
      ranked.map(({ place, final }) => [String(place), asTold(final)]),
    );
    for (const [, , , before, change, moved] of told.table.rows)
      expect([before, change, moved]).toEqual([expect.stringMatching(/^\d+\.\d\d$/), '0.00', '不变']);
    expect(told.says.join('')).toContain(`（${asTold(ranked[0]?.final)}）`);
  });

  it('draws the same figures', () => {
    const rows = [
      { title: '1 a', figures: '95.20', told: '', now: 95.2, before: 94.15, strong: true },
      null,
      { title: '9 b', figures: '90.00', told: '', now: 90, before: null, strong: false },
    ];
    const { series } = drawPlaces(rows).option(room) as { series: { data: { value: number[] }[] }[] };
    expect(series.map(({ data }) => data.map(({ value }) => value))).toEqual([
      [[0, 94.15, 95.2]],
      [[94.15, 0]],
      [
        [95.2, 0],
        [90, 2],
      ],
    ]);
  });

  it('stands as columns where their words have room, and lies where a wall is too narrow for them', () => {
    const bands = Array.from({ length: 9 }, (_, at) => ({
      title: `${89 + at} 至 ${90 + at} 以下`,
      figures: '4 个，20.00%',
      count: 4,
    }));
    const axes = (width: number) => drawColumns(bands).option({ ...room, width }) as Record<'xAxis' | 'yAxis', object>;
    expect(axes(9 * 12 * 4.4).xAxis).toMatchObject({ type: 'category' });
    expect(axes(9 * 12 * 4.4 - 1)).toMatchObject({ xAxis: { type: 'value' }, yAxis: [{ type: 'category' }, {}] });
  });

  it('of one period alone has nothing beside it', () => {
    const told = tellPlaces(chinese, placeFigures(october, null, dept, looking), { before: null, unit: null });
    expect(told.table.columns).toHaveLength(3);
    expect(told.says.at(-1)).toBe('没有更早的结果可以比较。');
  });

  it('over the periods names its ends, its change and the periods without results', () => {
    const over = [
      { period: '2026-08', results: null },
      { period: '2026-09', results: september },
      { period: '2026-10', results: october },
    ];
    const told = tellTrends(chinese, trendFigures(over, dept, looking), { unit: null, most: 24 });
    const mean = october.categories.find(({ category }) => category === dept)?.mean;
    expect(told.says).toEqual([`部门：2026-09 至 2026-10，平均分由 ${asTold(mean)} 到 ${asTold(mean)}（0.00）。`]);
    expect(told.notes.at(-1)).toBe('没有可看的结果：2026-08。');
    expect(told.table.rows.map(([, august]) => august)).toEqual(told.table.rows.map(() => '—'));
  });

  it('of a month without a sheet says so, and draws nothing', () => {
    const told = tellHeat(
      chinese,
      heatFigures(scheme, unitsLost(scheme, []), null, { rows: 20, columns: 24, unit: null }),
      '全部单位',
    );
    expect([told.says, told.drawing]).toEqual([['全部单位：还没有已上报的评分表。'], null]);
  });

  it('of registers in which nothing is open says so', () => {
    expect(tellOpen(chinese, openFigures([], null, 10)).map(({ says, drawing }) => [says, drawing])).toEqual([
      [['现在没有未办结的台账记录。'], null],
    ]);
  });
});

describe('of five thousand units', () => {
  const results = consolidate(many, period('2026-10'), manySheets);
  const teller = tellerIn(many, 'zh-CN');

  it('places are those of both ends, and say so', () => {
    const told = tellPlaces(teller, placeFigures(results, null, dept, looking), { before: null, unit: null });
    expect(told.table.rows).toHaveLength(24);
    expect(told.notes.at(-1)).toBe('共 5000 个单位，图中显示前后两端和关注的单位，共 24 个。');
    expect(told.says[0]).toBe('部门：5000 个单位参加排名。');
  });

  it('scores over the periods are mean, median and range, and say so', () => {
    const over = ['2026-09', '2026-10'].map((of) => ({ period: of, results }));
    const told = tellTrends(teller, trendFigures(over, dept, looking), { unit: null, most: 24 });
    expect(told.notes).toContain('共 5000 个单位，图中显示平均、中位和高低范围；选择关注的单位可看它的走势。');
    const { series } = told.drawing?.option(room) as { series: unknown[] };
    expect(series).toHaveLength(4);
  });

  it('lost points are means of categories, and of one category those who lost most', () => {
    const lost = unitsLost(many, manySheets);
    const means = heatFigures(many, lost, null, { rows: 20, columns: 24, unit: null });
    expect(tellHeat(teller, means, '全部单位').notes[0]).toContain('平均每个单位的失分');
    const worst = tellHeat(teller, heatFigures(many, lost, dept, { rows: 20, columns: 24, unit: null }), '部门');
    expect(worst.table.columns).toHaveLength(2 + 24);
    expect(worst.notes.join('')).toContain('其余 4976 个单位');
  });

  it('every unit is in the distribution', () => {
    const figures = distributionFigures(many, results, dept);
    const told = figures && tellDistribution(teller, figures, '部门');
    expect(told?.table.rows.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(5000);
  });

  it('fewer periods are read', () => {
    const months = Array.from({ length: 20 }, (_, at) =>
      periodSchema.parse({
        ...{ scheme: 'bureau', version: 1, state: 'published', submissions: 1, signatures: [], signature: null },
        period: `${2025 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
        ...{ openedAt: '2026-10-01T00:00:00.000Z', changedAt: '2026-10-01T00:00:00.000Z' },
        results: { digest: 'a'.repeat(64), at: '2026-10-01T00:00:00.000Z', by: 'office-1', excused: [] },
      }),
    );
    const [chosen] = months.slice(18);
    if (chosen === undefined) throw new Error('there are twenty months');
    expect(periodsDrawn(months, chosen, 43).map((one) => one.period)).toEqual(
      months.slice(6, 19).map((one) => one.period),
    );
    expect(periodsDrawn(months, chosen, 5000)).toHaveLength(6);
  });
});

describe('words of a chart', () => {
  it('are cut to their room', () => {
    expect(cut('供热运行车间', 72, 12)).toBe('供热运行车间');
    expect(cut('供热运行车间', 60, 12)).toBe('供热运行…');
    expect(wordsWidth('a供', 10)).toBe(16);
  });
});

describe('the dashboard on a wall', () => {
  it('has an address that holds what was chosen', () => {
    const asked = { language: 'en-US', scheme: 'luan', period: '2026-10', category: 'dept', unit: 'p01' } as const;
    const address = wallAddress(asked);
    expect(wallAsked(address.slice(address.indexOf('?')))).toEqual(asked);
    expect(wallAddress({ language: null, scheme: 'luan', period: null, category: null, unit: null })).toBe(
      '/wall.html?scheme=luan',
    );
    expect(wallAsked('?language=fr')).toMatchObject({ language: null, scheme: null });
  });

  it('has words that grow with the screen; a small one is moved instead', () => {
    expect(wallSize(3840, 2160).font).toBeGreaterThan(1.9 * wallSize(1920, 1080).font);
    expect([wallSize(1400, 900).fills, wallSize(390, 844)]).toEqual([true, { scale: 1, font: 12, fills: false }]);
    const theme = { fontSizeBase300: '14px', spacingVerticalM: '12px', colorBrandBackground: '#0f6cbd' };
    expect(wallTheme(theme as never, 2)).toEqual({
      fontSizeBase300: '28px',
      spacingVerticalM: '24px',
      colorBrandBackground: '#0f6cbd',
    });
  });
});
