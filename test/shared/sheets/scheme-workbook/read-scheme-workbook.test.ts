// What the office types into a scheme workbook becomes the scheme, or a fault at its cell.
import { preset } from '../../../../shared/scheme/presets';
import { textIn, type Text } from '../../../../shared/scheme/text';
import type { ReadCell, ReadTable } from '../../../../shared/sheets/plan';
import { readSchemeWorkbook } from '../../../../shared/sheets/scheme-workbook/read-scheme-workbook';
import { schemeTableName } from '../../../../shared/sheets/scheme-workbook/scheme-tables';
import { faultSentence } from '../../../../shared/text/sentences';
import { schemeFrom } from '../../accepted';
import { edited, rowOf, tablesOf, typedInto } from './edited-tables';

const luan = preset('luan');
const xunyang = preset('xunyang');
const baiyin = preset('baiyin');

const schemeIn = (tables: readonly ReadTable[]) => {
  const read = readSchemeWorkbook({ tables });
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.value;
};

const faultsIn = (tables: readonly ReadTable[]) => {
  const read = readSchemeWorkbook({ tables });
  return read.ok ? [] : read.faults.map(({ code, place }) => [code, place.sheet, place.address]);
};

const text = (value: string): ReadCell => ({ kind: 'text', value });

/** The first row of a table that stands ready for something new. */
const spareRow = (tables: readonly ReadTable[], key: Parameters<typeof schemeTableName>[0]): number =>
  tables
    .find(({ name }) => name === schemeTableName(key))
    ?.rows.findIndex((cells) => cells.every(({ kind }) => kind === 'blank')) ?? -1;

describe('an edit', () => {
  const tables = tablesOf(luan);

  it('adds a department in an empty row, and leaves out one whose row was cleared', () => {
    const spare = spareRow(tables, 'units');
    const added = edited(
      tables,
      'units',
      typedInto(spare, { 编号: 'n99', 名称: '新单位', 类别: 'production', 所属支部: 'b01' }),
    );
    expect(schemeIn(added).units.at(-1)).toEqual({ id: 'n99', title: '新单位', category: 'production', host: 'b01' });
    const cleared = edited(tables, 'units', (table) => ({
      ...table,
      rows: table.rows.map((cells, row) => (row === 0 ? cells.map(() => ({ kind: 'blank' }) as const) : cells)),
    }));
    expect(schemeIn(cleared).units).toEqual(luan.units.slice(1));
  });

  it('takes numbers as they were meant, wherever they came from', () => {
    const changed = edited(
      edited(tables, 'scheme', typedInto('版本', { 值: '２' })),
      'scheme',
      typedInto('单位取支部得分的比例', { 值: ' 0.25 ' }),
    );
    expect(schemeIn(changed)).toEqual({ ...luan, version: 2, blend: { ...luan.blend, memberTakes: 0.25 } });
  });

  it('takes a number typed as a title or an id as its digits', () => {
    const named = schemeFrom({ ...luan, units: luan.units.map((unit) => ({ ...unit, title: '一' })) });
    const changed = edited(tablesOf(named), 'units', typedInto(0, { 编号: 101, 名称: 2026 }));
    expect(schemeIn(changed).units[0]).toMatchObject({ id: '101', title: '2026' });
  });

  it('takes words in either language, codes, and Excel’s own TRUE', () => {
    const methodOf = (typed: string) =>
      schemeIn(edited(tables, 'components', typedInto(0, { 记分方式: typed, 计入基础分: true }))).components[0];
    for (const typed of ['扣分', ' deduction ', 'deduct']) {
      expect(methodOf(typed)).toMatchObject({ method: 'deduct', base: true });
    }
  });

  it('makes a new profile of a renamed column of full marks', () => {
    const scheme = schemeFrom({
      ...luan,
      blend: undefined,
      categories: [{ id: 'a', title: '甲' }],
      units: [{ id: 'u', title: '一', category: 'a' }],
      components: [{ id: 'c', title: '构成', group: 'party', method: 'deduct', marks: { a: 100 } }],
      notes: undefined,
      registers: undefined,
    });
    const rename = (table: ReadTable): ReadTable => ({
      ...table,
      header: table.header.map((header) => (header === '标准分：?1' ? 'Full marks: branch' : header)),
    });
    const renamed = edited(tablesOf(scheme), 'components', rename);
    const filled = edited(renamed, 'components', typedInto(0, { 'Full marks: branch': 60 }));
    expect(schemeIn(filled).components[0]?.marks).toEqual({ a: 100, branch: 60 });
  });

  it('keeps a reward whose rows were sorted away from each other', () => {
    const sorted = edited(tables, 'rewards', (table) => ({ ...table, rows: [...table.rows].reverse() }));
    expect(schemeIn(sorted).rewards).toEqual([...(luan.rewards ?? [])].reverse());
  });

  it('reads tables whose columns were moved and whose names lost their capitals', () => {
    const moved = tables.map((table) => ({
      ...table,
      name: table.name.toLowerCase(),
      header: [...table.header].reverse(),
      rows: table.rows.map((cells) => [...cells].reverse()),
    }));
    expect(schemeIn(moved)).toEqual(luan);
  });
});

