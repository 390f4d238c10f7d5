// The results workbook shows the figures of the results, sorted, summed and readable without colour.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseScheme } from '../../../shared/scheme/parse-scheme';
import { parseCyclePeriod } from '../../../shared/scheme/period';
import type { Language } from '../../../shared/scheme/text';
import { consolidate } from '../../../shared/scoring/consolidate';
import { rollUp } from '../../../shared/scoring/roll-up';
import { parseSheets } from '../../../shared/scoring/parse-sheets';
import { planScheme } from '../../../shared/scoring/scheme-plan';
import type { Cell, SheetPlan } from '../../../shared/sheets/plan';
import { planResultsWorkbook } from '../../../shared/sheets/results-workbook';
import { period } from '../accepted';

function resultsOf(name: string, without?: string) {
  const document = JSON.parse(readFileSync(path.join(__dirname, `../../cases/${name}.json`), 'utf8'));
  const scheme = parseScheme(document.scheme);
  if (!scheme.ok) throw new Error(JSON.stringify(scheme.faults));
  const period = parseCyclePeriod(scheme.value, document.period);
  const sheets = parseSheets(planScheme(scheme.value), document.sheets);
  if (!period.ok || !sheets.ok) throw new Error('not a case');
  const some = sheets.value.filter(({ unit }) => unit !== without);
  return { scheme: scheme.value, results: consolidate(scheme.value, period.value, some) };
}

const plan = (name: string, language: Language = 'zh-CN', without?: string) =>
  planResultsWorkbook({ ...resultsOf(name, without), language });

const sheet = (plans: readonly SheetPlan[], key: string): SheetPlan => {
  const found = plans.find((candidate) => candidate.key === key);
  if (found === undefined) throw new Error(`no sheet ${key}`);
  return found;
};

/** The table of a sheet as rows by header. */
function rowsOf(plans: readonly SheetPlan[], key: string): Record<string, Cell>[] {
  const { blocks, tables } = sheet(plans, key);
  const at = tables?.[0]?.at.split(':')[0];
  const [header = [], ...rows] = blocks.find((block) => block.at === at)?.cells ?? [];
  return rows.map((row) => Object.fromEntries(row.map((cell, index) => [String(header[index]), cell])));
}

describe('the results workbook of Luan’s month', () => {
  const plans = plan('luan-month');
  const { results } = resultsOf('luan-month');

  it('has all its sheets but the board, on which this scheme puts nobody', () => {
    expect(plans.map(({ name }) => name)).toEqual([
      '总览',
      '排名 生产型',
      '排名 非生产型',
      '排名 党支部',
      '兑现表',
      '分数分布',
      '明细',
    ]);
  });

  it('ranks each category by place, with the bonus of the first two and the last two', () => {
    const rows = rowsOf(plans, 'results:ranking:production');
    const places = rows.map((row) => row['名次']);
    expect(rows).toHaveLength(13);
    expect(places).toEqual([...places].sort((a, b) => Number(a) - Number(b)));
    const first = results.units.find((unit) => unit.complete && unit.category === 'production' && unit.place === 1);
    expect(first?.complete && [first.final, first.assessed, first.counterpart]).toEqual([
      rows[0]?.['考评得分'],
      rows[0]?.['考核得分'],
      rows[0]?.['对方得分'],
    ]);
    expect(rows[0]?.['正职奖金比例']).toBe(0.2);
    expect(rows[12]?.['正职奖金比例']).toBe(-0.2);
    expect(rows[6]?.['正职奖金比例']).toBeNull();
  });

  it('shows the figures of every unit on 明细 as they are in the results', () => {
    const rows = rowsOf(plans, 'results:details');
    expect(rows.map((row) => row['考评得分'])).toEqual(results.units.map((unit) => unit.complete && unit.final));
  });

  it('draws the distribution over even bands where the scheme names none', () => {
    const spread = sheet(plans, 'results:distribution');
    const rows = rowsOf(plans, 'results:distribution');
    expect(rows.reduce((sum, row) => sum + Number(row['单位数']), 0)).toBe(43);
    expect(rows.length).toBeLessThanOrEqual(11);
    expect(spread.charts).toMatchObject([{ kind: 'column', source: `A3:B${rows.length + 3}` }]);
  });

  it('lists what is incomplete after the ranking, with what it lacks', () => {
    const without = plan('luan-month', 'zh-CN', 'b01');
    const branches = rowsOf(without, 'results:ranking:branch');
    expect(branches.at(-1)).toMatchObject({ 名次: null, 被考核单位: '第1党支部', 考评得分: null });
    expect(String(branches.at(-1)?.['缺少'])).not.toBe('');
    const members = rowsOf(without, 'results:ranking:production').filter((row) => row['名次'] === null);
    expect(members.map((row) => row['缺少'])).toEqual(['等待 第1党支部', '等待 第1党支部']);
  });
});

describe('the results workbook of a quarter of which only one month has results', () => {
  it('names the months that are left out beside each unit', () => {
    const { scheme, results } = resultsOf('luan-month');
    const rollups = [{ to: 'quarter', from: 'month', how: 'mean', missing: 'leave-out' } as const];
    const leaving = { ...scheme, rollups };
    const quarter = rollUp(leaving, period('2026-Q4'), [results]);
    const plans = planResultsWorkbook({ scheme: leaving, results: quarter, language: 'zh-CN' });
    for (const key of ['results:ranking:production', 'results:details']) {
      expect(new Set(rowsOf(plans, key).map((row) => row['缺少']))).toEqual(new Set(['2026-11、2026-12']));
    }
  });
});

describe('the results workbook of Xunyang’s year', () => {
  it('adds up what the winners of each category get, exactly', () => {
    const blocks = sheet(plan('xunyang-year'), 'results:rewards').blocks;
    const totals = blocks.find(({ cells }) => cells[0]?.[0] === '合计')?.cells ?? [];
    const cashOf = (row: readonly Cell[]) => row.slice(1).reduce<number>((sum, cell) => sum + Number(cell), 0);
    expect(totals.slice(1).map(cashOf).slice(0, 3)).toEqual([33_000, 132_000, 198_000]);
  });

  it('has no totals where nothing that adds up is paid: Luan’s shares of a bonus', () => {
    expect(sheet(plan('luan-month'), 'results:rewards').blocks.map(({ at }) => at)).toEqual(['A1', 'A3', 'A2', 'F2']);
  });

  it('uses the scheme’s bands: 10, 34 and 10 of 54', () => {
    const rows = rowsOf(plan('xunyang-year', 'en-US'), 'results:distribution');
    expect(rows.map((row) => row['Units'])).toEqual([0, 10, 34, 10]);
    expect(rows.map((row) => row['Percent'])).toEqual([0, 18.52, 62.96, 18.52]);
  });
});

describe('the red–blue board of Baiyin', () => {
  it('says red and blue in words and signs', () => {
    const rows = rowsOf(plan('baiyin-quarter'), 'results:board');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((row) => row['榜'] === '▲ 红榜' || row['榜'] === '▼ 蓝榜')).toBe(true);
    expect(rows.some((row) => row['榜'] === '▼ 蓝榜')).toBe(true);
  });
});
