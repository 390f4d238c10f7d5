// A list of people out and in: what goes out says the same when it comes back; what somebody writes is understood or named, row by row.
import { readFile } from '../../../../addin/workbook/file/read-file';
import { writeFile } from '../../../../addin/workbook/file/write-file';
import { sampleOrganisation, samplePeople } from '../../../../functions/local/development/sample/people';
import type { ListedPerson } from '../../../../shared/api/people';
import { preset, presetIds } from '../../../../shared/scheme/presets';
import { csvText } from '../../../../shared/sheets/export/csv';
import { exportPlan } from '../../../../shared/sheets/export/export-table';
import type { SheetGrid } from '../../../../shared/sheets/grid';
import { peopleChanges } from '../../../../shared/sheets/people/people-changes';
import { rosterOn } from '../../../../shared/sheets/people/people-grid';
import { peopleTable } from '../../../../shared/sheets/people/people-table';
import { readPeople } from '../../../../shared/sheets/people/read-people';

const schemes = presetIds.map(preset);
const luan = preset('luan');
const [unit, otherUnit] = luan.units;
const [group] = luan.groups;
if (!unit || !otherUnit || !group) throw new Error('luan has units and groups');
const chinese = (part: { readonly title: unknown }): string => (part.title as { 'zh-CN': string })['zh-CN'];

const listed = (people: readonly { id: string; name: string; roles: readonly string[] }[]): ListedPerson[] =>
  people.map((person) => ({ ...person, roles: [...person.roles], etag: `"${person.id}"` }));

const grid = (rows: readonly (readonly string[])[], merges: SheetGrid['merges'] = []): SheetGrid => ({
  name: '名单',
  isHidden: false,
  rows: rows.map((row) => row.map((text) => (text === '' ? { kind: 'blank' } : { kind: 'text', value: text }))),
  merges,
  hiddenRows: new Set(),
  hiddenColumns: new Set(),
});

function read(
  rows: readonly (readonly string[])[],
  present: readonly ListedPerson[] = [],
  merges: SheetGrid['merges'] = [],
) {
  const roster = rosterOn(grid(rows, merges));
  if (roster === null) throw new Error('no list');
  return readPeople(roster, schemes, new Map(present.map((person) => [person.id, person])));
}

const header = ['编号', '姓名', '角色', '考核方案', '范围'];
const codes = (rows: readonly (readonly string[])[], present: readonly ListedPerson[] = []) =>
  read([header, ...rows], present).faults.map(({ code, address }) => `${code} ${address}`);

describe.each(['zh-CN', 'en-US'] as const)('everybody of the sample organisation in %s', (language) => {
  const people = listed(samplePeople('2026-10').get(sampleOrganisation) ?? []);
  const table = peopleTable(people, schemes, language);

  test.each(['people.xlsx', 'people.csv'])('comes back from %s as nobody changed', async (name) => {
    const bytes = name.endsWith('.csv')
      ? new TextEncoder().encode(csvText(table))
      : await writeFile([exportPlan(table)]);
    const [sheet] = await readFile(bytes, name);
    const roster = sheet && rosterOn(sheet);
    if (!roster) throw new Error('the list was not found');
    const found = readPeople(roster, schemes, new Map(people.map((person) => [person.id, person])));
    expect([found.faults, found.repeated, found.named, roster.unread]).toEqual([[], [], people.length, []]);
    expect(peopleChanges(found.wanted, people, { me: 'admin', keeps: false })).toEqual({
      ...{ changes: [], faults: [], same: people.length },
    });
  });
});

describe('a list is found', () => {
  test.each([
    [['工号', '姓名', '角色', '方案', '部门']],
    [['Employee ID', 'Full name', 'Role', 'Scheme', 'Unit']],
    [['序号', '账号*', '姓 名', '角色（可多个）', '考核方案', '单位']],
  ])('by other names of its columns: %s', (titles) => {
    const row = titles.map((title) => {
      if (/工号|ID|账号/.test(title)) return 'li';
      if (/名$|name/.test(title)) return '李';
      if (/^角色|Role/.test(title)) return '单位负责人';
      if (/方案|Scheme/.test(title)) return 'luan';
      return /部门|Unit|单位/.test(title) ? chinese(unit) : '1';
    });
    expect(read([['人员名单'], [], titles, row]).wanted).toEqual([
      { id: 'li', name: '李', roles: [`head:luan/${unit.id}`], row: 4 },
    ]);
  });

  test('not where no row names ids and what else is said of people', () => {
    expect(
      rosterOn(
        grid([
          ['姓名', '部门'],
          ['李', '车间'],
        ]),
      ),
    ).toBeNull();
    expect(rosterOn(grid([]))).toBeNull();
  });

  test('with the titles of what is not read', () => {
    expect(rosterOn(grid([['编号', '姓名', '邮箱', '电话']]))?.unread).toEqual(['邮箱', '电话']);
  });
});

