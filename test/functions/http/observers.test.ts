// Observers in turn over HTTP: the list, a year of months, somebody excused, the role that is given and taken, and the remark that the signature waits for.
import { registerService, office, type RegisterService } from './register-service';
import { registers } from './register-scheme';
import { leaders, routine } from './small-scheme';

const witnesses = {
  ...{ id: 'witnesses', title: '第三方监督', prefix: 'O', of: 'month', about: 'period' },
  columns: [
    { id: 'who', title: '参加人', type: 'person' },
    { id: 'remarks', title: '意见', type: 'text', write: { in: ['named'], by: [{ person: 'who' }] } },
  ],
  states: [
    { id: 'named', title: '已轮派', write: ['office'] },
    { id: 'witnessed', title: '已监督', end: 'done' },
    { id: 'excused', title: '未参加', end: 'void' },
  ],
  steps: [
    {
      ...{ id: 'witness', title: '签署', from: ['named'], to: 'witnessed' },
      ...{ by: { all: [{ person: 'who' }] }, needs: ['remarks'] },
    },
    { id: 'excuse', title: '改派', from: ['named'], to: 'excused', by: ['office'], reason: true },
  ],
  effects: [{ does: 'hold', in: ['named'], before: 'signed' }],
  opens: [{ from: 'observers', column: 'who' }],
} as const;

let service: RegisterService;
beforeAll(async () => {
  service = await registerService(['2026-10'], { registers: [...registers, witnesses] as never });
  for (const [id, roles] of [
    ['watch.1', ['leader']],
    ['watch.2', ['head:reg/u1']],
    ['watch.3', ['secretary:reg/u2']],
  ] as const)
    await service.ask('putPerson', { id }, { as: 'admin', body: { name: id, roles: [...roles] } });
});
afterAll(() => service.stop());

const list = async () => (await service.ask('getObservers', { s: 'reg' }, office)).body;
const putList = (people: string[], each: number, headers: Record<string, string> = { 'if-none-match': '*' }) =>
  service.send('PUT', '/api/schemes/reg/observers', JSON.stringify({ people, each }), { ...office, headers });
const turn = async (p: string) => (await service.ask('getTurn', { s: 'reg', p }, office)).body;
const queueOf = async (p: string) => (await turn(p)).queue.map(({ person }) => person);
const rolesOf = async (id: string) => {
  const { people } = (await service.ask('listPeople', {}, { as: 'admin' })).body;
  return people.find((person) => person.id === id)?.roles;
};
async function name(p: string, observers: string[], excused: { person: string; reason: string }[] = []) {
  const { etag } = await turn(p);
  const headers: Record<string, string> = etag === null ? { 'if-none-match': '*' } : { 'if-match': etag };
  const body = JSON.stringify({ observers, excused });
  return service.send('PUT', `/api/schemes/reg/periods/${p}/observers`, body, { ...office, headers });
}

test('the office keeps the list; leaders, heads and secretaries are offered for it', async () => {
  const before = await list();
  expect([before.people, before.each, before.etag]).toEqual([[], 1, null]);
  expect(before.candidates).toEqual(expect.arrayContaining(['watch.1', 'watch.2', 'watch.3', 'leader-1']));
  expect(before.candidates).not.toContain('assessor.safety');
  expect(before.turns).toEqual([{ period: '2026-10', observers: ['observer.10'], excused: [] }]);
  expect((await putList(['watch.1', 'watch.2', 'watch.3'], 1, {})).status).toBe(428);
  const refused = await putList(['watch.1', 'nobody', 'watch.1'], 1);
  expect(refused).toMatchObject({ status: 422, body: { code: 'observers-refused' } });
  expect(
    (refused.body as { faults: { code: string; path: string }[] }).faults.map(({ code, path }) => `${code} ${path}`),
  ).toEqual(['unknown-person people[1]', 'person-repeated people[2]']);
  expect((await putList(['watch.1', 'watch.2', 'watch.3'], 1)).status).toBe(200);
  expect((await putList(['watch.1'], 1)).status).toBe(412);
  expect((await list()).people).toEqual(['watch.1', 'watch.2', 'watch.3']);
});

test('whoever is named holds the role for the month, and no more once another is named', async () => {
  expect(await turn('2026-10')).toMatchObject({ period: '2026-10', each: 1, named: null, etag: null });
  expect((await name('2026-10', ['watch.1'])).status).toBe(200);
  expect(await rolesOf('watch.1')).toEqual(['leader', 'observer:reg/2026-10']);
  expect((await name('2026-10', ['watch.2'], [{ person: 'watch.1', reason: '出差' }])).status).toBe(200);
  expect(await rolesOf('watch.1')).toEqual(['leader']);
  expect(await rolesOf('watch.2')).toEqual(['head:reg/u1', 'observer:reg/2026-10']);
  const { entries } = (await service.ask('audit', {}, { ...office, query: { what: 'observers-named' } })).body;
  expect(entries.map(({ by, detail }) => ({ by, ...detail }))).toEqual([
    { by: 'office-1', scheme: 'reg', period: '2026-10', observers: 'watch.1' },
    {
      by: 'office-1',
      scheme: 'reg',
      period: '2026-10',
      observers: 'watch.2',
      before: 'watch.1',
      instead: 'watch.1: 出差',
    },
  ]);
});

