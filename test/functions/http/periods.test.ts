// A period's life over HTTP: states, consolidation with excuses, signature, publication, reopening, and the audit chain of it all.
import { digestOfJson } from '../../../functions/usecases/canonical-json';
import { localService, type LocalService } from './local-service';
import { leaders, routine, smallScheme } from './small-scheme';

let service: LocalService;
const office = { as: 'office-1' };
const leader = { as: 'leader-1' };
const place = { s: 'small', p: '2026-10' };
const root = '/api/schemes/small/periods/2026-10';

const move = (to: string, as: string, reason?: string) =>
  service.send('POST', `${root}/transitions`, JSON.stringify({ to, reason }), { as });

beforeAll(async () => {
  service = await localService();
  const headers = { 'if-none-match': '*' };
  await service.ask('putScheme', { s: 'small' }, { ...office, headers, body: smallScheme('small') });
  await service.ask('openPeriod', place, office);
});
afterAll(() => service.stop());

test('opening it again is refused and names how it stands, on whichever version', async () => {
  const body = smallScheme('small', { version: 2 });
  await service.ask('putScheme', { s: 'small' }, { ...office, headers: { 'if-match': '"1"' }, body });
  for (const asked of [{}, { version: 1 }, { version: 2 }]) {
    const problem = await service.refused('PUT', root, { ...office, body: asked });
    expect([problem.status, problem.code]).toEqual([409, 'period-exists']);
    expect(problem.faults[0]?.detail).toEqual({ period: '2026-10', state: 'open', version: 1 });
  }
});

test('it goes from state to state, never past one, and the leaders sign', async () => {
  const submission = { sheets: [routine('u1', 2), leaders('u1', 38.5), leaders('u2', 30)] };
  await service.ask('submit', place, { ...office, headers: { 'idempotency-key': '1' }, body: submission });
  for (const to of ['consolidated', 'signed', 'published', 'final']) {
    const as = to === 'signed' ? 'leader-1' : 'office-1';
    expect([to, (await move(to, as)).status]).toEqual([to, 409]);
  }
  expect((await service.refused('POST', `${root}/consolidation`, office)).code).toBe('wrong-state');
  expect((await service.refused('GET', `${root}/results`, office)).code).toBe('not-found');
  expect((await move('closed', 'leader-1')).status).toBe(403);
  expect((await move('closed', 'office-1')).body).toMatchObject({ state: 'closed' });
});

test('incomplete units forbid the consolidation, unless each is excused with a reason', async () => {
  const problem = await service.refused('POST', `${root}/consolidation`, office);
  expect([problem.status, problem.code]).toEqual([409, 'incomplete-units']);
  expect(problem.faults).toEqual([
    { code: 'incomplete-unit', path: 'units["u2"]', detail: { unit: 'u2', missing: 'routine' } },
  ]);
  const wrong = {
    excused: [
      { unit: 'u1', reason: '停产' },
      { unit: 'u9', reason: '停产' },
    ],
  };
  const refused = await service.refused('POST', `${root}/consolidation`, { ...office, body: wrong });
  expect(refused.faults.map(({ code }) => code)).toEqual(['excuse-not-needed', 'unknown-unit']);
  const twice = ['停产', '检修'].map((reason) => ({ unit: 'u2', reason }));
  const repeated = await service.refused('POST', `${root}/consolidation`, { ...office, body: { excused: twice } });
  expect(repeated.faults).toEqual([{ code: 'duplicate-id', path: 'excused[1].unit', detail: { id: 'u2' } }]);
  const body = { excused: [{ unit: 'u2', reason: '停产' }] };
  const { body: results, headers } = await service.ask('consolidate', place, { ...office, body });
  expect(results.units).toMatchObject([
    { unit: 'u1', final: 96.5, place: 1 },
    { unit: 'u2', complete: false },
  ]);
  const { body: period } = await service.ask('getPeriod', place, office);
  expect(period.results).toMatchObject({ by: 'office-1', excused: body.excused });
  expect(headers.get('etag')).toBe(`"${period.results?.digest}"`);
});

test('consolidated again, it keeps the excuses, whose reasons the audit chain vouches for', async () => {
  expect((await move('consolidated', 'office-1')).body).toMatchObject({
    state: 'consolidated',
    results: { excused: [{ unit: 'u2', reason: '停产' }] },
  });
  const query = { scheme: 'small', what: 'results-consolidated' } as const;
  const { body } = await service.ask('audit', {}, { ...office, query });
  const excuses = digestOfJson([{ unit: 'u2', reason: '停产' }]);
  expect(body.entries.map(({ detail }) => [detail['excused'], detail['excuses']])).toEqual([
    ['u2', excuses],
    ['u2', excuses],
  ]);
  const none = await service.refused('POST', `${root}/consolidation`, { ...office, body: { excused: [] } });
  expect(none.code).toBe('incomplete-units');
});

test('thousands of units may be excused', async () => {
  const units = Array.from({ length: 3000 }, (_, n) => ({ id: `u${n}`, title: `${n} 队`, category: 'c' }));
  const at = { s: 'many', p: '2026-10' };
  const headers = { 'if-none-match': '*' };
  await service.ask('putScheme', { s: 'many' }, { ...office, headers, body: smallScheme('many', { units }) });
  await service.ask('openPeriod', at, office);
  await service.ask('movePeriod', at, { ...office, body: { to: 'closed' } });
  const excused = units.map(({ id }) => ({ unit: id, reason: '停产检修'.repeat(30) }));
  await service.ask('consolidate', at, { ...office, body: { excused } });
  const { body: period } = await service.ask('getPeriod', at, office);
  expect(period.results?.excused).toEqual(excused);
});

