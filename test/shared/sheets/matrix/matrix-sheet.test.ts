import type { Component, Scheme } from '../../../../shared/scheme/scheme';
import { nothingThen } from '../../../../shared/sheets/counted-table';
import { layoutOf, layoutsFor } from '../../../../shared/sheets/matrix/score-layout';
import type { Cell, ReadCell, ReadTable, SheetPlan } from '../../../../shared/sheets/plan';
import { readScoreTables } from '../../../../shared/sheets/read-score-tables';
import { planScoreWorkbook } from '../../../../shared/sheets/score-workbook';
import { schemeFrom } from '../../accepted';
import { bureau } from '../../bureau';
import { readBackTables } from '../filled-tables';

const scheme = schemeFrom(bureau);
const component = (id: string, of: Scheme = scheme) => of.components.find((one) => one.id === id) as Component;

const planOf = (
  of: Scheme,
  id: string,
  layout: 'matrix' | 'beside',
  language: 'zh-CN' | 'en-US' = 'zh-CN',
): SheetPlan =>
  planScoreWorkbook({
    ...{ scheme: of, period: '2026-10', language, components: [id], layouts: { [id]: layout } },
  }).find(({ key }) => key === `score:${id}`) as SheetPlan;

const headerOf = (plan: SheetPlan): readonly Cell[] => plan.blocks.find(({ at }) => at === 'A4')?.cells[0] ?? [];

/** The matrix of a component with what somebody types: by row, counted from 0, and header. */
function typed(
  id: string,
  layout: 'matrix' | 'beside',
  cells: readonly (readonly [row: number, header: string, cell: string | number | ReadCell])[],
): ReadTable {
  const [table] = readBackTables([planOf(scheme, id, layout)]);
  if (table === undefined) throw new Error('no table');
  const rows = table.rows.map((row) => [...row]);
  for (const [row, header, cell] of cells) {
    const at = table.header.indexOf(header);
    if (at < 0) throw new Error(`no column ${header}`);
    const read: ReadCell =
      typeof cell === 'number'
        ? { kind: 'number', value: cell }
        : typeof cell === 'string'
          ? { kind: 'text', value: cell }
          : cell;
    (rows[row] ?? [])[at] = read;
  }
  return { ...table, rows };
}

const readFrom = (id: string, layout: 'matrix' | 'beside', table: ReadTable) =>
  readScoreTables({ scheme, tables: [table], components: [id], layouts: { [id]: layout } });

describe('a matrix', () => {
  it('names each indicator with its marks in the header, and where its reasons are', () => {
    expect(headerOf(planOf(scheme, 'work', 'matrix'))).toEqual([
      '键',
      '类别',
      '被考核单位',
      '计划（40 分）',
      '报告（20 分）',
      '本项得分',
      '原因',
      '佐证材料',
      '状态',
    ]);
    expect(headerOf(planOf(scheme, 'work', 'beside', 'en-US'))).toEqual([
      ...['Key', 'Category', 'Unit', '计划 (40 points)', '计划: reason', '报告 (20 points)', '报告: reason'],
      ...['Score', 'Evidence', 'State'],
    ]);
  });

  it('takes text as text wherever text is typed, so that a date or a long number stays what it was', () => {
    for (const layout of ['matrix', 'beside'] as const) {
      const { numberFormats = [], validations = [] } = planOf(scheme, 'work', layout);
      const texts = validations.filter(({ rule }) => rule.kind === 'text' || rule.kind === 'list').map(({ at }) => at);
      expect(new Set(numberFormats.filter(({ format }) => format === '@').map(({ at }) => at))).toEqual(new Set(texts));
    }
  });

  it('is offered where a component has indicators whose names fit', () => {
    expect(layoutsFor(component('leaders'))).toEqual(['list']);
    expect(layoutOf(component('leaders'), { leaders: 'matrix' })).toBe('list');
    expect(layoutOf(component('work'), { work: 'beside' })).toBe('beside');
    expect(layoutOf(component('work'))).toBe('list');
    const [first] = component('work').indicators ?? [];
    const titled = (title: string): Component => ({
      ...component('work'),
      indicators: [{ ...first, title } as NonNullable<typeof first>],
    });
    expect(layoutsFor(titled('一；二'))).toEqual(['list']);
    expect(layoutsFor(titled('长'.repeat(121)))).toEqual(['list']);
  });
});

