// How a scheme is laid out for the office to edit.
import { preset, presetIds } from '../../../../shared/scheme/presets';
import { languages } from '../../../../shared/scheme/text';
import { addressStart } from '../../../../shared/sheets/address';
import type { SheetPlan } from '../../../../shared/sheets/plan';
import { planSchemeWorkbook } from '../../../../shared/sheets/scheme-workbook/plan-scheme-workbook';
import { schemeTableNames, schemeTables } from '../../../../shared/sheets/scheme-workbook/scheme-tables';

const luan = planSchemeWorkbook({ scheme: preset('luan'), language: 'zh-CN' });
const sheet = (key: string, plans: readonly SheetPlan[] = luan): SheetPlan => {
  const plan = plans.find((candidate) => candidate.key === `scheme:${key}`);
  if (plan === undefined) throw new Error(`no sheet ${key}`);
  return plan;
};
const cellsOf = (plan: SheetPlan) => plan.blocks.find(({ at }) => at === 'A4')?.cells ?? [];
const beside = (plan: SheetPlan, row: number) => {
  const [header = [], ...rows] = cellsOf(plan);
  return Object.fromEntries(header.map((name, index) => [String(name), rows[row]?.[index] ?? null]));
};

it('has a tab for each part of a scheme', () => {
  expect(luan.map(({ name }) => name)).toEqual([
    '方案',
    '类别',
    '评价小组',
    '被考核单位',
    '考评构成',
    '指标',
    '兑现',
    '等次',
    '分数段',
    '零扣分',
    '周期汇总',
    '签批',
    ...['台账', '台账列', '台账状态', '台账步骤', '台账计分', '应有记录'],
    '备注',
  ]);
  expect(luan.flatMap(({ tables = [] }) => tables.map(({ name }) => name))).toEqual(schemeTableNames());
});

it('shows the scheme’s own figures one below the other', () => {
  expect(cellsOf(sheet('scheme')).slice(0, 7)).toEqual([
    ['项目', '值'],
    ['格式版本', 1],
    ['编号', 'luan'],
    ['名称', '潞安后勤服务中心绩效考核'],
    ['名称（英文）', 'Luan logistics centre: performance assessment'],
    ['版本', 1],
    ['考核周期', '月度'],
  ]);
});

it('gives every profile its column of full marks', () => {
  expect(beside(sheet('components'), 0)).toMatchObject({
    编号: 'party',
    评价小组: 'party',
    记分方式: '扣分',
    标准分: null,
    '标准分：production': expect.any(Number),
    '标准分：non-production': expect.any(Number),
    '标准分：branch': null,
    '标准分：?1': null,
  });
  expect(beside(sheet('indicators'), 0)).toMatchObject({ 考评构成: 'party', '标准分：production': expect.any(Number) });
});

it('gives a reward by places a row for each place, the last at the end', () => {
  const rows = [0, 1, 2, 3].map((row) => beside(sheet('rewards'), row));
  expect(rows).toMatchObject([
    { 编号: 'month', 兑现规则: '名次档次', 名次: 1, 倒数名次: null, '正职奖金比例（%）': 20, 跟进事项: null },
    { 编号: 'month', 兑现规则: null, 名次: 2, 倒数名次: null, '正职奖金比例（%）': 15 },
    { 编号: 'month', 名次: null, 倒数名次: 2, '副职奖金比例（%）': -15 },
    { 编号: 'month', 名次: null, 倒数名次: 1, '副职奖金比例（%）': -20, 跟进事项: '讲评；整改' },
  ]);
});

it('lets people choose what can be chosen, and edit nothing but entries', () => {
  const units = sheet('units');
  const categories = units.validations?.find(({ title }) => title === '类别');
  expect(categories).toMatchObject({ at: 'D5:D77', rule: { kind: 'list', source: "='类别'!$A$5:$A$37" } });
  const method = sheet('components').validations?.find(({ title }) => title === '记分方式');
  expect(method?.rule).toEqual({ kind: 'list', source: '扣分,打分,加分项,扣罚' });
  expect(units.inputs).toEqual(['A5:A77', 'B5:B77', 'C5:C77', 'D5:D77', 'E5:E77', 'F5:F77', 'G5:G77']);
  expect(sheet('components').inputs).toEqual(expect.arrayContaining(['J4', 'K4']));
  expect(units.numberFormats).toContainEqual({ at: 'A5:A77', format: '@' });
});

describe.each(languages)('every preset in %s', (language) => {
  const plans = presetIds.flatMap((id) => planSchemeWorkbook({ scheme: preset(id), language }));

  it('keeps to what Excel allows', () => {
    for (const { name, validations = [], tables = [] } of plans) {
      expect(name.length).toBeLessThanOrEqual(31);
      for (const { name: table } of tables) expect(table).toMatch(/^Scheme_[a-z]+$/);
      for (const { title, message, rule } of validations) {
        expect(title.length).toBeLessThanOrEqual(32);
        expect(message.length).toBeLessThanOrEqual(255);
        if (rule.kind === 'list') expect(rule.source.length).toBeLessThanOrEqual(255);
      }
    }
  });

  it('has tables of full rows whose headers all differ', () => {
    for (const plan of plans) {
      const cells = cellsOf(plan);
      expect(new Set(cells.map(({ length }) => length)).size).toBe(1);
      const header = (cells[0] ?? []).map((text) => String(text).toLowerCase());
      expect(new Set(header).size).toBe(header.length);
      expect(addressStart(plan.tables?.[0]?.at ?? '')).toEqual({ row: 3, column: 0 });
    }
  });
});

it('never calls two columns of a table by one word in either language', () => {
  for (const table of schemeTables) {
    const fields = table.fields(['a', '?1']);
    for (const field of fields) {
      for (const language of languages) {
        const header = field.header(language);
        expect([header, fields.filter((other) => other.isNamedBy(header)).length]).toEqual([header, 1]);
      }
    }
  }
});
