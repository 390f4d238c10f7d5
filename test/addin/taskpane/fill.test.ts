import { blankDeductions, stillBlank } from '../../../addin/score-workbook/blanks';
import {
  asAsked,
  keysOf,
  placeRows,
  rowsOfSheets,
  rowsOfTable,
  type InputRow,
} from '../../../addin/score-workbook/input-rows';
import type { ReadCell, ReadTable } from '../../../shared/sheets/plan';
import { readScoreTables } from '../../../shared/sheets/read-score-tables';
import { scoreColumns, type ScoreColumn } from '../../../shared/sheets/score-table';
import { schemeFrom, sheetsFrom } from '../../shared/accepted';
import type { Component } from '../../../shared/scheme/scheme';
import { listedTable } from '../../../shared/sheets/listed-table';
import { tableName } from '../../../shared/sheets/score-table';
import { bureau } from '../../shared/bureau';
import { laidTable, typed, written } from './laid-table';

const scheme = schemeFrom(bureau);
const work = laidTable(scheme, 'work');
/** The lines of a list, whichever component's. */
const listOf = (table: ReadTable) =>
  listedTable(scheme.components.find(({ id }) => tableName(id) === table.name) as Component, table);
/** Rows that the scheme asks for: four units with two indicators each. */
const asked = 8;

describe('“no further deductions”', () => {
  it('fills every blank deduction of the scheme’s rows, and leaves what is filled', () => {
    const filled = typed(work, [
      [0, 'points', 1.5],
      [0, 'reason', '逾期'],
      [3, 'points', 0],
    ]);
    const [column, ...more] = blankDeductions(scheme, [filled]);
    expect(more).toEqual([]);
    expect(column?.count).toBe(asked - 2);
    expect(column?.cells.map(([cell]) => cell).slice(0, asked)).toEqual([null, 0, 0, null, 0, 0, 0, 0]);
    expect(column?.cells.slice(asked).every(([cell]) => cell === null)).toBe(true);
  });

  it('leads to a workbook without faults', () => {
    const [column] = blankDeductions(scheme, [work]);
    const points = work.header.findIndex((_, index) => column?.place.address.startsWith('ABCDEFGHIJ'[index] ?? ' '));
    const cells = (column?.cells ?? []).map(([cell = null]) =>
      work.header.map((_, at) => (at === points ? cell : null)),
    );
    const { faults, sheets } = readScoreTables({ scheme, tables: [written(work, cells)], components: ['work'] });
    expect(faults).toEqual([]);
    expect(sheets).toHaveLength(4);
  });

  it('never fills a rating, where a blank means that nobody has scored yet', () => {
    expect(blankDeductions(scheme, [laidTable(scheme, 'quality')])).toEqual([]);
  });

  it('does not fill additions and penalties, where a blank says already that there is none', () => {
    expect(blankDeductions(scheme, [laidTable(scheme, 'bonus'), laidTable(scheme, 'visits')])).toEqual([]);
  });

  it('leaves a unit blank that is not assessed', () => {
    const own = typed(work, [
      [0, 'points', '不评'],
      [0, 'reason', '停产'],
    ]);
    expect(blankDeductions(scheme, [own])[0]?.count).toBe(asked - 2);
  });

  it('leaves what was typed since somebody was asked, and what was cleared since', () => {
    const cleared = typed(work, [[7, 'points', 2]]);
    const asked = blankDeductions(scheme, [cleared]);
    const now = blankDeductions(scheme, [typed(work, [[1, 'points', 0.5]])]);
    const [column] = stillBlank(asked, now);
    expect(column?.cells.slice(0, 8).map(([cell]) => cell)).toEqual([0, null, 0, 0, 0, 0, 0, null]);
    expect(column?.count).toBe(6);
    expect(stillBlank(asked, [])).toEqual([]);
  });

  it('does not take a text for a blank', () => {
    expect(blankDeductions(scheme, [typed(work, [[0, 'points', '无']])])[0]?.count).toBe(asked - 1);
  });
});