describe('a person', () => {
  test('holds the roles of all their rows, of several in a cell, in either language or by their codes', () => {
    const rows = [
      ['li', '李', '领导、考核办'],
      ['li', '李', 'assessor', '潞安后勤服务中心绩效考核', chinese(group)],
      ['li', '', `liaison:luan/${unit.id}`],
      ['li', '', 'Observer', 'luan', '2026-10'],
    ];
    expect(read([header, ...rows]).wanted).toEqual([
      {
        ...{ id: 'li', name: '李', row: 2 },
        roles: ['leader', 'office', `assessor:luan/${group.id}`, `liaison:luan/${unit.id}`, 'observer:luan/2026-10'],
      },
    ]);
  });

  test('is the one of the merged cells beside their roles', () => {
    const rows = [
      ['li', '李', '领导'],
      ['', '', '考核办'],
    ];
    const merges = [0, 1].map((column) => ({ top: 1, bottom: 2, left: column, right: column }));
    expect(read([header, ...rows], [], merges).wanted).toEqual([
      { id: 'li', name: '李', roles: ['leader', 'office'], row: 2 },
    ]);
  });

  test('without a name keeps the one on record', () => {
    const present = listed([{ id: 'li', name: '李', roles: [] }]);
    const { wanted } = read([header, ['li', '', '领导']], present);
    expect(peopleChanges(wanted, present, { me: 'admin', keeps: false }).changes).toMatchObject([
      { id: 'li', name: '李', nameBefore: null, given: ['leader'] },
    ]);
  });

  test('may go on holding a role of what the scheme no longer has', () => {
    const present = listed([{ id: 'li', name: '李', roles: ['head:gone/u1', 'head:luan/gone'] }]);
    const { titles, rows } = peopleTable(present, schemes, 'zh-CN');
    const out = [titles, ...rows.map((row) => row.map(String))];
    expect(out.slice(1).map(([, , , scheme, part]) => `${scheme} ${part}`)).toEqual([
      'gone u1',
      `${chinese(luan)} gone`,
    ]);
    const { wanted, faults } = read(out, present);
    expect([wanted[0]?.roles, faults]).toEqual([present[0]?.roles, []]);
    // Nobody else may be given it.
    expect(read(out).faults.map(({ code }) => code)).toEqual(['scheme-unknown', 'part-unknown']);
  });
});

test.each([
  [['', '李', '领导'], 'id-missing A2'],
  [['a b', '李', '领导'], 'id-bad A2'],
  [['li', '', '领导'], 'name-missing B2'],
  [['li', '李'.repeat(201), '领导'], 'name-bad B2'],
  [['li', '李', '主任'], 'role-unknown C2'],
  [['li', '李', '单位负责人', '', '车间'], 'scheme-missing D2'],
  [['li', '李', '单位负责人', '没有的方案', '车间'], 'scheme-unknown D2'],
  [['li', '李', '单位负责人', 'luan', ''], 'part-missing E2'],
  [['li', '李', '单位负责人', 'luan', '没有的车间'], 'part-unknown E2'],
  [['li', '李', '考评员', 'luan', chinese(unit)], 'part-unknown E2'],
  [['li', '李', '第三方监督员', 'luan', '十月'], 'period-bad E2'],
  [['li', '李', 'head:luan/nowhere'], 'part-unknown C2'],
  [['li', '李', 'head:nowhere/u'], 'scheme-unknown C2'],
])('%j is named: %s', (row, fault) => {
  expect(codes([row])).toEqual([fault]);
});

test('two names of one id, and a row that says what another one says', () => {
  expect(
    codes([
      ['li', '李', '领导'],
      ['li', '黎', '考核办'],
    ]),
  ).toEqual(['name-differs B3']);
  expect(read([header, ['li', '李', '领导'], ['li', '李', '领导']]).repeated).toEqual([3]);
});

test('who has a faulty row is left as they are, whatever their other rows say', () => {
  expect(
    read([header, ['li', '李', '领导'], ['li', '李', '主任'], ['wu', '吴', '领导']]).wanted.map(({ id }) => id),
  ).toEqual(['wu']);
});

describe('what will change', () => {
  const present = listed([
    { id: 'me', name: '我', roles: ['admin', 'leader'] },
    { id: 'old', name: '旧', roles: ['admin'] },
    { id: 'same', name: '同', roles: ['leader'] },
    { id: 'li', name: '李', roles: ['leader', 'office'] },
  ]);
  const want = (id: string, roles: readonly string[], name: string | null = null) => ({ id, name, roles, row: 2 });

  test('who is new, renamed, gets and loses roles; who is not in the list stays', () => {
    const wanted = [
      want('same', ['leader']),
      want('li', ['leader', `head:luan/${otherUnit.id}`], '黎'),
      want('wu', [], '吴'),
    ];
    expect(peopleChanges(wanted, present, { me: 'me', keeps: false })).toMatchObject({
      same: 1,
      changes: [
        {
          id: 'li',
          nameBefore: '李',
          isNew: false,
          given: [`head:luan/${otherUnit.id}`],
          taken: ['office'],
          etag: '"li"',
        },
        { id: 'wu', nameBefore: null, isNew: true, given: [], taken: [], etag: null },
      ],
    });
  });

  test('nothing is taken away where roles are only added', () => {
    const { changes } = peopleChanges([want('li', ['admin'])], present, { me: 'me', keeps: true });
    expect(changes).toMatchObject([{ given: ['admin'], taken: [], roles: ['leader', 'office', 'admin'] }]);
  });

  test('who becomes an administrator comes first, who is none any longer last', () => {
    const wanted = [want('old', []), want('li', []), want('new', ['admin'], '新')];
    const { changes } = peopleChanges(wanted, present, { me: 'me', keeps: false });
    expect(changes.map(({ id }) => id)).toEqual(['new', 'li', 'old']);
  });

  test('nobody takes the own administrator’s role', () => {
    const { changes, faults } = peopleChanges([want('me', ['leader'])], present, { me: 'me', keeps: false });
    expect([changes, faults]).toEqual([[], [{ code: 'own-admin', row: 2, detail: { id: 'me' } }]]);
    expect(peopleChanges([want('me', ['admin'])], present, { me: 'me', keeps: false }).changes).toHaveLength(1);
  });
});
