// Isolation, told without the access table: whatever roles somebody has, only the own organisation, groups, units and periods are seen and changed.
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import Database from 'libsql';
import { join } from 'node:path';
import { localService, type LocalService } from './local-service';
import { leaders, routine, smallScheme, type SheetInput } from './small-scheme';

const runs = { numRuns: 60 };
const office = { as: 'office-1' };
/** The scheme whose results a group leader signs; those of the other one a leader signs. */
const signedByGroups = 'two';
const groupOf: Readonly<Record<string, string>> = { routine: 'safety', leaders: 'service', extra: 'service' };
const units = ['u1', 'u2'];
const months = { '2026-08': 'published', '2026-09': 'consolidated', '2026-10': 'open' } as const;
type Month = keyof typeof months;

/** Stands in a name and a reason of one organisation, so that it would be found in an answer to another. */
const secret = '甲单位内部';

let service: LocalService;

async function fill(s: string): Promise<void> {
  const headers = { 'if-none-match': '*' };
  const role = s === signedByGroups ? 'group-leader' : 'leader';
  const body = smallScheme(s, { title: `${secret}方案`, signatures: [{ role, title: role }] });
  await service.ask('putScheme', { s }, { ...office, headers, body });
  for (const [p, state] of Object.entries(months)) {
    const place = { s, p };
    await service.ask('openPeriod', place, office);
    const sheets = units.flatMap((unit) => [routine(unit, 2, secret), leaders(unit, 30)]);
    await service.ask('submit', place, { ...office, headers: { 'idempotency-key': 'fill' }, body: { sheets } });
    if (state === 'open') continue;
    await service.ask('movePeriod', place, { ...office, body: { to: 'closed' } });
    await service.ask('consolidate', place, office);
    if (state === 'consolidated') continue;
    await service.ask('movePeriod', place, { as: `${role}-1`, body: { to: 'signed' } });
    await service.ask('movePeriod', place, { ...office, body: { to: 'published' } });
  }
}

beforeAll(async () => {
  service = await localService();
  const roles = [`group-leader:${signedByGroups}/safety`];
  await service.ask('putPerson', { id: 'group-leader-1' }, { as: 'admin', body: { name: '组长', roles } });
  await fill('one');
  await fill('two');
  // Their organisation has nobody who could appoint them.
  const database = new Database(join(service.dataDir, 'scorebook.db'));
  const put = database.prepare('INSERT INTO record (partition, row, value, etag) VALUES (?, ?, ?, ?)');
  for (const kind of ['admin', 'office', 'leader']) {
    const person = { id: `other-${kind}`, name: kind, roles: [kind] };
    put.run('other!people', `person!${person.id}`, JSON.stringify(person), 'e');
  }
  const all = {
    id: 'other-all',
    name: 'all',
    roles: ['admin', 'office', 'leader', 'assessor:one/safety', 'head:one/u1'],
  };
  put.run('other!people', 'person!other-all', JSON.stringify(all), 'e');
  database.close();
}, 60_000);
afterAll(() => service.stop());

/** What stands in the sample organisation's own partitions. */
const demo = (): string => {
  const own = (service.contents() as { record: string }[]).filter(({ record }) => record.startsWith('demo!'));
  return JSON.stringify(own);
};

