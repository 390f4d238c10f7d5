// Whatever an assessor types is either taken as meant or leads back to its cell.
import type { CellFault } from '../../../shared/sheets/table/cell-fault';
import type { ReadCell, ReadTable } from '../../../shared/sheets/plan';
import { readScoreTables } from '../../../shared/sheets/read-score-tables';
import { tableNames } from '../../../shared/sheets/score-table';
import { planScoreWorkbook } from '../../../shared/sheets/score-workbook';
import { faultSentence } from '../../../shared/text/sentences';
import { readBackTables, typeInto, type Typed } from './filled-tables';
import { smallScheme as scheme } from './small-scheme';

const planned = readBackTables(planScoreWorkbook({ scheme, period: '2026-10', language: 'zh-CN' }));
const tableOf = (component: string): ReadTable => {
  const [name] = tableNames(scheme, [component]);
  const table = planned.find((candidate) => candidate.name === name);
  if (table === undefined) throw new Error(`no table of ${component}`);
  return table;
};

// Rows of 安全: d1 drill, d1 fire, d2 drill, d2 fire, b1 drill, b1 fire, then empty ones.
const allScored = [0, 1, 2, 3, 4, 5].reduce(
  (table, row) => typeInto(table, row, { points: 0 }),
  tableOf('safety-work'),
);
const read = (table: ReadTable, component = 'safety-work') =>
  readScoreTables({ scheme, tables: [table], components: [component] });
const typed = (row: number, cells: Typed) => read(typeInto(allScored, row, cells));
const found = ({ faults }: { faults: readonly CellFault[] }) =>
  faults.map(({ code, place }) => `${code} ${place.address}`);

