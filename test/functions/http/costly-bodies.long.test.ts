// Bodies, schemes and titles made to cost the service time or memory: refused with no more than anybody reads, or borne.
import { gzipSync } from 'node:zlib';
import type { Figures } from '../../../shared/api/figures';
import { mostBytes } from '../../../shared/api/routes';
import { mostFaults } from '../../../shared/scheme/fault';
import type { Results } from '../../../shared/scoring/results';
import { smallScheme } from './small-scheme';
import { newScheme, office, smallService, submissions } from './small-service';

const here = smallService();
const { key, refusal, submit } = here;

const fill = (text: string, size = mostBytes - 200) =>
  Array(Math.floor(size / (text.length + 1)))
    .fill(text)
    .join(',');

test.each([
  ['nothing but brackets', `[${'['.repeat(1_000_000)}`],
  ['nothing but open objects', '{"a":'.repeat(800_000)],
  ['nothing but empty objects', `{"sheets":[${fill('{}')}]}`],
  ['nothing but numbers', `{"sheets":[${fill('1')}]}`],
  ['lines without anything', `{"sheets":[{"unit":"u1","component":"routine","lines":[${fill('{}', 1_700_000)}]}]}`],
  [
    'sheets of such lines',
    `{"sheets":[${fill(`{"unit":"u1","component":"routine","lines":[${fill('{}', 90)}]}`, 1_200_000)}]}`,
  ],
  ['hundreds of thousands of keys', `{${Array.from({ length: 300_000 }, (_, n) => `"${n}":1`).join(',')}}`],
  ['thousands of unknown keys', `{"sheets":[],${Array.from({ length: 19_000 }, (_, n) => `"${n}":1`).join(',')}}`],
  [
    'a base of what are no keys',
    `{"sheets":[1],"base":{${Array.from({ length: 19_000 }, (_, n) => `"${n}":1`).join(',')}}}`,
  ],
  ['one long text of escapes', `{"sheets":["${'\\u0041'.repeat(600_000)}"]}`],
  ['one long number', `{"sheets":[${'1'.repeat(4_000_000)}]}`],
  ['quotes', '"'.repeat(4_000_000)],
  ['backslashes', `"${'\\'.repeat(4_000_000)}"`],
])('%s: refused, with no more faults than anybody reads', async (_, raw) => {
  const { code, problem } = await submit(raw);
  expect(['malformed-json', 'malformed', 'sheets-refused']).toContain(code);
  expect(problem.faults.length).toBeLessThanOrEqual(mostFaults);
});

test('a scheme of faults: no more of them than anybody reads', async () => {
  const units = Array.from({ length: 60_000 }, (_, n) => ({ id: `u${n % 9}`, title: 'x', category: 'none' }));
  const { body } = await here.service.ask('checkScheme', {}, { ...office, body: smallScheme('new', { units }) });
  expect(body.faults).toHaveLength(mostFaults);
});

test('a scheme of warnings, in every category by other profiles: no more than anybody reads', async () => {
  const hundred = Array.from({ length: 100 }, (_, n) => n);
  const categories = hundred.map((n) => ({ id: `c${n}`, title: 'x' }));
  const units = hundred.flatMap((c) =>
    hundred.slice(0, 16).map((n) => ({ id: `u${c}-${n}`, title: 'x', category: `c${c}`, profile: `p${n}` })),
  );
  const indicators = Array.from({ length: 1000 }, (_, n) => ({ id: `i${n}`, title: 'x', marks: 0.1 }));
  const components = hundred.slice(0, 50).map((n) => ({
    ...{ id: `k${n}`, title: 'x', group: 'safety', method: 'deduct' as const, marks: 100 },
    indicators,
  }));
  const body = smallScheme('new', { categories, units, components });
  const answer = await here.service.ask('checkScheme', {}, { ...office, body });
  expect([answer.body.faults.length, answer.body.warnings.length]).toEqual([0, mostFaults]);
});

const many = <Thing>(count: number, thing: (n: number) => Thing): Thing[] =>
  Array.from({ length: count }, (_, n) => thing(n));
const tiedUnits = many(10_000, (n) => ({ id: `u${n}`, title: 'x', category: 'c' }));
const additions = many(10, (n) => ({ id: `k${n}`, title: 'x', group: 'safety', method: 'add' as const, marks: 5 }));
const tiers = (n: number) => ({
  ...{ id: `r${n}`, title: 'x', on: 'month' as const, rule: 'tiers' as const },
  top: [{ chief: { cash: 100 }, award: '先进单位', board: 'red' as const }],
});