describe('a register', () => {
  const tables = tablesOf(luan);
  const findings = (luan.registers ?? []).findIndex(({ id }) => id === 'findings');
  const rowIn = (key: 'columns' | 'states' | 'steps' | 'effects', register: string, id: string): number =>
    tables
      .find(({ name }) => name === schemeTableName(key))
      ?.rows.findIndex(
        ([owner, own]) =>
          owner?.kind === 'text' && owner.value === register && own?.kind === 'text' && own.value === id,
      ) ?? -1;
  const typed = (
    key: 'columns' | 'states' | 'steps' | 'effects',
    register: string,
    id: string,
    entries: Parameters<typeof typedInto>[1],
  ) => edited(tables, key, typedInto(rowIn(key, register, id), entries));

  it('is named by its title, and so are its columns and states, each within its own register', () => {
    const named = typed('steps', 'findings', 'plan', {
      台账: '问题整改台账',
      起始状态: '待制定措施',
      必填列: '整改措施、责任人',
    });
    const steps = schemeIn(named).registers?.[findings]?.steps;
    expect(steps?.find(({ id }) => id === 'plan')).toMatchObject({ from: ['agreed'], needs: ['measure', 'owner'] });
  });

  it('takes states of the register that a row links to', () => {
    const linked = typed('steps', 'checks', 'agree', { 关联台账: '问题整改台账', 关联记录状态: '已销号、已撤销' });
    const checks = schemeIn(linked).registers?.find(({ id }) => id === 'checks');
    expect(checks?.steps.find(({ id }) => id === 'agree')?.linked).toEqual({
      register: 'findings',
      in: ['closed', 'void'],
    });
  });

  it('takes people, conditions and deadlines as they are typed, in either language', () => {
    const stepped = typed('steps', 'findings', 'plan', {
      办理人: 'Head of unit, 支部书记；@owner',
      条件列值: 'kind = sites',
    });
    expect(schemeIn(stepped).registers?.[findings]?.steps.find(({ id }) => id === 'plan')).toMatchObject({
      by: ['head', 'secretary', { person: 'owner' }],
      if: { kind: 'sites' },
    });
    const stated = typed('states', 'findings', 'agreed', { 时限: '@deadline + 3', 逾期告知: '2：考核办' });
    expect(schemeIn(stated).registers?.[findings]?.states.find(({ id }) => id === 'agreed')?.due).toEqual({
      at: { days: 3, after: 'deadline' },
      then: [{ days: 2, tell: ['office'] }],
    });
  });

  it('has its faults at its cells, those of a choice at the row of the choice', () => {
    const first = (faulty: readonly ReadTable[]) => faultsIn(faulty)[0]?.slice(0, 2);
    expect(first(typed('steps', 'findings', 'plan', { 到达状态: 'nowhere' }))).toEqual([
      'unknown-reference',
      '台账步骤',
    ]);
    expect(first(typed('steps', 'findings', 'plan', { 办理人: '@nobody' }))).toEqual(['unknown-reference', '台账步骤']);
    expect(first(typed('steps', 'findings', 'plan', { 条件列值: '属实' }))).toEqual(['wrong-type', '台账步骤']);
    expect(first(typed('columns', 'findings', 'what', { 台账: '没有的台账' }))).toEqual([
      'unknown-reference',
      '台账列',
    ]);
    const second = rowIn('columns', 'findings', 'kind') + 1;
    expect(faultsIn(edited(tables, 'columns', typedInto(second, { 选项编号: '第二' })))).toEqual([
      ['bad-id', '台账列', expect.stringMatching(new RegExp(`^[A-Z]+${String(second + 5)}$`))],
    ]);
  });
});