describe('a score table that is filled in', () => {
  it('takes the number that a formula shows for its points', () => {
    const { sheets, faults } = typed(0, { points: 0.1 * 3, reason: '未按时' });
    expect(faults).toEqual([]);
    expect(sheets[0]?.lines[0]?.points).toBe(0.3);
    expect(typed(0, { points: -0 }).sheets[0]?.lines[0]?.points).toBe(0);
  });

  it('gives one sheet a unit, with zero where zero was typed', () => {
    const { sheets, faults } = typed(0, { points: 1.5, reason: '未按时', evidence: '照片1；照片2' });
    expect(faults).toEqual([]);
    expect(sheets.map(({ unit }) => unit)).toEqual(['d1', 'd2', 'b1']);
    expect(sheets[0]?.lines).toEqual([
      { indicator: 'drill', points: 1.5, reason: '未按时', evidence: ['照片1', '照片2'] },
      { indicator: 'fire', points: 0 },
    ]);
  });

  it.each([
    ['１２', 12],
    ['０．５', 0.5],
    [' 3 ', 3],
    ['.5', 0.5],
  ])('takes the text %s as the number that is meant', (text, points) => {
    const { sheets, faults } = typed(0, { points: text, reason: '原因' });
    expect(faults).toEqual([]);
    expect(sheets[0]?.lines[0]?.points).toBe(points);
  });

  it('drops the characters that are not seen and came along with what was pasted', () => {
    const cells = { points: '\u200e2\u200b', reason: '\u202a未\u00ad按时\u202c', evidence: '\ufeff照片1；\u200b' };
    const { sheets, faults } = typed(0, cells);
    expect(faults).toEqual([]);
    expect(sheets[0]?.lines[0]).toEqual({ indicator: 'drill', points: 2, reason: '未按时', evidence: ['照片1'] });
    expect(found(typed(0, { points: '\u200b' }))).toEqual(['points-blank F5']);
  });

  it.each(['1,5', '1，5', '五', '5分', '5%', '1e3', '--1', 'x'])('refuses the text %s as points', (text) => {
    expect(found(typed(0, { points: text, reason: '原因' }))).toEqual(['points-not-a-number F5']);
  });

  it('reads a date or a long number typed as reason or evidence as it is shown', () => {
    const day: ReadCell = { kind: 'number', value: 46310, shown: '2026年10月15日', format: 'yyyy"年"m"月"d"日"' };
    const long: ReadCell = { kind: 'number', value: 202610150001234, shown: '2.0261E+14', format: 'General' };
    const { sheets, faults } = typed(0, { points: 1, reason: day, evidence: long });
    expect(faults).toEqual([]);
    expect(sheets[0]?.lines[0]).toMatchObject({ reason: '2026年10月15日', evidence: ['202610150001234'] });
  });

  it.each<[string, ReadCell, string]>([
    ['a date', { kind: 'number', value: 3, shown: '1900/1/3', format: 'yyyy/m/d' }, 'points-date'],
    ['a time of day', { kind: 'number', value: 0.5, shown: '12:00', format: '[h]:mm' }, 'points-date'],
    ['a percentage', { kind: 'number', value: 0.05, shown: '5%', format: '0%' }, 'points-percent'],
  ])('refuses %s as points, with and without indicators, and says what is shown', (_, points, code) => {
    const text = points.kind === 'number' ? points.shown : '';
    expect(typed(0, { points, reason: '原因' }).faults).toMatchObject([
      { code, detail: { text, unit: 'd1', indicator: 'drill' }, place: { address: 'F5' } },
    ]);
    const rated = [1, 2].reduce((filled, row) => typeInto(filled, row, { points: 40 }), tableOf('leaders'));
    expect(read(typeInto(rated, 0, { points }), 'leaders').faults).toMatchObject([
      { code, detail: { text, unit: 'd1', indicator: 'leaders' }, place: { address: 'F5' } },
    ]);
  });

  it('takes points of any number format that shows a plain number', () => {
    const formats = ['General', '0.00', '0" 分"', '#,##0.0_);[Red]\\(#,##0.0\\)', '0.0\\d', '@', '[$¥-804]0.0'];
    for (const format of formats) {
      const points: ReadCell = { kind: 'number', value: 1.5, shown: '1.5', format };
      expect(typed(0, { points, reason: '原因' }).faults).toEqual([]);
    }
  });

  it.each<[string, Typed, string]>([
    ['a blank cell is not scored', { points: null }, 'points-blank F5'],
    ['blanks typed by the space bar are not scored', { points: '  ' }, 'points-blank F5'],
    ['a truth value is no number', { points: true }, 'points-not-a-number F5'],
    ['an error value', { points: { error: '#REF!' } }, 'cell-error F5'],
    ['negative points', { points: -1, reason: '原因' }, 'points-negative F5'],
    ['more than four decimals', { points: 0.12345, reason: '原因' }, 'points-too-fine F5'],
    ['more than the marks of the indicator', { points: 20.5, reason: '原因' }, 'points-beyond-marks F5'],
    ['a deduction without a reason', { points: 1 }, 'reason-missing H5'],
    ['a reason of blanks', { points: 1, reason: ' ' }, 'reason-missing H5'],
    ['a reason that is too long', { points: 1, reason: '长'.repeat(2001) }, 'text-too-long H5'],
    ['evidence that is too long', { points: 1, reason: '原因', evidence: '长'.repeat(2001) }, 'text-too-long I5'],
    ['an error value as reason', { points: 0, reason: { error: '#N/A' } }, 'cell-error H5'],
    ['a truth value as reason', { points: 0, reason: false }, 'text-expected H5'],
    ['a key that is none of the scheme', { key: 'd9~safety-work~drill' }, 'unknown-row-key C5'],
  ])('leads to the cell: %s', (_, cells, fault) => {
    const faults = found(typed(0, cells));
    // Where the key is gone, its row counts as deleted as well.
    expect(faults[0]).toBe(fault);
    expect(faults).toHaveLength(cells.key === undefined ? 1 : 2);
  });

  it('names unit, component and indicator in its faults', () => {
    expect(typed(3, { points: null }).faults[0]).toMatchObject({
      code: 'points-blank',
      detail: { component: 'safety-work', unit: 'd2', indicator: 'fire' },
      place: { sheet: '安全', address: 'F8' },
    });
  });

  it('gives every fault there is, not the first', () => {
    const table = typeInto(typeInto(allScored, 0, { points: null }), 5, { points: 99 });
    expect(found(read(table))).toEqual(['points-blank F5', 'points-beyond-marks F10', 'reason-missing H10']);
  });
});

