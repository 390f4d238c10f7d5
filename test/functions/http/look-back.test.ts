// What the next check looks back on (回头看): the open findings of all earlier periods, however old, of one unit or several, in one request.
import { previousPeriod, type Period } from '../../../shared/scheme/period';
import { october } from '../october';
import { registerService, type RegisterService } from './register-service';

const months = ['2026-10'];
while (months.length < 16) months.push(previousPeriod(months.at(-1) as Period));
const oldest = months.at(-1) as string;
const inspector = 'assessor.safety';

let service: RegisterService;
let today = october;
let forgotten: string;
let withdrawn: string;
let returned: string;
let current: string;

const noted = async (unit: string, period: string) => {
  const set = { kind: 'site', what: '堵塞', points: 1, deadline: '2026-11-20' };
  return (await service.changeOne(inspector, { register: 'findings', unit, set, step: 'feed-back' }, period))
    .number as string;
};
const agreed = async (unit: string, period: string) => {
  const number = await noted(unit, period);
  const change = { register: 'findings', number };
  for (const as of [inspector, `head.${unit}`]) await service.changeOne(as, { ...change, step: 'agree' }, period);
  return number;
};

beforeAll(async () => {
  service = await registerService(months, {}, () => today);
  forgotten = await agreed('u1', oldest);
  returned = await noted('u2', '2026-09');
  withdrawn = await noted('u1', '2026-09');
  const withdraw = { register: 'findings', number: withdrawn, step: 'withdraw', reason: '误记' };
  await service.changeOne('office-1', withdraw, '2026-09');
  current = await agreed('u1', '2026-10');
});
afterAll(() => service.stop());

const lookBack = { register: 'findings', open: 'true', to: '2026-09' } as const;
const numbers = async (as: string, query: Parameters<RegisterService['list']>[1]) =>
  (await service.list(as, query)).map(({ number }) => number);

test('they come with their states and their days, overdue or not, the newest period first', async () => {
  const found = await service.list(inspector, { ...lookBack, unit: 'u1,u2' });
  expect(found.map(({ number, unit, state, until, due }) => [number, unit, state, until, due?.is ?? null])).toEqual([
    [returned, 'u2', 'fed-back', '2026-10-18', 'soon'],
    [forgotten, 'u1', 'agreed', '2026-11-20', null],
  ]);
  today = new Date('2026-11-21T08:00:00Z');
  const later = await service.list(inspector, lookBack);
  expect(later.map(({ due }) => due?.is)).toEqual(['overdue', 'overdue']);
  today = october;
});

test('of one unit, and of nobody’s that is not asked for', async () => {
  expect(await numbers(inspector, { ...lookBack, unit: 'u1' })).toEqual([forgotten]);
  expect(await numbers('head.u1', lookBack)).toEqual([forgotten]);
  expect(await numbers('head.u2', { ...lookBack, unit: 'u1' })).toEqual([]);
});

test('what is open, due or waiting is not forgotten because many periods have come since', async () => {
  expect(await numbers('office-1', { register: 'findings' })).not.toContain(forgotten);
  expect(await numbers('office-1', { register: 'findings', open: 'true' })).toEqual([current, returned, forgotten]);
  today = new Date('2026-11-21T08:00:00Z');
  expect(await numbers('office-1', { register: 'findings', due: 'overdue' })).toContain(forgotten);
  today = october;
  const { records } = (await service.ask('due', {}, { as: 'office-1' })).body;
  expect(records.map(({ number }) => number)).toContain(forgotten);
});

test('periods from one to another are all looked through; what names no period is refused', async () => {
  expect(await numbers('office-1', { register: 'findings', from: oldest, to: oldest })).toEqual([forgotten]);
  expect(await numbers('office-1', { register: 'findings', from: '2026-Q3', to: '2026-Q3' })).toEqual([
    returned,
    withdrawn,
  ]);
  const all = await numbers('office-1', { register: 'findings', from: oldest });
  expect(all).toEqual([current, returned, withdrawn, forgotten]);
  const refused = await service.refused('GET', '/api/schemes/reg/records?to=2026-13', { as: 'office-1' });
  expect([refused.status, refused.code]).toEqual([422, 'period-refused']);
  expect(refused.faults).toEqual([{ code: 'bad-period', path: 'query.to', detail: { period: '2026-13' } }]);
});
