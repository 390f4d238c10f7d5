import { randomUUID } from 'node:crypto';
import { localService, type LocalService } from './local-service';
import { leaders, routine, smallScheme, type SchemeInput } from './small-scheme';

const office = { as: 'office-1' };
const at = { s: 'talked', p: '2026-10' };

const registers: NonNullable<SchemeInput['registers']> = [
  {
    ...{ id: 'talks', title: '约谈', prefix: 'Y', of: 'month', about: 'unit', key: ['unit'] },
    columns: [{ id: 'said', title: '内容', type: 'text' }],
    states: [
      { id: 'due', title: '待约谈', write: ['office'] },
      { id: 'held', title: '已约谈', end: 'done' },
    ],
    steps: [{ id: 'hold', title: '约谈', from: ['due'], to: 'held', by: ['office'] }],
    opens: [{ from: 'duty', duty: 'talk' }],
  },
];

let service: LocalService;
const submit = (first: number, second: number) => {
  const sheets = [routine('u1', first), routine('u2', second), leaders('u1', 38), leaders('u2', 38)];
  return service.ask('submit', at, { ...office, headers: { 'idempotency-key': randomUUID() }, body: { sheets } });
};
const publish = async () => {
  const move = (to: 'closed' | 'signed' | 'published', as: string) =>
    service.ask('movePeriod', at, { as, body: { to } });
  await move('closed', 'office-1');
  await service.ask('consolidate', at, { ...office, body: {} });
  await move('signed', 'leader-1');
  await move('published', 'office-1');
};
const reopen = () => service.ask('movePeriod', at, { ...office, body: { to: 'open', reason: '申诉' } });
const listed = async () => {
  const { records } = (await service.ask('listRecords', { s: at.s }, { ...office, query: {} })).body;
  return records.map(({ unit, number, follows }) => [unit, number !== null, follows]);
};
const one = async (number: string) => {
  const path = { ...at, register: 'talks', number };
  return (await service.ask('getRecord', path, office)).body.follows;
};

beforeAll(async () => {
  service = await localService();
  const rewards: SchemeInput['rewards'] = [
    { id: 'board', title: '红蓝榜', on: 'month', rule: 'tiers', bottom: [{ board: 'blue', duties: ['talk'] }] },
  ];
  const body = smallScheme(at.s, { registers, rewards });
  await service.ask('putScheme', { s: at.s }, { ...office, headers: { 'if-none-match': '*' }, body });
  await service.ask('openPeriod', at, office);
});
afterAll(() => service.stop());

test('a record that was expected from results says so once they are others, and no longer once they are as before', async () => {
  await submit(5, 2);
  await publish();
  expect(await listed()).toEqual([['u1', false, undefined]]);
  const change = { register: 'talks', unit: 'u1', set: { said: '失分原因' } };
  const headers = { 'idempotency-key': randomUUID() };
  const { records } = (await service.ask('changeRecords', at, { ...office, headers, body: { changes: [change] } }))
    .body;
  const number = records[0]?.number ?? '';
  expect([await listed(), await one(number)]).toEqual([[['u1', true, undefined]], undefined]);

  // Without results nothing follows; an untouched draft is simply gone.
  await reopen();
  expect([await listed(), await one(number)]).toEqual([[['u1', true, false]], false]);
  await submit(2, 5);
  await publish();
  expect([await listed(), await one(number)]).toEqual([
    [
      ['u1', true, false],
      ['u2', false, undefined],
    ],
    false,
  ]);

  await reopen();
  await submit(5, 2);
  await publish();
  expect([await listed(), await one(number)]).toEqual([[['u1', true, undefined]], undefined]);
});

test('a record that somebody made without being expected to never says so', async () => {
  const change = { register: 'talks', unit: 'u2', set: { said: '主动约谈' } };
  const headers = { 'idempotency-key': randomUUID() };
  await service.ask('changeRecords', at, { ...office, headers, body: { changes: [change] } });
  expect(await listed()).toEqual([
    ['u1', true, undefined],
    ['u2', true, undefined],
  ]);
});
