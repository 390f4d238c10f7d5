// What somebody does to the rows of a register sheet, and what the sheet says of it: old and new, the step, the score, and every fault at its cell.
import { workingDaysOf } from '../../../../shared/registers/working-days';
import { withRegisters } from '../../registers/ledgers';
import { marksFor } from '../../../../shared/scheme/marks';
import { preset } from '../../../../shared/scheme/presets';
import type { Scheme } from '../../../../shared/scheme/scheme';
import type { ReadTable } from '../../../../shared/sheets/plan';
import { judgeRows } from '../../../../shared/sheets/register-sheet/register-changes';
import { registerFields } from '../../../../shared/sheets/register-sheet/register-columns';
import { readRegisterSheet } from '../../../../shared/sheets/register-sheet/read-register-sheet';
import type { KnownRow, RegisterSheet } from '../../../../shared/sheets/register-sheet/sheet-record';
import { faultSentence } from '../../../../shared/text/sentences';
import { laid, sheetOf, typed } from './laid-register';

const baiyin = preset('baiyin');
const liuzhou = preset('liuzhou');
const judging = {
  language: 'zh-CN' as const,
  at: '2026-10-20T01:00:00.000Z',
  today: '2026-10-20',
  stateOf: () => 'open' as const,
  workingDays: workingDaysOf([]),
};

/** A finding of Baiyin's in this state, with all that its steps need but what is said otherwise. */
function findingIn(state: string, values: KnownRow['record']['values'] = {}): KnownRow['record'] {
  const record = sheetOf(baiyin, 'findings', 1).rows[0]?.record as KnownRow['record'];
  const filled = { kind: 'records', what: '缺签到', at: 'meetings-life', points: 0.5 };
  return { ...record, number: 'F-2026-Q3-001', state, values: { ...filled, at: placeOf(baiyin), ...values } };
}
const placeOf = ({ components }: Scheme): string => {
  const component = components.find(({ method, indicators = [] }) => method === 'deduct' && indicators.length > 0);
  return `${component?.id}/${component?.indicators?.[0]?.id}`;
};
const withRows = (sheet: RegisterSheet, ...records: KnownRow['record'][]): RegisterSheet => ({
  ...sheet,
  rows: records.map((record) => ({ key: record.number ?? '', record })),
});

function judged(sheet: RegisterSheet, table: ReadTable, language: 'zh-CN' | 'en-US' = 'zh-CN') {
  const read = readRegisterSheet(sheet, table, language);
  const { changes, faults } = judgeRows(sheet, read.rows, { ...judging, language });
  return { read, changes, faults: [...read.faults, ...faults] };
}
const told = ({ faults }: ReturnType<typeof judged>) => faults.map(({ code, place }) => [code, place.address]);
const addressOf = (sheet: RegisterSheet, row: number, path: string): string => {
  const at = registerFields(sheet).findIndex((field) => field.path.join('/') === path);
  return `${String.fromCharCode(65 + at)}${row + 5}`;
};