test('whoever was excused comes next; over the months everybody observes equally often', async () => {
  expect(await queueOf('2026-11')).toEqual(['watch.1', 'watch.3', 'watch.2']);
  const months = Array.from(
    { length: 8 },
    (_, i) => `${i < 2 ? 2026 : 2027}-${String(((i + 10) % 12) + 1).padStart(2, '0')}`,
  );
  for (const month of months) {
    const [first = ''] = await queueOf(month);
    expect((await name(month, [first])).status).toBe(200);
  }
  const turns = (await list()).turns.filter(({ period }) => period >= '2026-10');
  expect(turns.map(({ period }) => period)).toEqual(['2026-10', ...months].reverse());
  const times = ['watch.1', 'watch.2', 'watch.3'].map(
    (id) => turns.filter(({ observers }) => observers.includes(id)).length,
  );
  expect(times).toEqual([3, 3, 3]);
});

test('whoever has left or assesses is passed over, and may be named all the same', async () => {
  await service.ask('putPerson', { id: 'watch.1' }, { as: 'admin', body: { name: 'watch.1', roles: [] } });
  const roles = [...((await rolesOf('watch.3')) ?? []), 'assessor:reg/safety'];
  await service.ask('putPerson', { id: 'watch.3' }, { as: 'admin', body: { name: 'watch.3', roles } });
  const bars = (await turn('2027-08')).queue.map(({ person, bar }) => [person, bar]);
  expect(Object.fromEntries(bars)).toEqual({ 'watch.1': 'left', 'watch.2': null, 'watch.3': 'assessor' });
  expect((await name('2027-08', ['nobody'])).status).toBe(422);
  expect((await name('2027-08', ['watch.2'], [{ person: 'watch.2', reason: '出差' }])).status).toBe(422);
  const { status } = await service.send('GET', '/api/schemes/reg/periods/2027-13/observers', undefined, office);
  expect(status).toBe(422);
  expect((await name('2027-08', ['watch.3'])).status).toBe(200);
});

test('the observer sees the whole month and is expected to remark; the signature waits for that', async () => {
  const sheets = ['u1', 'u2'].flatMap((unit) => [routine(unit, 2), leaders(unit, 38)]);
  const place = { s: 'reg', p: '2026-10' };
  await service.ask('submit', place, { ...office, headers: { 'idempotency-key': '1' }, body: { sheets } });
  const seen = (await service.ask('listSheets', place, { as: 'watch.2' })).body.sheets;
  expect(new Set(seen.map(({ sheet }) => sheet.unit))).toEqual(new Set(['u1', 'u2']));
  const [draft] = await service.list('watch.2', { register: 'witnesses', mine: 'true' });
  expect(draft).toMatchObject({
    number: null,
    state: 'named',
    values: { who: 'watch.2' },
    waitsFor: [{ person: 'who' }],
  });

  for (const to of ['closed', 'consolidated']) expect(await service.move(to)).toMatchObject({ status: 200 });
  const held = await service.move('signed', 'leader-1');
  expect(held).toMatchObject({ status: 409, body: { code: 'held', faults: [{ code: 'held-expected' }] } });

  const change = {
    register: 'witnesses',
    set: { who: 'watch.2', remarks: '程序公开，建议补充照片。' },
    step: 'witness',
  };
  expect((await service.refuse('watch.3', [{ ...change, set: { who: 'watch.2', remarks: '代签' } }])).status).toBe(403);
  const signed = await service.changeOne('watch.2', change);
  expect(signed).toMatchObject({
    state: 'witnessed',
    signed: [{ step: 'witness', by: 'watch.2', as: { person: 'who' } }],
  });
  expect(await service.list('watch.2', { register: 'witnesses', mine: 'true', period: '2026-10' })).toHaveLength(1);
  expect(await service.move('signed', 'leader-1')).toMatchObject({ status: 200 });
});

test('once results are signed nobody is named any more; the chain holds', async () => {
  expect(await name('2026-10', ['watch.1'])).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
  const { chains } = (await service.ask('verifyAudit', {}, office)).body;
  expect(chains.map((one) => one.break)).toEqual(chains.map(() => null));
});

test('nobody but the office keeps the list or names anybody', async () => {
  for (const as of ['leader-1', 'watch.2', 'admin']) {
    expect((await service.send('GET', '/api/schemes/reg/observers', undefined, { as })).status).toBe(403);
    const headers = { 'if-none-match': '*' };
    const body = JSON.stringify({ observers: [as], excused: [] });
    const path = '/api/schemes/reg/periods/2026-12/observers';
    expect((await service.send('PUT', path, body, { as, headers })).status).toBe(403);
  }
});
