// Units that stay out of the ranking over HTTP: a group does not assess them, or the office takes them out; and raters that are missing.
import { digestOfJson } from '../../../functions/usecases/canonical-json';
import { localService, type LocalService } from './local-service';
import { leaders, routine, smallScheme } from './small-scheme';

let service: LocalService;
const office = { as: 'office-1' };
const place = { s: 'small', p: '2026-10' };
const root = '/api/schemes/small/periods/2026-10';
const reason = '本月新设';

beforeAll(async () => {
  service = await localService();
  const headers = { 'if-none-match': '*' };
  await service.ask('putScheme', { s: 'small' }, { ...office, headers, body: smallScheme('small') });
  await service.ask('putPerson', { id: 'head' }, { as: 'admin', body: { name: 'h', roles: ['head:small/u1'] } });
  await service.ask('openPeriod', place, office);
});
afterAll(() => service.stop());

const submit = (key: string, sheets: ReturnType<typeof routine>[]) =>
  service.ask('submit', place, { ...office, headers: { 'idempotency-key': key }, body: { sheets } });

test('a unit may be submitted as not assessed, and progress says so with the reason', async () => {
  const notAssessed = { ...routine('u2', 0), lines: [], notAssessed: reason };
  await submit('1', [routine('u1', 2), leaders('u1', 38.5), leaders('u2', 30), notAssessed]);
  const { body } = await service.ask('progress', place, office);
  const cell = body.cells.find(({ unit, missing }) => unit === 'u2' && missing.includes('routine'));
  expect(cell?.notAssessed).toEqual([{ component: 'routine', reason }]);
  expect(body.cells.filter(({ unit }) => unit === 'u1').flatMap(({ missing }) => missing)).toEqual([]);
});

test('its reason is offered to the office as the excuse, and shown wherever the unit is', async () => {
  await service.ask('movePeriod', place, { ...office, body: { to: 'closed' } });
  const problem = await service.refused('POST', `${root}/consolidation`, office);
  expect(problem.faults).toMatchObject([{ detail: { unit: 'u2', missing: 'routine', notAssessed: reason } }]);
  const body = { excused: [{ unit: 'u2', reason }] };
  const { body: results } = await service.ask('consolidate', place, { ...office, body });
  expect(results.units[1]).toMatchObject({
    complete: false,
    missing: ['routine'],
    notAssessed: [{ component: 'routine', reason }],
    excused: reason,
    components: { leaders: 30 },
  });
  const { body: tree } = await service.ask('explanation', { ...place, u: 'u2' }, office);
  expect(JSON.stringify(tree)).toContain(`本期不评：${reason}`);
});

test('a unit is taken out of the ranking with a reason, which stays when it is consolidated again and is vouched for', async () => {
  const veto = [{ unit: 'u1', reason: '安全事故，一票否决' }];
  const wrong = { excluded: [...veto, { unit: 'u2', reason }, { unit: 'u9', reason }] };
  const refused = await service.refused('POST', `${root}/consolidation`, { ...office, body: wrong });
  expect(refused.faults.map(({ code, path }) => `${code} ${path}`)).toEqual([
    'excluded-incomplete excluded[1].unit',
    'unknown-unit excluded[2].unit',
  ]);

  const { body: results } = await service.ask('consolidate', place, { ...office, body: { excluded: veto } });
  const again = await service.ask('consolidate', place, office);
  for (const { units, overall } of [results, again.body]) {
    expect(units[0]).toMatchObject({
      complete: true,
      final: 96.5,
      excluded: veto[0]?.reason,
      place: null,
      placeFromBottom: null,
      of: 0,
      rewards: [],
    });
    expect(overall).toMatchObject({ ranked: 0, incomplete: 1, excluded: 1, mean: null });
  }
  expect((await service.ask('board', place, office)).body).toMatchObject({ red: [], blue: [] });
  const { body: period } = await service.ask('getPeriod', place, office);
  expect(period.results).toMatchObject({ excused: [{ unit: 'u2', reason }], excluded: veto });
  const { body: tree } = await service.ask('explanation', { ...place, u: 'u1' }, office);
  expect(tree.notes).toEqual([`不参加排名：${veto[0]?.reason}`]);
  const query = { scheme: 'small', period: '2026-10', what: 'results-consolidated' } as const;
  const { body: audit } = await service.ask('audit', {}, { ...office, query });
  expect(audit.entries.at(-1)?.detail).toMatchObject({ excluded: 'u1', exclusions: digestOfJson(veto) });
  const { body: verified } = await service.ask('verifyAudit', {}, { ...office, query: {} });
  expect(verified.chains.filter((chain) => chain.break !== null)).toEqual([]);
});

test('it comes back into the ranking where the office says that none is out', async () => {
  const { body: results } = await service.ask('consolidate', place, { ...office, body: { excluded: [] } });
  expect(results.units[0]).toMatchObject({ place: 1, of: 1 });
  expect((await service.ask('getPeriod', place, office)).body.results).not.toHaveProperty('excluded');
});

test('raters that are missing are a warning in progress and at consolidation, and more than expected are refused', async () => {
  const scheme = smallScheme('rated');
  const components = scheme.components.map((component) =>
    component.id === 'leaders' ? { ...component, combine: 'mean' as const, raters: 2 } : component,
  );
  const rated = { s: 'rated', p: '2026-10' };
  const headers = { 'if-none-match': '*' };
  await service.ask('putScheme', { s: 'rated' }, { ...office, headers, body: { ...scheme, components } });
  await service.ask('openPeriod', rated, office);
  const by = (unit: string, assessor: string) => ({ ...leaders(unit, 30), assessor });
  const sheets = [routine('u1', 0), routine('u2', 0), by('u1', 'a'), by('u1', 'b'), by('u2', 'a')];
  await service.ask('submit', rated, { ...office, headers: { 'idempotency-key': '1' }, body: { sheets } });
  const third = { headers: { 'idempotency-key': '2' }, body: { sheets: [by('u1', 'c')] } };
  const refused = await service.refused('POST', '/api/schemes/rated/periods/2026-10/submissions', {
    ...office,
    ...third,
  });
  expect(refused.faults.map(({ code }) => code)).toEqual(['too-many-assessors']);

  const detail = { unit: 'u2', component: 'leaders', given: 1, expected: 2 };
  const warnings = [{ code: 'raters-missing', path: 'units["u2"]', detail }];
  const { body: progress } = await service.ask('progress', rated, office);
  expect(progress.warnings).toEqual(warnings);
  expect(progress.cells.filter(({ missing }) => missing.length > 0)).toMatchObject([
    { unit: 'u2', missing: ['leaders'] },
  ]);
  await service.ask('movePeriod', rated, { ...office, body: { to: 'closed' } });
  expect((await service.ask('consolidate', rated, office)).body.warnings).toEqual(warnings);
  expect((await service.ask('results', rated, office)).body).not.toHaveProperty('warnings');
});
