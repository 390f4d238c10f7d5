// Second level (二级考核) and third: the head of a unit submits the sheets of the people whom it hosts, and nobody else does but the office.
import { preset } from '../../../shared/scheme/presets';
import { localService, type LocalService } from './local-service';
import { smallScheme, type SheetInput } from './small-scheme';

const place = { s: 'levels', p: '2026-10' };
const root = '/api/schemes/levels/periods/2026-10';

const scheme = smallScheme(place.s, {
  categories: [
    { id: 'c', title: '部门' },
    { id: 'manager', title: '管理人员' },
    { id: 'worker', title: '岗位工' },
  ],
  units: [
    { id: 'u1', title: '采矿车间', category: 'c' },
    { id: 'u2', title: '选矿车间', category: 'c' },
    { id: 'm1', title: '副主任', category: 'manager', host: 'u1' },
    { id: 'w1', title: '采矿工', category: 'worker', host: 'u1' },
    { id: 'w2', title: '选矿工', category: 'worker', host: 'u2' },
  ],
  components: [
    { id: 'routine', title: '常规', group: 'safety', method: 'deduct', marks: { c: 100, manager: 70 } },
    {
      ...{ id: 'staff', title: '员工考核', group: 'service', by: 'host', weight: 0.7 },
      ...{ method: 'deduct', marks: { worker: 100, manager: 30 } },
    },
    { id: 'attitude', title: '员工作风', group: 'service', by: 'host', method: 'rate', marks: { worker: 30 } },
  ],
  rewards: [],
});

const sheet = (unit: string, component: string, points: number): SheetInput => ({
  unit,
  component,
  lines: points === 0 ? [] : [{ points, reason: '缺勤' }],
});

let service: LocalService;
beforeAll(async () => {
  service = await localService();
  const people = {
    'head-1': ['head:levels/u1'],
    'head-2': ['head:levels/u2'],
    'head-w': ['head:levels/w1'],
    'assessor-service': ['assessor:levels/service'],
    'both-heads': ['head:levels/u1', 'head:levels/u2'],
  };
  for (const [id, roles] of Object.entries(people)) {
    await service.ask('putPerson', { id }, { as: 'admin', body: { name: id, roles } });
  }
  const office = { as: 'office-1' };
  await service.ask('putScheme', { s: place.s }, { ...office, headers: { 'if-none-match': '*' }, body: scheme });
  await service.ask('openPeriod', place, office);
});
afterAll(() => service.stop());

const submit = (as: string, sheets: SheetInput[]) =>
  service.ask('submit', place, { as, headers: { 'idempotency-key': `${as} 1`.replace(' ', '-') }, body: { sheets } });

async function refusedTo(as: string, sheets: SheetInput[]) {
  const headers = { 'idempotency-key': 'refused' };
  const { status, code, faults } = await service.refused('POST', `${root}/submissions`, {
    as,
    headers,
    body: { sheets },
  });
  return [status, code, ...faults.map((fault) => [fault.code, fault.path, fault.detail])];
}

test('another head, an assessor of the group and who hosts nobody are refused, and told who submits', async () => {
  const ofFirst = [sheet('w1', 'staff', 2)];
  const refusal = ['not-of-own-unit', 'sheets[0]', { component: 'staff', unit: 'w1', host: 'u1' }];
  expect(await refusedTo('head-2', ofFirst)).toEqual([403, 'not-allowed', refusal]);
  expect(await refusedTo('assessor-service', ofFirst)).toEqual([403, 'not-allowed', refusal]);
  expect(await refusedTo('head-w', ofFirst)).toEqual([403, 'not-allowed']);
  // A head fills what is left to hosts, nothing else of the same people.
  expect(await refusedTo('head-1', [...ofFirst, sheet('m1', 'routine', 1), sheet('w2', 'staff', 1)])).toEqual([
    ...[403, 'not-allowed'],
    ['not-of-own-group', 'sheets[1]', { component: 'routine', group: 'safety' }],
    ['not-of-own-unit', 'sheets[2]', { component: 'staff', unit: 'w2', host: 'u2' }],
  ]);
});

