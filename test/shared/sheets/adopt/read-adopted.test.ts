import { preset } from '../../../../shared/scheme/presets';
import { guessTables } from '../../../../shared/sheets/adopt/guess-tables';
import { nameFinder } from '../../../../shared/sheets/adopt/match-names';
import type { AdoptedReading } from '../../../../shared/sheets/adopt/adopted-reading';
import { readAdopted } from '../../../../shared/sheets/adopt/read-adopted';
import { drawnGrid } from './written-tables';

function read(drawn: string, scheme = false): AdoptedReading {
  const grid = drawnGrid(drawn);
  const options = scheme ? { scheme: preset('luan') } : {};
  const [guess] = guessTables(grid, options);
  if (guess === undefined) throw new Error('no table');
  return readAdopted({ grid, mapping: guess.mapping, ...options });
}

const pointsOf = ({ lines }: AdoptedReading) => lines.map(({ points }) => points);
const faultsOf = ({ faults }: AdoptedReading) => faults.map(({ code, place }) => `${code} ${place.address}`);

describe('points in a table of somebody’s own', () => {
  it('are understood as people write them, and a blank is never zero', () => {
    const reading = read(
      "单位 | 得分\n一队 | '95分\n二队 | '８８．５\n三队 | '1,234.5\n四队 | 0\n五队 |\n六队 | '—\n七队 | ' 得 90 分。",
    );
    expect(pointsOf(reading)).toEqual([95, 88.5, 1234.5, 0, null, null, 90]);
    expect(faultsOf(reading)).toEqual([]);
  });

  it('are faults where they are dates, words, errors, or nobody knows', () => {
    const reading = read(
      "单位 | 得分\n一队 | 2026-10-15\n二队 | '2026年10月15日\n三队 | '良好\n四队 | #DIV/0!\n五队 | '1,5\n六队 | 90\n七队 | 91\n八队 | 88",
    );
    expect(pointsOf(reading)).toEqual([null, null, null, null, null, 90, 91, 88]);
    expect(faultsOf(reading)).toEqual([
      'points-date B2',
      'points-date B3',
      'points-not-a-number B4',
      'cell-error B5',
      'points-not-a-number B6',
    ]);
  });

  it('are what is shown where all are percentages; one among points is a fault', () => {
    expect(pointsOf(read('门店 | 完成率得分\n甲店 | 95%\n乙店 | 102.5%'))).toEqual([95, 102.5]);
    expect(faultsOf(read('门店 | 得分\n甲店 | 95%\n乙店 | 90\n丙店 | 91'))).toEqual(['points-percent B2']);
  });

  it('are what is taken off, with a minus or without, where the header says so', () => {
    expect(pointsOf(read("单位 | 扣分 | 原因\n一队 | -2 | 甲\n二队 | '-0.5 | 乙\n三队 | 0 |"))).toEqual([2, 0.5, 0]);
    expect(pointsOf(read("单位 | 扣分 | 原因\n一队 | '扣2分 | 甲\n二队 | 1 | 乙"))).toEqual([2, 1]);
    expect(faultsOf(read('单位 | 扣分 | 原因\n一队 | -2 | 甲\n二队 | 1 | 乙'))).toEqual(['points-negative B2']);
  });

  it('keep their sign where the header speaks of both', () => {
    expect(pointsOf(read("单位 | 奖罚分 | 事由\n一队 | -2 | 甲\n二队 | '加1分 | 乙\n三队 | '扣0.5分 | 丙"))).toEqual([
      -2, 1, -0.5,
    ]);
  });

  it('that are merged over several rows are given once', () => {
    const reading = read('单位 | 指标 | 得分\n一队 | 安全 | 95\n^ | 环境 | ^\n二队 | 安全 | 90\n^ | 环境 | 91');
    expect(reading.lines.map(({ unit, points }) => [unit?.text, points])).toEqual([
      ['一队', 95],
      ['二队', 90],
      ['二队', 91],
    ]);
  });
});

describe('what belongs to points', () => {
  it('is the reason beside them, or behind their name in one column', () => {
    const reading = read(
      '单位 | 安全（10分） | 环境（10分） | 扣分原因\n一队 | 9 | 8 | 安全：未开会；环境：积水\n二队 | 10 | 10 |',
    );
    expect(reading.lines.map(({ reason }) => reason)).toEqual(['未开会', '积水', '', '']);
  });

  it('is not taken from a hidden row, and every row that gives no line is told', () => {
    const reading = read('单位 | 得分\n一队 | 90\n!二队 | 80\n三队 | 95\n合计 | 185\n注：以检查为准 |');
    expect(pointsOf(reading)).toEqual([90, 95]);
    expect(reading.rows).toEqual({ data: [1, 3], totals: [4], notes: [5], blank: [] });
    expect(reading.skipped.map(({ row, why }) => [row, why])).toEqual([
      [2, 'hidden'],
      [4, 'total'],
      [5, 'note'],
    ]);
  });

  it('is no unit where a total stands between', () => {
    const reading = read('单位 | 指标 | 扣分\n一队 | 安全 | 1\n | 环境 | 2\n小计 | | 3\n | 质量 | 1');
    expect(reading.lines.map(({ unit }) => unit?.text ?? null)).toEqual(['一队', '一队', null]);
  });
});

describe('names in a table of somebody’s own', () => {
  const units = [
    { id: 'a', title: '采煤一队' },
    { id: 'b', title: '采煤二队' },
    { id: 'c', title: '掘进一队' },
    { id: 'd', title: '机电设备管理部' },
    { id: 'e', title: '王志强（综合办公室主任）' },
  ];
  const find = nameFinder(units);

  it.each([
    ['采煤一队', { kind: 'one', id: 'a', how: 'exact' }],
    [' 采 煤 一 隊 ', { kind: 'one', id: 'a', how: 'writing' }],
    ['1、采煤一队', { kind: 'one', id: 'a', how: 'writing' }],
    ['采煤二队（含准备班）', { kind: 'one', id: 'b', how: 'writing' }],
    ['二队', { kind: 'one', id: 'b', how: 'short' }],
    ['机电部', { kind: 'one', id: 'd', how: 'short' }],
    ['王志强', { kind: 'one', id: 'e', how: 'writing' }],
    ['一队', { kind: 'many', ids: ['a', 'c'] }],
    ['采煤三队', { kind: 'none' }],
    ['队', { kind: 'none' }],
    ['财务部', { kind: 'none' }],
  ])('%s', (typed, found) => {
    expect(find(typed)).toEqual(found);
  });

  it('that are not surely the scheme’s are told once each, and keep their text', () => {
    const reading = read(
      '单位 | 指标 | 扣分 | 原因\n供热车间 | 安全责任与隐患治理 | 1 | 甲\n天外来客 | 安全责任与隐患治理 | 2 | 乙\n天外来客 | 安全责任与隐患治理 | 2 | 丙',
      true,
    );
    expect(reading.lines.map(({ unit }) => unit?.id ?? unit?.text)).toEqual(['p01', '天外来客', '天外来客']);
    expect(reading.unmatched.units.map(({ text, place }) => [text, place.address])).toEqual([['天外来客', 'A3']]);
    expect(faultsOf(reading)).toEqual(['unit-not-listed A3']);
  });
});
