// A scheme that nobody has seen, with registers of every kind of column, key, deadline and link: it works without a line of code.
import { smallScheme, type SchemeInput } from './small-scheme';
import { registerService, type RegisterService } from './register-service';

const registers: NonNullable<SchemeInput['registers']> = [
  {
    id: 'pledges',
    title: '承诺',
    prefix: 'PL',
    of: 'year',
    about: 'unit',
    key: ['unit', 'matter'],
    columns: [
      { id: 'matter', title: '事项', type: 'text' },
      { id: 'from', title: '起', type: 'period' },
      { id: 'until', title: '止', type: 'period' },
      { id: 'helpers', title: '协办', type: 'unit', several: true },
    ],
    states: [
      { id: 'open', title: '起草', write: ['head'] },
      { id: 'kept', title: '已履行', end: 'done' },
    ],
    steps: [{ id: 'keep', title: '履行', from: ['open'], to: 'kept', by: ['leader'], needs: ['from', 'until'] }],
  },
  {
    id: 'merits',
    title: '加分',
    prefix: 'M',
    of: 'month',
    about: 'unit',
    group: { column: 'at' },
    columns: [
      { id: 'at', title: '处', type: 'place', of: ['extra', 'routine'] },
      {
        id: 'level',
        title: '级别',
        type: 'choice',
        choices: [
          { id: 'city', title: '市', points: 1 },
          { id: 'state', title: '国家', points: 4.5 },
          { id: 'world', title: '世界', points: 61 },
        ],
      },
      { id: 'achieved', title: '取得日期', type: 'date' },
      { id: 'what', title: '内容', type: 'text' },
      { id: 'urgent', title: '加急', type: 'yes-no' },
      { id: 'witnesses', title: '证明人', type: 'person', several: true },
      { id: 'pledge', title: '承诺', type: 'record', register: 'pledges' },
    ],
    states: [
      {
        id: 'asked',
        title: '已申请',
        write: ['author'],
        due: { at: { days: { column: 'level', days: { city: 2, state: 20 } } } },
      },
      { id: 'given', title: '已给', end: 'done' },
      { id: 'gone', title: '撤回', end: 'void' },
    ],
    steps: [
      {
        id: 'give',
        title: '给分',
        from: ['asked'],
        to: 'given',
        by: ['assessor', { person: 'witnesses' }],
        needs: ['at', 'level', 'achieved', 'what'],
        apart: ['author', 'own-unit'],
        within: { of: 'achieved', days: { column: 'level', days: { city: 30, state: 400, world: 400 } } },
      },
      { id: 'rush', title: '加急', from: ['asked'], by: ['office'], if: { urgent: true } },
      { id: 'drop', title: '撤回', from: ['asked'], to: 'gone', by: ['head'] },
    ],
    effects: [
      {
        does: 'line',
        in: ['given'],
        if: { urgent: true },
        at: { column: 'at' },
        points: { column: 'level' },
        reason: 'what',
      },
    ],
  },
];

const notes: NonNullable<SchemeInput['registers']>[number] = {
  id: 'notes',
  title: '纪要',
  prefix: 'N',
  of: 'month',
  about: 'period',
  columns: ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, title: id, type: 'text' as const })),
  states: [{ id: 'kept', title: '存', end: 'done', write: ['office'] }],
  steps: [],
};

let service: RegisterService;
beforeAll(async () => {
  service = await registerService(['2026', '2026-10', '2026-11'], {
    registers: [...registers, notes],
    components: smallScheme('').components.map((component) =>
      component.id === 'routine' ? { ...component, indicators: [{ id: 'duty', title: '职责', marks: 60 }] } : component,
    ),
    rollups: [{ to: 'year', from: 'month', how: 'mean' }],
  });
});
afterAll(() => service.stop());

test('a register of the year keeps its records there, under a name however long', async () => {
  const matter = '党建品牌“一支部一特色”与安全生产融合'.repeat(40);
  const pledge = {
    register: 'pledges',
    unit: 'u1',
    set: { matter, from: '2026-01', until: '2026-12', helpers: ['u2'] },
  };
  const made = await service.changeOne('head.u1', pledge, '2026');
  expect(made).toMatchObject({ number: 'PL-2026-001', values: { matter, helpers: ['u2'] } });
  const again = await service.refuse('head.u1', [pledge], '2026');
  expect(again).toMatchObject({ status: 409, code: 'key-taken', detail: { number: 'PL-2026-001' } });
  const other = { ...pledge, set: { ...pledge.set, matter: `${matter}二` } };
  expect((await service.changeOne('head.u1', other, '2026')).number).toBe('PL-2026-002');
  expect(
    await service.refuse('head.u1', [{ register: 'pledges', number: 'PL-2026-001', set: { matter: '改名' } }], '2026'),
  ).toMatchObject({
    status: 403,
    code: 'not-yours-to-write',
  });
  expect(await service.refuse('head.u1', [pledge])).toMatchObject({
    status: 422,
    code: 'period-refused',
    faults: ['period-not-of-register changes[0].register'],
  });
  const [listed] = await service.list('head.u1', { register: 'pledges' });
  expect(listed).toMatchObject({ period: '2026', number: 'PL-2026-001' });
});

