// A whole appeal over HTTP, and what the unit's head reads at each step: filed, held, upheld, reopened, corrected at its source, published anew, ended.
import type { Explanation } from '../../../shared/scoring/explanation';
import { registers as all } from './register-scheme';
import { registerService, type RegisterService } from './register-service';
import { leaders, routine, type SchemeInput } from './small-scheme';

type RegisterInput = NonNullable<SchemeInput['registers']>[number];

const appeals: RegisterInput = {
  ...{ id: 'appeals', title: { 'zh-CN': '申诉复议', 'en-US': 'Appeals' }, prefix: 'A', of: 'month', about: 'unit' },
  columns: [
    { id: 'finding', title: '对应问题', type: 'record', register: 'findings' },
    { id: 'grounds', title: '申诉理由', type: 'text' },
    { id: 'decision', title: '复议意见', type: 'text' },
  ],
  states: [
    { id: 'draft', title: '起草', write: ['head'], due: { at: 'appealDays' } },
    { id: 'filed', title: '复议中', due: { at: { days: 5 } } },
    { id: 'upheld', title: { 'zh-CN': '成立，待更正', 'en-US': 'Upheld, to be corrected' } },
    { id: 'corrected', title: '已更正', end: 'done' },
    { id: 'dismissed', title: '不成立', end: 'done' },
  ],
  steps: [
    { id: 'file', title: '提出', from: ['draft'], to: 'filed', by: ['head'], needs: ['finding', 'grounds'] },
    {
      ...{ id: 'uphold', title: '成立', from: ['filed'], to: 'upheld', by: ['office', 'leader'] },
      ...{ needs: ['decision'], apart: ['file'] },
    },
    {
      ...{ id: 'dismiss', title: '驳回', from: ['filed'], to: 'dismissed', by: ['office', 'leader'] },
      ...{ needs: ['decision'], apart: ['file'] },
    },
    { id: 'correct', title: '已更正', from: ['upheld'], to: 'corrected', by: ['office'], reason: true },
  ],
  effects: [{ does: 'hold', in: ['filed', 'upheld'], before: 'final' }],
};

const registers = [...all.filter(({ id }) => ['findings', 'reviews'].includes(id)), appeals];
const place = { s: 'reg', p: '2026-10' };
const [finding, appeal] = ['F-2026-10-001', 'A-2026-10-001'];
const head = { as: 'head.u1' };

let time = Date.parse('2026-10-15T02:00:00Z');
let service: RegisterService;

beforeAll(async () => {
  service = await registerService(['2026-10'], { registers }, () => new Date(time));
  const set = { kind: 'site', what: '通道堵塞', points: 0.5, deadline: '2026-11-10' };
  await service.changeOne('assessor.safety', { register: 'findings', unit: 'u1', set });
  await onFinding('assessor.safety', 'feed-back');
  for (const by of ['assessor.safety', head.as]) await onFinding(by, 'agree');
  const sheets = ['u1', 'u2'].flatMap((unit) => [routine(unit, 2), leaders(unit, 38)]);
  await service.ask('submit', place, { as: 'office-1', headers: { 'idempotency-key': '1' }, body: { sheets } });
  await publish();
});
afterAll(() => service.stop());

const onFinding = (by: string, step: string) => service.changeOne(by, { register: 'findings', number: finding, step });

/** A minute later each, so that the moments tell them apart. */
async function publish(): Promise<void> {
  for (const [to, by] of [
    ['closed', 'office-1'],
    ['consolidated', 'office-1'],
    ['signed', 'leader-1'],
    ['published', 'office-1'],
  ] as const) {
    time += 60_000;
    expect(await service.move(to, by)).toMatchObject({ status: 200 });
  }
}

/** What the head reads of the finding's line, as points and notes. */
async function lineTold() {
  const { body } = await service.ask('explanation', { ...place, u: 'u1' }, { ...head, query: { language: 'en-US' } });
  const nodes = (node: Explanation): Explanation[] => [node, ...node.parts.flatMap(nodes)];
  const line = nodes(body).find(({ record }) => record?.startsWith(finding));
  return {
    final: body.value,
    points: line?.value,
    notes: line?.notes.map((note) => note.replace(/\d{4}-.*Z/, 'then')),
  };
}

const told = (by: string) => service.read(by, 'appeals', appeal);

test('before it the head reads what was taken off, from which record, and who agreed', async () => {
  expect(await lineTold()).toEqual({
    ...{ final: 95.5, points: 0.5 },
    notes: [
      '通道堵塞',
      `From the register “问题”: ${finding}, version 4`,
      '确认: assessor.safety, then',
      '确认: head.u1, then',
    ],
  });
});

