// Hostile input to records: what comes into a column is kept exactly as it was sent, or refused with a code of ours and nothing stored.
import type { ShownRecord } from '../../../shared/api/records';
import type { ChangeInput } from './register-scheme';
import { office, registerService, type RegisterService } from './register-service';
import { leaders, routine, type SchemeInput } from './small-scheme';

type RegisterInput = NonNullable<SchemeInput['registers']>[number];

/** A column of every type; a matter is kept as it is noted, and has days from a date on. */
const matters: RegisterInput = {
  ...{ id: 'matters', title: '事项', prefix: 'M', of: 'month', about: 'unit' },
  columns: [
    { id: 'text', title: '文字', type: 'text' },
    { id: 'number', title: '数', type: 'number' },
    { id: 'date', title: '日期', type: 'date' },
    { id: 'yes', title: '是否', type: 'yes-no' },
    { id: 'choice', title: '选项', type: 'choice', choices: [{ id: 'valueOf', title: '甲' }] },
    { id: 'where', title: '单位', type: 'unit' },
    { id: 'units', title: '单位', type: 'unit', several: true },
    { id: 'person', title: '人', type: 'person' },
    { id: 'place', title: '项', type: 'place' },
    { id: 'period', title: '期', type: 'period' },
    { id: 'link', title: '关联', type: 'record', register: 'matters' },
    { id: 'photos', title: '照片', type: 'files' },
  ],
  states: [
    { id: 'noted', title: '已记', write: ['office'], due: { at: { days: 30, after: 'date' } } },
    { id: 'done', title: '完成', end: 'done' },
    { id: 'void', title: '撤销', end: 'void' },
  ],
  steps: [
    { ...{ id: 'end', title: '完成', from: ['noted'], to: 'done', by: ['office'] }, within: { days: 30, of: 'date' } },
    { id: 'drop', title: '撤销', from: ['noted'], to: 'void', by: ['office'], reason: true },
  ],
};

/** Every name is one of a built-in property. */
const builtIn: RegisterInput = {
  ...{ id: 'constructor', title: '台账', prefix: 'toString', of: 'month', about: 'unit' },
  key: ['unit', 'hasOwnProperty'],
  columns: [
    { id: 'hasOwnProperty', title: '名', type: 'text', write: { in: ['valueOf'], by: ['office'] } },
    { id: 'isPrototypeOf', title: '分', type: 'number' },
    { id: 'toString', title: '事', type: 'text' },
    { id: 'prototype', title: '人', type: 'person' },
  ],
  states: [
    { id: 'valueOf', title: '起', write: ['office', { person: 'prototype' }] },
    { id: 'propertyIsEnumerable', title: '终', end: 'done' },
  ],
  steps: [
    {
      ...{ id: '__defineGetter__', title: '办', from: ['valueOf'], to: 'propertyIsEnumerable' },
      ...{ by: ['office', { person: 'prototype' }], needs: ['toString'], if: { toString: 'x' } },
    },
  ],
  effects: [
    {
      ...{ does: 'line', in: ['propertyIsEnumerable'], at: 'routine' },
      ...{ points: { column: 'isPrototypeOf' }, reason: 'toString' },
    },
  ],
};

/** As much as a record may say. */
const wide: RegisterInput = {
  ...{ id: 'wide', title: '宽表', prefix: 'W', of: 'month', about: 'unit' },
  columns: Array.from({ length: 200 }, (_, n) => {
    const id = `column-${n}-`.padEnd(64, 'x');
    return { id, title: `${n}`, type: 'text' as const };
  }),
  states: [{ id: 'noted', title: '已记', end: 'done', write: ['office'] }],
  steps: [],
};

let service: RegisterService;
let keys = 0;
beforeAll(async () => {
  service = await registerService(['2026-10', '2026-11'], { registers: [matters, builtIn, wide] });
});
afterAll(() => service.stop());