describe('a cell that somebody edits', () => {
  const office = sheetOf(baiyin, 'findings', 0);
  const sheet = withRows(office, findingIn('found'));

  it.each<[string, string | number | object | null, unknown]>([
    ['values/what', '=改写', '=改写'],
    ['values/what', { kind: 'number', value: 7, shown: '007', format: '000' }, '007'],
    ['values/what', '两\r\n行', '两\n行'],
    ['values/points', '１．２５', 1.25],
    ['values/points', 2, 2],
    ['values/points', null, null],
    ['values/kind', '班子会议', undefined],
    ['values/deadline', { kind: 'number', value: 46310, shown: '10月15日', format: 'm"月"d"日"' }, '2026-10-15'],
    ['values/deadline', '2026年10月15日', '2026-10-15'],
    ['values/deadline', '2026/1/5', '2026-01-05'],
    ['values/owner', '赵主任', 'zhao'],
    ['values/owner', 'person-77', 'person-77'],
    ['values/check', 'C-2026-09-002', 'C-2026-09-002'],
    ['values/check', 'C-2026-Q2-017', 'C-2026-Q2-017'],
  ])('%s: %j is read as %j', (path, entry, expected) => {
    const column = path.slice('values/'.length);
    const choice = baiyin.registers?.find(({ id }) => id === 'findings')?.columns.find(({ id }) => id === 'kind');
    const [first] = choice?.type === 'choice' ? choice.choices : [];
    const isChoice = column === 'kind';
    const text = isChoice ? (typeof first?.title === 'string' ? first.title : first?.title['en-US']) : entry;
    const result = judged(sheet, typed(sheet, laid(sheet), [[0, path, text as string]]));
    expect(told(result)).toEqual([]);
    expect(result.changes.map(({ change }) => change)).toEqual([
      {
        register: 'findings',
        number: 'F-2026-Q3-001',
        base: '"000"',
        set: { [column]: isChoice ? first?.id : expected },
      },
    ]);
    const [cell] = result.changes[0]?.cells ?? [];
    expect(cell?.place.address).toBe(addressOf(sheet, 0, path));
    expect(cell?.before ?? null).toEqual(sheet.rows[0]?.record.values[column] ?? null);
  });

  it.each([
    ['赵主任；张伟（wei）、"孙;李"', ['zhao', 'wei', 'sun']],
    ['qian, person-9', ['qian', 'person-9']],
    [null, null],
  ])('holds several people: %j', (entry, expected) => {
    const checks = sheetOf(baiyin, 'checks', 1);
    const noted = { ...(checks.rows[0]?.record as KnownRow['record']), state: 'noted', values: { with: ['x'] } };
    const free = withRows(checks, noted);
    const result = judged(free, typed(free, laid(free, 'en-US'), [[0, 'values/with', entry]]));
    expect(told(result)).toEqual([]);
    expect(result.changes.map(({ change }) => change.set)).toEqual([{ with: expected }]);
  });

  it.each([
    ['values/minor', '是', true],
    ['values/minor', 'no', false],
    ['values/minor', { kind: 'boolean', value: true } as const, true],
    ['values/at', '常规工作 · 计划', 'work/plan'],
    ['values/at', 'work', 'work'],
  ])('of the small scheme, %s: %j is read as %j', (path, entry, expected) => {
    const small = sheetOf(withRegisters(), 'findings', 1);
    const found = { ...(small.rows[0]?.record as KnownRow['record']), state: 'found', author: 'office-1', values: {} };
    const free = withRows(small, found);
    const result = judged(free, typed(free, laid(free), [[0, path, entry]]));
    expect(told(result)).toEqual([]);
    expect(result.changes.map(({ change }) => change.set)).toEqual([{ [path.slice(7)]: expected }]);
  });

  it.each([
    ['values/points', '一分', 'number-expected'],
    ['values/points', -1, 'out-of-range'],
    ['values/points', 0.125, 'number-too-fine'],
    ['values/deadline', '下周', 'date-expected'],
    ['values/deadline', '2026-02-30', 'date-expected'],
    ['values/kind', '别的', 'entry-not-listed'],
    ['values/at', '没有的指标', 'entry-not-listed'],
    ['values/owner', '张伟', 'entry-ambiguous'],
    ['values/what', '长'.repeat(2001), 'text-too-long'],
    ['values/what', '暗\u202e字', 'hidden-character'],
    ['number', 'F-2026-Q3-002', 'read-only-changed'],
    ['state', null, 'read-only-changed'],
    ['unit', '别的单位', 'read-only-changed'],
    ['files', 9, 'read-only-changed'],
    ['due', '2027-01-01', 'read-only-changed'],
    ['step', '没有的步骤', 'entry-not-listed'],
    ['reason', '只有理由', 'reason-without-step'],
    ['base', '"other"', 'row-of-other-download'],
    ['key', 'F-2026-Q3-099', 'row-of-other-sheet'],
  ])('%s: %j is refused as %s at its cell, with a sentence in both languages', (path, entry, code) => {
    const result = judged(sheet, typed(sheet, laid(sheet), [[0, path, entry]]));
    const at = ['base', 'key'].includes(path) ? 'number' : path;
    expect(told(result)).toEqual([[code, addressOf(sheet, 0, at)]]);
    for (const language of ['zh-CN', 'en-US'] as const) {
      const [fault] = judged(sheet, typed(sheet, laid(sheet), [[0, path, entry]]), language).faults;
      const sentence = faultSentence(language, fault as NonNullable<typeof fault>, (_, id) => id);
      expect(sentence).not.toMatch(/[{}]|—/);
    }
  });

  it('shows an error of a formula as a fault', () => {
    const error = { kind: 'error', value: '#REF!' } as const;
    expect(told(judged(sheet, typed(sheet, laid(sheet), [[0, 'values/points', error]])))).toEqual([
      ['cell-error', addressOf(sheet, 0, 'values/points')],
    ]);
  });

  it('is a fault where the column is not theirs to write, named by its title', () => {
    const agreed = withRows(sheetOf(baiyin, 'findings', 0), findingIn('agreed'));
    const result = judged(agreed, typed(agreed, laid(agreed), [[0, 'values/what', '改写']]));
    expect(result.faults.map(({ code, place, detail }) => [code, place.address, detail['column']])).toEqual([
      ['not-yours-to-write', addressOf(agreed, 0, 'values/what'), '问题描述'],
    ]);
  });
});

