// What records do to the score sheets: what they count is shown and never read, what they ask for is typed and read with them.
import { effectiveSheets } from '../../../shared/registers/effective-sheets';
import type { Gate } from '../../../shared/registers/gates';
import type { Posting } from '../../../shared/registers/postings';
import { languages, type Language } from '../../../shared/scheme/text';
import { consolidate } from '../../../shared/scoring/consolidate';
import { planScheme } from '../../../shared/scoring/scheme-plan';
import { sheetKey, type Sheet } from '../../../shared/scoring/sheet';
import { cellAddress } from '../../../shared/sheets/address';
import { countedTableName, nothingThen } from '../../../shared/sheets/counted-table';
import { readScoreTables } from '../../../shared/sheets/read-score-tables';
import type { ReadTable } from '../../../shared/sheets/plan';
import { scoreRows, tableNames } from '../../../shared/sheets/score-table';
import { planScoreWorkbook } from '../../../shared/sheets/score-workbook';
import { period, schemeFrom, sheetsFrom } from '../accepted';
import { bureau, month } from '../bureau';
import { calculated } from './component-cells';
import { fillIn, readBackTables, typeInto, type Typed } from './filled-tables';

const scheme = schemeFrom({
  ...bureau,
  components: [
    ...bureau.components.filter(({ id }) => id !== 'leaders'),
    { id: 'checks', title: '抽查', group: 'office', method: 'penalty', marks: 2, combine: 'sum', base: false },
    { id: 'claims', title: '申请加分', group: 'office', method: 'add', marks: 2, sheets: false, base: false },
  ],
});
const october = period('2026-10');

const posting = (unit: string, place: string, points: number, record = 'F-2026-10-1'): Posting => {
  const [component, indicator] = place.split('/');
  return {
    ...{ unit, component, points, reason: '发现问题', register: 'findings', record, version: 3 },
    ...(indicator !== undefined && { indicator }),
    agreed: [] as unknown,
  } as Posting;
};
const gate = (unit: string, component: string, or: Gate['or']): Gate =>
  ({ unit, component, register: 'books', or }) as Gate;

const counted = {
  postings: [
    posting('d1', 'work/plan', 0.5, 'F-2026-10-10'),
    posting('d1', 'work/report', 0.3, 'F-2026-10-9'),
    posting('b1', 'work/plan', 40, 'F-2026-10-2'),
    posting('d2', 'visits', 1),
    posting('d3', 'visits', 4.5),
    posting('d1', 'bonus', 0.4),
    posting('d1', 'checks', 1.5),
    posting('d1', 'checks', 1, 'F-2026-10-3'),
    posting('d2', 'claims', 1.25),
    posting('d3', 'work/plan', 2),
  ],
  gates: [gate('d3', 'work', 'zero'), gate('d2', 'work', 'incomplete'), gate('d2', 'bonus', 'zero')],
};

const accepted = sheetsFrom(
  scheme,
  month.filter(({ component }) => component !== 'leaders'),
);

const laid = (language: Language, of: Partial<typeof counted> = counted) =>
  planScoreWorkbook({ scheme, period: '2026-10', language, counted: { ...nothingThen, ...of } });

const tableIn = (language: Language, component: string) =>
  readBackTables(laid(language)).find(({ name }) => name === countedTableName(component));

describe('lines that records count', () => {
  it('stand beside the table of their component, unit by unit in the order of their numbers', () => {
    const table = tableIn('zh-CN', 'work');
    expect([table?.sheet, table?.header]).toEqual(['常规工作', ['被考核单位', '指标', '扣分', '原因', '台账编号']]);
    expect(table?.rows.map((row) => row.map((cell) => ('value' in cell ? cell.value : null)))).toEqual([
      ['第一支部', '计划', 40, '发现问题', 'F-2026-10-2'],
      ['一处', '报告', 0.3, '发现问题', 'F-2026-10-9'],
      ['一处', '计划', 0.5, '发现问题', 'F-2026-10-10'],
      ['二处', null, null, '没有生效的books：本项不计', null],
      ['三处', null, null, '没有生效的books：本项按 0 分计', null],
    ]);
  });

  it('have no table where records count nothing', () => {
    expect(tableIn('zh-CN', 'quality')).toBeUndefined();
    expect(laid('en-US', { postings: [], gates: [] })).toEqual(
      planScoreWorkbook({ scheme, period: '2026-10', language: 'en-US' }),
    );
  });

  it('stand in cells that nobody can type into, and that no other table touches', () => {
    const sheet = laid('zh-CN').find(({ key }) => key === 'score:work');
    expect(sheet?.tables?.map(({ at }) => at)).toEqual(['A4:J32', 'L4:P9']);
    expect(sheet?.inputs?.every((at) => /^[A-J]\d+:[A-J]\d+$/.test(at))).toBe(true);
  });

  it.each(languages)('are never read as lines from what was laid out in %s', (language) => {
    const handedIn = accepted.filter(({ lines }) => lines.length > 0);
    const read = (of: Partial<typeof counted>) =>
      readScoreTables({ scheme, tables: fillIn(scheme, readBackTables(laid(language, of)), handedIn) });
    expect(read(counted).sheets).toEqual(read({ postings: [], gates: [] }).sheets);
    expect(tableNames(scheme)).not.toContain(countedTableName('work'));
  });

  it('count in the score of their row', () => {
    const cells = laid('zh-CN').find(({ key }) => key === 'score:work')?.blocks[2]?.cells ?? [];
    const score = cells.find(([key]) => key === 'd1~work~plan')?.[6];
    expect(score).toMatchObject({ formula: expect.stringContaining('+$N$7)') });
  });
});

