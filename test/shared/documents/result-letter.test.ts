// The letter of a unit says how its score came about: components, what was lost where and why, what follows, how to appeal.
import { scoreText } from '../../../addin/ui/score-text';
import { Exact } from '../../../shared/exact/exact';
import { lostLines, resultLetters } from '../../../shared/documents/result-letter';
import type { WrittenPaper } from '../../../shared/documents/written';
import { languages, textIn } from '../../../shared/scheme/text';
import type { UnitId } from '../../../shared/scheme/id';
import { period as parsed } from '../accepted';
import { rollUp } from '../../../shared/scoring/roll-up';
import { rollUpExplainerFor } from '../../../shared/scoring/explain-roll-up';
import { isRanked } from '../../../shared/scoring/results';
import { dayOf, publishedCase, type PublishedCase } from './published-case';

const lettersOf = (of: PublishedCase, units: readonly UnitId[], language: 'zh-CN' | 'en-US' = 'zh-CN') =>
  resultLetters({ ...of, units, language, today: '2026-11-06', dayOf });

const said = ({ parts }: WrittenPaper): string[] => parts.flatMap((part) => (part.kind === 'table' ? [] : [part.text]));
const rows = ({ parts }: WrittenPaper): (readonly (readonly string[])[])[] =>
  parts.flatMap((part) => (part.kind === 'table' ? [part.table.rows] : []));

const luan = publishedCase('luan-month', 'zh-CN');

test('every unit has a letter of its own, to it, of its own score and place', () => {
  const units = luan.results.units.map(({ unit }) => unit);
  const { papers, title } = lettersOf(luan, units);
  expect(title).toBe('结果告知书（2026年10月）');
  expect(papers).toHaveLength(units.length);
  for (const [index, result] of luan.results.units.entries()) {
    const paper = papers[index] as WrittenPaper;
    if (!isRanked(result)) throw new Error('not ranked');
    expect(said(paper)[0]).toContain(`考评得分为 ${scoreText(luan.scheme, result.final, 'zh-CN')} 分`);
    expect(said(paper)[0]).toContain(`${result.of} 个参加排名的单位中列第 ${result.place} 名`);
    expect(rows(paper)[0]?.at(-1)).toEqual(['考评得分', '', scoreText(luan.scheme, result.final, 'zh-CN')]);
  }
});

test.each(['luan-month', 'liuzhou-month', 'baiyin-quarter', 'huailai-month', 'xunyang-year'])(
  'what is lost in %s adds up with what is left, wherever nothing was floored or capped',
  (name) => {
    const of = publishedCase(name, 'zh-CN');
    let compared = 0;
    for (const unit of of.scheme.units) {
      const explanation = of.explanations.get(unit.id);
      const own = explanation?.parts.find(({ kind }) => kind === 'own');
      if (explanation === undefined || own === undefined) continue;
      const lines = lostLines(explanation, unit, of.scheme.components, 'zh-CN');
      for (const node of own.parts) {
        const marks = node.parts.find(({ kind }) => kind === 'marks');
        const isPlain = node.parts.every(({ kind }) => kind === 'marks' || kind === 'line');
        if (marks === undefined || !isPlain || node.exact === null || marks.exact === null) continue;
        const lost = lines
          .filter(({ component }) => component === node.label)
          .reduce((sum, { points }) => sum.plus(Exact.parse(points)), Exact.zero);
        if (own.parts.filter(({ label }) => label === node.label).length > 1) continue;
        expect([unit.id, node.label, lost.plus(Exact.parse(node.exact)).toString()]).toEqual([
          unit.id,
          node.label,
          marks.exact,
        ]);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThanOrEqual(name === 'luan-month' ? 43 : 0);
  },
);

test('a rating that lacks points to its full marks is lost, one with all of them is not', () => {
  const rated = publishedCase('mixed-01', 'zh-CN');
  const component = rated.scheme.components.find(({ method }) => method === 'rate');
  const all = rated.scheme.units.flatMap((unit) => {
    const explanation = rated.explanations.get(unit.id);
    return explanation === undefined ? [] : lostLines(explanation, unit, rated.scheme.components, 'zh-CN');
  });
  expect(all.every(({ points }) => Exact.parse(points).sign > 0)).toBe(true);
  const title = component === undefined ? '' : textIn(component.title, 'zh-CN');
  expect(all.filter((line) => line.component === title)).not.toEqual([]);
});

test('an incomplete unit is told what is missing, and has no table of sums', () => {
  const without = publishedCase('luan-month', 'zh-CN', { without: 'b01' });
  const [paper] = lettersOf(without, ['b01' as UnitId]).papers;
  expect(paper && said(paper)[0]).toMatch(/考核未齐，没有考评得分和名次。缺少：/);
  expect(paper && said(paper)).toContain('本期没有兑现。');
});

test('a unit that is taken out of the ranking is told why', () => {
  const results = {
    ...luan.results,
    units: luan.results.units.map((unit, index) =>
      index === 0 && unit.complete
        ? { ...unit, place: null, placeFromBottom: null, rewards: [], excluded: '新设单位' }
        : unit,
    ),
  };
  const [first] = results.units;
  const [paper] = lettersOf({ ...luan, results }, [first?.unit as UnitId]).papers;
  expect(paper && said(paper)[0]).toMatch(/不参加排名：新设单位。/);
});

test('the letter of a longer period says nothing of lost points, which its scores do not hold', () => {
  const rollups = [{ to: 'quarter', from: 'month', how: 'mean', missing: 'leave-out' } as const];
  const scheme = { ...luan.scheme, rollups };
  const results = rollUp(scheme, parsed('2026-Q4'), [luan.results]);
  const explain = rollUpExplainerFor(scheme, [luan.results], results, 'zh-CN');
  const unit = scheme.units[0]?.id as UnitId;
  const explanations = new Map([[unit, explain(unit)]]);
  const [paper] = lettersOf({ ...luan, scheme, results, explanations, period: { ...luan.period, period: '2026-Q4' } }, [
    unit,
  ]).papers;
  expect(paper && said(paper)).not.toContain('失分明细');
  expect(paper && said(paper)[0]).toContain('2026年第4季度');
});

test('a unit without a result has no letter', () => {
  expect(() => lettersOf(luan, ['nobody' as UnitId])).toThrow(RangeError);
});

test.each(languages)('in %s nothing is left unsaid', (language) => {
  const of = publishedCase('luan-month', language);
  const all = JSON.stringify(
    lettersOf(
      of,
      of.results.units.map(({ unit }) => unit),
      language,
    ).papers,
  );
  expect(all).not.toMatch(/\{\w+\}|undefined|NaN/);
  expect(all.includes('失分明细')).toBe(language === 'zh-CN');
});
