import { changeText, placesText, shareText } from '../../../addin/taskpane/analysis/change-text';
import { earnedLines } from '../../../addin/taskpane/analysis/earned-text';
import { earlierPeriods } from '../../../addin/taskpane/analysis/earlier-periods';
import { indicatorsOf, pointsNow, sheetPlaces } from '../../../addin/taskpane/analysis/points-places';
import { rewardedByCategory } from '../../../addin/taskpane/analysis/rewarded-places';
import {
  changeOf,
  numberIn,
  percentOf,
  shareIn,
  untouched,
  withPoints,
  withoutPoints,
} from '../../../addin/taskpane/analysis/trial';
import { contributionOf, exactText, shownValue } from '../../../addin/taskpane/results/explanation-view';
import { periodSchema, type Period } from '../../../shared/api/periods';
import { Exact } from '../../../shared/exact/exact';
import type { ComponentId, IndicatorId, UnitId } from '../../../shared/scheme/id';
import { compareEarnings } from '../../../shared/scoring/analysis/earnings';
import { robustness } from '../../../shared/scoring/analysis/robustness';
import { whatIf } from '../../../shared/scoring/analysis/what-if';
import { consolidate } from '../../../shared/scoring/consolidate';
import { explainerFor } from '../../../shared/scoring/explain';
import type { Explanation } from '../../../shared/scoring/explanation';
import { period, schemeFrom, sheetsFrom } from '../../shared/accepted';
import { bureau, month } from '../../shared/bureau';

const scheme = schemeFrom(bureau);
const sheets = sheetsFrom(scheme, month);
const october = period('2026-10');
const unit = (id: string) => scheme.units.find((one) => one.id === id)?.id as UnitId;

describe('an explanation', () => {
  const results = consolidate(scheme, october, sheets);
  const explanations = scheme.units.map(({ id }) => explainerFor(scheme, sheets, results, 'zh-CN')(id));

  it('shows at every figure what it adds to the figure above, so that the parts add up', () => {
    const check = (figure: Explanation): number => {
      const parts = figure.parts.map(contributionOf);
      if (figure.exact === null || parts.length === 0 || parts.includes(null)) return 0;
      const sum = parts.reduce((total, part) => total.plus(Exact.parse(part ?? '')), Exact.zero);
      expect(sum.toString()).toBe(figure.exact);
      return figure.parts.reduce((count, part) => count + check(part), 1);
    };
    expect(explanations.reduce((count, root) => count + check(root), 0)).toBeGreaterThan(scheme.units.length);
  });

  it('says how a figure counts, and what rounding hides, and nothing where both are plain', () => {
    const figure = { kind: 'own' as const, label: '', notes: [], parts: [], value: 84.15, exact: '84.15' };
    expect(exactText({ ...figure, factor: '0.7' })).toBe('84.15 × 70% = 58.905');
    expect(exactText({ ...figure, factor: '1/3' })).toBe('84.15 × 1/3 = 28.05');
    expect(exactText({ ...figure, factor: '1', exact: '84.1487' })).toBe('= 84.1487');
    expect(exactText({ ...figure, factor: '1' })).toBeNull();
  });

  it('shows a deduction below zero and what is not scored as nothing', () => {
    expect(shownValue({ factor: '-1', value: 2 })).toBe(-2);
    expect(shownValue({ factor: '1', value: 2 })).toBe(2);
    expect(shownValue({ factor: '-1', value: null })).toBeNull();
    expect(contributionOf({ factor: '0.3', exact: null })).toBeNull();
  });
});

