// Submitting over HTTP: whole or not at all, once for each key, never over somebody else's work.
import { localService, type LocalService } from './local-service';
import { leaders, routine, smallScheme, type SheetInput } from './small-scheme';

let service: LocalService;
const office = { as: 'office-1' };
const safety = { as: 'safety-1' };

beforeAll(async () => {
  service = await localService();
  const roles = ['small/safety', 'other/safety', 'states/safety', 'large/safety'].map((scope) => `assessor:${scope}`);
  await service.ask('putPerson', { id: 'safety-1' }, { as: 'admin', body: { name: '安全员', roles } });
  const body = { name: '服务员', roles: ['assessor:small/service'] };
  await service.ask('putPerson', { id: 'service-1' }, { as: 'admin', body });
});
afterAll(() => service.stop());

let months = 0;
/** A fresh open period of the small scheme. */
async function openMonth(): Promise<{ s: string; p: string }> {
  if (months === 0) {
    await service.ask(
      'putScheme',
      { s: 'small' },
      { ...office, headers: { 'if-none-match': '*' }, body: smallScheme('small') },
    );
  }
  months += 1;
  const place = { s: 'small', p: `20${10 + months}-01` };
  await service.ask('openPeriod', place, office);
  return place;
}

const submitAs = (
  as: string,
  place: { s: string; p: string },
  key: string,
  sheets: SheetInput[],
  base?: Record<string, string | null>,
) =>
  service.ask('submit', place, {
    as,
    headers: { 'idempotency-key': key },
    body: { sheets, ...(base ? { base } : {}) },
  });

const path = ({ s, p }: { s: string; p: string }, rest: string) => `/api/schemes/${s}/periods/${p}/${rest}`;

test('the same key and body give the very same receipt, also after the period has closed', async () => {
  const place = await openMonth();
  const first = await submitAs('safety-1', place, 'k1', [routine('u1', 2)]);
  expect(first.body).toMatchObject({ submission: 1, by: 'safety-1', onBehalfOf: [], sheets: [{ key: 'u1~routine' }] });
  await service.ask('movePeriod', place, { ...office, body: { to: 'closed' } });
  const reordered = `{"sheets":[{"lines":[{"reason":"台账缺项","points":2.0}],"component":"routine","unit":"u1"}]}`;
  const again = await service.send('POST', path(place, 'submissions'), reordered, {
    ...safety,
    headers: { 'idempotency-key': 'k1' },
  });
  expect([again.status, again.body]).toEqual([201, first.body]);
  const { body: period } = await service.ask('getPeriod', place, office);
  expect(period.submissions).toBe(1);
});

test('…and whatever becomes of the period and of the sheet: replaced, consolidated, final, or opened again', async () => {
  const place = await openMonth();
  const first = await submitAs('safety-1', place, 'k1', [routine('u1', 2), routine('u2', 0)]);
  const again = async () => (await submitAs('safety-1', place, 'k1', [routine('u1', 2), routine('u2', 0)])).body;
  await submitAs('safety-1', place, 'k2', [routine('u1', 5)]);
  expect(await again()).toEqual(first.body);
  await submitAs('service-1', place, 'k3', [leaders('u1', 38), leaders('u2', 30)]);
  await service.ask('movePeriod', place, { ...office, body: { to: 'closed' } });
  await service.ask('consolidate', place, office);
  await service.ask('movePeriod', place, { ...office, body: { to: 'open', reason: '补报' } });
  expect(await again()).toEqual(first.body);
  for (const to of ['closed', 'consolidated', 'signed', 'published', 'final'] as const)
    await service.ask('movePeriod', place, { as: to === 'signed' ? 'leader-1' : 'office-1', body: { to } });
  expect(await again()).toEqual(first.body);
  const { body: period } = await service.ask('getPeriod', place, office);
  expect([period.submissions, period.state]).toEqual([3, 'final']);
});