describe('a title', () => {
  const tables = tablesOf(luan);
  const type = (key: Parameters<typeof schemeTableName>[0], row: number | string, cells: Record<string, string>) =>
    edited(tables, key, typedInto(row, cells));
  const titleOf = (parts: readonly { id: string; title: Text }[], id: string | undefined) =>
    textIn(parts.find((part) => part.id === id)?.title ?? '', 'zh-CN');

  it('of a category, group, component or host stands for its id', () => {
    const { categories, groups, components, units, blend } = luan;
    const titled = units.map((unit) => ({
      类别: titleOf(categories, unit.category),
      所属支部: titleOf(units, unit.host),
    }));
    const typedUnits = titled.reduce((read, cells, row) => edited(read, 'units', typedInto(row, cells)), tables);
    expect(titled.some((cells) => cells.所属支部 !== '')).toBe(true);
    expect(schemeIn(typedUnits)).toEqual(luan);
    expect(schemeIn(type('components', 0, { 评价小组: titleOf(groups, components[0]?.group) }))).toEqual(luan);
    expect(schemeIn(type('scheme', '支部类别', { 值: titleOf(categories, blend?.hosts) }))).toEqual(luan);
    expect(schemeIn(type('indicators', 0, { 考评构成: titleOf(components, components[0]?.id) }))).toEqual(luan);
    const lists = type('scheme', '并列时依次比较', {
      值: components.map(({ id }) => titleOf(components, id)).join('；'),
    });
    expect(schemeIn(lists).ranking?.tieBreakers).toEqual(components.map(({ id }) => id));
  });

  it('that two parts share is refused, naming both', () => {
    const twins = edited(tables, 'categories', (table) => ({
      ...table,
      rows: table.rows.map((cells, row) =>
        row < 2 ? cells.map((cell, at) => (at === 1 ? text('生产型') : cell)) : cells,
      ),
    }));
    const read = readSchemeWorkbook({ tables: edited(twins, 'units', typedInto(1, { 类别: '生产型' })) });
    const [one, two] = luan.categories;
    expect(read).toMatchObject({
      faults: [
        {
          code: 'ambiguous-title',
          detail: { text: '生产型', ids: `${one?.id}, ${two?.id}` },
          place: { sheet: '被考核单位', address: 'D6' },
        },
      ],
    });
  });

  it('never takes the place of an id that is written', () => {
    const [one, two] = luan.categories;
    const named = edited(tables, 'categories', typedInto(0, { 名称: two?.id ?? '', '名称（英文）': null }));
    expect(schemeIn(named).units).toEqual(luan.units);
    expect(one?.id).not.toBe(two?.id);
  });
});