describe('a comparison', () => {
  const at = (text: string, hasResults = true): Period =>
    periodSchema.parse({
      scheme: 'bureau',
      period: text,
      version: 1,
      state: 'published',
      openedAt: '2026-10-01T00:00:00.000Z',
      changedAt: '2026-10-01T00:00:00.000Z',
      submissions: 1,
      results: hasResults
        ? { digest: '0'.repeat(64), at: '2026-10-01T00:00:00.000Z', by: 'office-1', excused: [] }
        : null,
      signatures: [],
      signature: null,
    });

  it('is with earlier periods of the same length that have results, the latest first', () => {
    const periods = [at('2026-07'), at('2026-09', false), at('2026-Q2'), at('2026-08'), at('2026-10'), at('2026-11')];
    expect(earlierPeriods(periods, at('2026-10')).map((one) => one.period)).toEqual(['2026-08', '2026-07']);
    expect(earlierPeriods([at('2026-10')], at('2026-10'))).toEqual([]);
  });

  it('says a change with its sign and a rise or fall in words', () => {
    expect([1.5, -0.25, 0, null].map((change) => changeText({}, change, 'en-US'))).toEqual([
      '+1.50',
      '-0.25',
      '0.00',
      '—',
    ]);
    expect([2, -1, 0, null].map((gained) => placesText(gained, 'zh-CN'))).toEqual([
      '▲ 升 2 位',
      '▼ 降 1 位',
      '不变',
      '—',
    ]);
    expect(shareText(0.9427, 'en-US')).toBe('94.27%');
  });
});

describe('what is typed to be tried', () => {
  it('is a share in percent or a number; other text changes nothing yet', () => {
    expect([' 30', '33.3', '100', '101', '-1', '3,5', ''].map(shareIn)).toEqual([
      0.3,
      0.333,
      1,
      null,
      null,
      null,
      null,
    ]);
    expect(['1.25', '0', '1.00001', '1e3', '0x1', ' '].map((text) => numberIn(text))).toEqual([
      1.25,
      0,
      null,
      null,
      null,
      null,
    ]);
    expect([0.3, 0.333, 1].map(percentOf)).toEqual(['30', '33.3', '100']);
    expect(changeOf(untouched)).toEqual({});
    expect(changeOf({ ...untouched, shares: { memberTakes: '40', hostTakes: 'x' } })).toEqual({
      blend: { memberTakes: 0.4 },
    });
    expect(changeOf({ ...untouched, weights: { ['quality' as ComponentId]: '0.5' } })).toEqual({
      weights: { quality: 0.5 },
    });
  });

  it('may be points at any place of a unit, and those tried last stand', () => {
    const place = { unit: unit('d1'), component: 'work' as ComponentId, indicator: 'plan' as IndicatorId };
    const now = pointsNow(sheets, place);
    expect(now).toBe(
      sheets
        .find((sheet) => sheet.unit === 'd1' && sheet.component === 'work')
        ?.lines.filter(({ indicator }) => indicator === 'plan')
        .reduce((sum, { points }) => sum + points, 0),
    );
    const once = withPoints(untouched, { ...place, points: 10 });
    const twice = withPoints(once, { ...place, points: 20 });
    expect(changeOf(twice)).toEqual({ points: [{ ...place, points: 20 }] });
    const [last] = twice.points;
    expect(last && withoutPoints(twice, last).points).toEqual([]);
    const tried = whatIf(scheme, october, sheets, changeOf(twice));
    expect(tried.ok && tried.value.results.units.find((one) => one.unit === 'd1')).not.toEqual(
      tried.ok && tried.value.present.units.find((one) => one.unit === 'd1'),
    );
  });

  it('offers each assessor’s sheet, and the missing sheet of a component that has one', () => {
    const d1 = scheme.units.find(({ id }) => id === 'd1');
    const b1 = scheme.units.find(({ id }) => id === 'b1');
    if (!d1 || !b1) throw new Error('the bureau has both');
    const places = sheetPlaces(scheme, sheets, d1);
    const leaders = sheets.filter((sheet) => sheet.unit === 'd1' && sheet.component === 'leaders');
    expect(places.filter(({ component }) => component === 'leaders')).toHaveLength(leaders.length);
    expect(sheetPlaces(scheme, [], d1).map(({ component }) => component)).toEqual([
      'work',
      'quality',
      'visits',
      'bonus',
    ]);
    expect(sheetPlaces(scheme, [], b1).map(({ component }) => component)).toEqual(['work', 'visits', 'bonus']);
    expect(indicatorsOf(scheme, 'quality' as ComponentId, d1).map(({ id }) => id)).toEqual(['speed', 'care']);
    expect(indicatorsOf(scheme, 'bonus' as ComponentId, d1)).toEqual([]);
    expect(pointsNow([], { unit: d1.id, component: 'bonus' as ComponentId })).toBeNull();
  });
});

