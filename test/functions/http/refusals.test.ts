// Bad input: every refusal is a problem with all its faults, and nothing of it is stored.
import { localService, type LocalService } from './local-service';
import { routine, smallScheme } from './small-scheme';

let service: LocalService;
const office = { as: 'office-1' };
const place = '/api/schemes/luan/periods/2026-10';

beforeAll(async () => {
  service = await localService();
});
afterAll(() => service.stop());

let before: unknown[];
beforeEach(() => {
  before = service.contents();
});
afterEach(() => {
  expect(service.contents()).toEqual(before);
});

const key = { 'idempotency-key': 'k' };
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

test.each([
  ['not JSON', '{', 'malformed-json'],
  ['a key twice', '{"to":"closed","to":"open"}', 'malformed-json'],
  ['a key twice, once escaped', '{"to":"closed","\\u0074o":"open"}', 'malformed-json'],
  ['a key named __proto__', '{"__proto__":{"to":"closed"}}', 'malformed-json'],
  ['a lone surrogate', '{"to":"closed","reason":"\\ud800"}', 'malformed-json'],
  ['too deep', nested(100_000), 'malformed-json'],
  ['bytes that are no text', new Uint8Array([0x22, 0xff, 0x22]), 'malformed-json'],
  ['nothing', undefined, 'malformed'],
  ['null', 'null', 'malformed'],
  ['an unknown key', '{"to":"closed","by":"me"}', 'malformed'],
  ['an unknown state', '{"to":"gone"}', 'malformed'],
])('a body that is %s', async (_, raw, code) => {
  const asked = raw === undefined ? office : { ...office, raw };
  const problem = await service.refused('POST', `${place}/transitions`, asked);
  expect([problem.status, problem.code]).toEqual([400, code]);
});

test('32 levels are read, and no more: the 33rd is refused as such', async () => {
  const levels = async (depth: number) =>
    (await service.refused('POST', `${place}/transitions`, { ...office, raw: nested(depth) })).code;
  expect([await levels(32), await levels(33)]).toEqual(['malformed', 'malformed-json']);
});

test('all faults of a request come at once', async () => {
  const problem = await service.refused('POST', `${place}/transitions?a=1&a=2&b=3`, {
    ...office,
    raw: '{"to":1,"x":2}',
  });
  expect(problem.faults.map(({ code, path }) => [code, path])).toEqual([
    ['repeated-key', 'query.a'],
    ['unknown-key', 'query.a'],
    ['unknown-key', 'query.b'],
    ['out-of-range', 'to'],
    ['unknown-key', 'x'],
  ]);
});

test('a body that is not declared as JSON', async () => {
  const headers = { 'content-type': 'text/plain' };
  const problem = await service.refused('POST', `${place}/transitions`, { ...office, headers, raw: '{"to":"closed"}' });
  expect([problem.status, problem.code]).toEqual([400, 'not-json']);
});

test.each([
  ['4 MiB, of anything', '/api/preview', 4],
  ['32 MiB, of a scheme', '/api/schemes/check', 32],
])('a body of more than %s', async (_, path, most) => {
  const raw = `"${'x'.repeat(most * 1024 * 1024)}"`;
  const problem = await service.refused('POST', path, { ...office, raw });
  expect([problem.status, problem.code]).toEqual([413, 'too-large']);
  const chunks = new Blob([raw]).stream();
  const answer = await fetch(`${service.url}${path}`, {
    method: 'POST',
    body: chunks,
    headers: { authorization: `Bearer ${await service.tokenOf('office-1')}`, 'content-type': 'application/json' },
    duplex: 'half',
  } as RequestInit);
  expect(answer.status).toBe(413);
});

test.each([
  `/api/schemes/${'x'.repeat(65)}`,
  '/api/schemes/a%20b',
  '/api/schemes/a%27%20or%201',
  '/api/schemes/%E6%96%B9%E6%A1%88',
  '/api/schemes/luan?version=0',
  '/api/schemes/luan?version=1.5',
  '/api/schemes?limit=1001',
  '/api/schemes/luan/periods/2026-09/sheets/luan/history',
  '/api/audit?from=yesterday',
  '/api/audit?next=nonsense',
  '/api/audit?next=1@nothing',
  `/api/schemes?next=${'x'.repeat(65)}`,
  '/api/schemes/luan/periods?next=%2F',
])('GET %s is malformed', async (path) => {
  const problem = await service.refused('GET', path, office);
  expect([problem.status, problem.code]).toEqual([400, 'malformed']);
});

test.each([
  ['too long', '%E4%BA%BA'.repeat(300)],
  ['no id', '%2F..%2F'],
  ['no text', '%00'],
])('GET /api/people is malformed where next is %s', async (_, next) => {
  const problem = await service.refused('GET', `/api/people?next=${next}`, { as: 'admin' });
  expect([problem.status, problem.code]).toEqual([400, 'malformed']);
});

