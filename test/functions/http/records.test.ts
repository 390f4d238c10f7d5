// Records of registers over HTTP: who makes, changes and signs them, what is refused, and what the period's audit chain tells.
import { registerService, type RegisterService } from './register-service';

let service: RegisterService;
beforeAll(async () => {
  service = await registerService(['2026-09', '2026-10', '2026-11']);
});
afterAll(() => service.stop());

const finding = (what: string, unit = 'u1') => ({ register: 'findings', unit, set: { kind: 'site', what } });

/** A finding that both sides are to agree on. */
async function fedBack(what: string, period?: string, points = 0.5): Promise<string> {
  const made = await service.changeOne('assessor.safety', { ...finding(what), step: 'feed-back' }, period);
  const number = made.number as string;
  const set = { points, deadline: '2026-11-20' };
  await service.changeOne('assessor.safety', { register: 'findings', number, set }, period);
  return number;
}

async function agreed(what: string, period?: string): Promise<string> {
  const number = await fedBack(what, period);
  for (const as of ['assessor.safety', 'head.u1'])
    await service.changeOne(as, { register: 'findings', number, step: 'agree' }, period);
  return number;
}

describe('a book that two sign', () => {
  test('is expected of every unit of an open period, and is a draft until somebody touches it', async () => {
    const drafts = await service.list('office-1', { register: 'book', period: '2026-10' });
    expect(drafts.map(({ unit, number, version, etag }) => [unit, number, version, etag])).toEqual([
      ['u1', null, 0, null],
      ['u2', null, 0, null],
    ]);
    const [own] = await service.list('head.u1', { register: 'book', period: '2026-10' });
    expect(own).toMatchObject({
      unit: 'u1',
      steps: [{ step: 'sign', missing: ['focus'] }],
      waitsFor: ['head', 'secretary'],
    });
  });

  test('is not in force while one person has signed, whatever roles they hold', async () => {
    const made = await service.changeOne('both.u1', {
      register: 'book',
      unit: 'u1',
      set: { focus: '安全' },
      step: 'sign',
    });
    expect(made).toMatchObject({ number: 'B-2026-10-001', state: 'draft', version: 1 });
    expect(made.signed).toMatchObject([{ step: 'sign', as: 'head', by: 'both.u1' }]);
    const number = made.number as string;
    const again = await service.refuse('both.u1', [{ register: 'book', number, step: 'sign' }]);
    expect(again).toMatchObject({ status: 403, code: 'already-signed', faults: ['already-signed changes[0].step'] });
    expect((await service.read('office-1', 'book', number)).waitsFor).toEqual(['secretary']);
  });

  test('a change of a column takes the signature back', async () => {
    const number = 'B-2026-10-001';
    const changed = await service.changeOne('secretary.u1', { register: 'book', number, set: { focus: '质量' } });
    expect([changed.version, changed.signed]).toEqual([2, []]);
    const same = await service.changeOne('secretary.u1', { register: 'book', number, set: { focus: '质量' } });
    expect(same.version).toBe(2);
  });

  test('what was shown is what is signed', async () => {
    const number = 'B-2026-10-001';
    const { says } = await service.read('head.u1', 'book', number);
    await service.changeOne('secretary.u1', { register: 'tasks', unit: 'u1', set: { book: number, what: '巡检' } });
    const stale = await service.refuse('head.u1', [{ register: 'book', number, step: 'sign', says }]);
    expect(stale).toMatchObject({ status: 412, code: 'stale', faults: ['stale changes[0].says'] });
    const shown = await service.read('head.u1', 'book', number);
    await service.changeOne('head.u1', { register: 'book', number, step: 'sign', says: shown.says });
  });

  test('a task added or changed takes the signature of its book back in the same batch', async () => {
    const number = 'B-2026-10-001';
    expect((await service.read('head.u1', 'book', number)).signed).toHaveLength(1);
    const task = { register: 'tasks', unit: 'u1', set: { book: number, what: '检修' } };
    await service.changeOne('secretary.u1', task);
    expect(await service.read('head.u1', 'book', number)).toMatchObject({ signed: [], state: 'draft' });
  });

  test('with both signatures it is in force, and a task added to it is refused', async () => {
    const number = 'B-2026-10-001';
    await service.changeOne('head.u1', { register: 'book', number, step: 'sign' });
    const signed = await service.changeOne('secretary.u1', { register: 'book', number, step: 'sign' });
    expect(signed).toMatchObject({ state: 'in-force' });
    expect(signed.taken.map(({ by }) => by)).toEqual(['head.u1', 'secretary.u1']);
    const task = { register: 'tasks', unit: 'u1', set: { book: number, what: '补充' } };
    expect(await service.refuse('secretary.u1', [task])).toMatchObject({
      status: 409,
      code: 'wrong-state',
      faults: ['part-of-fixed changes[0].set.book'],
    });
    // What is written of its progress is no part of what was signed.
    const [first] = await service.list('head.u1', { register: 'tasks', period: '2026-10' });
    await service.changeOne('head.u1', { register: 'tasks', number: first?.number ?? '', set: { progress: '一半' } });
    expect((await service.read('head.u1', 'book', number)).signed).toHaveLength(2);
  });

  test('a reason given with a signature is told with the step, once it is taken', async () => {
    const book = { register: 'book', unit: 'u1', set: { focus: '安全' }, step: 'sign', reason: '已议定' };
    const { number, signed } = await service.changeOne('head.u1', book, '2026-09');
    expect(signed).toEqual([{ step: 'sign', as: 'head', by: 'head.u1', at: expect.any(String) }]);
    const sign = { register: 'book', number: number as string, step: 'sign' };
    const { taken } = await service.changeOne('secretary.u1', sign, '2026-09');
    expect(taken.map(({ by, reason }) => [by, reason])).toEqual([
      ['head.u1', '已议定'],
      ['secretary.u1', undefined],
    ]);
  });

  test('two who touch one draft at once make one record', async () => {
    const touch = (as: string) =>
      service.send(
        'POST',
        `${service.rootOf('2026-11')}/records`,
        JSON.stringify({ changes: [{ register: 'book', unit: 'u1', set: { focus: as } }] }),
        { as, headers: { 'idempotency-key': as } },
      );
    const answers = await Promise.all(['head.u1', 'secretary.u1'].map(touch));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409)?.body;
    expect(refused).toMatchObject({ code: 'key-taken', faults: [{ detail: { number: 'B-2026-11-001' } }] });
    const books = await service.list('office-1', { register: 'book', period: '2026-11' });
    expect(books.map(({ unit, number }) => [unit, number])).toEqual([
      ['u1', 'B-2026-11-001'],
      ['u2', null],
    ]);
  });
});

