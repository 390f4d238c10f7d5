// Records that hang together: parts changed by those who do not see what they are part of, and links from periods of another length.
import { registerService, type RegisterService } from './register-service';
import type { ChangeInput } from './register-scheme';
import type { SchemeInput } from './small-scheme';

const registers: NonNullable<SchemeInput['registers']> = [
  {
    ...{ id: 'books', title: '责任书', prefix: 'B', of: 'month', about: 'unit', key: ['unit'] },
    columns: [{ id: 'focus', title: '重点', type: 'text' }],
    states: [
      { id: 'draft', title: '起草', write: ['head', 'secretary'] },
      { id: 'in-force', title: '生效', end: 'done' },
    ],
    steps: [
      { id: 'sign', title: '签字', from: ['draft'], to: 'in-force', by: { all: ['head', 'secretary'] } },
      { id: 'back', title: '退回', from: ['in-force'], to: 'draft', by: ['head'], reason: true },
    ],
  },
  {
    ...{ id: 'tasks', title: '任务', prefix: 'T', of: 'month', about: 'unit', group: { column: 'at' } },
    columns: [
      { id: 'book', title: '责任书', type: 'record', register: 'books', within: ['draft'] },
      { id: 'at', title: '指标', type: 'place' },
      { id: 'what', title: '任务', type: 'text' },
    ],
    states: [
      { id: 'set', title: '进行中', write: ['head', 'assessor'] },
      { id: 'done', title: '完成', end: 'done' },
    ],
    steps: [{ id: 'finish', title: '完成', from: ['set'], to: 'done', by: ['assessor'] }],
  },
  {
    ...{ id: 'projects', title: '项目', prefix: 'P', of: 'year', about: 'unit' },
    columns: [{ id: 'what', title: '项目', type: 'text' }],
    states: [
      { id: 'open', title: '进行中', write: ['head'] },
      { id: 'ended', title: '结项', end: 'done' },
    ],
    steps: [
      {
        ...{ id: 'end', title: '结项', from: ['open'], to: 'ended', by: ['office'] },
        linked: { register: 'reports', in: ['filed'] },
      },
    ],
  },
  {
    ...{ id: 'reports', title: '月报', prefix: 'R', of: 'month', about: 'unit' },
    columns: [{ id: 'project', title: '项目', type: 'record', register: 'projects' }],
    states: [
      { id: 'draft', title: '起草', write: ['head'] },
      { id: 'filed', title: '已报', end: 'done' },
    ],
    steps: [{ id: 'file', title: '上报', from: ['draft'], to: 'filed', by: ['head'] }],
  },
];

let service: RegisterService;
beforeAll(async () => {
  const rollups = [{ to: 'year', from: 'month', how: 'mean' }] as const;
  service = await registerService(['2026', '2026-09', '2026-10'], { registers, rollups: [...rollups] });
});
afterAll(() => service.stop());

test('a part binds those who do not see its whole: their change takes what was signed back, and is refused once it is in force', async () => {
  const book = { register: 'books', number: 'B-2026-10-001' };
  await service.changeOne('head.u1', { register: 'books', unit: 'u1', set: { focus: '安全' } });
  const set = { book: book.number, at: 'routine', what: '巡检' };
  const { number } = await service.changeOne('head.u1', { register: 'tasks', unit: 'u1', set });
  const task = { register: 'tasks', number: number as string };
  await service.changeOne('head.u1', { ...book, step: 'sign' });
  await service.changeOne('assessor.safety', { ...task, set: { what: '巡检两次' } });
  expect((await service.read('head.u1', 'books', book.number)).signed).toEqual([]);
  for (const as of ['head.u1', 'secretary.u1']) await service.changeOne(as, { ...book, step: 'sign' });
  const added = { register: 'tasks', unit: 'u1', set };
  expect(await service.refuse('assessor.safety', [added])).toMatchObject({ status: 409, code: 'wrong-state' });
  const changes: ChangeInput['set'][] = [{ what: '三次' }, { book: null }];
  for (const change of changes) {
    expect(await service.refuse('assessor.safety', [{ ...task, set: change }])).toMatchObject({
      ...{ status: 409, code: 'wrong-state', faults: ['part-of-fixed changes[0].set.book'] },
    });
  }
  expect((await service.changeOne('assessor.safety', { ...task, step: 'finish' })).state).toBe('done');
});

test('a part is put into a record of its own unit by whoever writes it, and into that of another by those who see it alone', async () => {
  const { number } = await service.changeOne('head.u2', { register: 'books', unit: 'u2', step: 'sign' });
  const task = (unit: string) => ({ register: 'tasks', unit, set: { book: number as string, at: 'routine' } });
  for (const as of ['head.u1', 'assessor.safety']) {
    expect(await service.refuse(as, [task('u1')])).toMatchObject({
      ...{ status: 422, code: 'values-refused', faults: ['no-such-record changes[0].set.book'] },
    });
  }
  expect((await service.read('head.u2', 'books', number as string)).signed).toHaveLength(1);
  await service.changeOne('assessor.safety', task('u2'));
  expect((await service.read('head.u2', 'books', number as string)).signed).toEqual([]);
});

test('a step that waits for what links to its record waits for records of shorter periods, too', async () => {
  const made = await service.changeOne(
    'head.u1',
    { register: 'projects', unit: 'u1', set: { what: '一支部一品牌' } },
    '2026',
  );
  const project = made.number as string;
  const report = await service.changeOne('head.u1', { register: 'reports', unit: 'u1', set: { project } }, '2026-09');
  const end = { register: 'projects', number: project, step: 'end' };
  expect(await service.refuse('office-1', [end], '2026')).toMatchObject({
    ...{ status: 409, code: 'linked-open', detail: { record: report.number, state: 'draft' } },
  });
  await service.changeOne('head.u1', { register: 'reports', number: report.number as string, step: 'file' }, '2026-09');
  expect((await service.changeOne('office-1', end, '2026')).state).toBe('ended');
});