test('an earlier version is restored as a new one; what it replaces stays on record', async () => {
  const place = await openMonth();
  await submitAs('safety-1', place, 'k1', [routine('u1', 2)]);
  const { body: second } = await submitAs('safety-1', place, 'k2', [routine('u1', 5, '迟交')]);
  const history = { ...place, key: 'u1~routine' };
  const { body: before } = await service.ask('sheetHistory', history, safety);
  const restored = before.versions.at(-1)?.sheet as SheetInput;
  const base = { 'u1~routine': second.sheets[0]?.etag ?? null };
  await submitAs('office-1', place, 'k3', [restored], base);
  const { body: after } = await service.ask('sheetHistory', history, safety);
  expect(after.versions.slice(1)).toEqual(before.versions);
  expect(after.versions[0]).toMatchObject({ submission: 3, by: 'office-1', onBehalfOf: ['safety'], sheet: restored });
});

test('the same key with another body is refused', async () => {
  const place = await openMonth();
  await submitAs('safety-1', place, 'k1', [routine('u1', 2)]);
  const problem = await service.refused('POST', path(place, 'submissions'), {
    ...safety,
    headers: { 'idempotency-key': 'k1' },
    body: { sheets: [routine('u1', 3)] },
  });
  expect([problem.status, problem.code]).toEqual([422, 'idempotency-key-reused']);
});

test('a key belongs to one person: another one may use the same', async () => {
  const place = await openMonth();
  await submitAs('safety-1', place, 'k1', [routine('u1', 2)]);
  const { body } = await submitAs('service-1', place, 'k1', [leaders('u1', 38)]);
  expect(body.submission).toBe(2);
});

test('a stale base is refused with the lines that differ on both sides, and nothing is overwritten', async () => {
  const place = await openMonth();
  const first = await submitAs('safety-1', place, 'k1', [routine('u1', 2), routine('u2', 0)]);
  const etag = first.body.sheets[0]?.etag as string;
  const second = await submitAs('office-1', place, 'k2', [routine('u1', 5, '迟交')], { 'u1~routine': etag });
  expect(second.body.onBehalfOf).toEqual(['safety']);
  const problem = await service.refused('POST', path(place, 'submissions'), {
    ...safety,
    headers: { 'idempotency-key': 'k3' },
    body: { sheets: [routine('u1', 3), routine('u2', 1)], base: { 'u1~routine': etag, 'u2~routine': null } },
  });
  expect([problem.status, problem.code]).toEqual([412, 'stale']);
  expect(problem.conflicts).toEqual([
    expect.objectContaining({
      key: 'u1~routine',
      base: etag,
      current: second.body.sheets[0]?.etag,
      by: 'office-1',
      lines: [
        {
          indicator: null,
          position: 0,
          yours: { points: 3, reason: '台账缺项' },
          theirs: { points: 5, reason: '迟交' },
        },
      ],
    }),
    expect.objectContaining({ key: 'u2~routine', base: null, by: 'safety-1' }),
  ]);
  const { body } = await service.ask('listSheets', place, { ...safety, query: { unit: 'u1' } });
  expect(body.sheets.map(({ sheet }) => sheet.lines)).toEqual([[{ points: 5, reason: '迟交' }]]);
});

test('a stale base of a sheet with the very content that was accepted is no conflict: nothing would be lost', async () => {
  const place = await openMonth();
  const { body: first } = await submitAs('safety-1', place, 'k1', [routine('u1', 2)]);
  const base = { 'u1~routine': first.sheets[0]?.etag ?? null };
  await submitAs('office-1', place, 'k2', [routine('u1', 5, '迟交')], base);
  const again = await submitAs('safety-1', place, 'k3', [routine('u1', 5, '迟交'), routine('u2', 1)], base);
  expect(again.body.submission).toBe(3);

  // Everything that a sheet says counts, evidence too; and beside one that differs, one that does not is not named.
  const evidenced = { ...routine('u1', 5, '迟交'), lines: [{ points: 5, reason: '迟交', evidence: ['照片'] }] };
  const problem = await service.refused('POST', path(place, 'submissions'), {
    ...safety,
    headers: { 'idempotency-key': 'k4' },
    body: { sheets: [evidenced, routine('u2', 1)], base: { ...base, 'u2~routine': null } },
  });
  expect([problem.code, problem.conflicts?.map(({ key, lines }) => [key, lines.length])]).toEqual([
    'stale',
    [['u1~routine', 1]],
  ]);
});

