import { preset } from '../../../../shared/scheme/presets';
import { adoptedSheets } from '../../../../shared/sheets/adopt/adopted-sheets';
import { guessTables } from '../../../../shared/sheets/adopt/guess-tables';
import type { Mapping } from '../../../../shared/sheets/adopt/mapping';
import { readAdopted } from '../../../../shared/sheets/adopt/read-adopted';
import { drawnGrid } from './written-tables';

const luan = preset('luan');
const liuzhou = preset('liuzhou');

function componentOf(scheme: typeof luan, id: string) {
  const found = scheme.components.find((component) => component.id === id);
  if (found === undefined) throw new Error(id);
  return found;
}

function sheetsFrom(
  scheme: typeof luan,
  id: string,
  drawn: string,
  change: (mapping: Mapping) => Mapping = (mapping) => mapping,
  more = {},
) {
  const component = componentOf(scheme, id);
  const grid = drawnGrid(drawn);
  const [guess] = guessTables(grid, { scheme, component });
  if (guess === undefined) throw new Error('no table');
  const reading = readAdopted({ grid, mapping: change(guess.mapping), scheme, component });
  return adoptedSheets({ scheme, component, readings: [reading], ...more });
}

const codes = ({ faults }: ReturnType<typeof sheetsFrom>) =>
  faults.map(({ code, place }) => `${code} ${place.address}`);

