// Hostile input to the service: names like those of built-in properties, numbers and texts that mean something else than they look.
import { leaders, routine, smallScheme } from './small-scheme';
import { newScheme, office, smallService, submissions } from './small-service';

const here = smallService();
const { key, refusal, submit } = here;
const line = (points: string) => `{"sheets":[{"unit":"u1","component":"leaders","lines":[{"points":${points}}]}]}`;

describe('names of built-in properties', () => {
  const names = ['constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype', '__defineGetter__'];

  test('are ids like any other, from the scheme to the board', async () => {
    const [category = '', group = '', deduct = '', rate = ''] = names;
    const scheme = smallScheme('valueOf', {
      categories: [{ id: category, title: '类' }],
      groups: [{ id: group, title: '组' }],
      units: names.map((id) => ({ id, title: id, category })),
      components: [
        { id: deduct, title: '常规', group, method: 'deduct', marks: { [category]: 60 } },
        { id: rate, title: '评价', group, method: 'rate', marks: 40 },
      ],
    });
    const place = { s: 'valueOf', p: '2026-10' };
    await here.service.ask('putScheme', { s: 'valueOf' }, { ...office, headers: newScheme, body: scheme });
    await here.service.ask('openPeriod', place, office);
    const sheets = names.flatMap((unit, n) => [
      { unit, component: deduct, lines: [{ points: n, reason: '缺项' }] },
      { unit, component: rate, lines: [{ points: 40 }] },
    ]);
    await here.service.ask('submit', place, { ...office, headers: key(), body: { sheets } });
    await here.service.ask('movePeriod', place, { ...office, body: { to: 'closed' } });
    const { body: results } = await here.service.ask('consolidate', place, office);
    expect(results.units.map((unit) => [unit.unit, unit.complete && unit.final])).toEqual(
      names.map((name, n) => [name, 100 - n]),
    );
    const asked = { scheme: 'valueOf', period: '2026-10', units: [...names, '__proto__'], explain: true };
    const { body: figures } = await here.service.ask('figures', {}, { ...office, body: { asked: [asked] } });
    expect(figures.answers[0]?.map(({ found }) => found)).toEqual([...names.map(() => true), false]);
    expect((await here.service.ask('explanation', { ...place, u: 'constructor' }, office)).body.value).toBe(100);
    expect((await here.service.ask('board', place, office)).body.red[0]?.unit).toBe('constructor');
    expect((await here.service.ask('progress', place, office)).body.cells).toHaveLength(names.length);
    const { body: audit } = await here.service.ask('audit', {}, { ...office, query: { scheme: 'valueOf' } });
    expect(audit.entries).toHaveLength(6);
  });

  test.each(names)('a person called %s', async (id) => {
    const body = { name: id, roles: [] };
    expect((await here.service.ask('putPerson', { id }, { as: 'admin', body })).body).toMatchObject({ id, name: id });
  });

  test('__proto__ is refused wherever it is a key, whole or escaped, and as an id of a scheme', async () => {
    for (const name of ['__proto__', '\\u005f_proto__']) {
      for (const raw of [`{"${name}":{"admin":true}}`, `{"sheets":[],"base":{"${name}":null}}`]) {
        expect((await submit(raw)).code).toBe('malformed-json');
      }
    }
    const body = smallScheme('__proto__');
    const { code, faults } = await refusal('PUT', '/api/schemes/__proto__', { ...office, headers: newScheme, body });
    expect([code, faults]).toEqual(['scheme-refused', ['bad-id id']]);
    expect(({} as { admin?: unknown }).admin).toBeUndefined();
  });
});

describe('numbers', () => {
  test.each([
    ['1e309', 'points-not-finite'],
    ['-1e309', 'points-not-finite'],
    ['-1', 'points-negative'],
    ['1e12', 'points-beyond-marks'],
    ['0.00001', 'points-too-fine'],
    ['"1,5"', 'wrong-type'],
    ['"12"', 'wrong-type'],
    ['"１２"', 'wrong-type'],
    ['true', 'wrong-type'],
    ['null', 'wrong-type'],
    ['[1]', 'wrong-type'],
  ])('points of %s', async (points, code) => {
    expect((await submit(line(points))).faults[0]).toBe(`${code} sheets[0].lines[0].points`);
  });

  test.each(['１２', 'NaN', 'Infinity', '+1', '01', '1.', '.5', '0x1F', '1_000', '1,5'])(
    'what JSON has no number for: %s',
    async (points) => {
      const { code } = await submit(line(points));
      expect(['malformed-json', 'malformed', 'sheets-refused']).toContain(code);
    },
  );

  test('minus nothing is nothing', async () => {
    const headers = { ...key(), 'content-type': 'application/json' };
    const place = { s: 'small', p: '2026-10' };
    expect((await here.service.send('POST', submissions, line('-0'), { ...office, headers })).status).toBe(201);
    const { body } = await here.service.ask('listSheets', place, { ...office, query: { component: 'leaders' } });
    expect(Object.is(body.sheets[0]?.sheet.lines[0]?.points, 0)).toBe(true);
  });
});