describe('a step', () => {
  const correct = { ...findingIn('agreed'), steps: [{ step: 'correct', missing: [] }] };
  const sheet = withRows(sheetOf(baiyin, 'findings', 0), correct);
  const title = (id: string) => {
    const step = baiyin.registers?.find((one) => one.id === 'findings')?.steps.find((one) => one.id === id);
    return typeof step?.title === 'string' ? step.title : (step?.title['zh-CN'] ?? '');
  };

  it('is told with what it does to the score', () => {
    const table = typed(sheet, laid(sheet), [
      [0, 'step', title('correct')],
      [0, 'reason', '复查'],
      [0, 'values/points', 0.3],
    ]);
    const { changes, faults } = judged(sheet, table);
    expect(faults).toEqual([]);
    expect(changes.map(({ points, from, to, change }) => ({ points, from, to, change }))).toEqual([
      {
        points: { before: -0.5, after: -0.3 },
        ...{ from: 'agreed', to: 'agreed' },
        change: {
          ...{ register: 'findings', number: 'F-2026-Q3-001', base: '"000"' },
          ...{ set: { points: 0.3 }, step: 'correct', reason: '复查' },
        },
      },
    ]);
  });

  it.each([
    ['correct', null, 'reason-missing', 'reason'],
    ['plan', null, 'not-allowed', 'step'],
    ['close', null, 'wrong-state', 'step'],
  ])('%s without what it asks for is a fault at the cell that it is about', (step, reason, code, at) => {
    const table = typed(sheet, laid(sheet), [
      [0, 'step', title(step)],
      [0, 'reason', reason],
    ]);
    expect(told(judged(sheet, table))).toEqual([[code, addressOf(sheet, 0, at)]]);
  });

  it('that needs files says so at the number of files', () => {
    const head = sheetOf(baiyin, 'findings', 0, [`head:${baiyin.id}/${correct.unit}`]);
    const mending = withRows(head, findingIn('mending', { done: '已补', owner: 'zhao' }));
    const table = typed(mending, laid(mending), [[0, 'step', title('report')]]);
    expect(told(judged(mending, table))).toEqual([['columns-missing', addressOf(mending, 0, 'files')]]);
  });

  it('that is signed says what was shown', () => {
    const head = sheetOf(baiyin, 'findings', 0, [`head:${baiyin.id}/${correct.unit}`]);
    const found = withRows(head, findingIn('found'));
    const { changes } = judged(found, typed(found, laid(found), [[0, 'step', title('agree')]]));
    expect(changes.map(({ change, from, to, points }) => [change.says, from, to, points])).toEqual([
      ['a'.repeat(64), 'found', 'found', { before: 0, after: 0 }],
    ]);
  });

  it('is judged by what the rows before it leave', () => {
    const [component = '', indicator] = placeOf(baiyin).split('/');
    const indicators = baiyin.components.find(({ id }) => id === component)?.indicators ?? [];
    const [own] = indicators.filter(({ id }) => id === indicator);
    const unit = baiyin.units.find(({ id }) => id === correct.unit);
    const marks = own && unit ? Number(marksFor(own, unit)) : NaN;
    const two = [1, 2].map((i) => ({ ...findingIn('agreed', { points: 0.1 }), number: `F-2026-Q3-00${i}` }));
    const both = withRows(sheet, ...two);
    const table = typed(both, laid(both), [
      ...[0, 1].flatMap((row) => [
        [row, 'step', title('correct')] as const,
        [row, 'reason', '复查'] as const,
        [row, 'values/points', row === 0 ? marks - 0.1 : 0.2] as const,
      ]),
    ]);
    expect(told(judged(both, table))).toEqual([['points-beyond-marks', addressOf(both, 1, 'step')]]);
  });
});

