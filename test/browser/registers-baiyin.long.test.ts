// Baiyin's two quarters on the page without Excel: check, findings agreed, blue board, the talk with its list; in the next quarter the look-back and the close-out, which change no score.
import type { Period } from '../../shared/scheme/period';
import { preset } from '../../shared/scheme/presets';
import type { Results } from '../../shared/scoring/results';
import { complete } from '../shared/scheme/full-sheets';
import { closeAndConsolidate, openPeriod } from './period-steps';
import { registerStory, type Story } from './register-story';
import { periodOf } from './sample-period';
import { serviceAndBrowser } from './service-and-browser';
import {
  assessorSheets,
  checkPublished,
  followUp,
  resultsWith,
  signAndPublish,
  submitSheets,
  type Counted,
} from './story-results';

const here = serviceAndBrowser();
const baiyin = preset('baiyin');
const quarter = periodOf(baiyin);
const next = '2031-Q3' as Period;
const [office, leader, team] = ['office-1', 'leader-1', 'assessor-baiyin-check-team'];
const head = (unit: string): string => `head-baiyin-${unit}`;
const headName = (unit: string): string => `${story.titleOf(unit)}负责人`;

let story: Story;
beforeAll(() => {
  story = registerStory(here, baiyin, quarter);
});
afterAll(() => story.end());
jest.setTimeout(300_000);

/** In classes Ⅰ and Ⅱ each loses a little more than the one before, but for the last of class Ⅰ, whom its findings put there. */
const sheets = assessorSheets(baiyin, ({ category }, at) => {
  if (category === 'class-3') return at === 1 ? { component: 'daily', points: 2.5 } : null;
  return category === 'class-1' && at === 9 ? null : { component: 'daily', points: at * 0.25 };
});
const sheetsNext = assessorSheets(baiyin, (_, at) => ({ component: 'daily', points: at * 0.5 }));

/** Final score, place and board of units. */
const told = (results: Results, ...units: string[]) =>
  units.map((id) => {
    const unit = complete(results).find((one) => one.unit === id);
    return [id, unit?.final, unit?.place, unit?.rewards.map(({ effects }) => effects.board).join() ?? ''];
  });

const first: Counted[] = [
  ['a10', 'political/political-1', 3],
  ['c01', 'responsibility/responsibility-1', 3],
];
const firstResults = () => resultsWith(baiyin, quarter, { sheets, counted: first });

let open = '';
let other = '';
let talk = '';

async function check(unit: string, period: Period, what: string): Promise<string> {
  return story.make(team, 'checks', {
    ...{ unit, period },
    values: {
      ...{ kind: 'quarter', on: `${period.slice(0, 4)}-06-10`, where: '党员活动室', what, how: 'papers' },
      ...{ inspector: '交叉检查组考评员', with: '党建工作部考评员' },
    },
    photos: ['photos'],
  });
}

const found = (unit: string, period: Period, values: Readonly<Record<string, string>>) =>
  story.make(team, 'findings', { ...{ unit, period }, values: { kind: 'records', ...values }, photos: ['photos'] });

async function mended(register: string, unit: string, number: string): Promise<void> {
  await story.take(head(unit), register, number, 'plan', {
    values: { measure: '补齐记录，每月自查', owner: headName(unit), deadline: '2031-07-31' },
  });
  await story.take(head(unit), register, number, 'report', { values: { done: '记录已补齐' }, photos: ['proof'] });
}

async function sentBackAndClosed(register: string, unit: string, number: string): Promise<void> {
  await story.take(team, register, number, 'fail', { values: { 'look-back': '仍缺一次' }, reason: '未补齐' });
  await story.take(head(unit), register, number, 'report', { values: { done: '全部补齐' } });
  await story.take(team, register, number, 'close', { values: { 'look-back': '回头看：记录齐全' } });
}

test('the office opens the quarter; a check is fed back, its findings are agreed, corrected, withdrawn, overturned', async () => {
  await openPeriod(await story.as(office), baiyin, quarter);
  const feedback = await check('a10', quarter, '检查三会一课和台账');
  const at = 'political/political-1';
  open = await found('a10', quarter, { check: feedback, what: '第一议题缺两次', at, points: '3.5' });
  const mistaken = await found('a10', quarter, { check: feedback, what: '会议记录缺页', at, points: '0.5' });
  const disputed = await found('a10', quarter, { check: feedback, what: '学习笔记不全', at, points: '1' });
  other = await found('c01', quarter, { what: '责任清单未更新', at: 'responsibility/responsibility-1', points: '3' });
  await story.take(team, 'findings', mistaken, 'withdraw', { reason: '记录在另一册' });
  await story.take(team, 'checks', feedback, 'feed-back');
  for (const number of [open, disputed]) await story.sign([team, head('a10')], 'findings', number, 'agree');
  await story.sign([team, head('c01')], 'findings', other, 'agree');
  await story.sign([team, head('a10')], 'checks', feedback, 'agree');
  await story.take(office, 'findings', disputed, 'overturn', { reason: '笔记已提供' });
  await story.take(office, 'findings', open, 'correct', { values: { points: '3' }, reason: '其中半分不属本季度' });
  await mended('findings', 'a10', open);
  await mended('findings', 'c01', other);
});

