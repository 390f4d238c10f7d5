// The organisation over HTTP, its retention, exports of people and consolidations that are done later: what nobody may ask, and what is not of the contract, changes nothing.
import { mostDays, mostMonths } from '../../../shared/api/organisation';
import { office, smallService } from './small-service';

const here = smallService();
const admin = { as: 'admin' };
/** The administrator of the other organisation. */
const other = { as: 'other-office-1' };
const organisation = '/api/organisation';
const expiring = '/api/organisation/expiring';
const consolidation = '/api/schemes/small/periods/2026-10/consolidation';
const exportsOf = (id: string) => `/api/people/${encodeURIComponent(id)}/exports`;
const keeps = { files: null, contacts: null, names: null };
const anyOne = { 'if-match': '*' };
const first = { 'if-none-match': '*' };

const demo = () =>
  (here.service.contents() as { record: string }[]).filter(({ record }) => /^(demo|consolidations)/.test(record));

beforeAll(() => {
  here.service.damage(
    `UPDATE record SET value = replace(value, '"office"', '"admin","office"') WHERE partition = 'other!people' AND row = 'person!other-office-1'`,
  );
});

describe('another organisation’s administrator', () => {
  test('reads and sets the own organisation, and nothing of this one', async () => {
    const title = '甲';
    await here.service.ask(
      'putOrganisation',
      {},
      { ...admin, headers: anyOneOr(first), body: { title, retention: keeps } },
    );
    const before = demo();
    expect((await here.service.ask('getOrganisation', {}, other)).body).toMatchObject({ id: 'other', title: 'other' });
    const body = { title: '乙', retention: { ...keeps, names: 1 } };
    await here.service.ask('putOrganisation', {}, { ...other, headers: first, body });
    const { body: going } = await here.service.ask(
      'previewRetention',
      {},
      { ...other, body: { files: 1, contacts: 1, names: 1 } },
    );
    expect(JSON.stringify(going)).not.toMatch(/luan|small|demo/);
    expect((await here.service.ask('getOrganisation', {}, admin)).body).toMatchObject({ id: 'demo', title: '甲' });
    expect(demo()).toEqual(before);
  });

  test('exports nobody of this one, not even on the mark of an export that goes on', async () => {
    const problem = await here.refusal('POST', exportsOf('leader-1'), { ...other, body: {} });
    expect([problem.code, problem.problem.status]).toEqual(['not-on-record', 404]);
    const { body } = await here.service.ask('exportPerson', { id: 'leader-1' }, { ...admin, body: {} });
    const begun = body.items.find(({ value }) => (value as { what?: string } | null)?.what === 'person-exported');
    const mark = [Number(begun?.key.split('!')[1]), 'people', 'audit!'];
    const next = Buffer.from(JSON.stringify(mark)).toString('base64url');
    expect((await here.service.ask('exportPerson', { id: 'leader-1' }, { ...admin, body: { next } })).status).toBe(200);
    expect((await here.refusal('POST', exportsOf('leader-1'), { ...other, body: { next } })).code).toBe('malformed');
  });

  test('neither asks for a consolidation of this one nor watches it', async () => {
    const headers = { prefer: 'respond-async' };
    expect((await here.refusal('POST', consolidation, { ...other, headers, body: {} })).code).toBe('not-found');
    expect((await here.refusal('GET', consolidation, other)).code).toBe('not-found');
  });
});

/** `If-Match: *` once something was set, else `If-None-Match: *`: whatever the sample says of itself. */
function anyOneOr(none: typeof first): Record<string, string> {
  const isSet = demo().some(({ record }) => record.startsWith('demo!people organisation '));
  return isSet ? anyOne : none;
}