test('without a base nothing is compared: what is replaced stays on record, and the audit says how much of it was another’s', async () => {
  const place = await openMonth();
  await submitAs('safety-1', place, 'k1', [routine('u1', 2), routine('u2', 1)]);
  await submitAs('office-1', place, 'k2', [routine('u1', 5), routine('u2', 3), leaders('u1', 30)]);
  await submitAs('office-1', place, 'k3', [routine('u1', 6)]);
  const { body: history } = await service.ask('sheetHistory', { ...place, key: 'u1~routine' }, safety);
  expect(history.versions.map(({ by, sheet }) => [by, sheet.lines[0]?.points])).toEqual([
    ['office-1', 6],
    ['office-1', 5],
    ['safety-1', 2],
  ]);
  const query = { scheme: place.s, period: place.p, what: 'submission-accepted' } as const;
  const { body: audit } = await service.ask('audit', {}, { ...office, query });
  expect(audit.entries.map(({ detail }) => [detail.submission, detail.replaced])).toEqual([
    [1, undefined],
    [2, 2],
    [3, undefined],
  ]);
});

test('a base tells nothing of sheets that are not submitted: it is refused', async () => {
  const place = await openMonth();
  await submitAs('service-1', place, 'k1', [leaders('u1', 31)]);
  const problem = await service.refused('POST', path(place, 'submissions'), {
    ...safety,
    headers: { 'idempotency-key': 'k2' },
    body: { sheets: [routine('u1', 3)], base: { 'u1~leaders': null, 'u1~routine': null } },
  });
  expect([problem.status, problem.code, problem.conflicts]).toEqual([400, 'malformed', undefined]);
  expect(problem.faults.map(({ code, path: at }) => [code, at])).toEqual([['unknown-key', 'base["u1~leaders"]']]);
  // Without the invocation's id, which may hold any digits.
  expect(JSON.stringify({ ...problem, instance: '' })).not.toContain('31');
});

test('a component that takes one sheet has one place, whichever assessor is named', async () => {
  const place = await openMonth();
  await submitAs('safety-1', place, 'k1', [{ ...routine('u1', 3), assessor: 'a' }]);
  await submitAs('safety-1', place, 'k2', [{ ...routine('u1', 4), assessor: 'b' }]);
  const { body } = await service.ask('listSheets', place, safety);
  expect(body.sheets.map(({ key, sheet }) => [key, sheet.lines[0]?.points])).toEqual([['u1~routine', 4]]);
});

test('every accepted version of a sheet stays, the latest first', async () => {
  const place = await openMonth();
  for (const [key, points] of [
    ['a', 1],
    ['b', 2],
    ['c', 3],
  ] as const)
    await submitAs('safety-1', place, key, [routine('u1', points)]);
  const { body } = await service.ask('sheetHistory', { ...place, key: 'u1~routine' }, safety);
  expect(body.versions.map(({ submission, sheet }) => [submission, sheet.lines[0]?.points])).toEqual([
    [3, 3],
    [2, 2],
    [1, 1],
  ]);
  const { body: page } = await service.ask(
    'sheetHistory',
    { ...place, key: 'u1~routine' },
    { ...safety, query: { limit: '2' } },
  );
  const next = page.next as string;
  const { body: rest } = await service.ask(
    'sheetHistory',
    { ...place, key: 'u1~routine' },
    { ...safety, query: { limit: '2', next } },
  );
  expect([page.versions.length, rest.versions.length, rest.next]).toEqual([2, 1, null]);
});

test('two groups that submit at the same moment are both accepted', async () => {
  const place = await openMonth();
  await Promise.all([
    ...Array.from({ length: 10 }, (_, n) => submitAs('safety-1', place, `s${n}`, [routine('u1', n)])),
    ...Array.from({ length: 10 }, (_, n) => submitAs('service-1', place, `t${n}`, [leaders('u1', n)])),
  ]);
  const { body: period } = await service.ask('getPeriod', place, office);
  expect(period.submissions).toBe(20);
  const { body } = await service.ask('listSheets', place, office);
  expect(body.sheets.map(({ key }) => key)).toEqual(['u1~leaders', 'u1~routine']);
});

