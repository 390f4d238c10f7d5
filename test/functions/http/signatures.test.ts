// Sign-off over HTTP: the roles that a scheme names sign the results' digest, in its order, each place by another person.
import { preset } from '../../../shared/scheme/presets';
import { localService, type LocalService } from './local-service';
import { leaders, routine, smallScheme, type SchemeInput } from './small-scheme';

let service: LocalService;
const office = { as: 'office-1' };
const at = '2026-10-15T08:00:00.000Z';
const p = '2026-10';

const people: Readonly<Record<string, string[]>> = {
  'group-1': ['group-leader:ordered/safety'],
  'group-2': ['group-leader:ordered/service'],
  'group-elsewhere': ['group-leader:luan/safety'],
  'both-1': ['group-leader:ordered/safety', 'leader'],
  'office-2': ['office'],
};

beforeAll(async () => {
  service = await localService();
  for (const [id, roles] of Object.entries(people)) {
    await service.ask('putPerson', { id }, { as: 'admin', body: { name: id, roles } });
  }
});
afterAll(() => service.stop());

/** A scheme with these signatures and its period, consolidated by office-1. */
async function consolidated(id: string, roles: NonNullable<SchemeInput['signatures']>[number]['role'][]) {
  const signatures = roles.map((role) => ({ role, title: role }));
  const headers = { 'if-none-match': '*' };
  await service.ask('putScheme', { s: id }, { ...office, headers, body: smallScheme(id, { signatures }) });
  const place = { s: id, p };
  await service.ask('openPeriod', place, office);
  const sheets = [routine('u1', 2), leaders('u1', 38), routine('u2', 1), leaders('u2', 30)];
  await service.ask('submit', place, { ...office, headers: { 'idempotency-key': '1' }, body: { sheets } });
  await service.ask('movePeriod', place, { ...office, body: { to: 'closed' } });
  await service.ask('consolidate', place, office);
  return place;
}

const sign = (place: { s: string; p: string }, as: string) =>
  service.ask('movePeriod', place, { as, body: { to: 'signed' } }).then(({ body }) => body);
/** What the audit chain tells of the period's consolidations and signatures: who, what, in which role, at which position. */
const told = async (place: { s: string; p: string }) => {
  const { body } = await service.ask('audit', {}, { ...office, query: { scheme: place.s, period: p } });
  return body.entries
    .filter(({ what }) => what.startsWith('results-'))
    .map(({ by, what, detail: { role, position, digest } }) => [by, what, role, position, digest]);
};
const refusedSign = async (place: { s: string; p: string }, as: string) => {
  const path = `/api/schemes/${place.s}/periods/${place.p}/transitions`;
  const { status, code, faults } = await service.refused('POST', path, { as, body: { to: 'signed' } });
  return [status, code, ...faults.map((fault) => fault.code)];
};

test('Huailai: the group leader, then the leading group', async () => {
  expect(preset('huailai').signatures?.map(({ role }) => role)).toEqual(['group-leader', 'leader']);
  // The sample has it open.
  const place = { s: 'huailai', p };
  await service.ask('movePeriod', place, { ...office, body: { to: 'closed' } });
  const excused = preset('huailai').units.map(({ id }) => ({ unit: id, reason: '停产' }));
  await service.ask('consolidate', place, { ...office, body: { excused } });
  expect(await refusedSign(place, 'leader-1')).toEqual([409, 'signature-awaited', 'signature-awaited']);
  expect(await refusedSign(place, 'office-1')).toEqual([403, 'not-allowed']);
  const first = await sign(place, 'group-leader-huailai');
  const digest = first.results?.digest;
  expect(first).toMatchObject({
    state: 'consolidated',
    signature: null,
    signatures: [{ role: 'group-leader', by: 'group-leader-huailai', at, digest }],
  });
  const publish = await service.refused('POST', `/api/schemes/huailai/periods/${p}/transitions`, {
    ...office,
    body: { to: 'published' },
  });
  expect([publish.status, publish.code]).toEqual([409, 'wrong-state']);
  const last = await sign(place, 'leader-1');
  expect(last).toMatchObject({ state: 'signed', signature: { by: 'leader-1', at, digest } });
  expect(last.signatures.map(({ role, by }) => [role, by])).toEqual([
    ['group-leader', 'group-leader-huailai'],
    ['leader', 'leader-1'],
  ]);
  const { body: audit } = await service.ask('audit', {}, { ...office, query: { scheme: 'huailai', period: p } });
  expect(audit.entries.slice(-2).map(({ by, what, detail }) => [by, what, detail])).toEqual([
    ['group-leader-huailai', 'results-signed', { role: 'group-leader', position: 1, digest }],
    ['leader-1', 'results-signed', { role: 'leader', position: 2, from: 'consolidated', to: 'signed', digest }],
  ]);
  expect((await service.ask('movePeriod', place, { ...office, body: { to: 'published' } })).body.state).toBe(
    'published',
  );
});

