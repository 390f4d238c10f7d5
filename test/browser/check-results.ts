// The sheets of a downloaded results workbook against the results that consolidation gives.
import { scoreText } from '../../addin/ui/score-text';
import { Exact } from '../../shared/exact/exact';
import { digitsOf } from '../../shared/scheme/defaults';
import { appliesTo } from '../../shared/scheme/marks';
import type { Scheme } from '../../shared/scheme/scheme';
import { textIn } from '../../shared/scheme/text';
import type { CompleteResult, Results, Summary } from '../../shared/scoring/results';
import { complete } from '../shared/scheme/full-sheets';
import { effectsText, inPlaceOrder, paid, payHeaders, resultRow, tierName, titleOf } from './expected-rows';
import { tableOf, type Row, type SheetCells } from './read-sheets';

const headerRow = 3;
const scoreColumns = ['考评得分', '考核得分', '对方得分', '基础分'];

interface Given {
  readonly scheme: Scheme;
  readonly results: Results;
  readonly book: readonly SheetCells[];
}

/** Every sheet of the workbook, its figures one by one. */
export function checkResults(given: Given): void {
  for (const category of given.scheme.categories) checkRanking(given, category);
  checkOverview(given);
  checkPayout(given);
  checkBoard(given);
  checkDistribution(given);
  checkDetails(given);
  checkExplanations(given);
}

const scoresOf = ({ blend }: Scheme): string[] => scoreColumns.filter((title) => blend || title !== '对方得分');

const inCategory = ({ results }: Given, category: string): CompleteResult[] =>
  inPlaceOrder(complete(results).filter((unit) => unit.category === category));

function checkRanking(given: Given, { id, title }: Scheme['categories'][number]): void {
  const { scheme, book } = given;
  const ranked = inCategory(given, id);
  const rewards = ranked.flatMap((unit) => unit.rewards);
  const grades = scheme.grades ? ['等次'] : [];
  const headers = ['名次', '被考核单位', ...scoresOf(scheme), ...grades, ...payHeaders(rewards), '兑现内容'];
  const name = `排名 ${textIn(title, 'zh-CN')}`;
  const rows = tableOf(book, name, headerRow);
  expect(Object.keys(rows[0] ?? {})).toEqual(headers);
  expect(rows).toEqual(ranked.map((unit) => resultRow(scheme, unit, headers)));
  const shown = tableOf(book, name, headerRow, true).map((row) => row['考评得分']);
  expect(shown).toEqual(ranked.map(({ final }) => scoreText(scheme, final, 'zh-CN')));
}

function checkOverview({ scheme, results, book }: Given): void {
  const facts = book.find(({ name }) => name === '总览')?.values.slice(2, 5);
  expect(facts?.map((line) => line.slice(0, 2))).toEqual([
    ['考核方案', textIn(scheme.title, 'zh-CN')],
    ['版本', String(scheme.version)],
    ['考核周期', results.period],
  ]);
  const figures = ({ category, ranked, incomplete, mean, median, max, min }: Summary): Row => ({
    类别: category === undefined ? '合计' : titleOf(scheme.categories, category),
    已排名: ranked,
    未齐: incomplete,
    平均分: mean ?? '',
    中位数: median ?? '',
    最高分: max ?? '',
    最低分: min ?? '',
  });
  expect(tableOf(book, '总览', 7)).toEqual([...results.categories, results.overall].map(figures));
}

/** What nothing would stand on is left out. */
function expectNone(book: readonly SheetCells[], sheet: string): void {
  expect(book.map(({ name }) => name)).not.toContain(sheet);
}

function checkPayout(given: Given): void {
  const { scheme, results, book } = given;
  const units = scheme.categories.flatMap(({ id }) => inCategory(given, id));
  const all = units.flatMap((unit) => unit.rewards);
  const headers = payHeaders(all);
  const rows = units.flatMap((unit) =>
    unit.rewards.map((earned): Row => ({
      ...resultRow(scheme, unit, ['类别', '被考核单位']),
      兑现项目: titleOf(scheme.rewards, earned.reward),
      条件: tierName(earned.tier),
      ...Object.fromEntries(headers.map((header) => [header, paid([earned], header)])),
      兑现内容: effectsText(earned.effects),
    })),
  );
  if (rows.length === 0) return expectNone(book, '兑现表');
  expect(tableOf(book, '兑现表', headerRow)).toEqual(rows);

  // Totals stand below the table and a blank row; shares of a bonus are not added up.
  if (headers.every((header) => header.endsWith('比例'))) {
    const below = book.find(({ name }) => name === '兑现表')?.values.slice(headerRow + rows.length) ?? [];
    const told = below.flat().filter((cell) => cell !== '' && !/^(?:制表|结果摘要)：/.test(String(cell)));
    expect(told).toEqual([]);
    return;
  }
  const totalsAt = headerRow + Math.max(rows.length, 1) + 2;
  const totals = (title: string, some: readonly CompleteResult[]): Row => ({
    合计: title,
    ...Object.fromEntries(
      headers.map((header) => {
        const rewards = some.flatMap((unit) => unit.rewards);
        return [header, header.endsWith('比例') ? '' : paid(rewards, header)];
      }),
    ),
  });
  expect(tableOf(book, '兑现表', totalsAt)).toEqual([
    ...scheme.categories.map(({ id, title }) => totals(textIn(title, 'zh-CN'), inCategory(given, id))),
    totals('合计', complete(results)),
  ]);
}