const records = '/api/schemes/reg/periods/2026-10/records';
const key = () => ({ 'idempotency-key': `k${(keys += 1)}` });
const refusedRaw = (raw: string) => service.refusedUntouched('POST', records, { ...office, headers: key(), raw });
const matter = (set: NonNullable<ChangeInput['set']>): ChangeInput => ({ register: 'matters', unit: 'u1', set });
type ChangeValue = NonNullable<ChangeInput['set']>[string];
const note = (set: NonNullable<ChangeInput['set']>) => service.changeOne(office.as, matter(set));
const storedAs = async ({ register, number }: ShownRecord) =>
  (await service.read(office.as, register, number as string)).values;

describe('texts', () => {
  const kept = [
    ...['=HYPERLINK("http://evil","x")', '=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r\n=1', "'=1", 'NaN', 'null'],
    ...['<img src=x onerror=alert(1)>', '<script>alert(1)</script>', "' or 1=1 --", "zz' or PartitionKey ne 'zz"],
    ...['{{constructor}} ${x} %s %00 \\u0000', 'e\u0301', '\u{1f468}\u{1f33e}', '\u{10ffff}'],
    ...['x'.repeat(2000), '行'.repeat(2000)],
  ];

  test('are kept as they were sent: formulas, markup, queries, what is not composed, as long as may be', async () => {
    const noted = await service.change(
      office.as,
      kept.map((text) => matter({ text })),
    );
    expect(noted.map(({ values }) => values)).toEqual(kept.map((text) => ({ text })));
    const read = await service.list(office.as, { register: 'matters' });
    expect(read.map(({ values }) => values)).toEqual(kept.map((text) => ({ text })));
  });

  const unseen = ['\u0000', '\u0007', '\u001b', '\u007f', '\u0085', '\u200b', '\u200e', '\u202e', '\u2066'];
  const more = ['\u2028', '\ufeff', '\u00ad', '\u{e0041}'];

  test('with characters that are not seen are refused in columns and reasons, and those beside them with them', async () => {
    const changes = [...unseen, ...more].flatMap((character): ChangeInput[] => {
      const text = `二${character}队`;
      return [matter({ text }), { ...matter({ text: '好' }), step: 'drop', reason: text }];
    });
    const { status, code, faults } = await service.refuse(office.as, changes);
    expect([status, code]).toEqual([422, 'values-refused']);
    expect(faults).toEqual(
      changes.map((_, i) =>
        i % 2 === 0 ? `hidden-character changes[${i}].set.text` : `reason-refused changes[${i}].reason`,
      ),
    );
  });

  test('lone surrogates are no JSON; blanks are nothing; too long is refused', async () => {
    for (const text of ['\\ud800', '\\udc00x']) {
      const raw = `{"changes":[{"register":"matters","unit":"u1","set":{"text":"${text}"}}]}`;
      expect((await refusedRaw(raw)).code).toBe('malformed-json');
    }
    const blank = ['', '  ', '\t\r\n', '\u3000'].map((text) => matter({ text }));
    expect((await service.change(office.as, blank)).map(({ values }) => values)).toEqual(blank.map(() => ({})));
    const text = 'x'.repeat(2001);
    const { faults } = await service.refuse(office.as, [
      matter({ text }),
      { ...matter({}), step: 'drop', reason: text },
    ]);
    expect(faults).toEqual(['text-too-long changes[0].set.text', 'reason-refused changes[1].reason']);
  });
});