test('a book is not brought into force once its month is closed; what opens no gate stays free', async () => {
  await service.ask('openPeriod', { s: 'reg', p: '2026-08' }, { as: 'office-1' });
  const book = { register: 'book', unit: 'u1', set: { focus: '安全' }, step: 'sign' };
  const { number } = await service.changeOne('head.u1', book, '2026-08');
  expect(await service.move('closed', 'office-1', '2026-08')).toMatchObject({ status: 200 });
  const sign = { register: 'book', number: number as string, step: 'sign' };
  expect(await service.refuse('secretary.u1', [sign], '2026-08')).toMatchObject({
    status: 409,
    code: 'period-not-open',
  });
  const note = { register: 'book', number: number as string, set: { note: '未签' } };
  expect((await service.changeOne('secretary.u1', note, '2026-08')).values['note']).toBe('未签');
  // Nothing is expected any more of a month that is closed.
  expect(await service.list('office-1', { register: 'book', period: '2026-08', unit: 'u2' })).toEqual([]);
});

describe('a finding', () => {
  test('is not there for the unit while it is inside, and for other units never', async () => {
    const made = await service.changeOne('assessor.safety', finding('通道堵塞'));
    const number = made.number as string;
    for (const as of ['head.u1', 'head.u2', 'assessor.service']) {
      const path = `${service.rootOf('2026-10')}/records/findings/${number}`;
      for (const rest of ['', '/history']) {
        const problem = await service.refused('GET', path + rest, { as });
        expect([as, problem.status, problem.code]).toEqual([as, 404, 'unknown-record']);
      }
      const change = { register: 'findings', number, set: { what: '…' } };
      expect(await service.refuse(as, [change])).toMatchObject({ status: 404, code: 'unknown-record' });
    }
    await service.changeOne('assessor.safety', { register: 'findings', number, step: 'feed-back' });
    expect((await service.read('head.u1', 'findings', number)).state).toBe('fed-back');
    const other = await service.refused('GET', `${service.rootOf('2026-10')}/records/findings/${number}`, {
      as: 'head.u2',
    });
    expect(other.status).toBe(404);
    // What was noted before it was fed back is not the unit's to see.
    const place = { s: 'reg', p: '2026-10', register: 'findings', number };
    const versions = async (as: string) => (await service.ask('recordHistory', place, { as })).body.versions;
    expect((await versions('head.u1')).map(({ version }) => version)).toEqual([2]);
    expect((await versions('office-1')).map(({ version, state, by }) => [version, state, by])).toEqual([
      [2, 'fed-back', 'assessor.safety'],
      [1, 'noted', 'assessor.safety'],
    ]);
  });

  test('is agreed by two, counts from then on, and the audit tells the points before and after', async () => {
    const number = await agreed('无记录');
    const { entries } = (
      await service.ask(
        'audit',
        {},
        { as: 'office-1', query: { scheme: 'reg', period: '2026-10', what: 'records-changed' } },
      )
    ).body;
    const own = entries.filter(({ detail }) => detail['number'] === number).sort((a, b) => a.sequence - b.sequence);
    expect(own.at(-1)?.detail).toEqual({
      ...{ register: 'findings', number, version: 4, step: 'agree', from: 'fed-back', to: 'agreed' },
      ...{ columns: '', points: '0 → 0.5' },
    });
    expect(own[0]?.detail).toMatchObject({ version: 1, step: 'feed-back', to: 'fed-back', columns: 'kind what' });
    const { body } = await service.ask('verifyAudit', {}, { as: 'office-1' });
    expect(body.chains.filter((chain) => chain.break !== null)).toEqual([]);
  });

  test('agreed after closing is refused and the open months are named; measures and closing out stay free', async () => {
    const number = await agreed('台账缺页', '2026-09');
    const late = (await service.changeOne('assessor.safety', { ...finding('迟到的问题') }, '2026-09')).number as string;
    expect(await service.move('closed', 'office-1', '2026-09')).toMatchObject({ status: 200 });
    const set = { points: 0.5, deadline: '2026-11-20' };
    const change = { register: 'findings', number: late };
    await service.changeOne('assessor.safety', { ...change, step: 'feed-back' }, '2026-09');
    await service.changeOne('assessor.safety', { ...change, set }, '2026-09');
    await service.changeOne('assessor.safety', { ...change, step: 'agree' }, '2026-09');
    const refused = await service.refuse('head.u1', [{ register: 'findings', number: late, step: 'agree' }], '2026-09');
    expect(refused).toMatchObject({ status: 409, code: 'period-not-open', faults: ['period-not-open changes[0]'] });
    expect(refused.detail).toEqual({ state: 'closed', open: '2026-10, 2026-11' });
    const closing = [
      ['head.u1', { set: { measure: '补齐' } }],
      ['office-1', { step: 'close' }],
    ] as const;
    for (const [as, one] of closing) await service.changeOne(as, { register: 'findings', number, ...one }, '2026-09');
    expect((await service.read('head.u1', 'findings', number, '2026-09')).state).toBe('closed');
    const correct = { register: 'findings', number, step: 'correct', set: { points: 0.2 }, reason: '复核' };
    expect(await service.refuse('office-1', [correct], '2026-09')).toMatchObject({ code: 'period-not-open' });
    expect(await service.move('open', 'office-1', '2026-09', '更正')).toMatchObject({ status: 200 });
    expect((await service.changeOne('office-1', correct, '2026-09')).values['points']).toBe(0.2);
    const query = { scheme: 'reg', period: '2026-09', what: 'records-changed' } as const;
    const { entries } = (await service.ask('audit', {}, { as: 'office-1', query })).body;
    expect(entries.find(({ detail }) => detail['step'] === 'correct')?.detail).toMatchObject({
      ...{ number, columns: 'points', reason: '复核', points: '0.5 → 0.2' },
    });
  });

  test('holds its period until it is agreed', async () => {
    const number = await fedBack('待核对', '2026-11');
    const refused = await service.refusedUntouched('POST', `${service.rootOf('2026-11')}/transitions`, {
      as: 'office-1',
      body: { to: 'closed' },
    });
    expect(refused.problem).toMatchObject({ status: 409, code: 'held' });
    expect(refused.problem.faults).toEqual([
      {
        code: 'held',
        path: `records["${number}"]`,
        detail: { register: 'findings', record: number, state: 'fed-back' },
      },
    ]);
  });

  test('is closed out by somebody else, once what links to it in a later month is done, too', async () => {
    const number = await agreed('灭火器过期');
    await service.changeOne('head.u1', { register: 'findings', number, set: { measure: '更换' } });
    const same = await service.refuse('assessor.safety', [{ register: 'findings', number, step: 'close' }]);
    expect(same).toMatchObject({ status: 403, code: 'same-person' });
    const review = await service.changeOne('office-1', { register: 'reviews', set: { finding: number } }, '2026-11');
    const open = await service.refuse('office-1', [{ register: 'findings', number, step: 'close' }]);
    expect(open).toMatchObject({
      status: 409,
      code: 'linked-open',
      detail: { record: 'R-2026-11-001', state: 'planned' },
    });
    const held = { register: 'reviews', number: review.number as string, set: { seen: '已换' }, step: 'hold' };
    await service.changeOne('office-1', held, '2026-11');
    expect((await service.changeOne('office-1', { register: 'findings', number, step: 'close' })).state).toBe('closed');
    const wrong = await service.refuse(
      'office-1',
      [{ register: 'reviews', set: { finding: 'F-2026-10-999' } }],
      '2026-11',
    );
    expect(wrong).toMatchObject({
      status: 422,
      code: 'values-refused',
      faults: ['no-such-record changes[0].set.finding'],
    });
  });
});

