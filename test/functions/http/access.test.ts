// Who may use which route: every route of the contract × a representative of every role, on a published and on an open period.
import { routes, type RouteId } from '../../../shared/api/routes';
import { preset } from '../../../shared/scheme/presets';
import { localService, type LocalService } from './local-service';

const scheme = preset('luan');
const group = scheme.groups[0]?.id as string;
const unit = scheme.units[0]?.id as string;
const otherUnit = scheme.units[1]?.id as string;
const component = scheme.components.find((one) => one.group === group)?.id as string;

const people = {
  admin: 'admin',
  office: 'office-1',
  leader: 'leader-1',
  assessor: `assessor-luan-${group}`,
  elsewhere: 'assessor-xunyang-' + (preset('xunyang').groups[0]?.id as string),
  head: `head-luan-${unit}`,
  secretary: 'secretary-1',
  liaison: 'liaison-1',
  observer: 'observer-2',
  // Of a scheme that does not name the role for signature.
  groupLeader: 'group-leader-1',
  outsider: 'outsider',
} as const;
type Who = keyof typeof people;

const all = Object.keys(people) as Who[];
const concerned: Who[] = ['office', 'leader', 'observer', 'head', 'secretary', 'liaison'];

/** Who gets past the door of each route, asked for the published September of luan. */
const admitted: Readonly<Record<RouteId, readonly Who[]>> = {
  health: all,
  openapi: all,
  me: all,
  names: all.filter((who) => !['admin', 'outsider'].includes(who)),
  // Nobody of another scheme.
  participants: all.filter((who) => !['admin', 'elsewhere', 'outsider'].includes(who)),
  getOrganisation: all,
  putOrganisation: ['admin'],
  previewRetention: ['admin'],
  exportPerson: ['admin'],
  listPeople: ['admin'],
  putPerson: ['admin'],
  getCalendar: all,
  putCalendar: ['office'],
  getObservers: ['office'],
  putObservers: ['office'],
  getTurn: ['office'],
  nameObservers: ['office'],
  ownContact: all,
  putOwnContact: all,
  putContact: ['admin'],
  listChannels: ['admin'],
  tryChannel: ['admin'],
  listSchemes: all,
  getScheme: all,
  putScheme: ['office'],
  checkScheme: ['office'],
  preview: ['office', 'assessor', 'elsewhere'],
  listPeriods: all,
  getPeriod: all,
  openPeriod: ['office'],
  withdrawPeriod: ['office'],
  movePeriod: ['office', 'leader', 'groupLeader'],
  // Whether a head's unit hosts anybody is the period's scheme to say.
  submit: ['office', 'assessor', 'head'],
  listSheets: ['office', 'leader', 'assessor', 'observer', 'groupLeader'],
  sheetHistory: ['office', 'assessor', 'observer', 'groupLeader'],
  progress: ['office', 'leader', 'assessor', 'observer', 'groupLeader'],
  // A register says of each record who sees it.
  listRecords: all,
  analyseRecords: all,
  getRecord: all,
  recordHistory: all,
  changeRecords: all,
  due: all,
  // Luan has files to put in its months; whose record it is, the register says.
  putFile: all,
  listFiles: all,
  getFile: all,
  periodFiles: ['admin'],
  destroyFile: ['admin'],
  // Of which records, their register says.
  remind: ['office', 'leader', 'liaison', 'head'],
  consolidate: ['office'],
  consolidation: ['office'],
  counted: all.filter((who) => !['admin', 'elsewhere', 'outsider'].includes(who)),
  recalculation: ['office', 'leader'],
  results: concerned,
  explanation: concerned,
  // It is answered for each period whether it may be seen.
  figures: [...concerned, 'groupLeader'],
  board: concerned,
  audit: ['office', 'leader'],
  verifyAudit: ['office', 'leader'],
};

const pathOf = (id: RouteId, period: string) =>
  `/api${routes[id].path
    .replace('{s}', 'luan')
    .replace('{p}', period)
    .replace('{u}', unit)
    .replace('{id}', 'nobody-yet')
    .replace('{register}', 'none')
    .replace('{number}', 'N-1')
    .replace('{file}', '0'.repeat(64))
    .replace('{year}', '2026')
    .replace('{key}', `${unit}~${component}`)}`;

let service: LocalService;
beforeAll(async () => {
  service = await localService();
  for (const [id, role] of [
    ['secretary-1', `secretary:luan/${unit}`],
    ['liaison-1', `liaison:luan/${unit}`],
    ['observer-2', 'observer:luan/2026-09'],
    ['group-leader-1', `group-leader:luan/${group}`],
  ] as const) {
    await service.ask('putPerson', { id }, { as: 'admin', body: { name: id, roles: [role] } });
  }
});
afterAll(() => service.stop());