test('only group leaders of the scheme sign, nobody in two places, and nobody after the last', async () => {
  const place = await consolidated('ordered', ['group-leader', 'group-leader', 'leader']);
  expect(await refusedSign(place, 'group-elsewhere')).toEqual([403, 'not-allowed']);
  await sign(place, 'both-1');
  expect(await refusedSign(place, 'both-1')).toEqual([403, 'not-allowed', 'signed-already']);
  await sign(place, 'group-2');
  expect(await refusedSign(place, 'group-1')).toEqual([409, 'signature-awaited', 'signature-awaited']);
  expect(await refusedSign(place, 'both-1')).toEqual([403, 'not-allowed', 'signed-already']);
  expect((await sign(place, 'leader-1')).state).toBe('signed');
  expect(await refusedSign(place, 'leader-1')).toEqual([409, 'wrong-state', 'wrong-state']);
});

test('who leads a group reads what he is to sign: by the version that the period keeps, whole, and before publication', async () => {
  const id = 'ordered';
  const before = { s: id, p: '2026-11' };
  const headers = { 'if-match': '"1"' };
  await service.ask('openPeriod', before, office);
  const without = smallScheme(id, { version: 2, signatures: [{ role: 'leader', title: '领导' }] });
  await service.ask('putScheme', { s: id }, { ...office, headers, body: without });
  const after = { s: id, p: '2026-12' };
  await service.ask('openPeriod', after, office);
  const excused = ['u1', 'u2'].map((unit) => ({ unit, reason: '停产' }));
  for (const place of [before, after]) {
    await service.ask('movePeriod', place, { ...office, body: { to: 'closed' } });
    await service.ask('consolidate', place, { ...office, body: { excused } });
  }
  const { body } = await service.ask('results', before, { as: 'group-1' });
  expect(body.units.map(({ unit }) => unit)).toEqual(['u1', 'u2']);
  for (const rest of ['results', 'results/u1/explanation', 'board']) {
    const { code } = await service.refused('GET', `/api/schemes/${id}/periods/2026-12/${rest}`, { as: 'group-1' });
    expect([rest, code]).toEqual([rest, 'not-allowed']);
  }
  const { body: listed } = await service.ask('listPeriods', { s: id }, { as: 'group-1' });
  const told = listed.periods.map(({ period, results }) => [period, results?.excused.length]);
  expect(told.filter(([period]) => period !== p)).toEqual([
    ['2026-11', 2],
    ['2026-12', 0],
  ]);
});

test('new results need new signatures: consolidating again and reopening drop those given', async () => {
  const place = await consolidated('again', ['leader', 'office']);
  await sign(place, 'leader-1');
  expect((await service.ask('movePeriod', place, { ...office, body: { to: 'consolidated' } })).body.signatures).toEqual(
    [],
  );
  expect(await refusedSign(place, 'office-1')).toEqual([409, 'signature-awaited', 'signature-awaited']);
  await sign(place, 'leader-1');
  expect((await sign(place, 'office-1')).state).toBe('signed');
  const reopened = await service.ask('movePeriod', place, { ...office, body: { to: 'open', reason: '补报' } });
  expect(reopened.body).toMatchObject({ state: 'open', results: null, signatures: [], signature: null });
});