it('tells the faults of more rows than a call takes arguments', () => {
  const noted = typeInto(allScored, 6, { reason: '待核' });
  const rows = [...noted.rows, ...Array<ReadTable['rows'][number]>(200_000).fill(noted.rows[6] ?? [])];
  expect(read({ ...noted, rows }).faults.length).toBeGreaterThan(200_000);
});

describe('a unit that is not assessed', () => {
  const unscored = [0, 1].reduce((table, row) => typeInto(table, row, { points: null }), allScored);

  it.each(['不评', ' Not assessed '])('has a sheet without lines, with the reason: %s', (word) => {
    const { sheets, faults, placeOf } = read(typeInto(unscored, 1, { points: word, reason: '本月停产检修' }));
    expect(faults).toEqual([]);
    expect(sheets).toHaveLength(3);
    const at = sheets.findIndex(({ unit }) => unit === 'd1');
    expect(sheets[at]).toEqual({ unit: 'd1', component: 'safety-work', lines: [], notAssessed: '本月停产检修' });
    expect(placeOf(`sheets[${at}].notAssessed`)?.address).toBe('H6');
    expect(placeOf(`sheets[${at}].lines`)?.address).toBe('F6');
  });

  it('needs a reason', () => {
    const { faults } = read(typeInto(unscored, 0, { points: '不评' }));
    expect(faults).toMatchObject([
      { code: 'not-assessed-without-reason', detail: { unit: 'd1', indicator: 'drill' }, place: { address: 'H5' } },
    ]);
  });

  it('has no points beside', () => {
    const both = typeInto(unscored, 0, { points: '不评', reason: '停产' });
    expect(found(read(typeInto(both, 1, { points: 0 })))).toEqual(['not-assessed-with-lines F6']);
  });

  it('has one reason: what is written in its other rows, or as evidence, is a fault and not left out', () => {
    const said = typeInto(unscored, 0, { points: '不评', reason: '停产' });
    expect(found(read(typeInto(said, 1, { reason: '月底复产' })))).toEqual(['not-assessed-with-more H6']);
    expect(found(read(typeInto(said, 1, { points: '不评', reason: '月底复产' })))).toEqual([
      'not-assessed-with-more H6',
    ]);
    expect(found(read(typeInto(said, 1, { points: '不评', reason: '停产' })))).toEqual([]);
    expect(found(read(typeInto(unscored, 0, { points: '不评', reason: '停产', evidence: '停产令.pdf' })))).toEqual([
      'not-assessed-with-more I5',
    ]);
  });

  it('says so in one of its own rows, not in one that somebody added', () => {
    const added: Typed = { unit: '热力车间', indicator: '消防', points: '不评', reason: '停产' };
    expect(found(read(typeInto(allScored, 6, added)))).toEqual(['points-not-a-number F11']);
  });

  it('of an addition is told apart from one to which nothing was added', () => {
    const { sheets, faults } = read(typeInto(tableOf('bonus'), 0, { points: '不评', reason: '新设' }), 'bonus');
    expect(faults).toEqual([]);
    expect(sheets).toMatchObject([{ lines: [], notAssessed: '新设' }]);
  });
});