test('rewards for thousands of tied units: a bomb is refused wherever a scheme comes in, and nothing calculated', async () => {
  const bomb = smallScheme('bomb', { units: tiedUnits, components: additions, rewards: many(1000, tiers) });
  const refused = ['scheme-refused', ['scheme-too-large rewards']];
  const previewed = { ...office, body: { scheme: bomb, period: '2026-10', sheets: [] } };
  const preview = await refusal('POST', '/api/preview', previewed);
  expect([preview.code, preview.faults, preview.problem.status]).toEqual([...refused, 422]);
  const put = await refusal('PUT', '/api/schemes/bomb', { ...office, headers: newScheme, body: bomb });
  expect([put.code, put.faults]).toEqual(refused);
  const { body: checked } = await here.service.ask('checkScheme', {}, { ...office, body: bomb });
  expect(checked.faults.map(({ code, path }) => `${code} ${path}`)).toEqual(refused[1]);
});

test('ten thousand tied units with ten components, a sheet and ten rewards each are calculated and consolidated', async () => {
  const scheme = smallScheme('large', { units: tiedUnits, components: additions, rewards: many(10, tiers) });
  const sheets = tiedUnits.map(({ id }) => ({ unit: id, component: 'k0', lines: [{ points: 5 }] }));
  // Read without the contract's schemas, which take longer over such answers than the service.
  const post = (path: string, body: object) => here.service.send('POST', path, JSON.stringify(body), office);
  const earned = ({ body }: { body: unknown }) =>
    (body as Results).units.reduce((sum, unit) => sum + (unit.complete ? unit.rewards.length : 0), 0);
  const preview = await post('/api/preview', { scheme, period: '2026-10', sheets });
  expect([preview.status, earned(preview)]).toEqual([200, 100_000]);
  const place = { s: 'large', p: '2026-10' };
  await here.service.ask('putScheme', { s: 'large' }, { ...office, headers: newScheme, body: scheme });
  await here.service.ask('openPeriod', place, office);
  await here.service.ask('submit', place, { ...office, headers: key(), body: { sheets } });
  await here.service.ask('movePeriod', place, { ...office, body: { to: 'closed' } });
  const consolidated = await post('/api/schemes/large/periods/2026-10/consolidation', {});
  expect([consolidated.status, earned(consolidated)]).toEqual([200, 100_000]);
  const asked = { scheme: 'large', period: '2026-10', units: tiedUnits.map(({ id }) => id) };
  const figures = await post('/api/figures', { asked: [asked] });
  expect([figures.status, (figures.body as Figures).answers[0]?.length]).toEqual([200, 10_000]);
  const often = await refusal('POST', '/api/figures', { ...office, body: { asked: [asked, asked] } });
  expect([often.code, often.problem.status]).toEqual(['malformed', 400]);
}, 120_000);

test('lines that all repeat one long title: an explanation too long to be told is refused', async () => {
  const title = '长'.repeat(2000);
  const component = { id: 'k', title: 'x', group: 'safety', method: 'penalty' as const, combine: 'sum' as const };
  const components = [{ ...component, indicators: [{ id: 'i', title }] }];
  const place = { s: 'titles', p: '2026-10' };
  const body = smallScheme('titles', { components });
  await here.service.ask('putScheme', { s: 'titles' }, { ...office, headers: newScheme, body });
  await here.service.ask('openPeriod', place, office);
  const sheets = many(20, (n) => ({
    ...{ unit: 'u1', component: 'k', assessor: `${n}` },
    lines: many(4500, () => ({ points: 0, indicator: 'i' })),
  }));
  await here.service.ask('submit', place, { ...office, headers: key(), body: { sheets } });
  await here.service.ask('movePeriod', place, { ...office, body: { to: 'closed' } });
  await here.service.ask('consolidate', place, office);
  const path = '/api/schemes/titles/periods/2026-10/results/u1/explanation';
  expect((await refusal('GET', path, office)).code).toBe('answer-too-large');
  expect((await here.service.ask('explanation', { ...place, u: 'u2' }, office)).body.value).toBe(0);
});

test('a compressed body is not unpacked: it is no text', async () => {
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '));
  const headers = { ...key(), 'content-encoding': 'gzip', 'content-type': 'application/json' };
  const { code } = await refusal('POST', submissions, { ...office, headers, raw: new Uint8Array(bomb) });
  expect(code).toBe('malformed-json');
});