describe('what was typed', () => {
  const half = typed(work, [
    [0, 'points', 1.5],
    [1, 'points', '待定'],
    [2, 'reason', '还没有分值'],
    [asked, 'unit', '一处'],
    [asked, 'indicator', '计划'],
    [asked, 'points', 2],
    [asked, 'reason', '再犯'],
  ]);

  it('is carried over to sheets laid out anew, also where it is no valid score', () => {
    const { cells, left } = placeRows(laidTable(scheme, 'work'), rowsOfTable(listOf(half)));
    expect(left).toEqual([]);
    expect(written(laidTable(scheme, 'work'), cells)).toEqual(half);
  });

  it('stays what it showed: dates, long numbers, percentages', () => {
    const day: ReadCell = { kind: 'number', value: 46310, shown: '2026/10/15', format: 'yyyy/m/d' };
    const share: ReadCell = { kind: 'number', value: 0.05, shown: '5%', format: '0%' };
    const long: ReadCell = { kind: 'number', value: 202610150001234, shown: '2.0261E+14', format: 'General' };
    const cells = new Map<ScoreColumn, ReadCell>([
      ['points', share],
      ['reason', day],
      ['evidence', long],
    ]);
    const [first = [], ...rest] = work.rows;
    const shown = first.map((cell, at) => cells.get(scoreColumns[at] ?? 'key') ?? cell);
    expect(rowsOfTable(listOf({ ...work, rows: [shown, ...rest] }))).toMatchObject([
      { points: '5%', reason: '2026/10/15', evidence: '202610150001234' },
    ]);
  });

  it('is told apart from what a table has no place for', () => {
    const many = Array.from({ length: 40 }, () => rowsOfTable(listOf(half)).filter(({ key }) => key === null)).flat();
    const { left } = placeRows(work, many);
    expect(left.length).toBe(40 - (work.rows.length - asked));
  });
});

describe('an accepted sheet of a unit that is not assessed', () => {
  it('comes back as the word in the unit’s first row, with its reason', () => {
    const sheets = sheetsFrom(scheme, [{ unit: 'd1', component: 'work', lines: [], notAssessed: '停产' }]);
    const rows = rowsOfSheets(scheme, sheets, 'zh-CN');
    expect(rows).toMatchObject([{ points: '不评', reason: '停产' }]);
    const table = written(work, placeRows(work, rows).cells);
    expect(readScoreTables({ scheme, tables: [table] }).sheets).toEqual(sheets);
  });
});

describe('accepted sheets', () => {
  const accepted = sheetsFrom(scheme, [
    {
      unit: 'd1',
      component: 'work',
      lines: [
        { indicator: 'plan', points: 2, reason: '逾期', evidence: ['照片1', '照片2'] },
        { indicator: 'plan', points: 1, reason: '漏报' },
      ],
    },
    { unit: 'd2', component: 'work', lines: [] },
  ]);

  it('stand in the table so that reading it gives them back', () => {
    const { cells } = placeRows(work, rowsOfSheets(scheme, accepted, 'zh-CN'));
    const { sheets } = readScoreTables({ scheme, tables: [written(work, cells)] });
    const meaning = sheets.map(({ unit, lines }) => [unit, lines.filter(({ points }) => points > 0)]);
    expect(meaning).toEqual(accepted.map(({ unit, lines }) => [unit, lines]));
  });

  it('list their evidence in the reader’s own marks', () => {
    const [sheet] = sheetsFrom(scheme, [
      { unit: 'd1', component: 'bonus', lines: [{ points: 1, reason: '创新', evidence: ['A-1', 'A-2'] }] },
    ]);
    const evidenceIn = (language: 'zh-CN' | 'en-US') =>
      rowsOfSheets(scheme, sheet ? [sheet] : [], language)[0]?.evidence;
    expect([evidenceIn('zh-CN'), evidenceIn('en-US')]).toEqual(['A-1；A-2', 'A-1; A-2']);
  });

  it('replace the rows of their unit and leave all others', () => {
    const before = written(work, placeRows(work, rowsOfSheets(scheme, accepted, 'zh-CN')).cells);
    const other = sheetsFrom(scheme, [
      { unit: 'd1', component: 'work', lines: [{ indicator: 'report', points: 5, reason: '未交' }] },
    ]);
    const replaced = placeRows(
      before,
      rowsOfSheets(scheme, other, 'zh-CN'),
      ({ key, unit }) => key?.startsWith('d1~') ?? unit === '一处',
    );
    const { sheets, faults } = readScoreTables({ scheme, tables: [written(before, replaced.cells)] });
    expect(faults.filter(({ code }) => code !== 'points-blank')).toEqual([]);
    const lines = (unit: string) =>
      sheets.find((sheet) => sheet.unit === unit)?.lines.filter(({ points }) => points > 0);
    expect(lines('d1')).toEqual(other[0]?.lines);
    expect(lines('d2')).toEqual([]);
  });

  it('of an addition stay away where there is nothing to add', () => {
    const [bonus] = sheetsFrom(scheme, [{ unit: 'd1', component: 'bonus', lines: [] }]);
    expect(bonus && rowsOfSheets(scheme, [bonus], 'zh-CN')).toEqual([]);
  });
});

