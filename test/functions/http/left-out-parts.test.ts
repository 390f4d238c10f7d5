// A roll-up of what exists, over HTTP: a quarter whose scheme began in its second month, and a month in it that was opened and left.
import { localService, type LocalService } from './local-service';
import { leaders, routine, smallScheme } from './small-scheme';

let service: LocalService;
const office = { as: 'office-1' };
const at = (p: string) => ({ s: 'small', p });
const move = (p: string, to: 'closed' | 'signed' | 'published') =>
  service.ask('movePeriod', at(p), { as: to === 'signed' ? 'leader-1' : office.as, body: { to } });

async function published(p: string, units: Record<string, number>): Promise<void> {
  await service.ask('openPeriod', at(p), office);
  const sheets = Object.entries(units).flatMap(([unit, points]) => [routine(unit, 0), leaders(unit, points)]);
  await service.ask('submit', at(p), { ...office, headers: { 'idempotency-key': p }, body: { sheets } });
  await move(p, 'closed');
  const missing = ['u1', 'u2'].filter((unit) => !(unit in units));
  const body = { excused: missing.map((unit) => ({ unit, reason: '尚未成立' })) };
  await service.ask('consolidate', at(p), { ...office, body });
  await move(p, 'signed');
  await move(p, 'published');
}

beforeAll(async () => {
  service = await localService();
  const body = smallScheme('small', {
    rollups: [{ to: 'quarter', from: 'month', how: 'mean', missing: 'leave-out', atLeast: 1 }],
  });
  await service.ask('putScheme', { s: 'small' }, { ...office, headers: { 'if-none-match': '*' }, body });
  await published('2026-08', { u1: 30 });
  await published('2026-09', { u1: 40, u2: 20 });
  await service.ask('openPeriod', at('2026-07'), office);
  await service.ask('openPeriod', at('2026-Q3'), office);
  await move('2026-Q3', 'closed');
});
afterAll(() => service.stop());

test('a unit has the mean of the months that it has, and its results name the others', async () => {
  const { body } = await service.ask('consolidate', at('2026-Q3'), office);
  expect(body.units).toMatchObject([
    { unit: 'u1', final: 95, leftOut: ['2026-07'] },
    { unit: 'u2', final: 80, leftOut: ['2026-07', '2026-08'] },
  ]);
  const { body: explained } = await service.ask('explanation', { ...at('2026-Q3'), u: 'u1' }, office);
  expect(JSON.stringify(explained)).toContain('没有得分，不计入');
});

test('a month that is open may still bring scores, so the quarter is not published before it is withdrawn', async () => {
  await move('2026-Q3', 'signed');
  const asked = { ...office, body: { to: 'published' } };
  const problem = await service.refused('POST', '/api/schemes/small/periods/2026-Q3/transitions', asked);
  expect([problem.code, ...problem.faults.map(({ detail }) => detail['period'])]).toEqual([
    'parts-unpublished',
    '2026-07',
  ]);
  await service.ask('withdrawPeriod', at('2026-07'), office);
  expect((await move('2026-Q3', 'published')).body.state).toBe('published');
});