test.each(['/api', '/api/', '/api/nothing', '/api/schemes/none', '/api/schemes/luan?version=99', '/api/schemes/%ff'])(
  'GET %s is not there',
  async (path) => {
    const answer = await service.send('GET', path, undefined, office).catch(() => ({ status: 404 }));
    expect(answer.status).toBe(404);
  },
);

test('a submission without a usable idempotency key', async () => {
  const body = { sheets: [routine('u1', 1)] };
  const unusable: Record<string, string>[] = [{}, { 'idempotency-key': 'a b' }, { 'idempotency-key': 'x'.repeat(129) }];
  for (const headers of unusable) {
    const problem = await service.refused('POST', `${place}/submissions`, { ...office, headers, body });
    expect([problem.status, problem.code]).toEqual([400, 'idempotency-key-missing']);
  }
});

test('a submission without sheets, with too many, or with a base that names no sheet', async () => {
  for (const body of [{ sheets: [] }, { sheets: Array(10_001).fill(0) }, { sheets: [1], base: { x: '"1.1"' } }, {}]) {
    const problem = await service.refused('POST', `${place}/submissions`, { ...office, headers: key, body });
    expect([problem.status, problem.code]).toEqual([400, 'malformed']);
  }
});

test('a submission to a period that was never opened', async () => {
  const asked = { ...office, headers: key, body: { sheets: [routine('u1', 1)] } };
  const problem = await service.refused('POST', '/api/schemes/luan/periods/2031-01/submissions', asked);
  expect([problem.status, problem.code]).toEqual([404, 'not-found']);
});

describe('a scheme', () => {
  const put = (id: string, headers: Record<string, string>, body: unknown) =>
    service.refused('PUT', `/api/schemes/${id}`, { ...office, headers, body });

  test('without a precondition', async () => {
    const problem = await put('new', {}, smallScheme('new'));
    expect([problem.status, problem.code]).toEqual([428, 'precondition-missing']);
  });

  test('as a new one where there is one, or on another version than the latest', async () => {
    const next = { ...smallScheme('luan'), version: 2 };
    for (const headers of [{ 'if-none-match': '*' }, { 'if-match': '"7"' }] as Record<string, string>[]) {
      const problem = await put('luan', headers, next);
      expect([problem.status, problem.code]).toEqual([412, 'stale']);
    }
    expect((await put('new', { 'if-match': '"1"' }, smallScheme('new'))).status).toBe(412);
  });

  test('that is not the next version', async () => {
    const { headers } = await service.ask('getScheme', { s: 'luan' }, office);
    const etag = headers.get('etag') as string;
    for (const version of [1, 3]) {
      const problem = await put('luan', { 'if-match': etag }, smallScheme('luan', { version }));
      expect([problem.status, problem.code]).toEqual([422, 'version-not-next']);
    }
  });

  test('with faults: all of them', async () => {
    const units = [
      { id: 'u1', title: '一队', category: 'nowhere' },
      { id: 'u1', title: '二队', category: 'c' },
    ];
    const problem = await put('new', { 'if-none-match': '*' }, smallScheme('new', { units }));
    expect([problem.status, problem.code]).toEqual([422, 'scheme-refused']);
    expect(problem.faults.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['unknown-reference', 'duplicate-id']),
    );
  });

  test('whose id is not that of its address', async () => {
    const problem = await put('new', { 'if-none-match': '*' }, smallScheme('old'));
    expect(problem.faults.map(({ code, path }) => [code, path])).toEqual([['id-not-of-address', 'id']]);
  });

  test('only checked: its faults and warnings are told and nothing is kept', async () => {
    const { body } = await service.ask('checkScheme', {}, { ...office, body: smallScheme('new') });
    expect(body.faults).toEqual([]);
    expect(body.warnings.length).toBeGreaterThan(0);
    const { body: refused } = await service.ask('checkScheme', {}, { ...office, body: { format: 2 } as never });
    expect(refused.faults.length).toBeGreaterThan(3);
  });
});

test.each(['2026-13', '2026-H1x', '2026-W1', 'latest'])('a period named %s', async (period) => {
  const problem = await service.refused('PUT', `/api/schemes/luan/periods/${period}`, { ...office, body: {} });
  expect([problem.status, problem.code]).toEqual([422, 'period-refused']);
});

test('a person with a role that does not exist', async () => {
  for (const role of ['king', 'assessor', 'assessor:luan', 'office:luan/x', 'head:luan/a b']) {
    const body = { name: 'x', roles: [role] };
    const problem = await service.refused('PUT', '/api/people/somebody', { as: 'admin', body });
    expect([problem.status, problem.faults[0]?.path]).toEqual([400, 'roles[0]']);
  }
});