test('the office that stands first signs by consolidating; where it stands alone or later it signs by hand', async () => {
  const first = await consolidated('office-first', ['office', 'leader']);
  const { body } = await service.ask('getPeriod', first, office);
  expect(body.signatures).toEqual([{ role: 'office', by: 'office-1', at, digest: body.results?.digest }]);
  expect((await sign(first, 'leader-1')).state).toBe('signed');
  const digest = body.results?.digest;
  expect(await told(first)).toEqual([
    ['office-1', 'results-consolidated', 'office', 1, digest],
    ['leader-1', 'results-signed', 'leader', 2, digest],
  ]);

  const alone = await consolidated('office-alone', ['office']);
  expect((await service.ask('getPeriod', alone, office)).body.signatures).toEqual([]);
  const { results } = await sign(alone, 'office-1');
  expect(await told(alone)).toEqual([
    ['office-1', 'results-consolidated', undefined, undefined, results?.digest],
    ['office-1', 'results-signed', 'office', 1, results?.digest],
  ]);

  const twice = await consolidated('office-twice', ['office', 'office']);
  expect(await refusedSign(twice, 'office-1')).toEqual([403, 'not-allowed', 'signed-already']);
  expect((await sign(twice, 'office-2')).signatures.map(({ by }) => by)).toEqual(['office-1', 'office-2']);
});

test('two who sign one place in the same moment: one signature', async () => {
  const place = await consolidated('race', ['leader', 'group-leader']);
  await service.ask('putPerson', { id: 'leader-2' }, { as: 'admin', body: { name: '领导', roles: ['leader'] } });
  const body = JSON.stringify({ to: 'signed' });
  const path = `/api/schemes/race/periods/${p}/transitions`;
  const answers = await Promise.all(
    ['leader-1', 'leader-2', 'leader-1', 'leader-2'].map((as) => service.send('POST', path, body, { as })),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect((await service.ask('getPeriod', place, office)).body.signatures).toHaveLength(1);
});

test('an opinion goes with its signature: into the period, for those who see all results, and into the audit', async () => {
  const place = await consolidated('opinions', ['leader', 'group-leader']);
  await service.ask(
    'putPerson',
    { id: 'group-3' },
    { as: 'admin', body: { name: 'g', roles: ['group-leader:opinions/safety'] } },
  );
  const opinion = '同意。二季度起重点看安全。';
  const path = '/api/schemes/opinions/periods/2026-10/transitions';
  const early = await service.refused('POST', path, { ...office, body: { to: 'published', opinion } });
  expect([early.status, early.faults.map(({ code, path: at }) => `${code} ${at}`)]).toEqual([
    400,
    ['opinion-without-signature opinion'],
  ]);
  const { body: signed } = await service.ask('movePeriod', place, { as: 'leader-1', body: { to: 'signed', opinion } });
  expect(signed.signatures).toMatchObject([{ role: 'leader', opinion }]);
  const { body: last } = await service.ask('movePeriod', place, { as: 'group-3', body: { to: 'signed' } });
  expect([last.state, last.signatures.map((one) => one.opinion)]).toEqual(['signed', [opinion, undefined]]);
  const seenBy = async (as: string) =>
    (await service.ask('getPeriod', place, { as })).body.signatures.map((one) => one.opinion);
  expect(await seenBy('office-1')).toEqual([opinion, undefined]);
  expect(await seenBy('outsider')).toEqual([undefined, undefined]);
  const { body } = await service.ask('audit', {}, { ...office, query: { scheme: 'opinions', period: p } });
  expect(body.entries.flatMap(({ detail }) => detail['opinion'] ?? [])).toEqual([opinion]);
});
