import { randomUUID } from 'node:crypto';
import type { Period } from '../../../shared/api/periods';
import type { Explanation } from '../../../shared/scoring/explanation';
import { consolidate } from '../../../shared/scoring/consolidate';
import { randomFrom } from '../../../shared/scoring/analysis/random';
import { caseAsRecords } from '../../shared/registers/case-as-records';
import { localService, type LocalService } from './local-service';
import type { ChangeInput } from './register-scheme';
import { leaders, routine, smallScheme, type SchemeInput, type SheetInput } from './small-scheme';

const office = { as: 'office-1' };
const leader = { as: 'leader-1' };

/** Findings of a month that count where they say, and projects of a year that open the additions of its months. */
const registers: NonNullable<SchemeInput['registers']> = [
  {
    ...{ id: 'findings', title: '问题', prefix: 'F', of: 'month', about: 'unit' },
    columns: [
      { id: 'at', title: '指标', type: 'place' },
      { id: 'what', title: '问题', type: 'text' },
      { id: 'points', title: '分值', type: 'number', min: 0 },
      { id: 'measure', title: '措施', type: 'text', write: { in: ['agreed'], by: ['office'] } },
    ],
    states: [
      { id: 'found', title: '已发现', write: ['office'] },
      { id: 'agreed', title: '已认定', end: 'done' },
    ],
    steps: [{ id: 'agree', title: '认定', from: ['found'], to: 'agreed', by: ['office'], needs: ['at', 'what'] }],
    effects: [{ does: 'line', in: ['agreed'], at: { column: 'at' }, points: { column: 'points' }, reason: 'what' }],
  },
  {
    ...{ id: 'projects', title: '立项书', prefix: 'P', of: 'year', about: 'unit' },
    columns: [{ id: 'what', title: '项目', type: 'text' }],
    states: [
      { id: 'draft', title: '起草', write: ['office'] },
      { id: 'approved', title: '已立项', end: 'done' },
    ],
    steps: [{ id: 'approve', title: '批准', from: ['draft'], to: 'approved', by: ['office'] }],
    effects: [{ does: 'gate', in: ['approved'], components: ['extra'], or: 'zero' }],
  },
];

let service: LocalService;
beforeAll(async () => {
  service = await localService();
});
afterAll(() => service.stop());

const at = (s: string, p = '2026-10') => ({ s, p });
const put = (s: string, body: unknown) =>
  service.ask('putScheme', { s }, { ...office, headers: { 'if-none-match': '*' }, body: body as SchemeInput });
const change = async (s: string, changes: ChangeInput[], p?: string) => {
  const asked = { ...office, headers: { 'idempotency-key': randomUUID() }, body: { changes } };
  return (await service.ask('changeRecords', at(s, p), asked)).body.records;
};
const submit = (s: string, sheets: SheetInput[], p?: string) =>
  service.ask('submit', at(s, p), { ...office, headers: { 'idempotency-key': randomUUID() }, body: { sheets } });
const move = async (s: string, to: Period['state'], { as }: { as: string } = office, p?: string) => {
  const body = { to, ...(to === 'open' && { reason: '更正' }) };
  return (await service.ask('movePeriod', at(s, p), { as, body })).body;
};
const refusedMove = async (s: string, to: string, { as } = leader) => {
  const path = `/api/schemes/${s}/periods/2026-10/transitions`;
  const { status, code, faults } = await service.refused('POST', path, { as, body: { to } });
  return [status, code, ...faults.map((fault) => fault.code)];
};
const counted = async (s: string, query: { unit?: string } = {}) =>
  (await service.ask('counted', at(s), { ...office, query })).body;
const results = async (s: string, p?: string) => (await service.ask('results', at(s, p), office)).body;
const recalculation = async (s: string, p?: string) => (await service.ask('recalculation', at(s, p), office)).body;
const explained = async (s: string, u: string): Promise<Explanation> =>
  (await service.ask('explanation', { ...at(s), u }, office)).body;
const nodes = (tree: Explanation): Explanation[] => [tree, ...tree.parts.flatMap(nodes)];

const finding = (unit: string, points: number, place = 'routine'): ChangeInput => ({
  ...{ register: 'findings', unit, step: 'agree' },
  set: { at: place, what: '漏检', points },
});
const fullMonth = [routine('u1', 2), routine('u2', 1), leaders('u1', 38), leaders('u2', 39)];

/** A scheme of its own with its October open, its sheets in. */
async function month(s: string, more: Partial<SchemeInput> = {}): Promise<void> {
  await put(s, smallScheme(s, { registers, rollups: [{ to: 'year', from: 'month', how: 'mean' }], ...more }));
  for (const p of ['2026', '2026-10']) await service.ask('openPeriod', at(s, p), office);
  await submit(s, fullMonth);
}