describe('values', () => {
  const digest = '0'.repeat(64);
  const wrong: readonly (readonly [column: string, value: ChangeValue, code: string])[] = [
    ['number', '12', 'wrong-type'],
    ['number', 'NaN', 'wrong-type'],
    ['number', true, 'wrong-type'],
    ['number', 1e-7, 'number-too-fine'],
    ['number', 5e-324, 'number-too-fine'],
    ['date', '2026-02-30', 'bad-date'],
    ['date', '2026-13-01', 'bad-date'],
    ['date', '2026-1-1', 'bad-date'],
    ['date', '+010000-01-01', 'bad-date'],
    ['date', '２０２６-01-01', 'bad-date'],
    ['date', 20261001, 'wrong-type'],
    ['yes', 'true', 'wrong-type'],
    ['yes', 1, 'wrong-type'],
    ['choice', 'constructor', 'no-such-choice'],
    ['choice', '__proto__', 'no-such-choice'],
    ['where', 'u9', 'no-such-unit'],
    ['where', '__proto__', 'no-such-unit'],
    ['where', ['u1'], 'wrong-type'],
    ['units', 'u1', 'wrong-type'],
    ['units', ['u1', 'u1'], 'duplicate-id'],
    ['units', Array<string>(201).fill('u1'), 'out-of-range'],
    ['person', 'a b', 'bad-id'],
    ['person', '../people', 'bad-id'],
    ['place', 'constructor', 'unknown-component'],
    ['place', 'routine/constructor', 'unknown-indicator'],
    ['place', 'routine/a/b', 'unknown-component'],
    ['place', '/', 'unknown-component'],
    ['period', '2026-13', 'bad-period'],
    ['period', '2026-Q5', 'bad-period'],
    ['period', '__proto__', 'bad-period'],
    ['link', 'M-2026-10-999', 'no-such-record'],
    ['link', 'M-2026-09-001', 'no-such-record'],
    ['link', 'M-__proto__-1', 'no-such-record'],
    ['link', 'M-..-1', 'no-such-record'],
    ['link', "M-2026-10-001' or 1", 'bad-id'],
    ['photos', ['0'.repeat(63)], 'not-a-digest'],
    ['photos', Array<string>(21).fill(digest), 'too-many-files'],
    ['constructor', 'x', 'unknown-column'],
    ['', 'x', 'unknown-column'],
    ['text ', 'x', 'unknown-column'],
  ];

  test('that do not suit their columns are refused, each with its fault', async () => {
    const changes = wrong.map(([column, value]) => matter({ [column]: value }));
    const { status, faults } = await service.refuse(office.as, changes);
    expect(status).toBe(422);
    expect(faults).toEqual(wrong.map(([column, , code], i) => `${code} changes[${i}].set.${column}`));
  });

  test('numbers as large as JSON has them are kept; minus nothing is nothing; what JSON has none for is refused', async () => {
    for (const number of [1e308, -1e308, 2 ** 53, 0.0001]) {
      expect(await storedAs(await note({ number }))).toEqual({ number });
    }
    const raw = (number: string) => `{"changes":[{"register":"matters","unit":"u1","set":{"number":${number}}}]}`;
    const headers = { ...key(), 'content-type': 'application/json' };
    const answer = await service.send('POST', records, raw('-0'), { ...office, headers });
    const [zero] = (answer.body as { records: ShownRecord[] }).records;
    expect([zero?.values['number'], Object.is(zero?.values['number'], 0)]).toEqual([0, true]);
    for (const number of ['1e309', 'NaN', '01', '.5', '{}', '[1]', '{"toString":1}']) {
      const { status } = await service.refused('POST', records, { ...office, headers: key(), raw: raw(number) });
      expect([number, status]).toEqual([number, 400]);
    }
  });

  test('a date at the end of all dates has a deadline, is listed, and nothing comes too late by it', async () => {
    const [first, last] = [await note({ date: '0000-01-01' }), await note({ date: '9999-12-31' })];
    const query = { register: 'matters', due: 'true' } as const;
    expect((await service.list(office.as, query)).map(({ number }) => number)).toEqual([first.number]);
    const end = { register: 'matters', step: 'end' };
    const late = await service.refuse(office.as, [{ ...end, number: first.number as string }]);
    expect([late.code, late.detail]).toEqual(['too-late', { step: 'end', until: '0000-01-31' }]);
    expect(await service.changeOne(office.as, { ...end, number: last.number as string })).toMatchObject({
      state: 'done',
    });
  });
});

