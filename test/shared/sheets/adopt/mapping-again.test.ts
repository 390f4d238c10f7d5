// What was confirmed of a table holds on only where the table still means the same: its brackets, its unit, what its title says of points.
import { findAgain } from '../../../../shared/sheets/adopt/find-again';
import { guessTables } from '../../../../shared/sheets/adopt/guess-tables';
import { headerFingerprint, type Mapping } from '../../../../shared/sheets/adopt/mapping';
import { readAdopted } from '../../../../shared/sheets/adopt/read-adopted';
import { preset } from '../../../../shared/scheme/presets';
import { drawnGrid } from './written-tables';

function confirmed(drawn: string): Mapping {
  const [guess] = guessTables(drawnGrid(drawn));
  if (guess === undefined) throw new Error('no table');
  return { ...guess.mapping, confirmed: true };
}

function again(before: string, now: string) {
  const found = findAgain(drawnGrid(now), confirmed(before));
  return found.kind === 'found' ? found.mapping : found.kind;
}

const headers = (...titles: readonly string[]): string =>
  headerFingerprint({ columns: titles.map((title, column) => ({ column, title, role: 'ignore' })) });

test('brackets that say what is meant are a part of the header; full marks, months and pages are not', () => {
  expect(headers('分数（扣）')).not.toBe(headers('分数（加）'));
  expect(headers('七（2）班')).not.toBe(headers('七（3）班'));
  expect(headers('单 位', '得分（40%）')).toBe('单位|得分');
  expect(headers('安全（12分）', '质量(满分20)')).toBe(headers('安全 （10分）', '质量'));
  expect(headers('扣分（10月）', '单位（续）')).toBe(headers('扣分（11月）', '单位'));
});

test('a table whose points are added is not read as one whose points were taken off', () => {
  const drawn = (how: string) => `单位 | 分数（${how}） | 原因\n一队 | 2 | 甲\n二队 | 1 | 乙`;
  expect(again(drawn('扣'), drawn('加'))).toBe('changed');
  expect(again(drawn('扣'), drawn('扣'))).toMatchObject({ confirmed: true });
});

test('where the title says otherwise of the points than when it was confirmed, it has to be confirmed anew', () => {
  const drawn = (title: string) => `${title} | < | <\n单位 | 安全 | 质量\n一队 | 2 | 1\n二队 | 1 | 0`;
  expect(again(drawn('十月扣分统计表'), drawn('十一月扣分统计表'))).toMatchObject({ confirmed: true });
  expect(again(drawn('十月扣分统计表'), drawn('十月加分统计表'))).toMatchObject({ confirmed: false });
  expect(again(drawn('十月扣分统计表'), drawn('十月考核表'))).toMatchObject({ confirmed: false });
});

test('what somebody has said of the points by hand holds whatever the title says', () => {
  const drawn = (title: string) => `${title} | < | <\n单位 | 安全 | 质量\n一队 | 2 | 1\n二队 | 1 | 0`;
  const kept = confirmed(drawn('十月扣分统计表'));
  const columns = kept.columns.map((column) =>
    column.role === 'points' ? { ...column, means: 'off' as const } : column,
  );
  const found = findAgain(drawnGrid(drawn('十月加分统计表')), { ...kept, columns });
  expect(found).toMatchObject({ kind: 'found', mapping: { confirmed: true } });
});

test('a form of another unit has to be confirmed anew', () => {
  const drawn = (unit: string) =>
    `被考核单位：${unit} | < | < | <\n序号 | 考核项目 | 扣分 | 扣分原因\n1 | 安全 | 2 | 隐患\n2 | 质量 | 1 | 返工`;
  expect(again(drawn('供水车间'), drawn('供水车间'))).toMatchObject({ unit: '供水车间', confirmed: true });
  expect(again(drawn('供水车间'), drawn('热力车间'))).toMatchObject({ unit: '热力车间', confirmed: false });
});

test('who somebody has chosen for a form stays, as long as the sheet names the unit that it named', () => {
  const drawn = (unit: string) =>
    `被考核单位：${unit} | < | < | <\n序号 | 考核项目 | 扣分 | 扣分原因\n1 | 安全 | 2 | 隐患\n2 | 质量 | 1 | 返工`;
  const kept = { ...confirmed(drawn('供水车间')), unit: '热力车间' };
  expect(findAgain(drawnGrid(drawn('供水车间')), kept)).toMatchObject({
    mapping: { unit: '热力车间', confirmed: true },
  });
  expect(findAgain(drawnGrid(drawn('供电车间')), kept)).toMatchObject({
    mapping: { unit: '供电车间', confirmed: false },
  });
});

test('a name that is only alike is nobody’s until somebody says so', () => {
  const luan = preset('luan');
  const long = '集团公司供水管理维修车间';
  const units = luan.units.map((unit) => (unit.id === 'p01' ? { ...unit, title: long } : unit));
  const scheme = { ...luan, units } as typeof luan;
  const component = scheme.components.find(({ id }) => id === 'safety');
  if (component === undefined) throw new Error('no such component');
  const grid = drawnGrid(
    `单位 | 指标 | 扣分 | 扣分原因
    ${long} | 安全责任与隐患治理 | 1 | 甲
    集团公司供水管理及维修车间 | 安全责任与隐患的治理 | 1 | 乙`,
  );
  const [guess] = guessTables(grid, { scheme, component });
  if (guess === undefined) throw new Error('no table');
  const read = (names: Mapping['names']) =>
    readAdopted({ grid, mapping: { ...guess.mapping, names }, scheme, component });
  const open = read({ units: {}, indicators: {} });
  expect(open.lines.map(({ unit }) => unit?.id)).toEqual(['p01', null]);
  expect(open.unmatched).toMatchObject({
    units: [{ text: '集团公司供水管理及维修车间', ids: ['p01'] }],
    indicators: [{ text: '安全责任与隐患的治理', ids: ['safety-1'] }],
  });
  expect(open.faults.map(({ code, place }) => `${code} ${place.address}`)).toEqual([
    'own-unit-alike A3',
    'own-indicator-alike B3',
  ]);
  const said = read({
    units: { 集团公司供水管理及维修车间: 'p01' },
    indicators: { 安全责任与隐患的治理: 'safety-1' },
  });
  expect(said.faults).toEqual([]);
  expect(said.lines.map(({ unit }) => unit?.id)).toEqual(['p01', 'p01']);
});
