// Claims that look back, over HTTP: by the version that each earlier period keeps, and only as long as its sheets are the same.
import { localService, type LocalService } from './local-service';
import { smallScheme, type SchemeInput, type SheetInput } from './small-scheme';

let service: LocalService;
const office = { as: 'office-1' };
const at = (p: string) => ({ s: 'marked', p });
const root = (p: string) => `/api/schemes/marked/periods/${p}`;

/** Version 1 rates out of 100, version 2 out of 85; two months at full marks open a claim. */
const rated = (version: number, marks: number): SchemeInput =>
  smallScheme('marked', {
    version,
    components: [{ id: 'rated', title: '评分', group: 'safety', method: 'rate', marks }],
    streaks: [{ component: 'rated', periods: 2, points: 1 }],
  });

const sheets = (points: Record<string, number>): SheetInput[] =>
  Object.entries(points).map(([unit, value]) => ({ unit, component: 'rated', lines: [{ points: value }] }));

let keys = 0;
const submit = (p: string, points: Record<string, number>) => {
  const headers = { 'idempotency-key': String((keys += 1)) };
  return service.ask('submit', at(p), { ...office, headers, body: { sheets: sheets(points) } });
};
const move = (p: string, to: 'closed' | 'signed' | 'open') => {
  const as = to === 'signed' ? 'leader-1' : office.as;
  return service.ask('movePeriod', at(p), { as, body: { to, ...(to === 'open' && { reason: '更正' }) } });
};
const claims = async (p: string) => {
  const { body } = await service.ask('consolidate', at(p), office);
  return Object.fromEntries(body.units.map((unit) => [unit.unit, unit.complete && unit.claims?.length]));
};

beforeAll(async () => {
  service = await localService();
  await service.ask(
    'putScheme',
    { s: 'marked' },
    { ...office, headers: { 'if-none-match': '*' }, body: rated(1, 100) },
  );
  await service.ask('openPeriod', at('2026-08'), office);
  await submit('2026-08', { u1: 100, u2: 85 });
  await move('2026-08', 'closed');
  await service.ask('putScheme', { s: 'marked' }, { ...office, headers: { 'if-match': '"1"' }, body: rated(2, 85) });
  await service.ask('openPeriod', at('2026-09'), office);
  await submit('2026-09', { u1: 85, u2: 85 });
  await move('2026-09', 'closed');
});
afterAll(() => service.stop());

test('when marks fall from 100 to 85, the claim goes to the unit that had full marks then', async () => {
  expect(await claims('2026-09')).toEqual({ u1: 1, u2: 0 });
});

test('a run that goes on beyond what streaks look back on began where the claim before says, also when it is calculated again', async () => {
  await service.ask('openPeriod', at('2026-10'), office);
  await submit('2026-10', { u1: 85, u2: 80 });
  await move('2026-10', 'closed');
  const { body } = await service.ask('consolidate', at('2026-10'), office);
  const claimed = body.units.flatMap((unit) => (unit.complete ? (unit.claims ?? []) : []));
  expect(claimed).toEqual([{ component: 'rated', periods: 2, points: 1, since: '2026-08' }]);
  expect((await service.ask('recalculation', at('2026-10'), office)).body).toEqual({ same: true });
});

test('results name what their claims look back on; once it has changed they are consolidated again before anybody signs', async () => {
  const { body: before } = await service.ask('getPeriod', at('2026-09'), office);
  expect(before.results?.past).toEqual([
    { period: '2026-08', version: 1, sheets: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
  ]);
  await move('2026-08', 'open');
  await submit('2026-08', { u1: 99 });
  await move('2026-08', 'closed');
  const problem = await service.refused('POST', `${root('2026-09')}/transitions`, {
    as: 'leader-1',
    body: { to: 'signed' },
  });
  expect([problem.status, problem.code, problem.faults]).toEqual([
    409,
    'results-changed',
    [{ code: 'past-changed', path: 'past["2026-08"]', detail: { period: '2026-08' } }],
  ]);
  expect(await claims('2026-09')).toEqual({ u1: 0, u2: 0 });
  expect((await move('2026-09', 'signed')).body.state).toBe('signed');
});

test('the audit tells what a consolidation looked back on', async () => {
  const query = { scheme: 'marked', period: '2026-09', what: 'results-consolidated' } as const;
  const { body } = await service.ask('audit', {}, { ...office, query });
  expect(body.entries.map(({ detail }) => String(detail['past']).split(' ').slice(0, 2))).toEqual([
    ['2026-08', '1'],
    ['2026-08', '1'],
  ]);
});
