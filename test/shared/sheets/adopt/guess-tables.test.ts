import { preset, presetIds } from '../../../../shared/scheme/presets';
import { guessAt, guessReadings, guessTables } from '../../../../shared/sheets/adopt/guess-tables';
import { headerFingerprint, mappingAgain, mappingSchema } from '../../../../shared/sheets/adopt/mapping';
import { readAdopted } from '../../../../shared/sheets/adopt/read-adopted';
import { likelyConfidence } from '../../../../shared/sheets/adopt/table-search';
import { tableReports } from '../../../../shared/sheets/adopt/table-report';
import { drawnGrid, writtenTables, type WrittenTable } from './written-tables';

const files = ['tuned.txt', 'held-out.txt', 'second.txt', 'third.txt', 'fourth.txt', 'fifth.txt'] as const;
const written = files.flatMap(writtenTables);
const named = (tables: readonly WrittenTable[]) => tables.map((table) => [table.name, table] as const);

function optionsOf({ scheme, component }: WrittenTable) {
  if (scheme === null) return {};
  const id = presetIds.find((one) => one === scheme);
  if (id === undefined) throw new Error(`no preset ${scheme}`);
  const found = preset(id);
  const filled = found.components.find((one) => one.id === component);
  return { scheme: found, ...(filled === undefined ? {} : { component: filled }) };
}

describe('tables of somebody’s own', () => {
  it('are more than forty, of every layout', () => {
    expect(written.filter(({ isTable }) => isTable).length).toBeGreaterThan(40);
    expect(new Set(written.map(({ layout }) => layout))).toEqual(
      new Set(['list', 'matrix', 'units-in-columns', 'form', null]),
    );
  });

  it.each(named(written.filter(({ isTable }) => isTable)))('%s: is read as it is meant', (_, table) => {
    const [report, ...others] = tableReports(table.grid, optionsOf(table));
    if (report === undefined) throw new Error('no report');
    expect(report).toMatchObject({ header: table.header, layout: table.layout });
    expect(
      Object.fromEntries(
        report.columns.filter(({ column }) => table.columns.has(column)).map(({ column, role }) => [column, role]),
      ),
    ).toEqual(Object.fromEntries(table.columns));
    const points = report.columns.filter(({ role }) => role === 'points').map(({ column }) => column);
    expect(points).toEqual([...table.columns].filter(([, role]) => role === 'points').map(([column]) => column));
    expect(report.confidence).toBeGreaterThanOrEqual(likelyConfidence);
    expect(report.rows).toMatchObject(Object.fromEntries(table.rows));
    expect(report.lines).toHaveLength(table.lineCount ?? report.lines.length);
    expect(report.lines).toEqual(expect.arrayContaining([...table.lines]));
    const faults = report.faults.map(({ code, place }) => ({ code, address: place.address }));
    expect(faults).toEqual(expect.arrayContaining([...table.faults]));
    expect(others.map(({ header }) => header)).toEqual(table.also);
  });

  it.each(named(written.filter(({ isTable }) => !isTable)))('%s: is not taken for one', (_, table) => {
    expect(tableReports(table.grid, optionsOf(table)).every(({ confidence }) => confidence < likelyConfidence)).toBe(
      true,
    );
  });
});

const list = `单位 | 指标 | 扣分 | 原因
供热运行车间 | 安全 | 2 | 隐患
供水车间 | 安全 | 0 |`;