describe('the settings of the organisation', () => {
  const put = (raw: string, headers: Record<string, string> = anyOne) =>
    here.refusal('PUT', organisation, { ...admin, headers, raw });

  test('are not set by who has not said what was there', async () => {
    const body = JSON.stringify({ title: '丙', retention: keeps });
    expect((await put(body, {})).problem).toMatchObject({ status: 428, code: 'precondition-missing' });
    for (const headers of [first, { 'if-match': '"other"' }, { 'if-match': 'W/"x"' }, { ...anyOne, ...first }])
      expect((await put(body, headers)).problem).toMatchObject({ status: 412, code: 'stale' });
    expect((await put(body, { 'if-match': 'no tag' })).code).toBe('malformed');
  });

  test('the same again changes nothing and tells nothing; on an ETag that is no longer it is refused', async () => {
    const { headers: read } = await here.service.ask(
      'putOrganisation',
      {},
      { ...admin, headers: anyOne, body: { title: '丁', retention: keeps } },
    );
    const etag = { 'if-match': read.get('etag') ?? '' };
    const again = { ...admin, headers: etag, body: { title: '丁', retention: keeps } };
    const before = here.service.contents();
    expect((await here.service.ask('putOrganisation', {}, again)).headers.get('etag')).toBe(read.get('etag'));
    expect(here.service.contents()).toEqual(before);
    const both = await Promise.all(
      ['戊', '己'].map((title) =>
        here.service.send('PUT', organisation, JSON.stringify({ title, retention: keeps }), {
          ...admin,
          headers: etag,
        }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  test.each([
    ['0', 'files'],
    ['-1', 'files'],
    ['1.5', 'files'],
    ['"6"', 'files'],
    ['1e309', 'files'],
    ['true', 'files'],
    ['[1]', 'files'],
    [String(mostMonths + 1), 'names'],
    [String(mostDays + 1), 'contacts'],
    ['9007199254740993', 'contacts'],
  ])('a retention of %s for %s is refused, set or tried', async (value, of) => {
    const retention = JSON.stringify(keeps).replace(`"${of}":null`, `"${of}":${value}`);
    expect((await put(`{"title":"x","retention":${retention}}`)).faults.join()).toContain(`retention.${of}`);
    const tried = await here.refusal('POST', expiring, { ...admin, raw: retention });
    expect(tried.faults.join()).toContain(of);
  });

  test.each([
    '{}',
    '[]',
    'null',
    '{"title":"x"}',
    '{"title":"","retention":{"files":null,"contacts":null,"names":null}}',
    '{"title":"x\\u0000","retention":{"files":null,"contacts":null,"names":null}}',
    '{"title":"x\\u202e","retention":{"files":null,"contacts":null,"names":null}}',
    '{"title":{"fr":"x"},"retention":{"files":null,"contacts":null,"names":null}}',
    `{"title":"${'x'.repeat(2001)}","retention":{"files":null,"contacts":null,"names":null}}`,
    '{"title":"x","retention":{"files":null,"contacts":null}}',
    '{"title":"x","retention":{"files":null,"contacts":null,"names":null,"audit":1}}',
    '{"title":"x","retention":{"files":null,"contacts":null,"names":null},"id":"other"}',
    '{"title":"x","retention":{"__proto__":{"files":1},"files":null,"contacts":null,"names":null}}',
  ])('%s is refused', async (raw) => {
    expect((await put(raw)).problem.status).toBe(400);
  });
});

describe('the export of a person', () => {
  test.each([
    '..',
    '.',
    '%2e%2e',
    'a/b',
    'a!b',
    'a*b',
    'a\u0000b',
    '王',
    '__proto__',
    'constructor',
    ' ',
    "'or'1",
    'a'.repeat(65),
  ])('of %j, whom nobody has put on record, tells and writes nothing', async (id) => {
    const { problem } = await here.refusal('POST', exportsOf(id), { ...admin, body: {} });
    expect([400, 404, 405]).toContain(problem.status);
  });

  test('of an id as long as ids may be', async () => {
    const id = 'a'.repeat(64);
    await here.service.ask('putPerson', { id }, { ...admin, body: { name: '长', roles: [] } });
    const { body } = await here.service.ask('exportPerson', { id }, { ...admin, body: {} });
    expect(body.items.map(({ kind }) => kind)).toEqual(['audit', 'audit', 'person']);
  });

  test.each([
    '[]',
    '{"next":""}',
    '{"next":1}',
    '{"next":null}',
    '{"next":"e30"}',
    '{"next":"!"}',
    `{"next":"${'A'.repeat(2049)}"}`,
    '{"next":"WzEsIiIsIiJd","more":1}',
    '{"from":"people"}',
  ])('with %s is refused', async (raw) => {
    expect((await here.refusal('POST', exportsOf('leader-1'), { ...admin, raw })).problem.status).toBe(400);
  });

  test('a mark that is no mark of this export, however it is made', async () => {
    const made = [
      [0, 'people', ''],
      [1.5, 'people', 'a'],
      [1e300, 'people', 'a'],
      [1, 'people', 'a'],
      [-1, 'people', 'a'],
      [1, {}, []],
      ['1', 'people', 'a'],
      [1, 'people', 'a', 'b'],
    ];
    for (const mark of made) {
      const next = Buffer.from(JSON.stringify(mark)).toString('base64url');
      expect((await here.refusal('POST', exportsOf('leader-1'), { ...admin, body: { next } })).code).toBe('malformed');
    }
  });
});

describe('a consolidation that is done later', () => {
  const headers = { prefer: 'respond-async' };

  test.each([
    '[]',
    '{"excused":{}}',
    '{"excused":[{"unit":"u1"}]}',
    '{"job":"x"}',
    '{"excused":[{"unit":"../u1","reason":"x"}]}',
  ])('with %s is refused before anything is noted', async (raw) => {
    expect((await here.refusal('POST', consolidation, { ...office, headers, raw })).problem.status).toBeLessThan(423);
  });

  test('of an open period, and of none, is refused before anything is noted', async () => {
    expect((await here.refusal('POST', consolidation, { ...office, headers, body: {} })).problem.status).toBe(409);
    for (const path of [consolidation.replace('2026-10', '2026-13'), consolidation.replace('small', 'none')])
      expect((await here.refusal('POST', path, { ...office, headers, body: {} })).problem.status).toBe(404);
  });

  test('the same asked for many times at once is one', async () => {
    await here.service.ask('movePeriod', { s: 'small', p: '2026-10' }, { ...office, body: { to: 'closed' } });
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => here.service.send('POST', consolidation, '{}', { ...office, headers })),
    );
    const accepted = answers.filter(({ status }) => status === 202);
    expect(accepted.length).toBeGreaterThan(0);
    expect(answers.filter(({ status }) => ![202, 409].includes(status))).toEqual([]);
    const jobs = demo().filter(({ record }) => record.startsWith('consolidations job!demo!small!2026-10'));
    expect(jobs).toHaveLength(1);
  });
});
