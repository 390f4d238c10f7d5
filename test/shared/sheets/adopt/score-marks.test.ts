// Scores that become deductions by the scheme's full marks: told before, asked about where another scale is likely, and never counted twice.
import { preset } from '../../../../shared/scheme/presets';
import { adoptedSheets } from '../../../../shared/sheets/adopt/adopted-sheets';
import { guessTables } from '../../../../shared/sheets/adopt/guess-tables';
import { readAdopted } from '../../../../shared/sheets/adopt/read-adopted';
import { drawnGrid } from './written-tables';

const scheme = preset('luan');

function sheetsFrom(...drawn: readonly string[]) {
  const component = scheme.components.find(({ id }) => id === 'safety');
  if (component === undefined) throw new Error('no such component');
  const readings = drawn.map((one) => {
    const grid = drawnGrid(one);
    const [guess] = guessTables(grid, { scheme, component });
    if (guess === undefined) throw new Error('no table');
    return readAdopted({ grid, mapping: guess.mapping, scheme, component });
  });
  return adoptedSheets({ scheme, component, readings });
}

const codes = ({ faults }: ReturnType<typeof sheetsFrom>) =>
  faults.map(({ code, place }) => `${code} ${place.address}`);

test('where the table has no full marks, it is told by which of the scheme its scores are taken', () => {
  const found = sheetsFrom(
    `单位 | 指标 | 得分 | 扣分原因
    供热运行车间 | 安全责任与隐患治理 | 10.9 | 隐患
    供水车间 | 安全责任与隐患治理 | 12 |
    供水车间 | 现场作业与设备安全 | 11 | 积水`,
  );
  expect(codes(found)).toEqual([]);
  expect(found.assumed).toEqual([
    { column: '得分', part: 'safety-1', marks: 12 },
    { column: '得分', part: 'safety-2', marks: 12 },
  ]);
  expect(found.sheets.flatMap(({ lines }) => lines.map(({ points }) => points))).toEqual([1.1, 0, 1]);
});

test('nothing is assumed where the table says its full marks, or what is taken off', () => {
  const said = `单位 | 指标 | 标准分 | 得分 | 扣分原因
    供热运行车间 | 安全责任与隐患治理 | 12 | 5 | 隐患`;
  const off = `单位 | 指标 | 扣分 | 扣分原因
    供热运行车间 | 安全责任与隐患治理 | 1 | 隐患`;
  expect(sheetsFrom(said)).toMatchObject({ assumed: [], faults: [], sheets: [{ lines: [{ points: 7 }] }] });
  expect(sheetsFrom(off)).toMatchObject({ assumed: [], faults: [] });
});

test('scores of an indicator that are all at most half of its marks may be of another scale, and are not taken', () => {
  const found = sheetsFrom(
    `单位 | 指标 | 得分 | 扣分原因
    供热运行车间 | 安全责任与隐患治理 | 4.5 | 隐患
    供水车间 | 安全责任与隐患治理 | 5 |
    供水车间 | 现场作业与设备安全 | 11 | 积水`,
  );
  expect(codes(found)).toEqual(['score-scale-unsaid C2']);
  expect(found.faults[0]?.detail).toMatchObject({ column: '得分', indicator: 'safety-1', points: 5, marks: 12 });
  expect(found.sheets).toEqual([
    { unit: 'p03', component: 'safety', lines: [{ indicator: 'safety-2', points: 1, reason: '积水' }] },
  ]);
});

test('one score above half of the marks shows that they are the scheme’s', () => {
  const found = sheetsFrom(
    `单位 | 指标 | 得分 | 扣分原因
    供热运行车间 | 安全责任与隐患治理 | 4.5 | 隐患
    供水车间 | 安全责任与隐患治理 | 11.5 | 积水`,
  );
  expect(codes(found)).toEqual([]);
});

test('a score above the full marks is told as one', () => {
  const found = sheetsFrom(
    `单位 | 指标 | 得分 | 扣分原因
    供热运行车间 | 安全责任与隐患治理 | 95 | 隐患`,
  );
  expect(codes(found)).toEqual(['score-beyond-marks C2']);
  expect(found.faults[0]?.detail).toMatchObject({ points: 95, marks: 12 });
});

test('a score whose deduction is the same figure is not taken by other full marks either', () => {
  const found = sheetsFrom(
    `单位 | 指标 | 标准分 | 得分 | 扣分原因
    供热运行车间 | 安全责任与隐患治理 | 6 | 6 | 隐患`,
  );
  expect(codes(found)).toEqual(['marks-differ D2']);
});

test('two scores of one unit and indicator are a fault that names both cells; deductions add up', () => {
  const twice = sheetsFrom(
    `单位 | 指标 | 得分 | 扣分原因
    供热运行车间 | 安全责任与隐患治理 | 10 | 隐患
    供热运行车间 | 现场作业与设备安全 | 12 |
    供热运行车间 | 安全责任与隐患治理 | 10 | 隐患`,
  );
  expect(codes(twice)).toEqual(['score-repeated C4']);
  expect(twice.faults[0]?.detail).toMatchObject({
    unit: 'p01',
    indicator: 'safety-1',
    first: 'Sheet1!C2',
    second: 'Sheet1!C4',
  });
  expect(twice.sheets[0]?.lines.map(({ points }) => points)).toEqual([2, 0]);
  const off = `单位 | 指标 | 扣分 | 扣分原因
    供热运行车间 | 安全责任与隐患治理 | 2 | 隐患
    供热运行车间 | 安全责任与隐患治理 | 2 | 逾期`;
  expect(codes(sheetsFrom(off))).toEqual([]);
});

test('a score beside a deduction of the same unit and indicator in another table is no second deduction either', () => {
  const found = sheetsFrom(
    `单位 | 指标 | 得分 | 扣分原因
    供热运行车间 | 安全责任与隐患治理 | 10 | 隐患`,
    `单位 | 指标 | 扣分 | 扣分原因
    供热运行车间 | 安全责任与隐患治理 | 2 | 隐患`,
  );
  expect(codes(found)).toEqual(['score-repeated C2']);
});