describe('rows that somebody added', () => {
  const second: Typed = { unit: '热力车间', indicator: '消防', points: 2, reason: '灭火器过期' };

  it('are further deductions of their unit', () => {
    const { sheets, faults } = typed(6, second);
    expect(faults).toEqual([]);
    expect(sheets[0]?.lines[2]).toEqual({ indicator: 'fire', points: 2, reason: '灭火器过期' });
  });

  it('lead to the cell of the line that passes the marks together with the others', () => {
    const first = typeInto(allScored, 1, { points: 39, reason: '未检查' });
    expect(found(read(typeInto(first, 6, second)))).toEqual(['points-beyond-marks F11']);
  });

  it('may name unit and indicator in either language or by id', () => {
    expect(typed(6, { ...second, unit: 'Heating', indicator: 'fire' }).sheets[0]?.lines).toHaveLength(3);
  });

  it.each<[Typed, string]>([
    [{ ...second, unit: null }, 'row-without-unit C11'],
    [{ ...second, indicator: null }, 'row-without-indicator D11'],
    [{ ...second, unit: '锅炉房' }, 'unit-not-listed C11'],
    [{ ...second, indicator: '环保' }, 'indicator-not-listed D11'],
    [{ ...second, points: null }, 'points-blank F11'],
    [{ ...second, points: 2, reason: null }, 'reason-missing H11'],
  ])('lead to their cells: %j', (cells, fault) => {
    expect(found(typed(6, cells))).toEqual([fault]);
  });

  it('are told to choose from the list where they name nothing of it', () => {
    const [unit] = typed(6, { ...second, unit: '锅炉房' }).faults;
    const [indicator] = typed(6, { ...second, indicator: '环保' }).faults;
    const said = (fault: CellFault | undefined) => fault && faultSentence('zh-CN', fault, (_, id) => id);
    expect(said(unit)).toBe('safety-work：被考核单位中没有“锅炉房”。请从列表中选择。');
    expect(said(indicator)).toBe('safety-work：本考评构成的指标中没有“环保”。请从列表中选择。');
  });

  it('are taken as meant, whatever the width of the characters', () => {
    const { sheets, faults } = typed(6, { ...second, unit: 'Ｈｅａｔｉｎｇ', indicator: ' ｆｉｒｅ' });
    expect(faults).toEqual([]);
    expect(sheets[0]?.lines).toHaveLength(3);
  });

  it.each<[Typed, string, object]>([
    [{ unit: '热力\u2ecb间' }, 'look-alike-unit C11', { text: '热力\u2ecb间', unit: 'd1' }],
    [{ indicator: 'Dr\u0456lls' }, 'look-alike-indicator D11', { text: 'Dr\u0456lls', indicator: 'drill' }],
  ])('say whose name theirs only looks like: %j', (cells, fault, detail) => {
    const result = typed(6, { ...second, ...cells });
    expect(found(result)).toEqual([fault]);
    expect(result.faults[0]?.detail).toMatchObject(detail);
    expect(result.sheets[0]?.lines).toHaveLength(2);
  });

  it('name one unit only', () => {
    const twins = { ...scheme, units: scheme.units.map((unit) => ({ ...unit, title: '车间' })) };
    const { faults } = readScoreTables({
      scheme: twins,
      tables: [typeInto(allScored, 6, { ...second, unit: '车间' })],
    });
    expect(faults.map(({ code }) => code)).toEqual(['ambiguous-unit']);
  });
});

