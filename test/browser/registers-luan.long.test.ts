// Luan's month on the page without Excel: task book with two signatures, tasks, an instruction card with duties, a ten-day check with photos, findings, scores, the remark at the meeting.
import { preset } from '../../shared/scheme/presets';
import type { Results } from '../../shared/scoring/results';
import type { Sheet } from '../../shared/scoring/sheet';
import { complete } from '../shared/scheme/full-sheets';
import { closeAndConsolidate, newScoreWorkbook, openPeriod, submit } from './period-steps';
import { leave } from './person';
import { typeCell } from './preview-page';
import { readSheets } from './read-sheets';
import { registerStory, type Story } from './register-story';
import { periodOf } from './sample-period';
import { serviceAndBrowser } from './service-and-browser';
import { assessorSheets, checkPublished, followUp, resultsWith, signAndPublish, submitSheets } from './story-results';

const here = serviceAndBrowser();
const luan = preset('luan');
const month = periodOf(luan);
const [office, leader, inspector, secretary] = ['office-1', 'leader-1', 'assessor-luan-safety', 'secretary-luan'];
const head = (unit: string): string => `head-luan-${unit}`;
const headName = (unit: string): string => `${story.titleOf(unit)}负责人`;

let story: Story;
beforeAll(() => {
  story = registerStory(here, luan, month);
});
afterAll(() => story.end());
jest.setTimeout(300_000);

let finished = '';
let missed = '';

/** Each loses a little more than the one before in its category; what the group found of the task of p02 is on its row. */
function sheetsOf(): Sheet[] {
  return assessorSheets(luan, ({ category }, at) => ({
    component: category === 'branch' ? 'branch-work' : 'party',
    points: at * 0.25,
  })).map((sheet) =>
    sheet.unit === 'p02' && sheet.component === 'operations'
      ? { ...sheet, lines: [{ indicator: 'operations-2', points: 1, reason: '更换循环泵', record: missed } as never] }
      : sheet,
  );
}

/** What the core gives of the sheets, the finding and the failed duty. */
const resultsOf = (): Results =>
  resultsWith(luan, month, {
    sheets: sheetsOf(),
    counted: [
      ['p02', 'safety/safety-2', 1.25],
      ['p03', 'operations/operations-2', 1.5],
    ],
  });

test('the office opens the month and its quarter; a task book with its tasks is signed by two, sent back, signed anew', async () => {
  await openPeriod(await story.as(office), luan, '2031-Q2');
  await openPeriod(await story.as(office), luan, month);
  const book = await story.begin(head('p02'), 'task-book', story.titleOf('p02'), {
    values: { focus: '完成二号锅炉检修' },
  });
  const task = (what: string, more = {}) =>
    story.make(head('p02'), 'tasks', {
      values: {
        ...{ what, standard: '一次验收合格', at: 'operations/operations-2' },
        ...{ owner: headName('p02'), deadline: '2031-05-25', ...more },
      },
      photos: ['proof'],
    });
  finished = await task('检修二号锅炉', { book });
  missed = await task('更换循环泵', { book });
  const dropped = await task('改造水处理间');
  const both = [head('p02'), secretary];
  await story.sign(both, 'task-book', book, 'sign');
  await story.take(office, 'task-book', book, 'reopen', { reason: '补充验收标准' });
  await story.sign(both, 'task-book', book, 'sign', { values: { focus: '五月底前完成二号锅炉检修并验收' } });
  await story.take(head('p02'), 'tasks', finished, 'report', { values: { progress: '已验收' } });
  await story.take('assessor-luan-operations', 'tasks', finished, 'accept');
  await story.take('assessor-luan-operations', 'tasks', missed, 'miss', { reason: '备件未到' });
  await story.take(office, 'tasks', dropped, 'drop', { reason: '并入年度技改' });
});

test('the other units’ task books come into force', async () => {
  const change = async (by: string, changes: readonly object[]) => {
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const address = `/schemes/luan/periods/${month}/records`;
    return (await here.service.ask(by, 'POST', address, { changes }, headers)) as {
      records: { number: string; unit: string }[];
    };
  };
  const others = luan.units.filter(({ id }) => id !== 'p02');
  const { records } = await change(
    secretary,
    others.map(({ id: unit }) => ({ register: 'task-book', unit, set: { focus: '按月度计划完成' }, step: 'sign' })),
  );
  for (const { number, unit } of records) await change(head(unit), [{ register: 'task-book', number, step: 'sign' }]);
});

test('an instruction card is issued; one duty is done, one fails and counts; the card is closed', async () => {
  const card = await story.make(office, 'cards', {
    values: {
      ...{ task: '迎峰度夏供水保障', target: '五月底完成管网排查', lead: story.titleOf('p02') },
      ...{ assisting: story.titleOf('p03'), deadline: '2031-05-31', reward: '未完成扣 1.5 分' },
    },
  });
  await story.take(leader, 'cards', card, 'issue');
  const duty = (unit: string, part: string, what: string) =>
    story.make(office, 'card-duties', { unit, values: { card, part, duty: what }, photos: ['proof'] });
  const done = await duty('p02', 'lead', '排查锅炉补水管线');
  const failed = await duty('p03', 'assist', '配合关阀试压');
  await story.take(head('p02'), 'card-duties', done, 'accept');
  await story.take(head('p02'), 'card-duties', done, 'report', { values: { report: '排查完毕，整改两处' } });
  await story.take(office, 'card-duties', done, 'verify');
  await story.take(secretary, 'card-duties', failed, 'accept');
  await story.take(office, 'card-duties', failed, 'fail', {
    values: { points: '1.5', at: 'operations/operations-2' },
    reason: '三次未到场',
  });
  await story.take(office, 'cards', card, 'close');
});

