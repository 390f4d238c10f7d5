// The sheet 得分说明 carries every explanation whole: its rows add up to the published scores, exactly.
import { Exact } from '../../../shared/exact/exact';
import { consolidate } from '../../../shared/scoring/consolidate';
import { explainerFor } from '../../../shared/scoring/explain';
import { explanationRows } from '../../../shared/sheets/explanation-sheet';
import { planResultsWorkbook } from '../../../shared/sheets/results-workbook';
import type { Cell } from '../../../shared/sheets/plan';
import { caseNames, workedCase } from '../worked-cases';

function planned(name: string, language: 'zh-CN' | 'en-US' = 'zh-CN') {
  const { scheme, period, sheets } = workedCase(name);
  const results = consolidate(scheme, period, sheets);
  const explain = explainerFor(scheme, sheets, results, language);
  const explanations = new Map(results.units.map(({ unit }) => [unit, explain(unit)] as const));
  const plans = planResultsWorkbook({ scheme, results, language, explanations });
  const plan = plans.find(({ key }) => key === 'results:explanations');
  if (plan === undefined) throw new Error('no sheet of explanations');
  const [header = [], ...rows] = plan.blocks[1]?.cells ?? [];
  return { scheme, results, explanations, plans, plan, header, rows };
}

const exactIn = (cell: Cell | undefined): Exact | null => (cell === null ? null : Exact.parse(String(cell)));

/** The rows one level below the row at `from`, up to the next row of its own level. */
function partsOf(rows: readonly (readonly Cell[])[], from: number): (readonly Cell[])[] {
  const level = Number(rows[from]?.[1]);
  const parts: (readonly Cell[])[] = [];
  for (const row of rows.slice(from + 1)) {
    if (Number(row[1]) <= level) break;
    if (Number(row[1]) === level + 1) parts.push(row);
  }
  return parts;
}

describe('the sheet of explanations', () => {
  it.each(caseNames)('adds up, row by row, to every published score: %s', (name) => {
    const { results, rows } = planned(name);
    const finals = rows.filter((row) => row[1] === 0);
    expect(finals.map((row) => row[3])).toEqual(results.units.map((unit) => (unit.complete ? unit.final : null)));
    rows.forEach((row, at) => {
      const figure = exactIn(row[5]);
      const parts = partsOf(rows, at).map((part) => ({ factor: exactIn(part[4]), score: exactIn(part[5]) }));
      if (figure === null || parts.length === 0 || parts.some(({ score }) => score === null)) return;
      const sum = parts.reduce(
        (total, { factor, score }) => total.plus((factor as Exact).times(score as Exact)),
        Exact.zero,
      );
      expect(sum.toString()).toBe(figure.toString());
    });
  });

  it('is one table, with the unit on every row and labels indented by level', () => {
    const { plan, header, rows, results } = planned('luan-month');
    expect(plan.name).toBe('得分说明');
    expect(header).toEqual(['被考核单位', '层级', '项目', '得分', '乘数', '精确值', '说明']);
    expect(plan.tables).toEqual([{ name: 'Explanations', at: `A3:G${rows.length + 3}`, plain: true }]);
    expect(new Set(rows.map((row) => row[0])).size).toBe(results.units.length);
    expect(rows[1]?.slice(1, 3)).toEqual([1, '\u3000本单位考核得分']);
    expect(rows.every((row) => /^\u3000*/.exec(String(row[2]))?.[0].length === row[1])).toBe(true);
  });

  it('comes last, in the reader’s language, and only where explanations are given', () => {
    const { scheme, results, plans } = planned('luan-month', 'en-US');
    expect(plans.at(-1)?.name).toBe('Explanations');
    const without = planResultsWorkbook({ scheme, results, language: 'en-US' });
    expect(without.map(({ key }) => key)).toEqual(plans.slice(0, -1).map(({ key }) => key));
  });

  it('is not made while a unit’s explanation is missing', () => {
    const { scheme, results, explanations } = planned('luan-month');
    const some = new Map([...explanations].slice(1));
    expect(() => planResultsWorkbook({ scheme, results, language: 'zh-CN', explanations: some })).toThrow(RangeError);
  });

  it('is laid out in whole ranges, as many for 2,000 units as for 43', () => {
    const { scheme, results, explanations, plan } = planned('luan-month');
    const units = Array.from({ length: 2_000 }, (_, at) => results.units[at % results.units.length] as never);
    const large = planResultsWorkbook({ scheme, results: { ...results, units }, language: 'zh-CN', explanations }).at(
      -1,
    );
    expect(large?.blocks).toHaveLength(plan.blocks.length);
    expect(large?.numberFormats).toHaveLength(plan.numberFormats?.length ?? 0);
    expect(large?.styles).toHaveLength(plan.styles?.length ?? 0);
  });
});

describe('the rows of an explanation', () => {
  it('keep a fraction as text, so that no digit is lost, and what is not scored as null', () => {
    const part = {
      kind: 'sheet',
      label: '评分表 1',
      value: 90,
      exact: '90',
      factor: '1/3',
      notes: [],
      parts: [],
    } as const;
    const missing = { ...part, value: null, exact: null };
    const whole = { ...part, label: '评价', value: null, exact: null, factor: '0.7', notes: ['甲', '乙'] };
    const rows = explanationRows(
      {
        ...whole,
        parts: [
          { ...part, notes: [], parts: [] },
          { ...missing, notes: [], parts: [] },
        ],
      },
      'en-US',
    );
    expect(rows).toEqual([
      { level: 0, label: '评价', value: null, exact: null, factor: 0.7, note: '甲; 乙' },
      { level: 1, label: '\u3000评分表 1', value: 90, exact: 90, factor: '1/3', note: null },
      { level: 1, label: '\u3000评分表 1', value: null, exact: null, factor: '1/3', note: null },
    ]);
  });
});