test('heads submit for their members, see those alone, and results add up', async () => {
  const first = [sheet('m1', 'staff', 0.15), sheet('w1', 'staff', 2.5), sheet('w1', 'attitude', 28.35)];
  const receipt = await submit('head-1', first);
  expect(receipt.body).toMatchObject({ by: 'head-1', onBehalfOf: [] });
  const seen = async (as: string) => (await service.ask('listSheets', place, { as })).body.sheets.map(({ key }) => key);
  expect(await seen('head-1')).toEqual(['m1~staff', 'w1~attitude', 'w1~staff']);
  expect(await seen('head-2')).toEqual([]);
  expect(await seen('both-heads')).toEqual(['m1~staff', 'w1~attitude', 'w1~staff']);
  // The assessors of the group see what is theirs to see, as before.
  expect(await seen('assessor-service')).toHaveLength(3);
  const history = `${root}/sheets/w1~staff/history`;
  expect((await service.send('GET', history, undefined, { as: 'head-1' })).status).toBe(200);
  expect((await service.refused('GET', history, { as: 'head-2' })).status).toBe(403);

  const { body: progress } = await service.ask('progress', place, { as: 'head-2' });
  expect(progress.cells).toMatchObject([{ group: 'service', unit: 'w2', missing: ['staff', 'attitude'] }]);

  // The office acts for whoever is away, and that is told.
  const office = await submit('office-1', [
    ...[sheet('w2', 'staff', 0), sheet('w2', 'attitude', 30)],
    ...[sheet('u1', 'routine', 1), sheet('u2', 'routine', 0), sheet('m1', 'routine', 3)],
  ]);
  expect(office.body.onBehalfOf).toEqual(['safety', 'service']);

  await service.ask('movePeriod', place, { as: 'office-1', body: { to: 'closed' } });
  expect(await refusedTo('head-1', first)).toMatchObject([409, 'period-closed', {}]);
  await service.ask('consolidate', place, { as: 'office-1', body: {} });
  const { body: results } = await service.ask('results', place, { as: 'office-1' });
  expect(results.units.map((unit) => [unit.unit, unit.complete && unit.final])).toEqual([
    ['u1', 99],
    ['u2', 100],
    // 67 + 0.7 × 29.85 = 87.895
    ['m1', 87.9],
    // 0.7 × 97.5 + 28.35
    ['w1', 96.6],
    ['w2', 100],
  ]);
});

test('Luan’s third level: units assess their employees and branches their members, in a scheme of its own beside the first two', async () => {
  const { units } = preset('luan');
  const hosts = [units[0], units.at(-1)].map((unit) => ({ ...(unit as (typeof units)[number]), host: undefined }));
  const [unit, branch] = hosts.map(({ id }) => id as string) as [string, string];
  const s = 'luan-people';
  const body = smallScheme(s, {
    categories: [
      ...[...new Set(hosts.map(({ category }) => category))].map((id) => ({ id, title: id })),
      ...[
        { id: 'employee', title: '员工' },
        { id: 'member', title: '党员' },
      ],
    ],
    groups: [{ id: 'units', title: '各单位、各支部' }],
    units: [
      ...hosts.map(({ id, title, category }) => ({ id, title, category })),
      { id: 'e1', title: '员工甲', category: 'employee', host: unit },
      { id: 'e2', title: '员工乙', category: 'employee', host: unit },
      { id: 'm1', title: '党员丙', category: 'member', host: branch },
    ],
    components: [
      { id: 'post', title: '岗位考核', group: 'units', by: 'host', method: 'deduct', marks: { employee: 100 } },
      { id: 'party', title: '党员评价', group: 'units', by: 'host', method: 'rate', marks: { member: 100 } },
      // The office looks whether the third level is done at all.
      { id: 'done', title: '未开展三级考核', group: 'units', method: 'penalty' },
    ],
    rewards: [],
  });
  const office = { as: 'office-1' };
  await service.ask('putScheme', { s }, { ...office, headers: { 'if-none-match': '*' }, body });
  const at = { s, p: '2026-10' };
  await service.ask('openPeriod', at, office);
  const heads = [
    ['unit-head', unit, [sheet('e1', 'post', 1.25), sheet('e2', 'post', 0)]],
    ['branch-head', branch, [sheet('m1', 'party', 96.5)]],
  ] as const;
  for (const [id, hosting, sheets] of heads) {
    await service.ask('putPerson', { id }, { as: 'admin', body: { name: id, roles: [`head:${s}/${hosting}`] } });
    const asked = { as: id, headers: { 'idempotency-key': 'third' }, body: { sheets: [...sheets] } };
    expect((await service.ask('submit', at, asked)).body.sheets).toHaveLength(sheets.length);
  }
  await service.ask('movePeriod', at, { ...office, body: { to: 'closed' } });
  await service.ask('consolidate', at, { ...office, body: {} });
  const { body: results } = await service.ask('results', at, office);
  const people = results.units.slice(hosts.length);
  expect(people.map((one) => [one.unit, one.complete && one.final])).toEqual([
    ['e1', 98.75],
    ['e2', 100],
    ['m1', 96.5],
  ]);
});