describe('rows that somebody moves, hides, takes away or adds', () => {
  const sheet = sheetOf(liuzhou, 'claims', 6, [`head:${liuzhou.id}/${liuzhou.units[0]?.id}`]);
  const draft = sheet.rows[0]?.record as KnownRow['record'];
  const drafts = withRows(
    sheet,
    ...[1, 2, 3].map((i) => ({ ...draft, number: `B-2026-10-00${i}`, state: 'draft', values: { matter: `事项${i}` } })),
  );

  it('are known by their keys, whatever their order', () => {
    const table = typed(drafts, laid(drafts), [[2, 'values/why', '理由充分']]);
    const sorted = { ...table, rows: [...table.rows].reverse() };
    expect(judged(drafts, sorted).changes.map(({ change }) => change)).toEqual([
      { register: 'claims', number: 'B-2026-10-003', base: '"000"', set: { why: '理由充分' } },
    ]);
  });

  it('mean nothing where they are gone', () => {
    const table = laid(drafts);
    expect(judged(drafts, { ...table, rows: table.rows.slice(2) })).toMatchObject({ changes: [], faults: [] });
  });

  it('mean nothing where somebody has cleared what they see of them, added ones as well', () => {
    const cleared = registerFields(drafts)
      .filter(({ fixed }) => !['key', 'base', 'steps', 'row'].includes(fixed ?? ''))
      .map(({ path }) => [1, path.join('/'), null] as const);
    const table = typed(drafts, laid(drafts), [...cleared, [3, 'key', '+row-9'], [3, 'row', '新增']]);
    expect(judged(drafts, table)).toMatchObject({ changes: [], faults: [] });
    expect([...judged(drafts, table).read.rowOf.keys()]).toEqual(['B-2026-10-001', 'B-2026-10-003']);
  });

  it('are a fault, both of them, where one key stands twice', () => {
    const table = laid(drafts);
    const pasted = { ...table, rows: [...table.rows.slice(0, 3), table.rows[0] ?? []] };
    const { faults } = judged(drafts, pasted);
    expect(faults.map(({ code, place, detail }) => [code, place.address, detail['text']])).toEqual([
      ['row-repeated', 'D5', 'D8'],
      ['row-repeated', 'D8', 'D5'],
    ]);
  });

  it('are found by their headers where columns were moved or put between', () => {
    const table = typed(drafts, laid(drafts), [[0, 'values/why', '好']]);
    const moved = <Entry>(row: readonly Entry[], own: Entry) => [...row.slice(7), own, ...row.slice(0, 7)];
    const other = {
      ...table,
      header: moved(table.header, '我的备注'),
      rows: table.rows.map((row) => moved(row, { kind: 'text', value: '私记' } as const)),
    };
    expect(judged(drafts, other).changes.map(({ change }) => change.set)).toEqual([{ why: '好' }]);
    expect(judged(drafts, other).faults).toEqual([]);
  });

  it('name a column that was taken away, and take nothing out of it', () => {
    const table = laid(drafts);
    const at = registerFields(drafts).findIndex(({ path }) => path.join('/') === 'values/matter');
    const without = <Entry>(row: readonly Entry[]) => row.filter((_, column) => column !== at);
    const cut = { ...table, header: without(table.header), rows: table.rows.map(without) };
    expect(judged(drafts, cut)).toMatchObject({ changes: [], faults: [{ code: 'register-column-missing' }] });
    const unkeyed = { ...table, header: table.header.slice(1), rows: table.rows.map((row) => row.slice(1)) };
    expect(judged(drafts, unkeyed)).toMatchObject({ changes: [], faults: [{ code: 'register-column-missing' }] });
    expect(judged(drafts, unkeyed).faults).toHaveLength(1);
  });

  it('is said where the whole table is gone', () => {
    expect(readRegisterSheet(drafts, null, 'zh-CN').faults.map(({ code }) => code)).toEqual(['register-table-missing']);
  });

  it('are new ones at the end, with unit and columns; without a key until they get one', () => {
    const [unit] = liuzhou.units;
    const name = typeof unit?.title === 'string' ? unit.title : (unit?.title['zh-CN'] ?? '');
    const table = typed(drafts, laid(drafts), [
      [3, 'unit', name],
      [3, 'values/matter', '全市经验推广'],
      [4, 'key', '+row-2'],
      [4, 'unit', String(unit?.id)],
      [4, 'values/matter', '省级表彰'],
      [5, 'values/matter', '没写单位'],
    ]);
    const { read, changes, faults } = judged(drafts, table);
    expect(faults.map(({ code, place }) => [code, place.address])).toEqual([['row-without-unit', 'E10']]);
    expect(read.unkeyed).toEqual([3]);
    expect(changes.map(({ change, from }) => [from, change])).toEqual([
      ['draft', { register: 'claims', unit: unit?.id, set: { matter: '全市经验推广' } }],
      ['draft', { register: 'claims', unit: unit?.id, set: { matter: '省级表彰' } }],
    ]);
  });

  it('may not be added by those who may make none', () => {
    const other = withRows(sheetOf(liuzhou, 'claims', 0, ['observer:liuzhou/2026-10']), ...[]);
    const table = typed(other, laid(other), [
      [0, 'unit', String(liuzhou.units[0]?.id)],
      [0, 'values/matter', '事项'],
    ]);
    expect(table.rows).toHaveLength(1);
    expect(told(judged(other, table))).toEqual([['not-allowed', 'D5']]);
  });
});

describe('an expected record that nobody has touched', () => {
  const sheet = sheetOf(baiyin, 'talks', 0, ['office']);
  const expected = {
    ...(sheetOf(baiyin, 'talks', 1).rows[0]?.record as KnownRow['record']),
    ...{ number: null, etag: null, version: 0, state: 'due', author: null, values: { kind: 'list' } },
  };
  const drafts = { ...sheet, rows: [{ key: '~talk', record: expected }] };

  it('is named by its unit and all that it says, and keeps its key', () => {
    const result = judged(drafts, typed(drafts, laid(drafts), [[0, 'values/minutes', '约谈两次']]));
    expect(told(result)).toEqual([]);
    expect(result.changes.map(({ change }) => change)).toEqual([
      { register: 'talks', unit: expected.unit, set: { kind: 'list', minutes: '约谈两次' } },
    ]);
    const renamed = judged(drafts, typed(drafts, laid(drafts), [[0, 'values/kind', null]]));
    expect(told(renamed)).toEqual([['read-only-changed', addressOf(drafts, 0, 'values/kind')]]);
  });
});