describe('figures that do not fit', () => {
  it('say both sums and lead to the first of the cells that make them', () => {
    const tables = tablesOf(xunyang);
    const row = rowOf(tables, 'components', 'routine');
    const read = readSchemeWorkbook({
      tables: edited(tables, 'components', typedInto(row, { '标准分：investment': 71 })),
    });
    if (read.ok) throw new Error('accepted');
    const [fault] = read.faults;
    expect(fault?.place).toEqual({ sheet: '指标', address: 'F5' });
    expect(fault && faultSentence('zh-CN', { ...fault, path: '指标!F5' }, (_, id) => id)).toBe(
      'routine：指标!F5 处各指标的标准分合计 70，考评构成的标准分是 71。请调整到相等。',
    );
  });

  it('are no dates: a weight that became one is refused as it is shown', () => {
    const tables = edited(tablesOf(luan), 'components', (table) => ({
      ...table,
      rows: table.rows.map((cells, row) =>
        row !== 0
          ? cells
          : cells.map((cell, at) =>
              table.header[at] === '权重'
                ? ({ kind: 'number', value: 46024, shown: '2026/1/2', format: 'yyyy/m/d' } as const)
                : cell,
            ),
      ),
    }));
    expect(faultsIn(tables)).toMatchObject([['wrong-type', '考评构成', expect.any(String)]]);
  });
});

describe('a fault leads to its cell', () => {
  const tables = tablesOf(xunyang);

  it('of the scheme’s own figures', () => {
    expect(faultsIn(edited(tables, 'scheme', typedInto('小数位数', { 值: 7 })))).toEqual([
      ['out-of-range', '方案', 'B11'],
    ]);
    expect(faultsIn(edited(tables, 'scheme', typedInto('考核周期', { 值: '旬' })))).toEqual([
      ['out-of-range', '方案', 'B10'],
    ]);
    expect(faultsIn(edited(tables, 'scheme', typedInto('编号', { 值: null })))).toEqual([['missing', '方案', 'B6']]);
  });

  it('of a unit: an unknown category, a missing title, an id used twice', () => {
    expect(
      faultsIn(
        edited(edited(tables, 'units', typedInto(1, { 类别: 'nowhere' })), 'units', typedInto(2, { 编号: 's01' })),
      ),
    ).toEqual([
      ['duplicate-id', '被考核单位', 'A7'],
      ['unknown-reference', '被考核单位', 'D6'],
    ]);
    expect(faultsIn(edited(tables, 'units', typedInto(1, { 名称: null, '名称（英文）': null })))).toEqual([
      ['missing', '被考核单位', 'B6'],
    ]);
    expect(faultsIn(edited(tables, 'units', typedInto(1, { 名称: null })))).toEqual([['missing', '被考核单位', 'B6']]);
  });

  it('of marks: text, a figure for all beside those by profile, a sum that does not fit', () => {
    const row = rowOf(tables, 'components', 'routine');
    const type = (entries: Parameters<typeof typedInto>[1]) =>
      faultsIn(edited(tables, 'components', typedInto(row, entries)));
    expect(type({ '标准分：investment': '七十' })).toEqual([['wrong-type', '考评构成', 'G5']]);
    expect(type({ 标准分: 70 })).toContainEqual(['cell-contradicts', '考评构成', 'G5']);
    expect(type({ '标准分：investment': 71 })).toEqual([['indicator-marks-do-not-sum', '指标', 'F5']]);
    expect(type({ '标准分：?1': 5 })).toEqual([['bad-id', '考评构成', 'K5']]);
  });

  it('of an indicator without a component that is there', () => {
    expect(faultsIn(edited(tables, 'indicators', typedInto(0, { 考评构成: 'gone' })))).toContainEqual([
      'unknown-reference',
      '指标',
      'A5',
    ]);
    expect(faultsIn(edited(tables, 'indicators', typedInto(0, { 考评构成: null })))).toContainEqual([
      'missing',
      '指标',
      'A5',
    ]);
  });

  it('of an error in a cell, once', () => {
    expect(faultsIn(edited(tables, 'units', typedInto(0, { 名称: { error: '#N/A' }, '名称（英文）': null })))).toEqual([
      ['cell-error', '被考核单位', 'B5'],
    ]);
  });

  it('of a table or a column that is missing or there twice', () => {
    const without = tables.filter(({ name }) => name !== 'Scheme_units');
    expect(faultsIn(without)).toEqual([['scheme-table-missing', 'scheme:units', 'A1']]);
    expect(faultsIn([...tables, ...tables.slice(0, 1)])).toEqual([['scheme-table-repeated', '方案', 'A4']]);
    const headed = (from: string, to: string) =>
      faultsIn(
        edited(tables, 'units', (table) => ({
          ...table,
          header: table.header.map((text) => (text === from ? to : text)),
        })),
      );
    expect(headed('所属支部', '')).toEqual([['scheme-column-missing', '被考核单位', 'A4']]);
    expect(headed('所属支部', 'CATEGORY')).toEqual([
      ['scheme-column-repeated', '被考核单位', 'E4'],
      ['scheme-column-missing', '被考核单位', 'A4'],
    ]);
    expect(headed('类型', '联系人')).toEqual([
      ['scheme-column-missing', '被考核单位', 'A4'],
      ['scheme-column-unknown', '被考核单位', 'F4'],
    ]);
    const withoutRow = edited(tables, 'scheme', (table) => ({ ...table, rows: table.rows.slice(1) }));
    expect(faultsIn(withoutRow)).toEqual([['scheme-column-missing', '方案', 'A4']]);
  });

  it('names tables and columns in the reader’s language', () => {
    const read = readSchemeWorkbook({ tables: tables.slice(1), language: 'en-US' });
    expect(read).toMatchObject({ faults: [{ path: 'Scheme_scheme', detail: { table: 'Scheme' } }] });
  });
});