describe('texts', () => {
  const unseen = [
    '\u0000',
    '\u0007',
    '\u001b',
    '\u007f',
    '\u0085',
    '\u200b',
    '\u200e',
    '\u202e',
    '\u2066',
    '\u2028',
    '\ufeff',
    '\u00ad',
    '\u{e0041}',
  ];

  test.each(unseen)('a character that is not seen, %j, wherever text is kept', async (character) => {
    const text = `二${character}队`;
    const sheets = [
      { ...routine('u1', 1, text), lines: [{ points: 1, reason: text, evidence: [text] }] },
      { ...leaders('u1', 1), assessor: text },
    ];
    const submitted = await refusal('POST', submissions, { ...office, headers: key(), body: { sheets } });
    expect(submitted.faults).toEqual([
      'hidden-character sheets[0].lines[0].reason',
      'hidden-character sheets[0].lines[0].evidence[0]',
      'hidden-character sheets[1].assessor',
    ]);
    const body = smallScheme('new', { title: text, units: [{ id: 'u1', title: { 'zh-CN': text }, category: 'c' }] });
    const scheme = await refusal('PUT', '/api/schemes/new', { ...office, headers: newScheme, body });
    expect(scheme.faults).toEqual(['hidden-character title', 'hidden-character units[0].title.zh-CN']);
    const person = await refusal('PUT', '/api/people/p1', { as: 'admin', body: { name: text, roles: [] } });
    expect(person.faults).toEqual(['hidden-character name']);
    const path = '/api/schemes/small/periods/2026-10/transitions';
    const moved = await refusal('POST', path, { ...office, body: { to: 'open', reason: text } });
    expect(moved.faults).toEqual(['hidden-character reason']);
  });

  test('a formula, markup and a filter are texts: they come back as they were sent', async () => {
    const reasons = [
      '=HYPERLINK("http://evil")',
      '+1',
      '-1',
      '@x',
      '\t=1',
      '<img src=x onerror=alert(1)>',
      "' or 1=1 --",
      "zz' or PartitionKey ne 'zz",
      '👨‍🌾'.replace('\u200d', ''),
      'e\u0301',
    ];
    const body = { sheets: [{ ...routine('u2', 0), lines: reasons.map((reason) => ({ points: 1, reason })) }] };
    await here.service.ask('submit', { s: 'small', p: '2026-10' }, { ...office, headers: key(), body });
    const query = { component: 'routine', unit: 'u2' };
    const { body: read } = await here.service.ask('listSheets', { s: 'small', p: '2026-10' }, { ...office, query });
    expect(read.sheets[0]?.sheet.lines.map(({ reason }) => reason)).toEqual(reasons);
  });

  test('names that look like others: the scheme is taken, and whoever puts it is told of each', async () => {
    const latin = 'CAP';
    const cyrillic = '\u0421\u0410\u0420';
    const body = smallScheme('alike', {
      categories: [{ id: 'c', title: { 'zh-CN': '生产型', 'en-US': 'Line' } }],
      units: [
        { id: 'u1', title: latin, category: 'c' },
        { id: 'u2', title: cyrillic, category: 'c' },
        { id: 'u3', title: '热力车间', category: 'c' },
        { id: 'u4', title: '热\u2f12车间', category: 'c' },
        { id: 'u5', title: 'P\u0430rk', category: 'c' },
      ],
    });
    const told = [
      'look-alike-titles units[1].title',
      'look-alike-titles units[3].title',
      'mixed-scripts units[4].title',
    ];
    const said = (warnings: readonly { code: string; path: string }[]) =>
      warnings.map(({ code, path }) => `${code} ${path}`).filter((one) => !/components/.test(one));
    const { body: checked } = await here.service.ask('checkScheme', {}, { ...office, body });
    expect([checked.faults, said(checked.warnings)]).toEqual([[], told]);
    const { body: put } = await here.service.ask('putScheme', { s: 'alike' }, { ...office, headers: newScheme, body });
    expect(said(put.warnings)).toEqual(told);
    expect((await here.service.ask('getScheme', { s: 'alike' }, office)).body.units).toEqual(body.units);

    const place = { s: 'alike', p: '2026-10' };
    await here.service.ask('openPeriod', place, office);
    const sheets = body.units.flatMap(({ id }, n) => [routine(id, n), leaders(id, 40)]);
    await here.service.ask('submit', place, { ...office, headers: key(), body: { sheets } });
    await here.service.ask('movePeriod', place, { ...office, body: { to: 'closed' } });
    await here.service.ask('consolidate', place, office);
    const units = ['u2', latin, cyrillic, `${cyrillic}（u2）`, 'ＣＡＰ', 'Ｐ\u0430ｒｋ', 'Park', '热力\u2ecb间'];
    const asked = { scheme: 'alike', period: '2026-10', units };
    const { body: figures } = await here.service.ask('figures', {}, { ...office, body: { asked: [asked] } });
    expect(figures.answers[0]?.map((answer) => (answer.found ? answer.result.unit : answer.because))).toEqual([
      'u2',
      ...['unclear-unit', 'unclear-unit', 'u2', 'unclear-unit'],
      ...['u5', 'unknown-unit', 'unclear-unit'],
    ]);
  });

  test('people whose names look the same are two people: the id counts, and stands wherever somebody is named', async () => {
    const roles = ['observer:small/2026-10'];
    await here.service.ask('putPerson', { id: 'twin-1' }, { as: 'admin', body: { name: 'Pat', roles } });
    await here.service.ask('putPerson', { id: 'twin-2' }, { as: 'admin', body: { name: 'P\u0430t', roles: [] } });
    const { body: people } = await here.service.ask('listPeople', {}, { as: 'admin' });
    const twins = people.people.filter(({ id }) => id.startsWith('twin-'));
    expect(twins.map(({ id, roles: held }) => [id, held])).toEqual([
      ['twin-1', roles],
      ['twin-2', []],
    ]);
    const { body: audit } = await here.service.ask('audit', {}, { ...office, query: { what: 'person-put' } });
    const puts = audit.entries.map(({ by, detail }) => [by, detail['person'], detail['roles']]);
    expect(puts.slice(-2)).toEqual([
      ['admin', 'twin-1', roles.join(' ')],
      ['admin', 'twin-2', ''],
    ]);
  });

  test('texts that are too long, and lists that are', async () => {
    const long = 'x'.repeat(2001);
    const lines = [{ points: 1, reason: long, evidence: Array<string>(1001).fill('x') }];
    const sheets = [
      { ...routine('u1', 0), lines },
      { ...routine('u2', 0), lines: Array(5001).fill({ points: 0 }) },
    ];
    expect((await refusal('POST', submissions, { ...office, headers: key(), body: { sheets } })).faults).toEqual([
      'text-too-long sheets[0].lines[0].reason',
      'out-of-range sheets[0].lines[0].evidence',
      'out-of-range sheets[1].lines',
    ]);
    const name = await refusal('PUT', '/api/people/p1', { as: 'admin', body: { name: 'x'.repeat(201), roles: [] } });
    expect(name.faults).toEqual(['text-too-long name']);
  });
});