describe('what a trial would bring', () => {
  const rewarded = schemeFrom({
    ...bureau,
    blend: undefined,
    rewards: [
      {
        ...{ id: 'places', title: '名次兑现', on: 'month', rule: 'tiers', categories: ['dept'] },
        top: [{ chief: { bonusPercent: 20 }, board: 'red' }],
        bottom: [{ chief: { bonusPercent: -20, cash: -50 }, board: 'blue' }],
      },
    ],
    grades: [
      { id: 'a', title: '优秀', share: 0.4 },
      { id: 'b', title: '良好' },
    ],
  });
  const given = sheetsFrom(rewarded, month);
  const lines = (points: number, language: 'zh-CN' | 'en-US' = 'zh-CN') => {
    const tried = whatIf(rewarded, october, given, {
      points: [{ unit: unit('d3'), component: 'work' as ComponentId, points }],
    });
    if (!tried.ok) throw new Error('nothing is wrong with it');
    const { present, results } = tried.value;
    return Object.fromEntries(earnedLines(rewarded, compareEarnings(present, results), language));
  };

  it('is said before and after: tier, bonus, penalty, board and grade', () => {
    expect(lines(30)).toMatchObject({
      d1: ['原兑现：等次“良好”', '试算后：等次“优秀”；名次兑现（第 1 名），正职 +20%，红榜'],
      d2: ['原兑现：等次“良好”；名次兑现（倒数第 1 名），正职 -20% -50 元，蓝榜', '试算后：等次“良好”'],
      d3: [
        '原兑现：等次“优秀”；名次兑现（第 1 名），正职 +20%，红榜',
        '试算后：等次“良好”；名次兑现（倒数第 1 名），正职 -20% -50 元，蓝榜',
      ],
    });
    expect(lines(30, 'en-US')['d1' as UnitId]?.[1]).toBe(
      'Would earn: grade “优秀”; 名次兑现 (Place 1), Chief +20%, Red board',
    );
  });

  it('is one line where it stays', () => {
    expect(lines(0.75)['d3' as UnitId]).toEqual(['兑现不变：等次“优秀”；名次兑现（第 1 名），正职 +20%，红榜']);
    const plain = { rewards: [] };
    const nothing = { unit: unit('d1'), before: plain, after: plain, changed: false };
    expect(earnedLines(rewarded, [nothing], 'zh-CN').get(unit('d1'))).toEqual([]);
    const unscored = { ...nothing, before: null, changed: true };
    expect(earnedLines(rewarded, [unscored], 'zh-CN').get(unit('d1'))).toEqual(['原兑现：未齐', '试算后：无']);
  });

  it('names the grade with its id where two look alike', () => {
    const grades = (rewarded.grades ?? []).map((grade) => ({ ...grade, title: '优秀' }));
    const first = { rewards: [], grade: grades[0]?.id };
    const change = { unit: unit('d1'), before: first, after: first, changed: false };
    expect(earnedLines({ rewards: [], grades }, [change], 'zh-CN').get(unit('d1'))).toEqual([
      '兑现不变：等次“优秀（a）”',
    ]);
  });
});

describe('the robustness table', () => {
  it('names the units that earn something, by category and place', () => {
    const rewarded = schemeFrom({
      ...bureau,
      rewards: [
        {
          id: 'best',
          title: '先进',
          on: 'month',
          rule: 'quota',
          count: 1,
          categories: ['dept'],
          effects: { award: '先进' },
        },
      ],
    });
    const found = robustness(rewarded, october, sheetsFrom(rewarded, month), { draws: 5, variation: 0.1, seed: 1 });
    const [dept, ...others] = rewardedByCategory(rewarded, found);
    expect(others).toEqual([]);
    expect(dept?.category.id).toBe('dept');
    expect(dept?.units.map(({ place }) => place)).toEqual([1]);
  });
});