describe('what somebody types into a matrix', () => {
  const filled: [number, string, string | number][] = [
    [0, '计划（40 分）', 1.5],
    [0, '报告（20 分）', 0],
    [0, '原因', '逾期'],
    [0, '佐证材料', '照片；台账'],
    [1, '计划（40 分）', 2],
    [1, '报告（20 分）', 1],
    [1, '原因', '报告：漏报；计划：逾期'],
    [2, '计划（40 分）', '不评'],
    [2, '原因', '停产'],
    [3, '计划（40 分）', 0],
    [3, '报告（20 分）', 0],
    [4, '被考核单位', '二处'],
    [4, '报告（20 分）', 0.5],
    [4, '原因', '又漏报'],
  ];

  it('is read unit by unit, with each reason at its indicator', () => {
    const { sheets, faults } = readFrom(
      'work',
      'matrix',
      typed(
        'work',
        'matrix',
        filled.filter(([row]) => row < 4),
      ),
    );
    expect(faults).toEqual([]);
    expect(sheets).toEqual([
      {
        ...{ unit: 'b1', component: 'work' },
        lines: [
          { indicator: 'plan', points: 1.5, reason: '逾期', evidence: ['照片', '台账'] },
          { indicator: 'report', points: 0 },
        ],
      },
      {
        ...{ unit: 'd1', component: 'work' },
        lines: [
          { indicator: 'plan', points: 2, reason: '逾期' },
          { indicator: 'report', points: 1, reason: '漏报' },
        ],
      },
      {
        ...{ unit: 'd3', component: 'work' },
        lines: [
          { indicator: 'plan', points: 0 },
          { indicator: 'report', points: 0 },
        ],
      },
      { unit: 'd2', component: 'work', lines: [], notAssessed: '停产' },
    ]);
  });

  it('is told with its cell where a unit is scored that is not assessed', () => {
    const { faults } = readFrom('work', 'matrix', typed('work', 'matrix', filled));
    expect(faults.map(({ code, place }) => [code, place.address])).toEqual([['not-assessed-with-lines', 'E9']]);
  });

  it.each([
    [
      'points-blank',
      'E5',
      [
        [0, '计划（40 分）', 1],
        [0, '原因', '逾期'],
      ],
    ],
    [
      'points-not-a-number',
      'D5',
      [
        [0, '计划（40 分）', '很多'],
        [0, '报告（20 分）', 0],
      ],
    ],
    [
      'points-date',
      'D5',
      [
        [0, '计划（40 分）', { kind: 'number', value: 46310, shown: '2026/10/15', format: 'yyyy/m/d' }],
        [0, '报告（20 分）', 0],
      ],
    ],
    [
      'reason-missing',
      'G5',
      [
        [0, '计划（40 分）', 1],
        [0, '报告（20 分）', 0],
      ],
    ],
    [
      'text-without-indicator',
      'G5',
      [
        [0, '计划（40 分）', 1],
        [0, '报告（20 分）', 1],
        [0, '原因', '都晚了'],
      ],
    ],
    [
      'points-beyond-marks',
      'E5',
      [
        [0, '计划（40 分）', 0],
        [0, '报告（20 分）', 21],
        [0, '原因', '漏报'],
      ],
    ],
    ['not-assessed-without-reason', 'G5', [[0, '计划（40 分）', '不评']]],
    [
      'row-without-unit',
      'C9',
      [
        [4, '计划（40 分）', 1],
        [4, '原因', '逾期'],
      ],
    ],
    [
      'unit-not-listed',
      'C9',
      [
        [4, '被考核单位', '九处'],
        [4, '计划（40 分）', 1],
        [4, '原因', '逾期'],
      ],
    ],
    [
      'cell-error',
      'G5',
      [
        [0, '计划（40 分）', 0],
        [0, '报告（20 分）', 0],
        [0, '原因', { kind: 'error', value: '#REF!' }],
      ],
    ],
  ] as const)('%s leads to %s', (code, address, cells) => {
    const { faults } = readFrom('work', 'matrix', typed('work', 'matrix', cells));
    const other = faults.filter((fault) => fault.code !== 'points-blank' || code === 'points-blank');
    expect(other.filter((fault) => fault.place.address === address).map((fault) => fault.code)).toContain(code);
  });

  it('is what was shown where a reason is a date or a long number', () => {
    const day: ReadCell = { kind: 'number', value: 46310, shown: '2026/10/15', format: 'yyyy/m/d' };
    const long: ReadCell = { kind: 'number', value: 202610150001234, shown: '2.0261E+14', format: 'General' };
    const table = typed('work', 'beside', [
      ...([
        [0, '计划（40 分）', 1],
        [0, '计划：原因', day],
        [0, '报告（20 分）', 1],
        [0, '报告：原因', long],
      ] as const),
    ]);
    expect(readFrom('work', 'beside', table).sheets[0]?.lines).toEqual([
      { indicator: 'plan', points: 1, reason: '2026/10/15' },
      { indicator: 'report', points: 1, reason: '202610150001234' },
    ]);
  });

  it('is told where a column is gone or there twice', () => {
    const table = typed('work', 'matrix', []);
    const header = table.header.map((text) => (text === '报告（20 分）' ? '计划（40 分）' : text));
    const { faults, sheets } = readFrom('work', 'matrix', { ...table, header });
    expect(faults.map(({ code }) => code)).toEqual(['column-repeated', 'matrix-column-missing']);
    expect(sheets).toEqual([]);
  });

  it('for an indicator that is not of the unit is a fault, and not lost', () => {
    const some = schemeFrom({
      ...bureau,
      components: bureau.components.map((one) =>
        one.id === 'work'
          ? {
              ...{ ...one, marks: { dept: 60, branch: 40 } },
              indicators: [
                { id: 'plan', title: '计划', marks: { dept: 40, branch: 40 } },
                { id: 'report', title: '报告', marks: { dept: 20 } },
              ],
            }
          : one,
      ),
    });
    const [table] = readBackTables([planOf(some, 'work', 'beside')]);
    const at = table?.header.indexOf('报告（20 分）') ?? -1;
    expect(table?.rows[0]?.[at]).toEqual({ kind: 'text', value: '—' });
    const rows = (table?.rows ?? []).map((row, index) =>
      row.map((cell, column): ReadCell => (index === 0 && column === at ? { kind: 'number', value: 3 } : cell)),
    );
    const read = readScoreTables({
      ...{ scheme: some, components: ['work'], layouts: { work: 'beside' } },
      tables: [{ ...(table as ReadTable), rows }],
    });
    expect(read.faults.map(({ code }) => code)).toContain('indicator-does-not-apply');
  });
});

test('a component that records count on has their table beside the matrix, out of its way', () => {
  const postings = [{ unit: 'd1', component: 'work', indicator: 'plan', points: 1, reason: '整改', record: 'F-1' }];
  const plan = planScoreWorkbook({
    ...{
      scheme,
      period: '2026-10',
      language: 'zh-CN' as const,
      components: ['work'],
      layouts: { work: 'beside' as const },
    },
    counted: { ...nothingThen, postings },
  }).find(({ key }) => key === 'score:work');
  expect(plan?.tables?.map(({ name, at }) => [name, at.split(':')[0]])).toEqual([
    ['Score_work', 'A4'],
    ['Counted_work', 'L4'],
  ]);
});