test('an organisation sees nothing of another, whatever it asks and whoever asks there', async () => {
  const before = demo();
  const asker = fc.constantFrom('other-admin', 'other-office', 'other-leader', 'other-all', 'other-office-1');
  const scheme = fc.constantFrom('one', 'two', 'luan', '..', 'demo!one');
  const period = fc.constantFrom(...Object.keys(months), '2026-07', 'demo');
  const rest = fc.constantFrom(
    ...['', '/progress', '/sheets', '/sheets?component=routine&unit=u1', '/sheets/u1~routine/history', '/results'],
    ...['/board', '/results/u1/explanation', '/results/u2/explanation'],
  );
  const ofPeriod = fc
    .tuple(scheme, period, rest)
    .map(([s, p, tail]) => ['GET', `/schemes/${encodeURIComponent(s)}/periods/${p}${tail}`, undefined] as const);
  const writes = fc.tuple(scheme, period, fc.integer({ min: 0, max: 6 })).map(([s, p, what]) => {
    const at = `/schemes/${encodeURIComponent(s)}/periods/${p}`;
    return (
      [
        ['PUT', at, {}],
        ['POST', `${at}/transitions`, { to: 'closed' }],
        ['POST', `${at}/transitions`, { to: 'open', reason: 'x' }],
        ['POST', `${at}/submissions`, { sheets: [routine('u1', 9)] }],
        ['POST', `${at}/consolidation`, {}],
        ['POST', '/figures', { asked: [{ scheme: s, period: p, units: ['u1', '一队'], explain: true }] }],
        ['POST', '/preview', { scheme: 'one', period: '2026-10', sheets: [routine('u1', 1)] }],
      ] as const
    )[what] as readonly [string, string, unknown];
  });
  const lists = fc
    .constantFrom('/people', '/schemes', '/schemes/one', '/schemes/one/periods', '/audit', '/audit?scheme=one&limit=5')
    .map((path) => ['GET', path, undefined] as const);
  await fc.assert(
    fc.asyncProperty(asker, fc.oneof(ofPeriod, writes, lists), async (as, [method, path, body]) => {
      const headers = { 'idempotency-key': randomUUID() };
      const text = body === undefined ? undefined : JSON.stringify(body);
      const { status, body: answer } = await service.send(method, `/api${path}`, text, { as, headers });
      const said = JSON.stringify(answer) ?? '';
      expect(said).not.toContain(secret);
      expect(said).not.toContain('"office-1"');
      expect(status).toBeLessThan(500);
      const list =
        path.startsWith('/people') || path === '/schemes' || path.startsWith('/audit') || path === '/figures';
      if (!list) expect([400, 403, 404]).toContain(status);
    }),
    { numRuns: 300 },
  );
  expect(demo()).toBe(before);
});

test('two organisations may call everything by the same names: each has its own', async () => {
  const before = demo();
  const other = { as: 'other-office' };
  const headers = { 'if-none-match': '*' };
  await service.ask('putScheme', { s: 'one' }, { ...other, headers, body: smallScheme('one', { title: '乙' }) });
  const place = { s: 'one', p: '2026-08' };
  await service.ask('openPeriod', place, other);
  const body = { sheets: [routine('u1', 7, '乙')] };
  await service.ask('submit', place, { ...other, headers: { 'idempotency-key': 'fill' }, body });
  const { body: theirs } = await service.ask('listSheets', place, other);
  expect(theirs.sheets.map(({ sheet }) => sheet.lines[0]?.points)).toEqual([7]);
  expect(JSON.stringify((await service.ask('audit', {}, other)).body)).not.toContain('"office-1"');
  expect(demo()).toBe(before);
});

const role = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('assessor', 'group-leader'),
      fc.constantFrom('one', 'two'),
      fc.constantFrom('safety', 'service'),
    )
    .map(([kind, s, g]) => `${kind}:${s}/${g}`),
  fc
    .tuple(fc.constantFrom('head', 'secretary', 'liaison'), fc.constantFrom('one', 'two'), fc.constantFrom(...units))
    .map(([kind, s, u]) => `${kind}:${s}/${u}`),
  fc
    .tuple(fc.constantFrom('one', 'two'), fc.constantFrom(...Object.keys(months)))
    .map(([s, p]) => `observer:${s}/${p}`),
);
const rolesArbitrary = fc.uniqueArray(role, { maxLength: 4 });

/** A person with exactly these roles. */
async function personWith(roles: string[]): Promise<{ as: string }> {
  await service.ask('putPerson', { id: 'somebody' }, { as: 'admin', body: { name: '某人', roles } });
  return { as: 'somebody' };
}

const parts = (roles: readonly string[], kinds: string, scheme: string): string[] =>
  roles.flatMap((text) => new RegExp(`^(?:${kinds}):${scheme}/(.+)$`).exec(text)?.[1] ?? []);