describe('names', () => {
  test('of built-in properties are names like any other, from the record to the score', async () => {
    const named = { register: 'constructor', unit: 'u1' };
    expect((await service.refuse(office.as, [named])).faults).toEqual([
      'columns-missing changes[0].set.hasOwnProperty',
    ]);
    const made = await service.changeOne(office.as, { ...named, set: { hasOwnProperty: '__proto__' } });
    expect(made).toMatchObject({ number: 'toString-2026-10-001', values: { hasOwnProperty: '__proto__' } });
    const known = { register: 'constructor', number: made.number as string };
    const step = { ...known, step: '__defineGetter__' };
    expect((await service.refuse(office.as, [step])).faults).toEqual(['not-now changes[0].step']);
    // Whoever changes another column since is not in the way of somebody who names none.
    await service.changeOne(office.as, { ...known, set: { toString: 'x', isPrototypeOf: 2.5 } });
    const taken = await service.changeOne(office.as, { ...known, base: made.etag as string, set: { prototype: 'p1' } });
    expect(taken.values).toEqual({ hasOwnProperty: '__proto__', toString: 'x', isPrototypeOf: 2.5, prototype: 'p1' });
    expect((await service.changeOne(office.as, step)).state).toBe('propertyIsEnumerable');
    const twice = await service.refuse(office.as, [{ ...named, set: { hasOwnProperty: '__proto__' } }]);
    expect([twice.code, twice.detail]).toEqual(['key-taken', { register: 'constructor', number: made.number }]);
    const { body } = await service.ask('counted', { s: 'reg', p: '2026-10' }, office);
    expect(body.postings).toMatchObject([{ record: made.number, points: 2.5, reason: 'x' }]);
    const query = { scheme: 'reg', what: 'records-changed' } as const;
    const { body: audit } = await service.ask('audit', {}, { ...office, query });
    expect(audit.entries.at(-1)?.detail).toMatchObject({ number: made.number, points: '0 → 2.5' });
  });

  test('__proto__ is refused as a key, and is no register, record, unit, step, state or period', async () => {
    for (const name of ['__proto__', '\\u005f_proto__']) {
      const raw = `{"changes":[{"register":"matters","unit":"u1","set":{"${name}":{"x":1}}}]}`;
      expect((await refusedRaw(raw)).code).toBe('malformed-json');
    }
    for (const [change, code] of [
      [{ register: '__proto__', unit: 'u1' }, 'unknown-register'],
      [{ register: 'toString', unit: 'u1' }, 'unknown-register'],
      [{ register: 'matters', unit: 'constructor' }, 'values-refused'],
      [{ register: 'matters', number: 'constructor' }, 'unknown-record'],
      [{ ...matter({}), step: 'constructor' }, 'not-now'],
    ] as const) {
      expect((await service.refuse(office.as, [change])).code).toBe(code);
    }
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });

  test.each([
    `${records}/__proto__/M-2026-10-001`,
    `${records}/toString/M-2026-10-001`,
    `${records}/matters/__proto__`,
    `${records}/matters/constructor/history`,
    `${records}/matters/%00`,
    `${records}/matters/..%2F..%2Fpeople`,
    `${records}/matters/M-2026-10-001!x`,
    `${records}/matters/M-2026-10-001'%20or%20'1'%3D'1`,
    '/api/schemes/reg/records?register=hasOwnProperty',
    '/api/schemes/reg/records?register=__proto__',
    '/api/schemes/reg/records?limit=1e9',
    '/api/schemes/reg/records?register=matters&register=wide',
    '/api/schemes/reg/periods/2026-13/records/matters/M-2026-10-001',
  ])('GET %s finds nothing', async (path) => {
    expect([400, 404]).toContain((await service.refused('GET', path, office)).status);
  });

  test.each(['unit=%27', 'state=constructor', 'kind=%E2%80%AE', 'period=constructor', 'next=~%00~x'])(
    'a list by %s is empty, or refused',
    async (query) => {
      const answer = await service.send('GET', `/api/schemes/reg/records?${query}`, undefined, office);
      if (answer.status === 200) expect(answer.body).toEqual({ records: [], next: null });
      else expect(answer.status).toBe(400);
    },
  );
});