test('a ten-day check with photos; findings are agreed, corrected, mended, sent back, closed out, withdrawn, overturned', async () => {
  const check = await story.make(inspector, 'checks', {
    unit: 'p02',
    values: {
      ...{ kind: 'ten-day', on: '2031-05-11', where: '锅炉房', what: '旬抽查现场安全', how: 'site' },
      ...{ inspector: '安全考评员', with: '环境考评员' },
    },
    photos: ['photos'],
  });
  const found = (what: string, points: string) =>
    story.makeFrom(inspector, 'checks', check, 'findings', {
      values: { kind: 'sites', what, points, at: 'safety/safety-2' },
      photos: ['photos'],
    });
  const kept = await found('安全阀未校验', '2');
  const mistaken = await found('护栏松动', '0.5');
  const disputed = await found('照明不足', '1');
  await story.take(inspector, 'findings', mistaken, 'withdraw', { reason: '属于供水车间' });
  await story.take(inspector, 'checks', check, 'feed-back');
  await story.sign([inspector, head('p02')], 'checks', check, 'agree');
  for (const number of [kept, disputed]) await story.sign([inspector, head('p02')], 'findings', number, 'agree');
  await story.take(office, 'findings', disputed, 'overturn', { reason: '当日停电检修' });
  await story.take(office, 'findings', kept, 'correct', { values: { points: '1.25' }, reason: '校验单已补' });
  await story.take(head('p02'), 'findings', kept, 'plan', {
    values: { measure: '逐台校验', owner: headName('p02'), deadline: '2031-05-20' },
  });
  await story.take(head('p02'), 'findings', kept, 'report', { values: { done: '已校验两台' }, photos: ['proof'] });
  await story.take(inspector, 'findings', kept, 'fail', { values: { 'look-back': '还有一台' }, reason: '未全部校验' });
  await story.take(head('p02'), 'findings', kept, 'report', { values: { done: '全部校验' } });
  await story.take(inspector, 'findings', kept, 'close', { values: { 'look-back': '校验单齐全' } });
});

test('the group finds the tasks as rows of its score sheet, and scores the one that was missed', async () => {
  const { person, fill } = await newScoreWorkbook(here, 'assessor-luan-operations', luan, month);
  const cells = (await readSheets(person)).find(({ name }) => name === '经营')?.values ?? [];
  const asked = cells.filter(([key]) => String(key).includes('@'));
  expect(asked.map((row) => String(row[0]).split('@')[1])).toEqual([finished, missed]);
  const at = cells.findIndex(([key]) => String(key).endsWith(`@${missed}`));
  expect(cells[at]).toContain('更换循环泵');
  await typeCell(person.page, `经营!F${at + 1}`, '1');
  await fill.getByRole('button', { name: '其余无扣分' }).click();
  await person.pane.getByRole('button', { name: '填成 0' }).click();
  await fill.getByText(/已把 \d+ 个空白格填成 0。/).waitFor();
  await submit(person);
  await leave(person);
  const { sheets } = (await here.service.ask(office, 'GET', `/schemes/luan/periods/${month}/sheets`)) as {
    sheets: { sheet: Sheet }[];
  };
  const lines = sheets.flatMap(({ sheet }) => sheet.lines).filter(({ points }) => points > 0);
  expect(lines).toEqual([{ indicator: 'operations-2', points: 1, reason: '更换循环泵', record: missed }]);
});

test('the month is closed, consolidated, signed and published: what the records count is in the results', async () => {
  const others = sheetsOf().filter(({ component }) => component !== 'operations');
  await submitSheets(here.service.ask, luan, month, others);
  await closeAndConsolidate(await story.as(office), luan, month);
  await signAndPublish(story);
  const expected = resultsOf();
  const assessed = ['p01', 'p02', 'p03'].map((id) => complete(expected).find(({ unit }) => unit === id)?.assessed);
  // 0.25 and 0.5 in party work; 1 by the group on the task, 1.25 by the finding; 1.5 by the failed duty.
  expect(assessed).toEqual([100, 100 - 0.25 - 1 - 1.25, 100 - 0.5 - 1.5]);
  await checkPublished(story, here.service.ask, expected);
});

test('from the results: the last of a category remarks at the meeting, and what it promised is closed out', async () => {
  const expected = complete(resultsOf());
  const owing = expected.filter(({ rewards }) => rewards.some(({ effects }) => effects.duties?.includes('remark')));
  expect(owing.map(({ category, place, of }) => [category, place === of])).toEqual([
    ['production', true],
    ['non-production', true],
    ['branch', true],
  ]);
  const last = owing[0]?.unit ?? '';
  await (await followUp(head(last), story, [story.titleOf(last)])).getByRole('button').click();
  const remark = await story.keep(head(last), 'remarks', {
    values: { cause: '计划性不强', measure: '每周调度一次', deadline: '2031-06-30' },
    photos: ['paper'],
  });
  await story.take(office, 'remarks', remark, 'give');
  await story.take(office, 'remarks', remark, 'close');
});

test('the quarter’s analysis is handed in; every step was taken', async () => {
  const report = await story.make(head('p02'), 'reports', {
    values: { kind: 'analysis', gaps: '安全扣分偏多', causes: '校验计划滞后', measures: '按季编制校验计划' },
    photos: ['paper'],
    period: '2031-Q2' as never,
  });
  await story.take(head('p02'), 'reports', report, 'hand-in');
  await story.checkAll();
});