test('filed, it waits for the office or a leader until its day, is no other unit’s to see, and holds the period', async () => {
  const set = { finding, grounds: '当日已清理' };
  await service.changeOne(head.as, { register: 'appeals', unit: 'u1', set, step: 'file' });
  expect(await told(head.as)).toMatchObject({ state: 'filed', waitsFor: ['office', 'leader'], steps: [] });
  expect(
    await service.refused('GET', `${service.rootOf('2026-10')}/records/appeals/${appeal}`, { as: 'head.u2' }),
  ).toMatchObject({
    status: 404,
  });
  expect(await service.move('final')).toMatchObject({
    status: 409,
    body: { faults: [{ detail: { record: appeal } }] },
  });
});

test('upheld, the head reads by whom and what was decided; the period is held still', async () => {
  const change = { register: 'appeals', number: appeal, step: 'uphold', set: { decision: '减为 0.3 分' } };
  await service.changeOne('leader-1', change);
  expect(await told(head.as)).toMatchObject({
    ...{ state: 'upheld', waitsFor: ['office'], values: { decision: '减为 0.3 分' } },
    taken: [
      { step: 'file', by: head.as },
      { step: 'uphold', by: 'leader-1' },
    ],
  });
  expect(await service.move('final')).toMatchObject({ status: 409 });
});

test('the source is corrected only once the period is reopened, for a reason that everybody concerned reads', async () => {
  const correct = {
    register: 'findings',
    number: finding,
    step: 'correct',
    set: { points: 0.3 },
    reason: `申诉 ${appeal} 成立`,
  };
  expect((await service.refuse('office-1', [correct])).code).toBe('period-not-open');
  expect(await service.move('open', 'office-1', '2026-10', `申诉 ${appeal} 成立`)).toMatchObject({ status: 200 });
  const { body: reopened } = await service.ask('getPeriod', place, head);
  expect(reopened).toMatchObject({
    ...{ state: 'open', results: null },
    reopened: { by: 'office-1', reason: `申诉 ${appeal} 成立` },
  });
  const { body: listed } = await service.ask('listPeriods', { s: 'reg' }, { as: 'head.u2' });
  expect(listed.periods[0]?.reopened?.reason).toBe(`申诉 ${appeal} 成立`);
  expect((await service.ask('getPeriod', place, { as: 'outsider' })).body.reopened).toBeUndefined();

  time += 60_000;
  await service.changeOne('office-1', correct);
  const params = { ...place, register: 'findings', number: finding };
  const { body: history } = await service.ask('recordHistory', params, head);
  expect(history.versions.map(({ by, values }) => [by, values['points']]).slice(0, 2)).toEqual([
    ['office-1', 0.3],
    [head.as, 0.5],
  ]);
  expect(history.versions[0]?.taken.at(-1)).toMatchObject({ step: 'correct', reason: `申诉 ${appeal} 成立` });
});

test('published anew, the line tells of its correction and of the appeal, and the results follow from what was sealed', async () => {
  await publish();
  expect(await lineTold()).toEqual({
    ...{ final: 95.7, points: 0.3 },
    notes: [
      ...['通道堵塞', `From the register “问题”: ${finding}, version 5`],
      ...['确认: assessor.safety, then', '确认: head.u1, then', `更正: office-1, then, 申诉 ${appeal} 成立`],
      `Appeals ${appeal}: Upheld, to be corrected`,
    ],
  });
  const { body: counted } = await service.ask('counted', place, { ...head, query: { unit: 'u1' } });
  expect(counted.postings).toMatchObject([
    { points: 0.3, corrected: [{ step: 'correct', by: 'office-1' }], appeals: [{ record: appeal, state: 'upheld' }] },
  ]);
  const { body: period } = await service.ask('getPeriod', place, head);
  expect([period.state, period.reopened?.reason]).toEqual(['published', `申诉 ${appeal} 成立`]);
  expect((await service.ask('recalculation', place, { as: 'office-1' })).body).toEqual({ same: true });
});

test('ended as corrected it holds nothing up, and the audit tells the whole of it in one order', async () => {
  const change = { register: 'appeals', number: appeal, step: 'correct', reason: '已重新公布' };
  await service.changeOne('office-1', change);
  expect((await told(head.as)).taken.at(-1)).toMatchObject({ step: 'correct', reason: '已重新公布' });
  expect(await service.move('final')).toMatchObject({ status: 200 });
  const { body: audit } = await service.ask(
    'audit',
    {},
    { as: 'office-1', query: { scheme: 'reg', period: '2026-10' } },
  );
  const acts = audit.entries.map(({ what, detail }) =>
    [what, detail['number'] ?? detail['to'], detail['step'], detail['points'], detail['reason']]
      .filter(Boolean)
      .join(' '),
  );
  const reason = `申诉 ${appeal} 成立`;
  expect(acts.slice(acts.indexOf('period-moved published'))).toEqual([
    'period-moved published',
    `records-changed ${appeal} file`,
    `records-changed ${appeal} uphold`,
    `period-moved open ${reason}`,
    `records-changed ${finding} correct 0.5 → 0.3 ${reason}`,
    'period-moved closed',
    'results-consolidated',
    'results-signed signed',
    'period-moved published',
    `records-changed ${appeal} correct 已重新公布`,
    'period-moved final',
  ]);
});