describe('a table that somebody changed', () => {
  it('is read by its headers: reordered columns, the other language', () => {
    const order = [7, 0, 2, 5, 3, 8];
    const english = new Map([
      ['原因', 'Reason'],
      ['扣分', 'Deduction'],
      ['被考核单位', ' unit '],
    ]);
    const changed: ReadTable = {
      ...allScored,
      left: 3,
      header: order.map((column) => english.get(allScored.header[column] ?? '') ?? allScored.header[column] ?? ''),
      rows: allScored.rows.map((row) => order.map((column) => row[column] ?? { kind: 'blank' })),
    };
    expect(read(changed).faults).toEqual([]);
    expect(found(read(typeInto(changed, 0, { points: null })))).toEqual(['points-blank G5']);
  });

  it('with a renamed column names the column that is missing', () => {
    const renamed = { ...allScored, header: allScored.header.map((header) => (header === '扣分' ? '数据' : header)) };
    expect(read(renamed).faults).toMatchObject([{ code: 'column-missing', detail: { column: 'points' } }]);
  });

  it('with a column twice does not choose one of them', () => {
    const doubled = { ...allScored, header: allScored.header.map((header) => (header === '标准分' ? '扣分' : header)) };
    expect(read(doubled).faults).toMatchObject([{ code: 'column-repeated', place: { address: 'F4' } }]);
  });

  it('without a row names what is missing', () => {
    const { faults } = read({ ...allScored, rows: allScored.rows.filter((_, row) => row !== 2) });
    expect(faults).toMatchObject([{ code: 'row-missing', detail: { unit: 'd2', indicator: 'drill' } }]);
  });

  it('that is not there is a fault of its component', () => {
    expect(readScoreTables({ scheme, tables: [], components: ['safety-work'] }).faults).toMatchObject([
      { code: 'table-missing', place: { sheet: 'score:safety-work' } },
    ]);
  });
});

describe('the other methods', () => {
  it('a rating that is not given is a blank cell, told once', () => {
    const table = typeInto(typeInto(tableOf('leaders'), 0, { points: 38 }), 1, { points: 0 });
    expect(found(read(table, 'leaders'))).toEqual(['points-blank F7']);
  });

  it('a rating beyond the full marks leads to its cell', () => {
    const table = [0, 1, 2].reduce((filled, row) => typeInto(filled, row, { points: 41 }), tableOf('leaders'));
    expect(found(read(table, 'leaders'))).toEqual([5, 6, 7].map((row) => `points-beyond-marks F${row}`));
  });

  it('additions and penalties that stay blank say that there was nothing', () => {
    expect(read(tableOf('bonus'), 'bonus')).toMatchObject({ sheets: [], faults: [] });
    expect(read(tableOf('visits'), 'visits')).toMatchObject({ sheets: [], faults: [] });
  });

  it('an addition with a reason and no points was forgotten', () => {
    expect(found(read(typeInto(tableOf('bonus'), 0, { reason: '专利' }), 'bonus'))).toEqual(['points-blank F5']);
  });

  it('a component that does not apply to a unit is refused where somebody added it', () => {
    const table = typeInto(tableOf('bonus'), 2, { unit: '第一支部', points: 1 });
    expect(found(read(table, 'bonus'))).toEqual(['component-does-not-apply F7']);
  });

  it('what the service finds in a submitted sheet leads to its cell as well', () => {
    const { placeOf } = typed(2, { points: 1.5, reason: '未按时' });
    expect(placeOf('sheets[1].lines[0].reason')?.address).toBe('H7');
    expect(placeOf('sheets[1].lines[1].points')?.address).toBe('F8');
    expect(placeOf('base')).toBeNull();
  });

  it('several assessors sign their sheets, and only they', () => {
    const leaders = scheme.components.map((component) =>
      component.id === 'leaders' ? { ...component, combine: 'mean' as const } : component,
    );
    const several = { ...scheme, components: leaders };
    const table = [0, 1, 2].reduce((filled, row) => typeInto(filled, row, { points: 40 }), tableOf('leaders'));
    const { sheets } = readScoreTables({ scheme: several, tables: [table, allScored], assessor: 'leader-1' });
    expect(
      sheets.filter(({ component }) => component === 'leaders').every(({ assessor }) => assessor === 'leader-1'),
    ).toBe(true);
    expect(sheets.filter(({ component }) => component === 'safety-work').every((sheet) => !('assessor' in sheet))).toBe(
      true,
    );
  });
});