describe('a component that only records feed', () => {
  it('has no score sheet, and stands on 试算 as records count it', () => {
    const plans = laid('zh-CN');
    expect(plans.map(({ key }) => key)).not.toContain('score:claims');
    const column = 3 + scheme.components.findIndex(({ id }) => id === 'claims');
    const row = 5 + scheme.units.findIndex(({ id }) => id === 'd2');
    expect(calculated(plans, [], cellAddress(row, column))).toBe(1.25);
  });
});

describe('the trial', () => {
  const effective = effectiveSheets(planScheme(scheme), accepted, counted);
  const results = consolidate(scheme, october, effective);
  const filled = (sheets: readonly Sheet[]) => {
    const plans = laid('zh-CN');
    return { plans, tables: fillIn(scheme, readBackTables(plans), sheets) };
  };
  // Everybody's additions and penalties stand there, also where there are none.
  const { plans, tables } = filled(accepted);

  it('comes to what consolidation does of the same sheets and records, component by component', () => {
    const scores = scheme.units.map(({ id }, unit) => {
      const result = results.units.find((one) => one.unit === id);
      return scheme.components.map((component, index) => {
        const cell = calculated(plans, tables, cellAddress(5 + unit, 3 + index));
        const isOpen = result?.complete === false && result.missing.includes(component.id);
        const score = isOpen ? null : (result?.components?.[component.id] ?? 0);
        return { at: `${id} ${component.id}`, cell: cell === '' ? null : cell, score };
      });
    });
    for (const { at, cell, score } of scores.flat()) expect([at, cell]).toEqual([at, score]);
    expect(results.units.filter(({ complete }) => !complete).map(({ unit }) => unit)).toContain('d2');
  });

  it('leaves a deduction open that nobody scored, whatever records count', () => {
    const rest = accepted.filter((sheet) => sheetKey(sheet) !== 'd1~work');
    const open = filled(rest);
    const row = 5 + scheme.units.findIndex(({ id }) => id === 'd1');
    expect(calculated(open.plans, open.tables, cellAddress(row, 3))).toBe('');
  });
});

describe('rows that records ask for', () => {
  const row = (unit: string, indicator: string, record: string, reason: string) => ({
    ...{ unit, component: 'work', indicator, reason, register: 'tasks', record },
  });
  const rows = [row('d1', 'report', 'T-2026-10-002', '上报月报'), row('d1', 'plan', 'T-2026-10-001', '迎检准备')];
  const plans = planScoreWorkbook({ scheme, period: '2026-10', language: 'zh-CN', counted: { ...nothingThen, rows } });
  const sheet = plans.find(({ key }) => key === 'score:work');
  const own = scoreRows(scheme, scheme.components[0] as (typeof scheme.components)[number]).length;
  const [table] = readBackTables(plans).filter(({ name }) => name === 'Score_work');
  const read = (of: readonly (readonly [row: number, typed: Typed])[]) => {
    const filled = [...Array(own).keys()].map((at) => [at, { points: 0 }] as const);
    const all = [...filled, ...of].reduce<ReadTable>(
      (now, [at, typed]) => typeInto(now, at, typed),
      table as ReadTable,
    );
    return readScoreTables({ scheme, tables: [all], components: ['work'] });
  };

  it('stand behind the scheme’s rows with their unit, indicator and what is to be done, only their points and words to be typed', () => {
    expect(
      table?.rows
        .slice(own, own + 3)
        .map((cells) => cells.map((cell) => ('value' in cell ? cell.value : null)).slice(0, 8)),
    ).toEqual([
      ['d1~work~plan@T-2026-10-001', '部门', '一处', '计划', '', null, null, '迎检准备'],
      ['d1~work~report@T-2026-10-002', '部门', '一处', '报告', '', null, null, '上报月报'],
      [null, null, null, null, '', null, null, null],
    ]);
    expect(sheet?.inputs).toEqual(['F5:F34', 'H5:H34', 'I5:I34', 'C15:C34', 'D15:D34']);
    expect(sheet?.columns?.[0]?.hidden).toBe(true);
  });

  it('are read back as lines with their records behind them', () => {
    const typed = read([
      [own, { points: 1.5, reason: '迎检准备：迟了' }],
      [own + 1, { points: 0 }],
    ]);
    expect(typed.faults).toEqual([]);
    expect(typed.sheets.find(({ unit }) => unit === 'd1')?.lines).toEqual([
      { indicator: 'plan', points: 0 },
      { indicator: 'report', points: 0 },
      { indicator: 'plan', points: 1.5, reason: '迎检准备：迟了', record: 'T-2026-10-001' },
      { indicator: 'report', points: 0, reason: '上报月报', record: 'T-2026-10-002' },
    ]);
  });

  it('are not scored while they are blank, in the check as on 试算', () => {
    const { faults } = read([[own, { points: 1 }]]);
    expect(faults.map(({ code, place }) => [code, place.address])).toEqual([['points-blank', `F${own + 6}`]]);
  });

  it('say nothing of a unit that is not assessed', () => {
    const blank = [0, 1].map((at) => [2 + at, { points: null }] as const);
    const { faults, sheets } = read([...blank, [2, { points: '不评', reason: '停产' }]]);
    expect(faults).toEqual([]);
    expect(sheets.find(({ unit }) => unit === 'd1')).toMatchObject({ lines: [], notAssessed: '停产' });
  });

  it('are none on a rating, which has one line for each indicator', () => {
    const rated = [{ ...row('d1', 'speed', 'T-2026-10-003', '速度'), component: 'quality' }];
    const counted = { ...nothingThen, rows: rated };
    expect(planScoreWorkbook({ scheme, period: '2026-10', language: 'zh-CN', counted })).toEqual(
      planScoreWorkbook({ scheme, period: '2026-10', language: 'zh-CN' }),
    );
  });
});