describe('rows that records ask for', () => {
  const row = (unit: string, record: string) => ({
    unit,
    component: 'work',
    indicator: 'plan',
    reason: '迎检',
    record,
  });
  const laid = (...rows: ReturnType<typeof row>[]) => laidTable(scheme, 'work', { postings: [], gates: [], rows });
  const table = laid(row('b1', 'T-2026-10-001'), row('d1', 'T-2026-10-002'));
  const linesOf = (from: ReadTable) => readScoreTables({ scheme, tables: [from] }).sheets.map(({ lines }) => lines);
  const filled = written(
    typed(table, [
      [asked, 'points', 0.5],
      [asked, 'evidence', '照片'],
      [asked + 1, 'points', 0],
      [asked + 2, 'unit', '一处'],
      [asked + 2, 'indicator', '计划'],
      [asked + 2, 'points', 2],
      [asked + 2, 'reason', '再犯'],
    ]),
    blankDeductions(scheme, [table])[0]
      ?.cells.slice(0, asked)
      .map(([cell = null]) => [...scoreColumns.slice(0, 5).map(() => null), cell]) ?? [],
  );

  it('come back into sheets laid anew, typed or accepted, with their records', () => {
    const again = (rows: readonly InputRow[]) => {
      const { cells, left } = placeRows(table, asAsked(rows, keysOf(listOf(table))));
      expect(left).toEqual([]);
      return written(table, cells);
    };
    expect(again(rowsOfTable(listOf(filled)))).toEqual(filled);
    const { sheets } = readScoreTables({ scheme, tables: [filled] });
    expect(sheets[0]?.lines).toContainEqual({
      ...{ indicator: 'plan', points: 0.5, reason: '迎检', evidence: ['照片'], record: 'T-2026-10-001' },
    });
    expect(linesOf(again(rowsOfSheets(scheme, sheets, 'zh-CN')))).toEqual(linesOf(filled));
  });

  it('are the assessor’s own once they were scored and their record asks no more; what was only asked is gone', () => {
    const now = laid(row('d1', 'T-2026-10-002'));
    const rows = asAsked(rowsOfTable(listOf(filled)), keysOf(listOf(now)));
    expect(rows.filter(({ points }) => points === 0.5)).toMatchObject([
      { key: null, unit: '第一支部', reason: '迎检' },
    ]);
    expect(placeRows(now, rows).left).toEqual([]);
    expect(asAsked(rowsOfTable(listOf(table)), new Set())).toEqual([]);
  });

  it('are filled with 0 where there are no further deductions', () => {
    expect(blankDeductions(scheme, [table])[0]?.count).toBe(asked + 2);
  });
});
