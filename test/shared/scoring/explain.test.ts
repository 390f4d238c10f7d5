import { Exact } from '../../../shared/exact/exact';
import { unitIdSchema } from '../../../shared/scheme/id';
import type { Language } from '../../../shared/scheme/text';
import { consolidate } from '../../../shared/scoring/consolidate';
import { explainerFor } from '../../../shared/scoring/explain';
import { rollUpExplainerFor } from '../../../shared/scoring/explain-roll-up';
import type { Results } from '../../../shared/scoring/results';
import { explanationSchema, type Explanation } from '../../../shared/scoring/explanation';
import { rollUp } from '../../../shared/scoring/roll-up';
import { period, schemeFrom, sheetsFrom } from '../accepted';
import { bureau, month } from '../bureau';
import { caseNames, workedCase } from '../worked-cases';

/** Every figure with parts must be the exact sum of factor × part, unless something in it is not scored. */
const assertAddsUp = ({ exact, parts, label }: Explanation): void => {
  parts.forEach(assertAddsUp);
  if (parts.length === 0 || exact === null || parts.some((part) => part.exact === null)) return;
  const sum = parts.reduce(
    (total, part) => total.plus(Exact.parse(part.factor).times(Exact.parse(part.exact ?? ''))),
    Exact.zero,
  );
  expect(`${label} ${sum.toString()}`).toBe(`${label} ${exact}`);
};

const scheme = schemeFrom({
  ...bureau,
  grades: [{ id: 'A', title: { 'zh-CN': '优秀', 'en-US': 'Excellent' } }],
  rewards: [
    {
      id: 'r',
      title: { 'zh-CN': '月度兑现', 'en-US': 'Month' },
      on: 'month',
      rule: 'tiers',
      bottom: [{ board: 'blue' }],
    },
  ],
  rollups: [{ to: 'quarter', from: 'month', how: 'mean' }],
});

const tree = (id: string, language: Language, given: readonly object[] = month): string[] => {
  const sheets = sheetsFrom(scheme, given);
  const results = consolidate(scheme, period('2026-10'), sheets);
  return outline(explainerFor(scheme, sheets, results, language)(unitIdSchema.parse(id)));
};

const outline = ({ label, value, factor, notes, parts }: Explanation, depth = 0): string[] => [
  `${'  '.repeat(depth)}${label} ${value ?? '—'} ×${factor}${notes.map((note) => ` [${note}]`).join('')}`,
  ...parts.flatMap((part) => outline(part, depth + 1)),
];

describe('an explanation', () => {
  it.each(caseNames)('adds up exactly to the published score of every unit: %s', (name) => {
    const { scheme: by, period: at, sheets } = workedCase(name);
    const published = consolidate(by, at, sheets);
    const explain = explainerFor(by, sheets, published, 'zh-CN');
    for (const result of published.units.slice(0, 8)) {
      const explained = explain(result.unit);
      expect(explained.value).toBe(result.complete ? result.final : null);
      expect(explanationSchema.parse(explained)).toEqual(explained);
      assertAddsUp(explained);
    }
  });

  it('goes down to the lines, their reasons and what a limit gives back', () => {
    expect(tree('d2', 'zh-CN')).toEqual([
      '二处 · 考评得分 77.84 ×1 [类别内第 3 名，共 3 个单位] [等次：优秀] [兑现：月度兑现（倒数第 1 名）]',
      '  本单位考核得分 82.38 ×0.7',
      '    常规工作 56.75 ×1',
      '      标准分 60 ×1',
      '      计划 3.25 ×-1 [逾期]',
      '    质量 31.5 ×0.75',
      '      速度 20.5 ×1',
      '      细致 11 ×1',
      '    领导评价 7 ×1',
      '      评分 7 ×1',
      '    察访核验 -5 ×1',
      '      扣分 4 ×-1 [通报]',
      '      扣分 3 ×-1 [再犯]',
      '      封顶或保底调整 2 ×1',
      '    加分 0 ×1 [没有评分表，按 0 分计]',
      '  融合对象考核得分 67.25 ×0.3',
      '    第一支部 67.25 ×1',
    ]);
  });

  it('says in English which sheets a trimmed mean leaves out, and what a host’s members bring', () => {
    expect(tree('b1', 'en-US')).toEqual([
      '第一支部 · Final score 74.17 ×1 [Place 1 of 1 in its category] [Grade: Excellent]',
      '  Own assessed score 67.25 ×0.7',
      '    Routine 58.5 ×1',
      '      Full marks 60 ×1',
      '      计划 1.5 ×-1 [逾期]',
      '    领导评价 8.75 ×1',
      '      Sheet 1 (leader-0) 9 ×0.5',
      '        Points given 9 ×1',
      '      Sheet 2 (leader-1) 8.5 ×0.5',
      '        Points given 8.5 ×1',
      '      Sheet 3 (leader-2) 10 ×0 [Highest or lowest, left out]',
      '        Points given 10 ×1',
      '      Sheet 4 (leader-3) 2 ×0 [Highest or lowest, left out]',
      '        Points given 2 ×1',
      '    察访核验 0 ×1 [No sheet: counts as 0]',
      '    加分 0 ×1 [No sheet: counts as 0]',
      '  Counterpart’s assessed score 90.31 ×0.3',
      '    一处 98.25 ×0.5',
      '    二处 82.38 ×0.5',
    ]);
  });

  it('names what is missing and shows no figure for it', () => {
    const without = month.filter(({ unit, component }) => unit !== 'd1' || component !== 'quality');
    expect(tree('d1', 'zh-CN', without)).toEqual(
      expect.arrayContaining(['一处 · 考评得分 — ×1 [未评分]', '  本单位考核得分 — ×0.7', '    质量 — ×0.75 [未评分]']),
    );
    expect(tree('b1', 'en-US', without)[0]).toBe(
      '第一支部 · Final score — ×1 [Not scored] [Waits for the assessed score of 一处]',
    );
  });

  it('of one unit is the same whichever units were explained before', () => {
    const sheets = sheetsFrom(scheme, month);
    const results = consolidate(scheme, period('2026-10'), sheets);
    const all = explainerFor(scheme, sheets, results, 'zh-CN');
    for (const { unit } of [...results.units, ...results.units]) {
      expect(all(unit)).toEqual(explainerFor(scheme, sheets, results, 'zh-CN')(unit));
    }
  });

  it('shows the months of a quarter, and which of them is missing', () => {
    const sheets = sheetsFrom(scheme, month);
    const months = ['2026-10', '2026-11', '2026-12'].map((text) => consolidate(scheme, period(text), sheets));
    const quarter = (parts: Results[]) => {
      const results = rollUp(scheme, period('2026-Q4'), parts);
      return rollUpExplainerFor(scheme, parts, results, 'zh-CN')(unitIdSchema.parse('d2'));
    };
    assertAddsUp(quarter(months));
    expect(outline(quarter(months))).toEqual([
      '二处 · 考评得分 77.84 ×1 [类别内第 3 名，共 3 个单位] [等次：优秀]',
      '  2026-10 77.84 ×1/3',
      '  2026-11 77.84 ×1/3',
      '  2026-12 77.84 ×1/3',
    ]);
    expect(outline(quarter(months.slice(1)))).toEqual([
      '二处 · 考评得分 — ×1 [未评分] [2026-10 没有得分]',
      '  2026-10 — ×1/3',
      '  2026-11 77.84 ×1/3',
      '  2026-12 77.84 ×1/3',
    ]);
  });
});