describe('guesses', () => {
  it('offer three readings at most, best first', () => {
    const readings = guessReadings(drawnGrid(`十月考核 | < | < | <\n${list}`));
    expect(readings.length).toBeLessThanOrEqual(3);
    expect(readings[0]?.mapping.header).toEqual({ first: 1, last: 1 });
  });

  it('are made by the band that somebody has moved to, where it can be one', () => {
    const grid = drawnGrid(list);
    expect(guessAt(grid, { first: 0, last: 0 })?.mapping.layout).toBe('list');
    expect(guessAt(grid, { first: 7, last: 7 })).toBeNull();
    const merged = drawnGrid('单位 | 得分 | <\n^ | 安全 | 环境\n一队 | 9 | 8\n二队 | 7 | 6');
    expect(guessAt(merged, { first: 0, last: 0 })).toBeNull();
    expect(guessAt(merged, { first: 0, last: 1 })?.mapping.columns.map(({ role }) => role)).toEqual([
      'unit',
      'points',
      'points',
    ]);
  });

  it('look only into the range that somebody has chosen', () => {
    const grid = drawnGrid(`${list}\n | | |\n科室 | 加分项目 | 加分 | 事由\n财务科 | 信息 | 1 | 采用`);
    const [guess] = guessTables(grid, { within: { top: 4, left: 0, bottom: 5, right: 3 } });
    expect(guess?.mapping.header).toEqual({ first: 4, last: 4 });
  });

  it('find a unit by what stands in a column that no header names', () => {
    const grid = drawnGrid('对方 | 指标 | 扣分\n供热运行车间 | 安全 | 2\n供水车间 | 安全 | 0');
    const [guess] = guessTables(grid, { scheme: preset('luan') });
    expect(guess?.mapping.columns[0]?.role).toBe('unit');
  });

  it('are none on an empty sheet, and none where one merge covers all', () => {
    expect(guessTables(drawnGrid(''))).toEqual([]);
    const grid = { ...drawnGrid(list), merges: [{ top: 0, left: 0, bottom: 1_048_575, right: 16_383 }] };
    expect(guessTables(grid)).toEqual([]);
  });

  it('read five thousand rows whole', () => {
    const rows = Array.from(
      { length: 5000 },
      (_, at) => `${at + 1} | 第${at}车间 | 安全 | 10 | ${at % 5} | 原因${at} | | `,
    );
    const grid = drawnGrid(['序号 | 单位 | 指标 | 标准分 | 扣分 | 原因 | 佐证材料 | 备注', ...rows].join('\n'));
    const [guess] = guessTables(grid);
    if (guess === undefined) throw new Error('no table');
    expect(readAdopted({ grid, mapping: guess.mapping }).lines).toHaveLength(5000);
  });

  it('read a matrix of five hundred columns', () => {
    const headers = Array.from({ length: 500 }, (_, at) => `指标${at}（5分）`).join(' | ');
    const row = (name: string) => `${name} | ${Array.from({ length: 500 }, (_, at) => at % 6).join(' | ')}`;
    const [guess] = guessTables(drawnGrid(`部门 | ${headers}\n${row('甲部')}\n${row('乙部')}`));
    expect(guess?.mapping.columns.filter(({ role }) => role === 'points')).toHaveLength(500);
  });
});

describe('a mapping', () => {
  const [guess] = guessTables(drawnGrid(list));
  if (guess === undefined) throw new Error('no table');
  const confirmed = { ...guess.mapping, names: { units: { 供水车间: 'p03' }, indicators: {} }, confirmed: true };

  it('can be kept as JSON', () => {
    expect(mappingSchema.parse(JSON.parse(JSON.stringify(confirmed)))).toEqual(confirmed);
  });

  it('is used again where the headers are the same, wherever and however long the table is by then', () => {
    const [later] = guessTables(
      drawnGrid(`十一月 | < | < | <\n${list.replaceAll('单位', '单 位')}\n热力车间 | 安全 | 1 | 逾期`),
    );
    if (later === undefined) throw new Error('no table');
    const again = mappingAgain(confirmed, later.mapping);
    expect(again).toMatchObject({ header: { first: 1, last: 1 }, last: 4, confirmed: true, names: confirmed.names });
    expect(headerFingerprint(later.mapping)).toBe(headerFingerprint(confirmed));
  });

  it('is asked for again where a header has changed', () => {
    const [later] = guessTables(drawnGrid(list.replace('扣分', '得分')));
    expect(later && mappingAgain(confirmed, later.mapping)).toBeNull();
  });
});