test('a record links to one of another period that its maker sees, and to no other', async () => {
  const merit = (as: string, unit: string, pledge: string) =>
    service.send(
      'POST',
      `${service.rootOf('2026-10')}/records`,
      JSON.stringify({ changes: [{ register: 'merits', unit, set: { pledge } }] }),
      { as, headers: { 'idempotency-key': `${as} ${pledge}`.replaceAll(' ', '-') } },
    );
  expect(await merit('head.u1', 'u1', 'PL-2026-001')).toMatchObject({ status: 200 });
  for (const [as, unit, pledge] of [
    ['head.u2', 'u2', 'PL-2026-001'],
    ['head.u1', 'u1', 'PL-2025-001'],
    ['head.u1', 'u1', 'PL-2026-009'],
    ['head.u1', 'u1', 'M-2026-10-001'],
  ] as const) {
    expect(await merit(as, unit, pledge)).toMatchObject({
      status: 422,
      body: { faults: [{ code: 'no-such-record' }] },
    });
  }
});

test('a choice gives the points, its days the deadline; a step is for whom its column names, and for others never', async () => {
  const set = {
    at: 'extra',
    level: 'state',
    achieved: '2026-09-01',
    what: '国家级推广',
    urgent: true,
    witnesses: ['outsider'],
  };
  const made = await service.changeOne('head.u1', { register: 'merits', unit: 'u1', set });
  const number = made.number as string;
  const [give, rush] = ['give', 'rush'].map((step) => ({ register: 'merits', number, step }));
  if (give === undefined || rush === undefined) throw new Error();
  expect(await service.refuse('assessor.safety', [give])).toMatchObject({ code: 'unknown-record' });
  expect(await service.refuse('both.u1', [give])).toMatchObject({ code: 'not-allowed' });
  expect((await service.read('outsider', 'merits', number)).steps).toEqual([{ step: 'give', missing: [] }]);
  const due = await service.ask('due', {}, { as: 'outsider' });
  expect(due.body.records.map(({ number: one }) => one)).toEqual([number]);
  expect((await service.changeOne('office-1', rush)).state).toBe('asked');
  expect((await service.changeOne('outsider', give)).state).toBe('given');
  const late = { ...set, level: 'city', achieved: '2026-09-01' };
  const second = await service.changeOne('head.u1', { register: 'merits', unit: 'u1', set: late });
  const asked = { register: 'merits', number: second.number as string };
  expect(await service.refuse('assessor.service', [{ ...asked, step: 'give' }])).toMatchObject({
    status: 422,
    code: 'too-late',
    detail: { until: '2026-10-01' },
  });
  await service.changeOne('head.u1', { ...asked, set: { urgent: false } });
  expect(await service.refuse('office-1', [{ ...asked, step: 'rush' }])).toMatchObject({
    status: 422,
    code: 'not-now',
  });
  await service.changeOne('head.u1', { ...asked, set: { urgent: null, witnesses: [] } });
  expect((await service.read('head.u1', 'merits', asked.number)).values).not.toHaveProperty('urgent');
});

test('what would count beyond the marks is refused where it would begin to count', async () => {
  const set = { at: 'routine/duty', level: 'world', achieved: '2026-10-01', what: '重大', urgent: true };
  const { number } = await service.changeOne('head.u1', { register: 'merits', unit: 'u1', set });
  const give = { register: 'merits', number: number as string, step: 'give' };
  expect(await service.refuse('assessor.safety', [give])).toMatchObject({
    status: 422,
    code: 'values-refused',
    faults: ['points-beyond-marks changes[0].set'],
  });
});

test('closing a month and changing its records at once: the change counts, or is refused', async () => {
  const set = { at: 'routine', level: 'city', achieved: '2026-10-10', what: '融合', urgent: true };
  const one = { register: 'merits', unit: 'u2', set };
  const made = await service.change(
    'head.u2',
    Array.from({ length: 6 }, () => one),
    '2026-11',
  );
  const give = (number: string) =>
    service.send(
      'POST',
      `${service.rootOf('2026-11')}/records`,
      JSON.stringify({ changes: [{ register: 'merits', number, step: 'give' }] }),
      { as: 'assessor.safety', headers: { 'idempotency-key': number } },
    );
  const numbers = made.map(({ number }) => number as string);
  const [closed, ...given] = await Promise.all([
    ...numbers.slice(0, 3).map(give),
    service.move('closed', 'office-1', '2026-11'),
    ...numbers.slice(3).map(give),
  ]).then((all) => [all[3], ...all.slice(0, 3), ...all.slice(4)] as const);
  expect(closed).toMatchObject({ status: 200 });
  for (const { status, body } of given) {
    if (status !== 200) expect([status, (body as { code: string }).code]).toEqual([409, 'period-not-open']);
  }
  const query = { scheme: 'reg', period: '2026-11' };
  const { entries } = (await service.ask('audit', {}, { as: 'office-1', query })).body;
  const inOrder = [...entries].sort((a, b) => a.sequence - b.sequence);
  const closing = inOrder.findIndex(({ detail }) => detail['to'] === 'closed');
  expect(inOrder.slice(closing + 1).filter(({ detail }) => detail['points'] !== undefined)).toEqual([]);
  const counted = inOrder.filter(({ detail }) => detail['points'] === '0 → 1').length;
  expect(counted).toBe(given.filter(({ status }) => status === 200).length);
});

test('more text than one transaction takes is refused, with what to do', async () => {
  const text = '记'.repeat(2000);
  const note = { register: 'notes', set: { a: text, b: text, c: text, d: text, e: text } };
  const many = (count: number) => Array.from({ length: count }, () => note);
  expect(await service.refuse('office-1', many(90))).toMatchObject({ status: 413, code: 'too-large' });
  const made = await service.change('office-1', many(60));
  expect(new Set(made.map(({ number }) => number)).size).toBe(60);
  const changes = made.map(({ number }) => ({ register: 'notes', number: number as string, set: { a: null } }));
  for (const { version, values } of await service.change('office-1', changes))
    expect([version, Object.keys(values)]).toEqual([2, ['b', 'c', 'd', 'e']]);
});