test('the results put on the blue board whom the findings put there, at the service and on the page', async () => {
  await submitSheets(here.service.ask, baiyin, quarter, sheets);
  await closeAndConsolidate(await story.as(office), baiyin, quarter);
  await signAndPublish(story);
  const expected = firstResults();
  expect(told(expected, 'a01', 'a09', 'a10', 'b11', 'c01', 'c02')).toEqual([
    ['a01', 100, 1, 'red'],
    ['a09', 98, 9, ''],
    ['a10', 97, 10, 'blue'],
    ['b11', 97.5, 11, 'blue'],
    ['c01', 97, 10, 'blue'],
    ['c02', 97.5, 9, 'blue'],
  ]);
  await checkPublished(story, here.service.ask, expected);
});

test('the blue board leads to the talk with its list, whose every entry is mended and closed out; one talk is waived', async () => {
  const entryOf = (unit: string) => followUp(leader, story, [story.titleOf(unit)]);
  await (await entryOf('a10')).getByRole('button').click();
  talk = await story.keep(leader, 'talks', {
    values: { who: '分管领导', on: '2031-07-15', minutes: '逐条核对问题，限期整改' },
    photos: ['paper'],
  });
  const listed = (what: string): Promise<string> =>
    story.makeFrom(office, 'talks', talk, 'talk-list', { values: { kind: 'meetings', what }, photos: ['photos'] });
  await openPeriod(await story.as(office), baiyin, next);
  const [kept, mistaken, settled] = [
    await listed('第一议题制度'),
    await listed('学习笔记'),
    await listed('党员积分公示'),
  ];
  await story.sign([leader, head('a10')], 'talks', talk, 'hold');
  await story.take(team, 'talk-list', mistaken, 'withdraw', { reason: '已申诉成立' });
  for (const number of [kept, settled]) await story.sign([team, head('a10')], 'talk-list', number, 'agree');
  await story.take(office, 'talk-list', settled, 'overturn', { reason: '公示已在公告栏' });
  await mended('talk-list', 'a10', kept);
  await sentBackAndClosed('talk-list', 'a10', kept);
  await story.take(office, 'talks', talk, 'close');

  await (await entryOf('c02')).getByRole('button').click();
  const waived = await story.keep(leader, 'talks', {});
  await story.take(leader, 'talks', waived, 'waive', { reason: '本季度新任，已单独谈话' });
});

test('in the next quarter the check looks back: one is sent back and closed out, the other closed; a new one counts there', async () => {
  const feedback = await check('a10', next, '回头看上季度问题');
  await sentBackAndClosed('findings', 'a10', open);
  await story.take(team, 'findings', other, 'close', { values: { 'look-back': '清单已更新' } });
  const again = await found('a10', next, {
    ...{ check: feedback, what: '材料迟报', at: 'daily/daily-1', points: '0.5' },
  });
  await story.take(team, 'checks', feedback, 'feed-back');
  await story.sign([team, head('a10')], 'findings', again, 'agree');
  await story.sign([team, head('a10')], 'checks', feedback, 'agree');
  await mended('findings', 'a10', again);
  await story.take(team, 'findings', again, 'close', { values: { 'look-back': '按时报送' } });

  await submitSheets(here.service.ask, baiyin, next, sheetsNext);
  await closeAndConsolidate(await story.as(office), baiyin, next);
  await signAndPublish({ ...story, period: next });
  const expected = resultsWith(baiyin, next, { sheets: sheetsNext, counted: [['a10', 'daily/daily-1', 0.5]] });
  expect(told(expected, 'a01', 'a09', 'a10')).toEqual([
    ['a01', 100, 1, 'red'],
    ['a09', 96, 9, ''],
    ['a10', 95, 10, 'blue'],
  ]);
  await checkPublished({ ...story, period: next }, here.service.ask, expected);
  // What was mended and closed out since has changed nothing of the quarter before.
  await checkPublished(story, here.service.ask, firstResults());
  await story.checkAll();
});