test('the worked month of Liuzhou given as records, in any order, has the results of the same given as sheets', async () => {
  const { scheme, period, sheets, bare, records, expected } = caseAsRecords();
  const random = randomFrom(7);
  const shuffled = records
    .map((record) => ({ record, by: random() }))
    .sort((a, b) => a.by - b.by)
    .map(({ record: { unit, values } }): ChangeInput => ({
      ...{ register: 'findings', unit: unit ?? '', step: 'agree' },
      set: values,
    }));
  const place = { s: scheme.id, p: period };
  await put(scheme.id, scheme);
  await service.ask('openPeriod', place, office);
  await submit(scheme.id, bare as SheetInput[], period);
  for (let first = 0; first < shuffled.length; first += 30) {
    await change(scheme.id, shuffled.slice(first, first + 30), period);
  }
  await move(scheme.id, 'closed', office, period);
  const { body } = await service.ask('consolidate', place, { ...office, body: {} });

  expect(body).toMatchObject(expected);
  const { warnings, ...asRecords } = body;
  expect(warnings).toEqual(expect.any(Array));
  expect(asRecords).toEqual(JSON.parse(JSON.stringify(consolidate(scheme, period, sheets))));
  expect(await recalculation(scheme.id, period)).toEqual({ same: true });
});

test('what records count is shown as it stands, then as it was frozen; its explanation names record, version and who agreed', async () => {
  await month('frozen');
  const [made] = await change('frozen', [finding('u1', 1.5)]);
  const number = made?.number ?? '';
  const posting = { unit: 'u1', component: 'routine', points: 1.5, reason: '漏检', record: number, version: 1 };
  expect(await counted('frozen')).toMatchObject({ postings: [posting], gates: [{ unit: 'u1' }, { unit: 'u2' }] });
  expect(await counted('frozen', { unit: 'u2' })).toMatchObject({ postings: [], gates: [{ unit: 'u2', or: 'zero' }] });
  await move('frozen', 'closed');
  await service.ask('consolidate', at('frozen'), { ...office, body: {} });
  const before = [await counted('frozen'), await explained('frozen', 'u1')];

  // Mending changes the record, and nothing that counts.
  await change('frozen', [{ register: 'findings', number, set: { measure: '已整改' } }]);
  expect([await counted('frozen'), await explained('frozen', 'u1')]).toEqual(before);

  const tree = await explained('frozen', 'u1');
  expect(tree.value).toBe(94.5);
  const line = nodes(tree).find(({ record }) => record !== undefined);
  expect(line).toMatchObject({ record: `${number}@1`, value: 1.5 });
  expect(line?.notes).toEqual([
    '漏检',
    `来自台账“问题”：${number}，第 1 版`,
    expect.stringMatching(/^认定：office-1，2/),
  ]);
  expect(nodes(tree).find(({ label }) => label === '加分')?.notes).toEqual(['没有生效的立项书']);
  expect(await recalculation('frozen')).toEqual({ same: true });
});

test('a record of the year that opens a gate after consolidation holds the month up until it is consolidated again', async () => {
  await month('opened');
  await submit('opened', [{ unit: 'u1', component: 'extra', lines: [{ points: 3, reason: '创新' }] }]);
  await move('opened', 'closed');
  await service.ask('consolidate', at('opened'), { ...office, body: {} });
  const finals = async () => (await results('opened')).units.map((unit) => unit.complete && unit.final);
  expect(await finals()).toEqual([96, 98]);
  const first = await recalculation('opened');

  const [project] = await change('opened', [{ register: 'projects', unit: 'u1', set: { what: '技改' } }], '2026');
  // A draft opens nothing.
  expect(first).toEqual({ same: true });
  await change('opened', [{ register: 'projects', number: project?.number ?? '', step: 'approve' }], '2026');
  expect(await refusedMove('opened', 'signed')).toEqual([409, 'results-changed', 'record-changed']);
  // What was sealed still follows from what it was sealed with.
  expect(await recalculation('opened')).toEqual({ same: true });

  await service.ask('consolidate', at('opened'), { ...office, body: {} });
  expect(await finals()).toEqual([99, 98]);
  expect((await move('opened', 'signed', leader)).state).toBe('signed');
  await move('opened', 'published');
  // What is published stands, however the year's records go on.
  await change('opened', [{ register: 'projects', unit: 'u2', step: 'approve' }], '2026');
  expect((await move('opened', 'final')).state).toBe('final');
  expect(await finals()).toEqual([99, 98]);
  expect(await recalculation('opened')).toEqual({ same: true });
});