describe('keys and addresses', () => {
  test.each([
    "' or '1'='1",
    '"; DROP TABLE record; --',
    "zz'%20or%20PartitionKey%20ne%20'zz",
    '../../other/people',
    '%00',
  ])('the idempotency key %s is one key and no other', async (name) => {
    const headers = { 'idempotency-key': encodeURIComponent(name).replace(/%/g, '*') };
    const body = { sheets: [routine('u1', 1)] };
    const place = { s: 'small', p: '2026-10' };
    const { body: receipt } = await here.service.ask('submit', place, { ...office, headers, body });
    expect((await here.service.ask('submit', place, { ...office, headers, body })).body).toEqual(receipt);
    const raw = { 'idempotency-key': name.replaceAll(' ', '_') };
    const { body: other } = await here.service.ask('submit', place, { ...office, headers: raw, body });
    expect(other.submission).toBeGreaterThan(receipt.submission);
  });

  test.each([
    "/api/schemes/small'%20or%20'1'%3D'1",
    '/api/schemes/demo!people',
    '/api/schemes/..%2Fother',
    '/api/schemes/small%00',
    '/api/schemes/small/periods/2026-10!x',
    '/api/schemes/small/periods/2026-10/sheets?unit=%27',
    '/api/audit?scheme=*',
    '/api/audit?who=%E2%80%AE',
    '/api/audit/verification?next=people',
    '/api/audit/verification?next=other%2F2026-10',
    '/api/audit/verification?limit=101',
  ])('GET %s finds nothing of others', async (path) => {
    const answer = await here.service.send('GET', path, undefined, office);
    if (path.endsWith('next=people')) expect(answer).toMatchObject({ status: 200, body: { next: null } });
    else expect([400, 404]).toContain(answer.status);
  });
});