describe('the rows of a reward', () => {
  const tables = tablesOf(baiyin);
  const first = rowOf(tables, 'rewards', 'board');
  const type = (row: number, entries: Parameters<typeof typedInto>[1]) =>
    faultsIn(edited(tables, 'rewards', typedInto(row, entries)));

  it('need a place each, no place twice and none left out', () => {
    expect(type(first, { 名次: null })).toEqual([['tier-place', '兑现', 'O5']]);
    expect(type(first, { 名次: 2 })).toEqual([['tier-place', '兑现', 'O5']]);
    expect(type(first, { 倒数名次: 1 })).toContainEqual(['tier-place', '兑现', 'O5']);
    expect(type(first + 1, { 倒数名次: null, 名次: 1 })).toEqual([['tier-place', '兑现', 'O6']]);
  });

  it('may not say two things of the reward', () => {
    expect(type(first + 1, { 兑现周期: '年度' })).toEqual([['cell-contradicts', '兑现', 'D6']]);
    expect(type(first + 1, { 兑现周期: '季度' })).toEqual([]);
  });

  it('hold nothing that does not belong to the rule', () => {
    const below = rowOf(tables, 'rewards', 'below-98');
    expect(type(below, { 名次: 1 })).toEqual([['unknown-key', '兑现', `O${below + 5}`]]);
    expect(type(below, { 低于: null })).toEqual([['threshold-without-bound', '兑现', `A${below + 5}`]]);
    const spare = spareRow(tables, 'rewards');
    expect(type(spare, { 编号: 'below-98', 奖项: '再来一次' })).toEqual([['duplicate-id', '兑现', `A${spare + 5}`]]);
  });

  it('lead a wrong effect to its cell', () => {
    expect(type(first, { 单位分值: '多' })).toEqual([['wrong-type', '兑现', 'X5']]);
    expect(type(first, { 跟进事项: '讲评；罚站' })).toEqual([['out-of-range', '兑现', 'AA5']]);
    expect(type(first + 1, { 榜: '绿榜' })).toEqual([['out-of-range', '兑现', 'AB6']]);
  });
});