test('it is reopened only with a reason, which drops the results', async () => {
  expect((await service.refused('POST', `${root}/transitions`, { ...office, body: { to: 'open' } })).code).toBe(
    'reason-missing',
  );
  expect((await move('open', 'office-1', '补报')).body).toMatchObject({ state: 'open', results: null });
  const body = { sheets: [routine('u2', 0)] };
  await service.ask('submit', place, { ...office, headers: { 'idempotency-key': '2' }, body });
});

test('signed by a leader with the results’ digest, then published and final', async () => {
  await move('closed', 'office-1');
  expect((await move('consolidated', 'office-1')).body).toMatchObject({ state: 'consolidated' });
  expect((await move('signed', 'office-1')).status).toBe(403);
  const { body: signed } = await service.ask('movePeriod', place, { ...leader, body: { to: 'signed' } });
  expect(signed.signature).toEqual({ by: 'leader-1', at: '2026-10-15T08:00:00.000Z', digest: signed.results?.digest });
  expect((await move('published', 'office-1')).status).toBe(200);
  expect((await move('final', 'office-1')).status).toBe(200);
  expect((await move('open', 'office-1', '太晚')).status).toBe(409);
});

test('the board shows the first in red and the last in blue, the explanation adds up', async () => {
  const { body: board } = await service.ask('board', place, office);
  expect(board).toMatchObject({
    red: [{ unit: 'u1', final: 96.5, place: 1 }],
    blue: [{ unit: 'u2', final: 90, place: 2 }],
  });
  const { body: tree } = await service.ask('explanation', { ...place, u: 'u1' }, office);
  expect(tree).toMatchObject({ kind: 'final', value: 96.5 });
  expect((await service.refused('GET', `${root}/results/u9/explanation`, office)).status).toBe(404);
});

test('the audit chain tells who did what, by filters and page by page', async () => {
  const { body } = await service.ask('audit', {}, { ...leader, query: { scheme: 'small', period: '2026-10' } });
  expect(body.entries.map(({ by, what, detail }) => [by, what, detail['to']])).toEqual([
    ['office-1', 'period-listed', undefined],
    ['office-1', 'period-opened', undefined],
    ['office-1', 'submission-accepted', undefined],
    ['office-1', 'period-moved', 'closed'],
    ['office-1', 'results-consolidated', undefined],
    ['office-1', 'results-consolidated', undefined],
    ['office-1', 'period-moved', 'open'],
    ['office-1', 'submission-accepted', undefined],
    ['office-1', 'period-moved', 'closed'],
    ['office-1', 'results-consolidated', undefined],
    ['leader-1', 'results-signed', 'signed'],
    ['office-1', 'period-moved', 'published'],
    ['office-1', 'period-moved', 'final'],
  ]);
  const filtered = { scheme: 'small', who: 'leader-1' };
  expect((await service.ask('audit', {}, { ...leader, query: filtered })).body.entries).toHaveLength(1);
  const moment = '2026-10-15T08:00:00Z';
  const during = { scheme: 'small', from: moment, to: moment };
  expect((await service.ask('audit', {}, { ...leader, query: during })).body.entries).toHaveLength(15);
  const later = { scheme: 'small', from: '2026-10-15T08:00:00.001Z' };
  expect((await service.ask('audit', {}, { ...leader, query: later })).body.entries).toEqual([]);
  const earlier = { scheme: 'small', to: '2026-10-15T07:59:59.999Z' };
  expect((await service.ask('audit', {}, { ...leader, query: earlier })).body.entries).toEqual([]);
  const paged = [];
  for (let next: string | undefined, left = 9; left > 0; left -= 1) {
    const query = { scheme: 'small', limit: '4', ...(next === undefined ? {} : { next }) };
    const { body: page } = await service.ask('audit', {}, { ...leader, query });
    paged.push(...page.entries);
    if (page.next === null) break;
    next = page.next;
  }
  const { body: whole } = await service.ask('audit', {}, { ...leader, query: { scheme: 'small' } });
  expect(paged).toEqual(whole.entries);
  expect(whole.entries).toHaveLength(15);
});

test('a quarter is rolled up from its months’ results', async () => {
  const quarter = { s: 'luan', p: '2026-Q3' };
  await service.ask('openPeriod', quarter, office);
  expect((await service.ask('progress', quarter, office)).body.cells).toEqual([]);
  const asked = { ...office, headers: { 'idempotency-key': 'q' }, body: { sheets: [routine('u1', 1)] } };
  const path = '/api/schemes/luan/periods/2026-Q3';
  expect((await service.refused('POST', `${path}/submissions`, asked)).code).toBe('period-refused');
  await service.ask('movePeriod', quarter, { ...office, body: { to: 'closed' } });
  const { body: results } = await service.ask('consolidate', quarter, office);
  const [first] = results.units;
  expect(results.units.every(({ complete }) => complete)).toBe(true);
  const { body: tree } = await service.ask('explanation', { ...quarter, u: first?.unit as string }, office);
  expect(tree.parts.map(({ label }) => label)).toEqual(['2026-07', '2026-08', '2026-09']);
});