test('an assessor sees and submits only the own group’s components', async () => {
  const place = await openMonth();
  await submitAs('service-1', place, 'k', [leaders('u1', 30)]);
  const problem = await service.refused('POST', path(place, 'submissions'), {
    ...safety,
    headers: { 'idempotency-key': 'k' },
    body: { sheets: [routine('u1', 1), leaders('u2', 30)] },
  });
  expect([problem.status, problem.code]).toEqual([403, 'not-allowed']);
  expect(problem.faults).toEqual([
    { code: 'not-of-own-group', path: 'sheets[1]', detail: { component: 'leaders', group: 'service' } },
  ]);
  expect((await service.ask('listSheets', place, safety)).body.sheets).toEqual([]);
  expect((await service.refused('GET', path(place, 'sheets/u1~leaders/history'), safety)).status).toBe(403);
  const { body } = await service.ask('progress', place, safety);
  expect([...new Set(body.cells.map(({ group }) => group))]).toEqual(['safety']);
});

test('progress tells for each group and unit what is there, what is missing and since when', async () => {
  const place = await openMonth();
  await submitAs('service-1', place, 'k', [leaders('u1', 30)]);
  const { body } = await service.ask('progress', place, { as: 'leader-1' });
  expect(body.cells).toEqual([
    { group: 'safety', unit: 'u1', accepted: [], missing: ['routine'], unfilled: [], acceptedAt: null },
    { group: 'safety', unit: 'u2', accepted: [], missing: ['routine'], unfilled: [], acceptedAt: null },
    {
      group: 'service',
      unit: 'u1',
      accepted: ['leaders'],
      missing: [],
      unfilled: ['extra'],
      acceptedAt: '2026-10-15T08:00:00.000Z',
    },
    { group: 'service', unit: 'u2', accepted: [], missing: ['leaders'], unfilled: ['extra'], acceptedAt: null },
  ]);
});

test('all faults of a submission come back, and nothing of it is stored', async () => {
  const place = await openMonth();
  const before = service.contents();
  const problem = await service.refused('POST', path(place, 'submissions'), {
    ...office,
    headers: { 'idempotency-key': 'k' },
    body: {
      sheets: [
        routine('u1', 1, ''),
        { unit: 'nobody', component: 'routine', lines: [] },
        { unit: 'u1', component: 'leaders', lines: [{ points: 41 }] },
        { unit: 'u2', component: 'leaders', lines: [{ points: -1 }] },
        { unit: 'u2', component: 'extra', lines: [{ points: 0.00001, reason: 'x' }] },
        routine('u2', 0),
        routine('u2', 0),
      ],
    },
  });
  expect([problem.status, problem.code]).toEqual([422, 'sheets-refused']);
  expect(problem.faults.map(({ code, path: at }) => [code, at])).toEqual([
    ['reason-missing', 'sheets[0].lines[0].reason'],
    ['unknown-unit', 'sheets[1].unit'],
    ['points-beyond-marks', 'sheets[2].lines[0].points'],
    ['points-negative', 'sheets[3].lines[0].points'],
    ['points-too-fine', 'sheets[4].lines[0].points'],
    ['sheet-repeated', 'sheets[6]'],
  ]);
  expect(service.contents()).toEqual(before);
});

test('a closed period takes nothing', async () => {
  const place = await openMonth();
  await service.ask('movePeriod', place, { ...office, body: { to: 'closed' } });
  const before = service.contents();
  const body = { sheets: [routine('u1', 1)] };
  const problem = await service.refused('POST', path(place, 'submissions'), {
    ...safety,
    headers: { 'idempotency-key': 'k' },
    body,
  });
  expect([problem.status, problem.code]).toEqual([409, 'period-closed']);
  expect(service.contents()).toEqual(before);
});

