// Figures for formulas: many units and periods in one request, each answered by what the person may see of it.
import { mostExplained, mostFigures } from '../../../shared/api/figures';
import { preset } from '../../../shared/scheme/presets';
import { textIn } from '../../../shared/scheme/text';
import { localService, type LocalService } from './local-service';
import { leaders, routine, smallScheme } from './small-scheme';

const luan = preset('luan');
const [unit, other] = luan.units.map(({ id, title }) => ({ id: id as string, title: textIn(title, 'zh-CN') }));
if (unit === undefined || other === undefined) throw new Error('a preset without units');
const office = { as: 'office-1' };
const head = { as: `head-luan-${unit.id}` };

let service: LocalService;
beforeAll(async () => {
  service = await localService();
  const headers = { 'if-none-match': '*' };
  const body = smallScheme('small', {
    title: '小方案',
    grades: [{ id: 'a', title: { 'zh-CN': '优秀', 'en-US': 'Best' } }],
  });
  await service.ask('putScheme', { s: 'small' }, { ...office, headers, body });
});
afterAll(() => service.stop());

type Asked = { scheme?: string; period: string; units: string[]; explain?: boolean };
const figures = async (as: { as: string }, asked: Asked[], language?: 'zh-CN' | 'en-US') =>
  (await service.ask('figures', {}, { ...as, body: { asked, ...(language && { language }) } })).body.answers;
const refusals = async (as: { as: string }, ...asked: Asked[]) =>
  (await figures(as, asked)).flat().map((one) => (one.found ? one.result.unit : one.because));

test('are those of the results and the explanations, unit by unit in the order asked', async () => {
  const place = { s: 'luan', p: '2026-09' };
  const { body: results } = await service.ask('results', place, office);
  const { body: explanation } = await service.ask('explanation', { ...place, u: other.id }, office);
  const asked = [
    { scheme: 'luan', period: '2026-09', units: [other.id, ` ${unit.title} `] },
    { scheme: textIn(luan.title, 'zh-CN'), period: '2026-09', units: [other.title], explain: true },
  ];
  const [plain, explained] = await figures(office, asked);
  expect(plain).toEqual(
    [1, 0].map((at) => ({ found: true, result: results.units[at], grade: null, explanation: null })),
  );
  expect(explained).toEqual([{ found: true, result: results.units[1], grade: null, explanation }]);
});

test('speak of what each unit lacks, not of the whole request', async () => {
  expect(
    await refusals(
      office,
      { scheme: 'luan', period: '2026-09', units: ['nobody', unit.id] },
      { scheme: 'luan', period: '2031-01', units: [unit.id] },
      { scheme: 'luan', period: '2026-10', units: [unit.id] },
      { scheme: '没有的方案', period: '2026-09', units: [unit.id] },
    ),
  ).toEqual(['unknown-unit', unit.id, 'unknown-period', 'no-results', 'unknown-scheme']);
});

test('of a period that only one scheme has need no scheme; else the scheme must be named', async () => {
  const place = { s: 'small', p: '2019-05' };
  await service.ask('openPeriod', place, office);
  const body = { sheets: [routine('u1', 2), leaders('u1', 38), routine('u2', 0), leaders('u2', 30)] };
  await service.ask('submit', place, { ...office, headers: { 'idempotency-key': 'figures' }, body });
  await service.ask('movePeriod', place, { ...office, body: { to: 'closed' } });
  await service.ask('consolidate', place, office);
  const [[found] = []] = await figures(office, [{ period: '2019-05', units: ['一队'] }], 'en-US');
  expect(found).toMatchObject({ found: true, result: { unit: 'u1', final: 96, place: 1 }, grade: 'Best' });
  await service.ask('openPeriod', { s: 'small', p: '2026-09' }, office);
  expect(await refusals(office, { period: '2026-09', units: [unit.id] })).toEqual(['unclear-scheme']);
  expect(await refusals(head, { period: '2026-09', units: [unit.id] })).toEqual([unit.id]);
});