describe('requests', () => {
  test('that change one record twice, or name it twice, make one of it or are refused whole', async () => {
    const made = await note({ text: 'a' });
    const known = { register: 'matters', number: made.number as string };
    const [first, second] = await service.change(office.as, [
      { ...known, set: { text: 'b' } },
      { ...known, set: { number: 1 } },
    ]);
    expect([first, second]).toEqual([second, first]);
    expect(second).toMatchObject({ version: 2, values: { text: 'b', number: 1 } });
    const ended = [
      { ...known, step: 'drop', reason: '误记' },
      { ...known, set: { text: 'c' } },
    ];
    expect((await service.refuse(office.as, ended)).faults).toEqual(['not-yours-to-write changes[1].set.text']);
    const named = { register: 'constructor', unit: 'u2', set: { hasOwnProperty: 'e\u0301' } };
    const twice = [named, { ...named, set: { hasOwnProperty: '\u00e9' } }];
    expect((await service.refuse(office.as, twice)).faults).toEqual(['key-taken changes[1]']);
  });

  test('of more changes, more columns or more bytes than are written at once are refused before anything is', async () => {
    const columns = wide.columns.map(({ id }) => id);
    const filled = (text: string, count = columns.length) => ({
      ...{ register: 'wide', unit: 'u1' },
      set: Object.fromEntries(columns.slice(0, count).map((id) => [id, text])),
    });
    const named = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`c${n}`, 1]));
    for (const [changes, code] of [
      [[], 'malformed'],
      [Array<ChangeInput>(91).fill(matter({})), 'malformed'],
      [[matter(named(201))], 'malformed'],
      [Array<ChangeInput>(90).fill(matter(named(200))), 'values-refused'],
      // One record, then all of them, then what is told of them.
      [[filled('行'.repeat(2000))], 'too-large'],
      [Array<ChangeInput>(90).fill(filled('x'.repeat(500), 60)), 'too-large'],
      [Array<ChangeInput>(90).fill(filled('x')), 'too-large'],
    ] as const) {
      const { status, code: found } = await service.refuse(office.as, changes);
      expect([status < 500, found]).toEqual([true, code]);
    }
    const most = await service.change(office.as, Array<ChangeInput>(40).fill(filled('x')));
    expect(most.map(({ values }) => Object.keys(values).length)).toEqual(Array<number>(40).fill(200));
  });
});

test('a month of such records is closed, consolidated, explained and found whole', async () => {
  const place = { s: 'reg', p: '2026-10' };
  const sheets = ['u1', 'u2'].flatMap((unit) => [routine(unit, 0), leaders(unit, 40)]);
  await service.ask('submit', place, { ...office, headers: key(), body: { sheets } });
  for (const to of ['closed', 'consolidated']) expect(await service.move(to)).toMatchObject({ status: 200 });
  const { body: results } = await service.ask('results', place, office);
  expect(results.units.map((one) => [one.unit, one.complete && one.final])).toEqual([
    ['u1', 97.5],
    ['u2', 100],
  ]);
  expect((await service.ask('explanation', { ...place, u: 'u1' }, office)).body.value).toBe(97.5);
  expect((await service.ask('recalculation', place, office)).body).toEqual({ same: true });
  const { body } = await service.ask('verifyAudit', {}, office);
  expect(body.chains.filter((chain) => chain.break !== null)).toEqual([]);
});