test('a deduction kept as a record ends a run, whether or not that month has results; what the claims follow from stays', async () => {
  const streaks = [{ component: 'routine', periods: 2, points: 1 }];
  await put('runs', smallScheme('runs', { registers: registers.slice(0, 1), streaks }));
  const faultless = [routine('u1', 0), routine('u2', 0), leaders('u1', 38), leaders('u2', 39)];
  for (const p of ['2026-09', '2026-10']) {
    await service.ask('openPeriod', at('runs', p), office);
    await submit('runs', faultless, p);
  }
  await change('runs', [finding('u1', 0.5)], '2026-09');
  for (const p of ['2026-09', '2026-10']) await move('runs', 'closed', office, p);
  await service.ask('consolidate', at('runs'), { ...office, body: {} });
  const claims = async () =>
    (await results('runs')).units.flatMap((unit) => (unit.complete && unit.claims?.length ? [unit.unit] : []));
  expect(await claims()).toEqual(['u2']);
  expect(await recalculation('runs')).toEqual({ same: true });

  await move('runs', 'open', office, '2026-09');
  await change('runs', [finding('u2', 0.5)], '2026-09');
  await move('runs', 'closed', office, '2026-09');
  expect(await refusedMove('runs', 'signed')).toEqual([409, 'results-changed', 'past-changed']);
  // The month looked back on had no results, so that this one keeps what it looked at.
  expect(await recalculation('runs')).toEqual({ same: true });
  await service.ask('consolidate', at('runs', '2026-09'), { ...office, body: {} });
  await service.ask('consolidate', at('runs'), { ...office, body: {} });
  expect(await claims()).toEqual([]);
  expect(await recalculation('runs')).toEqual({ same: true });
});

test('an assessor’s line that says what a record counts is warned of', async () => {
  await month('twice');
  const [made] = await change('twice', [finding('u1', 2), finding('u2', 3)]);
  await move('twice', 'closed');
  const { body } = await service.ask('consolidate', at('twice'), { ...office, body: {} });
  const detail = { unit: 'u1', component: 'routine', points: 2, record: made?.number };
  expect(body.warnings).toEqual([{ code: 'line-counted-twice', path: 'units["u1"]', detail }]);
});

test('a book that is not in force leaves its unit without the component: in the progress, in a trial and in consolidating', async () => {
  const books: NonNullable<SchemeInput['registers']> = [
    {
      ...{ id: 'books', title: '任务书', prefix: 'B', of: 'month', about: 'unit', key: ['unit'], columns: [] },
      states: [
        { id: 'draft', title: '起草', write: ['office'] },
        { id: 'in-force', title: '已生效', end: 'done' },
      ],
      steps: [{ id: 'sign', title: '签字', from: ['draft'], to: 'in-force', by: ['office'] }],
      effects: [{ does: 'gate', in: ['in-force'], components: ['routine'], or: 'incomplete' }],
    },
  ];
  await month('books', { registers: [...registers, ...books] });
  await change('books', [{ register: 'books', unit: 'u1', step: 'sign' }, finding('u1', 1)]);
  const { cells } = (await service.ask('progress', at('books'), office)).body;
  expect(cells.filter(({ group }) => group === 'safety')).toMatchObject([
    { unit: 'u1', accepted: ['routine'], missing: [] },
    { unit: 'u2', missing: ['routine'], notAssessed: [{ component: 'routine', reason: '没有生效的任务书' }] },
  ]);
  const asked = { scheme: 'books', period: '2026-10', sheets: fullMonth };
  const { units } = (await service.ask('preview', {}, { ...office, body: asked })).body;
  expect(units).toMatchObject([{ final: 95 }, { complete: false, missing: ['routine'] }]);
  await move('books', 'closed');
  const refusal = await service.refused('POST', '/api/schemes/books/periods/2026-10/consolidation', {
    ...office,
    body: {},
  });
  expect(refusal.faults).toMatchObject([{ code: 'incomplete-unit', detail: { unit: 'u2', missing: 'routine' } }]);
});

test('of what records count an assessor is shown their group’s, a unit its own once it is published', async () => {
  const s = 'shown';
  await month(s);
  for (const [id, role] of [
    ['assessor.shown', 'assessor:shown/safety'],
    ['head.shown', 'head:shown/u1'],
  ] as const) {
    await service.ask('putPerson', { id }, { as: 'admin', body: { name: id, roles: [role] } });
  }
  await change(s, [finding('u1', 1), finding('u2', 2), finding('u1', 1, 'extra')]);
  const places = async (as: string) => {
    const { postings, gates } = (await service.ask('counted', at(s), { as })).body;
    return [...postings, ...gates].map(({ unit, component }) => `${unit} ${component}`);
  };
  expect(await places('assessor.shown')).toEqual(['u1 routine', 'u2 routine']);
  const path = `/api/schemes/${s}/periods/2026-10`;
  expect((await service.refused('GET', `${path}/counted`, { as: 'head.shown' })).status).toBe(403);
  await move(s, 'closed');
  await service.ask('consolidate', at(s), { ...office, body: {} });
  await move(s, 'signed', leader);
  await move(s, 'published');
  expect(await places('head.shown')).toEqual(['u1 routine', 'u1 extra', 'u1 extra']);
  expect((await service.refused('GET', `${path}/recalculation`, { as: 'head.shown' })).status).toBe(403);
});