test('a submission of 2,000 sheets is one submission', async () => {
  const units = Array.from({ length: 2000 }, (_, n) => ({ id: `u${n}`, title: `${n} 队`, category: 'c' }));
  const body = smallScheme('large', { units });
  await service.ask('putScheme', { s: 'large' }, { ...office, headers: { 'if-none-match': '*' }, body });
  const place = { s: 'large', p: '2026-10' };
  await service.ask('openPeriod', place, office);
  const sheets = units.map(({ id }, n) => routine(id, (n % 50) + 0.25));
  const { body: receipt } = await submitAs('safety-1', place, 'k', sheets);
  expect(receipt.sheets).toHaveLength(2000);
  const { body: listed } = await service.ask('listSheets', place, safety);
  expect(listed.sheets).toHaveLength(2000);
  expect((await submitAs('safety-1', place, 'k', sheets)).body).toEqual(receipt);
});

test('records that are gone are told as damaged and by an id, and logged without points or names', async () => {
  const place = await openMonth();
  await submitAs('safety-1', place, 'k', [routine('u1', 7.25, '机密理由')]);
  service.damage(`DELETE FROM record WHERE partition = 'demo!small!${place.p}' AND row LIKE 'submission!%'`);
  const problem = await service.refused('GET', path(place, 'sheets'), safety);
  const faults = [{ code: 'store-damaged', path: '', detail: {} }];
  expect(problem).toMatchObject({ status: 500, code: 'unexpected', faults });
  expect(Object.values(problem).join(' ')).not.toMatch(/submission|store|u1/);
  const logged = JSON.stringify(service.logged);
  expect(logged).toContain(problem.instance);
  expect(logged).not.toMatch(/7\.25|机密理由|安全员/);
});

describe('sheets of several assessors', () => {
  const several = { s: 'several', p: '2026-10' };
  const by = (...assessors: string[]): SheetInput[] =>
    assessors.map((assessor) => ({ ...leaders('u1', 30), assessor }));
  const faults = async (key: string, sheets: SheetInput[]) => {
    const problem = await service.refused('POST', path(several, 'submissions'), {
      as: 'service-1',
      headers: { 'idempotency-key': key },
      body: { sheets },
    });
    expect([problem.status, problem.code]).toEqual([422, 'sheets-refused']);
    return problem.faults;
  };
  beforeAll(async () => {
    const components = smallScheme('several').components.map((component) =>
      component.id === 'leaders' ? { ...component, combine: 'mean' as const } : component,
    );
    const body = smallScheme('several', { components });
    await service.ask('putScheme', { s: 'several' }, { ...office, headers: { 'if-none-match': '*' }, body });
    await service.ask('openPeriod', several, office);
    const person = { name: '服务员', roles: ['assessor:small/service', 'assessor:several/service'] };
    await service.ask('putPerson', { id: 'service-1' }, { as: 'admin', body: person });
    await submitAs('service-1', several, 'first', by('张三', 'CAP'));
  });

  test('one person of the group submits for all its assessors; who submitted is recorded', async () => {
    const { body } = await service.ask('listSheets', several, office);
    expect(body.sheets.map(({ key, by: who }) => [key, who])).toEqual([
      ['u1~leaders~CAP', 'service-1'],
      ['u1~leaders~张三', 'service-1'],
    ]);
    await submitAs('service-1', several, 'again', by('张三'));
  });

  test('are refused where an assessor is one whose sheet is accepted, written otherwise', async () => {
    const at = 'sheets[1].assessor';
    expect(await faults('look', by('李四', '\u0421\u0410\u0420'))).toEqual([
      {
        code: 'assessors-look-alike',
        path: at,
        detail: { unit: 'u1', component: 'leaders', assessor: '\u0421\u0410\u0420', other: 'CAP' },
      },
    ]);
    expect(await faults('blank', by('李四', '张三 '))).toMatchObject([{ code: 'assessor-not-plain', path: at }]);
    expect((await service.ask('listSheets', several, office)).body.sheets).toHaveLength(2);
  });

  test('are of a hundred assessors at most, counted with those accepted', async () => {
    const more = Array.from({ length: 99 }, (_, at) => `评委 ${at}`);
    expect(await faults('more', by(...more))).toMatchObject([
      {
        code: 'too-many-assessors',
        path: 'sheets[98].assessor',
        detail: { unit: 'u1', component: 'leaders', most: 100 },
      },
    ]);
    await submitAs('service-1', several, 'most', by(...more.slice(0, 98), '张三'));
  });
});
