// Appeals over HTTP: filed within the days after publication, held before the period is final, told to the unit; the days are the organisation's.
import { registers } from './register-scheme';
import { registerService, type RegisterService } from './register-service';
import { leaders, routine } from './small-scheme';

const days = 24 * 60 * 60 * 1000;
// Half past eight in the evening of the 15th in Greenwich is the 16th in China.
let time = Date.parse('2026-10-15T20:30:00Z');
let service: RegisterService;

beforeAll(async () => {
  const some = registers.filter(({ id }) => ['findings', 'appeals', 'reviews'].includes(id));
  service = await registerService(['2026-10'], { registers: some }, () => new Date(time));
  const place = { s: 'reg', p: '2026-10' };
  const sheets = ['u1', 'u2'].flatMap((unit) => [routine(unit, 2), leaders(unit, 38)]);
  await service.ask('submit', place, { as: 'office-1', headers: { 'idempotency-key': '1' }, body: { sheets } });
  for (const to of ['closed', 'consolidated']) await service.move(to);
});
afterAll(() => service.stop());

const publish = async () => {
  expect(await service.move('signed', 'leader-1')).toMatchObject({ status: 200 });
  expect(await service.move('published')).toMatchObject({ status: 200 });
};

test('may be drafted before the results are published', async () => {
  const drafted = await service.changeOne('head.u1', { register: 'appeals', unit: 'u1', set: { grounds: '复核' } });
  expect(drafted).toMatchObject({ number: 'A-2026-10-001', due: null });
  await publish();
  const { due } = await service.read('head.u1', 'appeals', 'A-2026-10-001');
  expect(due).toBeNull();
});

test('is due soon before the last day, in the time of the organisation', async () => {
  time += 3 * days;
  const { due } = await service.read('head.u1', 'appeals', 'A-2026-10-001');
  expect(due).toEqual({ on: '2026-10-21', is: 'soon' });
});

test('filed in time it holds the period before it is final, until it is decided by somebody else', async () => {
  const change = { register: 'appeals', number: 'A-2026-10-001' };
  await service.changeOne('head.u1', { ...change, step: 'file' });
  const held = await service.refused('POST', `${service.rootOf('2026-10')}/transitions`, {
    as: 'office-1',
    body: { to: 'final' },
  });
  expect(held).toMatchObject({ status: 409, code: 'held', faults: [{ detail: { record: 'A-2026-10-001' } }] });
  await service.changeOne('leader-1', { ...change, step: 'dismiss', set: { decision: '维持' } });
  const told = await service.read('head.u1', 'appeals', 'A-2026-10-001');
  expect(told).toMatchObject({ state: 'dismissed', values: { decision: '维持' } });
});

test('after the days of the latest publication it comes too late', async () => {
  const draft = { register: 'appeals', unit: 'u2', set: { grounds: '扣分有误' } };
  const { number } = await service.changeOne('head.u2', draft);
  time += 3 * days;
  const change = { register: 'appeals', number: number as string, step: 'file' };
  const late = await service.refuse('head.u2', [change]);
  expect(late).toMatchObject({ status: 422, code: 'too-late', faults: ['too-late changes[0].step'] });
  expect(late.detail).toEqual({ step: 'file', until: '2026-10-21' });
  expect(await service.move('open', 'office-1', '2026-10', '更正')).toMatchObject({ status: 200 });
  for (const to of ['closed', 'consolidated']) await service.move(to);
  await publish();
  expect((await service.changeOne('head.u2', change)).state).toBe('filed');
});
