// Claims that published results open (连续无扣分加分申请): expected in the period after, where what is granted still counts.
import { randomUUID } from 'node:crypto';
import { localService, type LocalService } from './local-service';
import { smallScheme, type SchemeInput, type SheetInput } from './small-scheme';

const office = { as: 'office-1' };
const at = (p: string) => ({ s: 'claimed', p });

const registers: NonNullable<SchemeInput['registers']> = [
  {
    ...{ id: 'claims', title: '加分', prefix: 'B', of: 'month', about: 'unit', key: ['unit', 'matter'] },
    columns: [
      { id: 'matter', title: '事项', type: 'text' },
      { id: 'granted', title: '核定', type: 'number', digits: 2 },
    ],
    states: [
      { id: 'draft', title: '起草', write: ['office'] },
      { id: 'granted', title: '已核定', end: 'done' },
    ],
    steps: [{ id: 'grant', title: '核定', from: ['draft'], to: 'granted', by: ['office'], needs: ['granted'] }],
    effects: [{ does: 'line', in: ['granted'], at: 'bonus', points: { column: 'granted' }, reason: 'matter' }],
    opens: [{ from: 'claims' }],
  },
];

let service: LocalService;
const move = (p: string, to: 'closed' | 'signed' | 'published' | 'open') => {
  const as = to === 'signed' ? 'leader-1' : office.as;
  return service.ask('movePeriod', at(p), { as, body: { to, ...(to === 'open' && { reason: '更正' }) } });
};
const submit = (p: string, points: Record<string, number>) => {
  const sheets = Object.entries(points).map(([unit, value]): SheetInput => ({
    unit,
    component: 'rated',
    lines: [{ points: value }],
  }));
  return service.ask('submit', at(p), { ...office, headers: { 'idempotency-key': randomUUID() }, body: { sheets } });
};
async function publish(p: string): Promise<void> {
  await move(p, 'closed');
  await service.ask('consolidate', at(p), { ...office, body: {} });
  await move(p, 'signed');
  await move(p, 'published');
}
const listed = async () => {
  const { records } = (await service.ask('listRecords', { s: 'claimed' }, { ...office, query: {} })).body;
  return records.map(({ period, unit, number, values, follows }) => [
    ...[period, unit, number === null, values['matter']],
    ...(follows === undefined ? [] : [follows]),
  ]);
};

beforeAll(async () => {
  service = await localService();
  const body = smallScheme('claimed', {
    components: [
      { id: 'rated', title: '评分', group: 'safety', method: 'rate', marks: 100 },
      { id: 'bonus', title: '加分', group: 'safety', method: 'add', marks: 5, base: false },
    ],
    streaks: [{ component: 'rated', periods: 2, points: 1 }],
    registers,
  });
  await service.ask('putScheme', { s: 'claimed' }, { ...office, headers: { 'if-none-match': '*' }, body });
  for (const p of ['2026-08', '2026-09']) {
    await service.ask('openPeriod', at(p), office);
    await submit(p, { u1: 100, u2: 90 });
    await publish(p);
  }
});
afterAll(() => service.stop());

test('no claim is expected where it could not count; in the next period there is one, and granted it counts', async () => {
  expect(await listed()).toEqual([]);
  await service.ask('openPeriod', at('2026-10'), office);
  expect(await listed()).toEqual([['2026-10', 'u1', true, 'rated 2 2026-08']]);
  const change = { register: 'claims', unit: 'u1', set: { matter: 'rated 2 2026-08', granted: 1 }, step: 'grant' };
  const headers = { 'idempotency-key': randomUUID() };
  await service.ask('changeRecords', at('2026-10'), { ...office, headers, body: { changes: [change] } });
  expect(await listed()).toEqual([['2026-10', 'u1', false, 'rated 2 2026-08']]);
  await submit('2026-10', { u1: 100, u2: 90 });
  await move('2026-10', 'closed');
  const { body } = await service.ask('consolidate', at('2026-10'), { ...office, body: {} });
  expect(body.units.map((unit) => unit.complete && unit.final)).toEqual([101, 90]);
});

test('while the results that opened it are gone, the claim says that it follows from them no more', async () => {
  await move('2026-09', 'open');
  expect(await listed()).toEqual([['2026-10', 'u1', false, 'rated 2 2026-08', false]]);
  await publish('2026-09');
  expect(await listed()).toEqual([['2026-10', 'u1', false, 'rated 2 2026-08']]);
});

test('what has served for a claim serves for no other one: it is not expected again while the run goes on', async () => {
  await service.ask('consolidate', at('2026-10'), { ...office, body: {} });
  await move('2026-10', 'signed');
  await move('2026-10', 'published');
  const { body } = await service.ask('results', at('2026-10'), office);
  expect(body.units.map((unit) => unit.complete && unit.claims?.map(({ since }) => since))).toEqual([['2026-08'], []]);
  await service.ask('openPeriod', at('2026-11'), office);
  expect(await listed()).toEqual([['2026-10', 'u1', false, 'rated 2 2026-08']]);
});

describe('typed by hand in a later period', () => {
  const typed = (unit: string, matter: string, more: { granted?: number; step?: string } = {}) => {
    const { granted, step } = more;
    const set = { matter, ...(granted !== undefined && { granted }) };
    return {
      as: office.as,
      headers: { 'idempotency-key': randomUUID() },
      body: { changes: [{ register: 'claims', unit, set, ...(step !== undefined && { step }) }] },
    };
  };
  const refused = async (period: string, unit: string, matter: string) => {
    const path = `/api/schemes/claimed/periods/${period}/records`;
    const { status, code, faults } = await service.refused('POST', path, typed(unit, matter));
    return [status, code, faults];
  };
  const repeated = [
    409,
    'key-taken',
    [{ code: 'claim-served', path: 'changes[0]', detail: { register: 'claims', period: '2026-10' } }],
  ];

  test('a claim that was made before is refused, also once nothing opens it any more', async () => {
    expect(await refused('2026-11', 'u1', 'rated 2 2026-08')).toEqual(repeated);
    await submit('2026-11', { u1: 90, u2: 90 });
    await publish('2026-11');
    await service.ask('openPeriod', at('2026-12'), office);
    expect(await refused('2026-12', 'u1', 'rated 2 2026-08')).toEqual(repeated);
  });

  test('another unit’s, one of another run, and what names none are taken', async () => {
    for (const [unit, matter] of [
      ['u2', 'rated 2 2026-08'],
      ['u1', 'rated 2 2026-09'],
      ['u1', 'rated 2 0001-01'],
      ['u1', 'rated 2'],
      ['u1', '好人好事 2 2026-08'],
    ] as const) {
      const { body } = await service.ask('changeRecords', at('2026-12'), typed(unit, matter));
      expect(body.records[0]?.values).toEqual({ matter });
    }
  });

  test('one that was only begun stands in nobody’s way, nor does a matter that is no claim', async () => {
    await service.ask('changeRecords', at('2026-12'), typed('u2', '好人好事', { granted: 1, step: 'grant' }));
    await service.ask('openPeriod', at('2027-01'), office);
    for (const matter of ['rated 2 2026-08', '好人好事']) {
      const { body } = await service.ask('changeRecords', at('2027-01'), typed('u2', matter));
      expect(body.records[0]?.period).toBe('2027-01');
    }
  });
});