describe('a request', () => {
  test('is done whole or not at all, and every fault is told', async () => {
    const wrong = await service.refuse('assessor.safety', [
      finding('一'),
      { register: 'findings', unit: 'u9', set: {} },
      { register: 'findings', unit: 'u1', set: { points: 0.123, kind: 'other', colour: 'red' } },
      { register: 'findings', number: 'F-2026-10-999', step: 'agree' },
    ]);
    expect(wrong).toMatchObject({ status: 422, code: 'values-refused' });
    expect(wrong.faults).toEqual([
      'no-such-unit changes[1].unit',
      'number-too-fine changes[2].set.points',
      'no-such-choice changes[2].set.kind',
      'unknown-column changes[2].set.colour',
      'unknown-record changes[3].number',
    ]);
  });

  test('under the same key is done once; the key is for nothing else', async () => {
    const changes = [finding('只一次')];
    const first = await service.change('assessor.safety', changes, '2026-10', 'once');
    const before = service.contents();
    expect(await service.change('assessor.safety', changes, '2026-10', 'once')).toEqual(first);
    expect(service.contents()).toEqual(before);
    await service.changeOne('assessor.safety', {
      register: 'findings',
      number: first[0]?.number ?? '',
      step: 'feed-back',
    });
    const [again] = await service.change('assessor.safety', changes, '2026-10', 'once');
    expect([again?.etag, again?.state]).toEqual([first[0]?.etag, 'noted']);
    const other = await service.refuse('assessor.safety', [finding('另一个')], '2026-10', 'once');
    expect(other).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
  });

  test('is stale only where a column that it sets, or for a step the state, has changed since', async () => {
    const made = await service.changeOne('assessor.safety', finding('旧'));
    const [number, base] = [made.number as string, made.etag as string];
    await service.changeOne('assessor.safety', { register: 'findings', number, set: { what: '新' } });
    const change = { register: 'findings', number, base };
    await service.changeOne('assessor.safety', { ...change, set: { points: 1 } });
    await service.changeOne('assessor.safety', { ...change, set: { what: '新' } });
    const stale = await service.refuse('assessor.safety', [{ ...change, set: { what: '旧改' } }]);
    expect(stale).toMatchObject({ status: 412, code: 'stale', faults: ['stale changes[0].set.what'] });
    await service.changeOne('assessor.safety', { ...change, step: 'feed-back' });
    const late = await service.refuse('office-1', [{ ...change, step: 'withdraw', reason: '误记' }]);
    expect(late).toMatchObject({ status: 412, code: 'stale', faults: ['stale changes[0].step'] });
    const unknown = { ...change, base: `"${'0'.repeat(64)}"`, set: { points: 2 } };
    expect(await service.refuse('assessor.safety', [unknown])).toMatchObject({ faults: ['stale changes[0].base'] });
  });

  test('of ninety changes fits, and of more is refused', async () => {
    const many = Array.from({ length: 90 }, (_, i) => finding(`第${i}条`, 'u2'));
    const made = await service.change('assessor.safety', many);
    expect(new Set(made.map(({ number }) => number)).size).toBe(90);
    const more = await service.refuse('assessor.safety', [...many, finding('多一条')]);
    expect(more).toMatchObject({ status: 400, code: 'malformed' });
    const steps = made.map(({ number }) => ({ register: 'findings', number: number ?? '', step: 'feed-back' }));
    expect(await service.change('assessor.safety', steps)).toHaveLength(90);
    const withdraw = steps.map((step) => ({ ...step, step: 'withdraw', reason: '测试' }));
    await service.change('office-1', withdraw);
  });

  test.each([
    ['an unknown register', 'office-1', { register: 'nothing' }, 404, 'unknown-register changes[0].register'],
    ['no unit', 'assessor.safety', { register: 'findings' }, 422, 'columns-missing changes[0].unit'],
    [
      'a unit where none is meant',
      'office-1',
      { register: 'reviews', unit: 'u1' },
      422,
      'unit-not-meant changes[0].unit',
    ],
    ['a stranger', 'outsider', { register: 'findings', unit: 'u1' }, 403, 'not-allowed changes[0]'],
    ['another group', 'assessor.service', { register: 'findings', unit: 'u1' }, 403, 'not-allowed changes[0]'],
    ['another unit', 'head.u2', { register: 'book', unit: 'u1', set: { focus: '1' } }, 403, 'not-allowed changes[0]'],
    [
      'a column of others',
      'assessor.safety',
      { register: 'findings', unit: 'u1', set: { measure: '1' } },
      403,
      'not-yours-to-write changes[0].set.measure',
    ],
    [
      'a step without its columns',
      'assessor.safety',
      { register: 'findings', unit: 'u1', step: 'feed-back' },
      422,
      'columns-missing changes[0].set.kind',
    ],
    [
      'a step without its reason',
      'assessor.safety',
      { register: 'findings', unit: 'u1', step: 'withdraw' },
      422,
      'reason-missing changes[0].reason',
    ],
    [
      'a step of another state',
      'assessor.safety',
      { register: 'findings', unit: 'u1', step: 'agree' },
      409,
      'wrong-state changes[0].step',
    ],
  ])('%s is refused', async (_, as, one, status, first) => {
    const refused = await service.refuse(as, [one]);
    expect([refused.status, refused.faults[0]]).toEqual([status, first]);
  });
});