function checkBoard(given: Given): void {
  const { scheme, book } = given;
  const on = (board: 'red' | 'blue'): Row[] =>
    scheme.categories
      .flatMap(({ id }) => inCategory(given, id))
      .flatMap((unit) =>
        unit.rewards
          .filter(({ effects }) => effects.board === board)
          .map(({ reward, tier, effects }) => ({
            榜: board === 'red' ? '▲ 红榜' : '▼ 蓝榜',
            ...resultRow(scheme, unit, ['类别', '被考核单位', '考评得分', '名次', '参评数']),
            兑现项目: titleOf(scheme.rewards, reward),
            条件: tierName(tier),
            兑现内容: effectsText(effects),
          })),
      );
  const rows = [...on('red'), ...on('blue')];
  if (rows.length === 0) return expectNone(book, '红蓝榜');
  expect(tableOf(book, '红蓝榜', headerRow)).toEqual(rows);
}

function checkDistribution({ scheme, results, book }: Given): void {
  const rows = tableOf(book, '分数分布', headerRow);
  const finals = complete(results);
  const sum = (header: string): number => rows.reduce((total, row) => total + Number(row[header]), 0);
  expect(sum('单位数')).toBe(finals.length);
  for (const { id, title } of scheme.categories) {
    expect(sum(textIn(title, 'zh-CN'))).toBe(finals.filter(({ category }) => category === id).length);
  }
  if (!scheme.bands) return;
  const { bands } = results.overall;
  expect(rows.map((row) => [row['单位数'], row['百分比']])).toEqual(
    bands.map(({ count, percent }) => [count, percent]),
  );
}

function checkDetails({ scheme, results, book }: Given): void {
  const components = scheme.components.map(({ title }) => textIn(title, 'zh-CN'));
  const headers = ['类别', '被考核单位', ...components, ...scoresOf(scheme), '名次', '参评数'];
  const rows = complete(results).map((unit) => resultRow(scheme, unit, headers));
  expect(tableOf(book, '明细', headerRow)).toEqual(rows);
}

/** Every figure is the sum of factor × exact over the rows one level below it; the topmost ones are the results. */
function checkExplanations({ scheme, results, book }: Given): void {
  const rows = tableOf(book, '得分说明', headerRow);
  for (const result of complete(results)) {
    const title = titleOf(scheme.units, result.unit);
    const own = rows.filter((row) => row['被考核单位'] === title);
    expect(own.map(({ 层级: level }) => level).filter((level) => level === 0)).toHaveLength(1);
    expect(own[0]).toMatchObject({ 层级: 0, 得分: result.final });
    expect(own[0]?.['说明']).toContain(`第 ${result.place} 名，共 ${result.of} 个单位`);
    own.forEach((row, at) => {
      const parts = partsBelow(own, at);
      if (parts.length === 0) return;
      const sum = parts.reduce(
        (total, part) => total.plus(exactIn(part, '乘数').times(exactIn(part, '精确值'))),
        Exact.zero,
      );
      expect([title, row['项目'], sum.toString()]).toEqual([title, row['项目'], exactIn(row, '精确值').toString()]);
      expect(sum.round(digitsOf(scheme))).toBe(row['得分']);
    });
    checkComponents(scheme, result, partsBelow(own, 1));
  }
}

/** The components below the unit's own score: all that apply to it, with their scores. */
function checkComponents(scheme: Scheme, result: CompleteResult, parts: readonly Row[]): void {
  const unit = scheme.units.find(({ id }) => id === result.unit);
  const applying = scheme.components.filter((component) => unit && appliesTo(component, unit));
  expect(parts.map((part) => [String(part['项目']).trim(), part['得分']])).toEqual(
    applying.map(({ id, title }) => [textIn(title, 'zh-CN'), result.components[id]]),
  );
}

function partsBelow(rows: readonly Row[], at: number): Row[] {
  const level = Number(rows[at]?.['层级']);
  const after = rows.slice(at + 1);
  const end = after.findIndex((row) => Number(row['层级']) <= level);
  return (end < 0 ? after : after.slice(0, end)).filter((row) => row['层级'] === level + 1);
}

const exactIn = (row: Row, header: string): Exact => Exact.parse(String(row[header]));