test('are a head’s for the own unit, once published, in the own scheme', async () => {
  expect(
    await refusals(
      head,
      { scheme: 'luan', period: '2026-09', units: [unit.id, other.id] },
      { scheme: 'luan', period: '2026-10', units: [unit.id] },
      { scheme: 'small', period: '2019-05', units: ['u1'] },
      { period: '2019-05', units: ['u1'] },
    ),
  ).toEqual([unit.id, 'not-allowed', 'not-published', 'not-allowed', 'unknown-period']);
});

test('are a group leader’s where the scheme names the role for signature; a period of another scheme is not meant', async () => {
  const signed = smallScheme('signed', { signatures: [{ role: 'group-leader', title: '组长' }] });
  await service.ask('putScheme', { s: 'signed' }, { ...office, headers: { 'if-none-match': '*' }, body: signed });
  const place = { s: 'signed', p: '2019-05' };
  await service.ask('openPeriod', place, office);
  await service.ask('movePeriod', place, { ...office, body: { to: 'closed' } });
  const excused = ['u1', 'u2'].map((id) => ({ unit: id, reason: '停产' }));
  await service.ask('consolidate', place, { ...office, body: { excused } });
  const roles = ['group-leader:signed/safety', 'group-leader:small/safety'];
  await service.ask('putPerson', { id: 'group-1' }, { as: 'admin', body: { name: '组长', roles } });
  expect(
    await refusals(
      { as: 'group-1' },
      { scheme: 'signed', period: '2019-05', units: ['u1'] },
      { scheme: 'small', period: '2019-05', units: ['u1'] },
      { period: '2019-05', units: ['u1'] },
      { period: '2026-09', units: ['u1'] },
    ),
  ).toEqual(['u1', 'not-allowed', 'u1', 'unknown-period']);
});

test('of another organisation’s schemes are not there', async () => {
  const stranger = { as: 'other-office-1' };
  expect(
    await refusals(
      stranger,
      { scheme: 'luan', period: '2026-09', units: [unit.id] },
      { period: '2026-09', units: ['x'] },
    ),
  ).toEqual(['unknown-scheme', 'unknown-period']);
});

test('of a unit that is asked for again, and in other words, are the same each time', async () => {
  const asked = { scheme: 'luan', period: '2026-09', units: [unit.id, other.id, unit.title, unit.id], explain: true };
  const [first, second] = await figures(office, [asked, { ...asked, scheme: ` ${textIn(luan.title, 'zh-CN')}` }]);
  expect(first?.map((one) => one.found && one.result.unit)).toEqual([unit.id, other.id, unit.id, unit.id]);
  expect([first?.[2], first?.[3], second]).toEqual([first?.[0], first?.[0], first]);
});

test('store nothing', async () => {
  const before = service.contents();
  await figures(office, [{ scheme: 'luan', period: '2026-09', units: luan.units.map(({ id }) => id), explain: true }]);
  expect(service.contents()).toEqual(before);
});

test('are of 10,000 units a request at most, over all its periods, and of 500 with explanations', async () => {
  const asked = (count: number, explain = false): Asked => ({
    period: '2031-01',
    units: Array.from({ length: count }, () => unit.id),
    explain,
  });
  const faults = async (...some: Asked[]) => {
    const problem = await service.refused('POST', '/api/figures', { ...office, body: { asked: some } });
    expect([problem.status, problem.code]).toEqual([400, 'malformed']);
    return problem.faults;
  };
  const beyond = (most: number) => [{ code: 'out-of-range', path: 'asked', detail: { most: String(most) } }];
  expect(await faults(asked(6000), asked(4001))).toEqual(beyond(mostFigures));
  expect(await faults(asked(250, true), asked(251, true), asked(500))).toEqual(beyond(mostExplained));
  const answers = await figures(office, [asked(500, true), asked(4500), asked(5000)]);
  expect(answers.map((entries) => entries.length)).toEqual([500, 4500, 5000]);
});