describe('a list', () => {
  test('is narrowed by register, period, unit, state, kind, what is mine and what is due', async () => {
    const all = await service.list('office-1', { register: 'findings' });
    const expectSome = async (
      query: Parameters<typeof service.list>[1],
      fits: (one: (typeof all)[number]) => boolean,
    ) => {
      const found = await service.list('office-1', { register: 'findings', ...query });
      expect(found.length).toBeGreaterThan(0);
      expect(found).toEqual(all.filter(fits));
    };
    await expectSome({ period: '2026-09' }, ({ period }) => period === '2026-09');
    await expectSome({ unit: 'u2' }, ({ unit }) => unit === 'u2');
    await expectSome({ state: 'closed' }, ({ state }) => state === 'closed');
    await expectSome({ kind: 'site' }, ({ values }) => values['kind'] === 'site');
    await expectSome({ due: 'soon' }, ({ due }) => due?.is === 'soon');
    expect(all.map(({ period }) => period)).toEqual([...all.map(({ period }) => period)].sort().reverse());
    const mine = await service.list('assessor.safety', { mine: 'true' });
    expect(mine.every(({ register }) => register === 'findings')).toBe(true);
    expect(await service.list('outsider')).toEqual([]);
    const unknown = await service.refused('GET', '/api/schemes/reg/records?register=nothing', { as: 'office-1' });
    expect([unknown.status, unknown.code]).toEqual([404, 'unknown-register']);
  });

  test('comes page by page', async () => {
    const whole = await service.list('office-1');
    const paged: typeof whole = [];
    let next: string | null | undefined;
    do {
      const query = { limit: '7', ...(next && { next }) };
      const { body } = await service.ask('listRecords', { s: 'reg' }, { as: 'office-1', query });
      paged.push(...body.records);
      ({ next } = body);
    } while (next !== null);
    expect(paged).toEqual(whole);
  });

  test('tells whoever turns the page that what the last one ended with has left the list', async () => {
    const as = 'assessor.safety';
    const finding = () => service.changeOne(as, { register: 'findings', unit: 'u1' });
    const [made] = [await finding(), await finding()];
    const query = { register: 'findings', state: made.state, limit: '1' };
    const first = (await service.ask('listRecords', { s: 'reg' }, { as, query })).body;
    const [ended] = first.records;
    const change = { register: 'findings', number: ended?.number as string, step: 'withdraw', reason: '误登' };
    const read = `/api/schemes/reg/records?register=findings&state=${made.state}&limit=1`;
    await service.changeOne(as, change, ended?.period);
    const refused = await service.refused('GET', `${read}&next=${encodeURIComponent(first.next ?? '')}`, { as });
    expect([refused.status, refused.code]).toEqual([409, 'list-changed']);
    // From the beginning it is read on as it is by now; what no page ever ended with is no mark.
    expect((await service.ask('listRecords', { s: 'reg' }, { as, query })).body.records).toHaveLength(1);
    const invented = await service.refused('GET', `${read}&next=nothing`, { as });
    expect([invented.status, invented.code]).toEqual([400, 'malformed']);
  });

  test('of what is due holds what waits for the asker', async () => {
    const due = async (as: string) => (await service.ask('due', {}, { as })).body.records;
    const ofHead = await due('head.u1');
    expect(ofHead.length).toBeGreaterThan(0);
    for (const { scheme, steps } of ofHead) expect([scheme, steps.length > 0]).toEqual(['reg', true]);
    expect(ofHead.map(({ due: day }) => day?.on ?? '~')).toEqual(
      [...ofHead.map(({ due: day }) => day?.on ?? '~')].sort(),
    );
    expect(await due('outsider')).toEqual([]);
  });
});

test('a period in which records were made is not withdrawn', async () => {
  const place = { s: 'reg', p: '2026-12' };
  await service.ask('openPeriod', place, { as: 'office-1' });
  await service.changeOne('assessor.safety', finding('十二月'), '2026-12');
  const refused = await service.refusedUntouched('DELETE', service.rootOf('2026-12'), { as: 'office-1' });
  expect([refused.code, refused.faults]).toEqual(['period-in-use', ['records-made ']]);
});