describe('sheets from a table of somebody’s own', () => {
  it('are those of the units and indicators that it names, with reasons and evidence', () => {
    const found = sheetsFrom(
      luan,
      'safety',
      `单位 | 考核内容 | 扣分 | 扣分原因 | 佐证材料
      供热运行车间 | 安全责任与隐患治理 | 2 | 隐患未整改 | 照片1；照片2
      ^ | 现场作业与设备安全 | 0 | |
      ^ | 现场作业与设备安全 | '扣0.5分 | 未戴安全帽 |
      供水车间 | 安全责任与隐患治理 | 0 | |`,
    );
    expect(codes(found)).toEqual([]);
    expect(found.sheets).toEqual([
      {
        unit: 'p01',
        component: 'safety',
        lines: [
          { indicator: 'safety-1', points: 2, reason: '隐患未整改', evidence: ['照片1', '照片2'] },
          { indicator: 'safety-2', points: 0 },
          { indicator: 'safety-2', points: 0.5, reason: '未戴安全帽' },
        ],
      },
      { unit: 'p03', component: 'safety', lines: [{ indicator: 'safety-1', points: 0 }] },
    ]);
    expect(found.absent).toContain('p02');
    expect(found.absent).not.toContain('p01');
    expect(found.placeOf('sheets[0].lines[2].reason')).toEqual({ sheet: 'Sheet1', address: 'D4' });
  });

  it('has a fault at the cell for each thing that is missing or too much', () => {
    const found = sheetsFrom(
      luan,
      'safety',
      `单位 | 考核内容 | 扣分 | 扣分原因
      供热运行车间 | 安全责任与隐患治理 | 2 |
      锅炉检修车间 | 安全责任与隐患治理 | 13 | 隐患
      供水车间 | 安全责任与隐患治理 | |
      没有的车间名 | 安全责任与隐患治理 | 1 | 隐患
      供电维修队 | 没有的指标 | 1 | 隐患
      燃气供应站 | 安全责任与隐患治理 | 2026-10-01 | 隐患
      机关第一党支部 | 安全责任与隐患治理 | 1 | 隐患`,
    );
    expect(codes(found).sort()).toEqual(
      [
        'component-does-not-apply C8',
        'indicator-not-listed B6',
        'points-beyond-marks C3',
        'points-blank C4',
        'points-date C7',
        'reason-missing D2',
        'unit-not-listed A5',
      ].sort(),
    );
  });

  it('takes scores as deductions where the full marks are known, exactly', () => {
    const found = sheetsFrom(
      luan,
      'safety',
      `单位 | 指标 | 标准分 | 得分 | 扣分原因
      供热运行车间 | 安全责任与隐患治理 | 12 | 10.9 | 隐患
      供水车间 | 安全责任与隐患治理 | 12 | 12 |`,
    );
    expect(codes(found)).toEqual([]);
    expect(found.sheets.map(({ lines }) => lines[0]?.points)).toEqual([1.1, 0]);
  });

  it('does not take scores by full marks that are not the scheme’s', () => {
    const found = sheetsFrom(
      luan,
      'safety',
      `单位 | 指标 | 标准分 | 得分 | 扣分原因
      供热运行车间 | 安全责任与隐患治理 | 10 | 9 | 隐患`,
    );
    expect(codes(found)).toEqual(['marks-differ D2']);
  });

  it('asks where neither header nor title says whether points are given or taken off', () => {
    const drawn = `单位 | 安全责任与隐患治理（12分） | 现场作业与设备安全（12分） | 合计
      供热运行车间 | 11 | 12 | 23
      供水车间 | 12 | 12 | 24`;
    expect(codes(sheetsFrom(luan, 'safety', drawn))).toEqual(['points-meaning-unsaid B2', 'points-meaning-unsaid C2']);
    const said = sheetsFrom(luan, 'safety', drawn, (mapping) => ({
      ...mapping,
      columns: mapping.columns.map((column) => (column.role === 'points' ? { ...column, means: 'score' } : column)),
    }));
    expect(codes(said)).toEqual(['reason-missing B2']);
    expect(said.sheets[0]?.lines.map(({ points }) => points)).toEqual([1, 0]);
  });

  it('keeps what a table adds apart from what it takes off', () => {
    const drawn = `科室 | 加减分 | 事由
      办公室 | -2 | 材料迟报
      财务科 | 1 | 信息采用`;
    const visits = sheetsFrom(liuzhou, 'outside', drawn);
    expect(codes(visits)).toEqual([]);
    expect(visits.sheets).toEqual([{ unit: 'd01', component: 'outside', lines: [{ points: 2, reason: '材料迟报' }] }]);
    expect(visits.leftOut.map(({ unit }) => unit?.id)).toEqual(['d03']);
  });

  it('tells a rating that lacks an indicator, a unit that is not assessed, and units without a line', () => {
    const found = sheetsFrom(
      liuzhou,
      'leaders',
      `科室 | 得分 | 备注
      办公室 | 95 |
      财务科 | 不评 | 新设
      人事教育科 | 不评 |
      机关党委办公室 | |`,
      undefined,
      { assessor: 'a1' },
    );
    expect(codes(found)).toEqual(['not-assessed-without-reason C4', 'points-blank B5']);
    expect(found.sheets).toEqual([
      { unit: 'd01', component: 'leaders', assessor: 'a1', lines: [{ points: 95 }] },
      { unit: 'd03', component: 'leaders', assessor: 'a1', lines: [], notAssessed: '新设' },
    ]);
    expect(found.absent).toHaveLength(10);
  });

  it('gives units that no table names an empty sheet only where somebody said that nothing was taken off', () => {
    const drawn = `单位 | 指标 | 扣分 | 原因
      供热运行车间 | 安全责任与隐患治理 | 1 | 隐患`;
    expect(sheetsFrom(luan, 'safety', drawn).sheets).toHaveLength(1);
    const all = sheetsFrom(luan, 'safety', drawn, undefined, { absentHadNothing: true });
    expect(all.sheets).toHaveLength(33);
    expect(all.sheets[1]).toEqual({ unit: 'p02', component: 'safety', lines: [] });
  });

  it('takes the names that somebody has matched by hand', () => {
    const drawn = `单位 | 指标 | 扣分 | 原因
      供热 | 隐患 | 1 | 逾期`;
    const found = sheetsFrom(luan, 'safety', drawn, (mapping) => ({
      ...mapping,
      names: { units: { 供热: 'p01' }, indicators: { 隐患: 'safety-1' } },
    }));
    expect(found.sheets).toEqual([
      { unit: 'p01', component: 'safety', lines: [{ indicator: 'safety-1', points: 1, reason: '逾期' }] },
    ]);
  });
});