test('whatever roles somebody has, sheets are those of the own groups, results those of the own units once published, or those to sign', async () => {
  const place = fc.record({
    s: fc.constantFrom('one', 'two'),
    p: fc.constantFrom(...(Object.keys(months) as Month[])),
  });
  await fc.assert(
    fc.asyncProperty(rolesArbitrary, place, async (roles, { s, p }) => {
      const me = await personWith(roles);
      const groups = parts(roles, 'assessor|group-leader', s);
      const signs = s === signedByGroups && parts(roles, 'group-leader', s).length > 0;
      const own = parts(roles, 'head|secretary|liaison', s);
      const observes = parts(roles, 'observer', s).includes(p);
      const get = (tail: string) => service.send('GET', `/api/schemes/${s}/periods/${p}${tail}`, undefined, me);

      const sheets = await get('/sheets');
      if (!observes && groups.length === 0) expect(sheets.status).toBe(403);
      else {
        const seen = (sheets.body as { sheets: { sheet: SheetInput }[] }).sheets.map(({ sheet }) => sheet.component);
        const wanted = observes ? ['safety', 'service'] : groups;
        expect(new Set(seen.map((component) => groupOf[component]))).toEqual(new Set(wanted));
      }
      for (const [component, group] of Object.entries(groupOf).slice(0, 2)) {
        const { status } = await get(`/sheets/u1~${component}/history`);
        expect(status).toBe(observes || groups.includes(group) ? 200 : 403);
      }

      const published = months[p] === 'published';
      const open = months[p] === 'open';
      const mine = observes || signs ? units : published ? own : [];
      for (const unit of units) {
        const allowed = mine.includes(unit) ? (open ? 404 : 200) : 403;
        expect((await get(`/results/${unit}/explanation`)).status).toBe(allowed);
      }
      for (const tail of ['/results', '/board']) {
        const { status, body } = await get(tail);
        expect(status).toBe(mine.length === 0 ? 403 : open ? 404 : 200);
        if (status !== 200) continue;
        for (const unit of units) expect(JSON.stringify(body).includes(`"${unit}"`)).toBe(mine.includes(unit));
      }
      const asked = JSON.stringify({ asked: [{ scheme: s, period: p, units }] });
      const figures = await service.send('POST', '/api/figures', asked, me);
      const found = (figures.body as { answers?: { found: boolean }[][] }).answers?.flat().map((one) => one.found);
      expect(found ?? [false, false]).toEqual(units.map((unit) => !open && mine.includes(unit)));
    }),
    runs,
  );
});

test('a submission is accepted only where every sheet is of an own group; else nothing of it is', async () => {
  const sheet = fc.tuple(
    fc.constantFrom('routine', 'leaders'),
    fc.constantFrom(...units),
    fc.integer({ min: 0, max: 30 }),
  );
  const sheets = fc.uniqueArray(sheet, {
    minLength: 1,
    maxLength: 4,
    selector: ([component, unit]) => component + unit,
  });
  await fc.assert(
    fc.asyncProperty(rolesArbitrary, fc.constantFrom('one', 'two'), sheets, async (roles, s, asked) => {
      const me = await personWith(roles);
      const before = demo();
      const body = {
        sheets: asked.map(([component, unit, points]) => (component === 'routine' ? routine : leaders)(unit, points)),
      };
      const path = `/api/schemes/${s}/periods/2026-10/submissions`;
      const headers = { 'idempotency-key': randomUUID() };
      const { status } = await service.send('POST', path, JSON.stringify(body), { ...me, headers });
      const groups = parts(roles, 'assessor', s);
      const allowed = asked.every(([component]) => groups.includes(groupOf[component] as string));
      expect(status).toBe(allowed ? 201 : 403);
      if (!allowed) expect(demo()).toBe(before);
    }),
    runs,
  );
});

test('a unit is not told the others’ scores by the figures of few units together', async () => {
  const me = await personWith(['head:one/u1']);
  const { body } = await service.ask('results', { s: 'one', p: '2026-08' }, me);
  const counted = { ranked: 2, incomplete: 0, mean: null, median: null, max: null, min: null, bands: [] };
  expect([...body.categories, body.overall]).toEqual([{ category: 'c', ...counted }, counted]);
  const { body: whole } = await service.ask('results', { s: 'one', p: '2026-08' }, office);
  expect([whole.overall.max, whole.overall.min]).toEqual([88, 88]);
});

test('who is excused, and why, is told to those concerned', async () => {
  const place = { s: 'one', p: '2026-11' };
  await service.ask('openPeriod', place, office);
  await service.ask('movePeriod', place, { ...office, body: { to: 'closed' } });
  const excused = units.map((unit) => ({ unit, reason: secret }));
  await service.ask('consolidate', place, { ...office, body: { excused } });
  const told = async (roles: string[]) => {
    const me = await personWith(roles);
    const { body } = await service.ask('getPeriod', place, me);
    const { body: list } = await service.ask('listPeriods', { s: 'one' }, me);
    expect(list.periods.find(({ period }) => period === place.p)).toEqual(body);
    return body.results?.excused.map(({ unit }) => unit);
  };
  expect(await told(['head:one/u1'])).toEqual([]);
  expect(await told(['leader'])).toEqual(units);
  expect(await told(['group-leader:one/safety'])).toEqual([]);
  await service.ask('movePeriod', place, { as: 'leader-1', body: { to: 'signed' } });
  await service.ask('movePeriod', place, { ...office, body: { to: 'published' } });
  expect(await told(['head:one/u1'])).toEqual(['u1']);
  expect(await told(['head:two/u1'])).toEqual([]);
  expect(await told([])).toEqual([]);
  expect(await told(['observer:one/2026-11'])).toEqual(units);
});