/** An empty body is refused by every writing route once its door is passed, so nothing changes. */
async function statusOf(id: RouteId, period: string, as?: string): Promise<number> {
  const { method } = routes[id];
  const body = method === 'GET' ? undefined : '[]';
  return (await service.send(method, pathOf(id, period), body, as === undefined ? {} : { as })).status;
}

describe.each(Object.keys(routes) as RouteId[])('%s', (id) => {
  test.each(all)('%s', async (who) => {
    const status = await statusOf(id, '2026-09', people[who]);
    if (admitted[id].includes(who)) expect([401, 403, 500]).not.toContain(status);
    else expect(status).toBe(403);
  });

  test('nobody without a token, unless it is for anyone', async () => {
    expect(await statusOf(id, '2026-09')).toBe(['health', 'openapi'].includes(id) ? 200 : 401);
  });
});

test.each(['results', 'explanation', 'board'] as const)(
  '%s of a month not published is not for the units',
  async (id) => {
    for (const who of ['head', 'secretary', 'liaison'] as const)
      expect(await statusOf(id, '2026-10', people[who])).toBe(403);
  },
);

test('a group leader sees results where the scheme names the role for signature, and nowhere else', async () => {
  expect(scheme.signatures?.map(({ role }) => role)).toEqual(['office', 'leader']);
  for (const period of ['2026-09', '2026-10']) {
    for (const id of ['results', 'explanation', 'board'] as const)
      expect(await statusOf(id, period, people.groupLeader)).toBe(403);
  }
  const place = { s: 'luan', p: '2026-09' };
  const asked = [{ scheme: 'luan', period: place.p, units: [unit], explain: true }];
  const { body } = await service.ask('figures', {}, { as: people.groupLeader, body: { asked } });
  expect(body.answers).toEqual([[{ found: false, because: 'not-allowed' }]]);
  // Huailai's, which is open, is there to sign: it has no results yet.
  const path = '/api/schemes/huailai/periods/2026-10/results';
  expect((await service.refused('GET', path, { as: 'group-leader-huailai' })).status).toBe(404);
  expect((await service.refused('GET', path, { as: people.groupLeader })).status).toBe(403);
});

test('an observer sees the own period only', async () => {
  for (const id of ['listSheets', 'progress', 'results'] as const) {
    expect(await statusOf(id, '2026-08', people.observer)).toBe(403);
  }
});

test('a head sees the own unit and no other', async () => {
  const place = { s: 'luan', p: '2026-09' };
  const { body } = await service.ask('results', place, { as: people.head });
  expect(body.units.map((result) => result.unit)).toEqual([unit]);
  expect(JSON.stringify(body)).not.toContain(`"${otherUnit}"`);
  // Of many units together it is told what all of them know.
  const { body: whole } = await service.ask('results', place, { as: people.office });
  expect(body.categories).toEqual([whole.categories[0]]);
  expect(body.overall).toEqual(whole.overall);
  const other = `/api/schemes/luan/periods/2026-09/results/${otherUnit}/explanation`;
  expect((await service.refused('GET', other, { as: people.head })).status).toBe(403);
  const { body: tree } = await service.ask(
    'explanation',
    { ...place, u: unit },
    { as: people.head, query: { language: 'en-US' } },
  );
  expect(tree.label).toContain('Final score');
});

test('another organisation’s things are not there', async () => {
  const other = { as: 'other-office-1' };
  expect((await service.ask('listSchemes', {}, other)).body.schemes).toEqual([]);
  for (const id of ['getScheme', 'getPeriod', 'listSheets', 'progress', 'results', 'board'] as const) {
    expect(await statusOf(id, '2026-09', 'other-office-1')).toBe(404);
  }
  expect((await service.ask('audit', {}, other)).body.entries.map(({ by }) => by)).toEqual(['admin']);
});

test('a token that is not ours proves nothing, and no other header does', async () => {
  const forged = { authorization: `Bearer ${(await service.tokenOf('office-1')).slice(0, -4)}AAAA` };
  const principal = { 'x-ms-client-principal': Buffer.from('{"userId":"office-1"}').toString('base64') };
  for (const headers of [forged, principal]) {
    const problem = await service.refused('GET', '/api/me', { headers });
    expect([problem.status, problem.code]).toEqual([401, 'not-signed-in']);
  }
});
