// Liuzhou's month on the page without Excel: every register through all its steps, from opening to the final results; an appeal is upheld, the month reopened, corrected and published anew.
import type { Locator } from 'playwright-core';
import { preset } from '../../shared/scheme/presets';
import type { Period } from '../../shared/scheme/period';
import type { Results } from '../../shared/scoring/results';
import { complete } from '../shared/scheme/full-sheets';
import { openAll, openUp } from './open-up';
import { choose, closeAndConsolidate, openPeriod } from './period-steps';
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
const liuzhou = preset('liuzhou');
const month = periodOf(liuzhou);
const before = ['2031-02', '2031-03', '2031-04'] as Period[];
const [office, leader, inspector] = ['office-1', 'leader-1', 'assessor-liuzhou-inspectors'];
const head = (unit: string): string => `head-liuzhou-${unit}`;
const headName = (unit: string): string => `${story.titleOf(unit)}负责人`;

let story: Story;
beforeAll(async () => {
  const { ask } = here.service;
  story = registerStory(here, liuzhou, month);
  for (const period of before) {
    const address = `/schemes/liuzhou/periods/${period}`;
    await ask(office, 'PUT', address, {});
    await submitSheets(ask, liuzhou, period, assessorSheets(liuzhou));
    await ask(office, 'POST', `${address}/transitions`, { to: 'closed' });
    await ask(office, 'POST', `${address}/consolidation`, {});
    await ask(leader, 'POST', `${address}/transitions`, { to: 'signed' });
    await ask(office, 'POST', `${address}/transitions`, { to: 'published' });
  }
}, 120_000);
afterAll(() => story.end());
jest.setTimeout(300_000);

/** The last six lose something of their own, each more than the one before. */
const sheets = assessorSheets(liuzhou, (_, at) => (at < 8 ? null : { component: 'business', points: at - 7 }));

/** What the core gives of the sheets and of what these records count, on top of the months before. */
const resultsOf = (counted: readonly Counted[]): Results =>
  resultsWith(liuzhou, month, {
    ...{ sheets, counted },
    past: before.map((period) => ({ period, scheme: liuzhou, sheets: assessorSheets(liuzhou) })),
  });
const finals = (results: Results, ...units: string[]): number[] =>
  units.map((id) => complete(results).find(({ unit }) => unit === id)?.final ?? NaN);

const bonuses: Counted[] = [
  ['d05', 'bonus/adopted', 1],
  ['d05', 'bonus/commended', 0.5],
  ['d06', 'bonus/innovation', 1],
  ['d06', 'bonus/spread', 0.5],
  ['d08', 'bonus/zero-error', 0.25],
];
const visited: Counted = ['d02', 'visits', 0.5];

let outside = '';
let closedOut = '';
let appeal = '';

test('the office opens the month; a unit’s task book and its tasks', async () => {
  await openPeriod(await story.as(office), liuzhou, month);
  const book = await story.begin(head('d02'), 'task-book', story.titleOf('d02'), {
    values: { focus: '完成干部选拔任用材料归档' },
  });
  const task = (what: string, at: string, more = {}) =>
    story.make(head('d02'), 'tasks', {
      values: { what, standard: '按时完成', at, owner: headName('d02'), deadline: '2031-05-25', ...more },
      photos: ['proof'],
    });
  const done = await task('整理干部档案', 'business/key', { book });
  const given = await task('组织季度培训', 'business/routine');
  await story.take(head('d02'), 'task-book', book, 'sign');
  await story.take(office, 'task-book', book, 'reopen', { reason: '补充完成时限' });
  await story.take(head('d02'), 'task-book', book, 'sign', { values: { focus: '五月底前完成干部档案归档' } });
  await story.take(head('d02'), 'tasks', done, 'report', { values: { progress: '已归档 32 卷' } });
  await story.take('assessor-liuzhou-office', 'tasks', done, 'accept');
  await story.take('assessor-liuzhou-office', 'tasks', given, 'miss', { reason: '未见培训记录' });
  await story.take(office, 'tasks', given, 'drop', { reason: '与全局培训合并' });
});

test('a visit with photos; findings are agreed, mended, sent back, closed out, withdrawn, overturned', async () => {
  const check = await story.make(inspector, 'checks', {
    unit: 'd02',
    values: {
      ...{ kind: 'visit', on: '2031-05-08', where: '三楼档案室', what: '察访消防和档案', how: 'site' },
      ...{ inspector: '察访核验组考评员', with: '绩效办考评员' },
    },
    photos: ['photos'],
  });
  const found = (what: string, basis: string, points: string) =>
    story.make(inspector, 'visit-findings', {
      unit: 'd02',
      values: { check, kind: 'sites', what, basis, points },
      photos: ['photos'],
    });
  closedOut = await found('灭火器过期', 'visit', '0.5');
  outside = await found('走廊堆放杂物', 'outside', '0.5');
  const target = await found('培训记录缺页', 'target', '1');
  const mistaken = await found('门禁未关', 'visit', '0.3');
  await story.take(inspector, 'visit-findings', mistaken, 'withdraw', { reason: '属于隔壁科室' });
  await story.take(inspector, 'checks', check, 'feed-back');
  for (const number of [closedOut, outside, target])
    await story.sign([inspector, head('d02')], 'visit-findings', number, 'agree');
  await story.sign([inspector, head('d02')], 'checks', check, 'agree');
  await story.take(office, 'visit-findings', target, 'overturn', { reason: '记录在人事系统中，已核实' });

  await story.take(head('d02'), 'visit-findings', closedOut, 'plan', {
    values: { measure: '更换并每月自查', owner: headName('d02'), deadline: '2031-05-20' },
  });
  await story.take(head('d02'), 'visit-findings', closedOut, 'report', {
    values: { done: '已更换两具' },
    photos: ['proof'],
  });
  await story.take(inspector, 'visit-findings', closedOut, 'fail', {
    values: { 'look-back': '还有一具过期' },
    reason: '未全部更换',
  });
  await story.take(head('d02'), 'visit-findings', closedOut, 'report', { values: { done: '三具全部更换' } });
  await story.take(inspector, 'visit-findings', closedOut, 'close', { values: { 'look-back': '现场复查，全部有效' } });
});

async function claim(unit: string, kind: string, performance: string, matter: string): Promise<string> {
  const number = await story.make(head(unit), 'claims', {
    values: { kind, performance, matter, achieved: '2031-05-12', why: '对照加分细则申请' },
    photos: ['proof'],
  });
  await story.take(head(unit), 'claims', number, 'claim');
  return number;
}
const grant = (number: string, granted: string) =>
  story.take(office, 'claims', number, 'grant', { values: { granted, finding: '材料属实' } });

test('bonus claims are granted, returned, refused, dropped, revoked; the results of the month before open the one for zero errors', async () => {
  await grant(await claim('d05', 'adopted', 'province', '自治区简报第 12 期'), '1');
  const returned = await claim('d05', 'commended', 'city', '市级先进集体');
  await story.take(office, 'claims', returned, 'return', { reason: '补充表彰文件' });
  await story.take(head('d05'), 'claims', returned, 'claim', { values: { why: '已补充市委表彰文件' } });
  await grant(returned, '0.5');
  await grant(await claim('d06', 'innovation', 'province', '资产二维码盘点'), '1');
  await grant(await claim('d06', 'spread', 'city', '盘点经验全市推广'), '0.5');
  const dropped = await claim('d07', 'adopted', 'city', '用房信息一则');
  await story.take(head('d07'), 'claims', dropped, 'drop', { reason: '与上月重复' });
  const refused = await claim('d07', 'spread', 'city', '用房清理做法');
  await story.take(office, 'claims', refused, 'refuse', { values: { finding: '未见推广文件' }, reason: '依据不足' });
  const revoked = await claim('d07', 'innovation', 'national', '用房台账系统');
  await grant(revoked, '2');
  await story.take(office, 'claims', revoked, 'revoke', { reason: '系统由外单位建设' });

  const april = { ...story, period: '2031-04' as Period };
  const entry = await followUp(head('d08'), april, [story.titleOf('d08'), 'visits 3']);
  await entry.getByRole('button').click();
  const zeroError = await story.keep(head('d08'), 'claims', {
    values: { performance: 'months-3', achieved: '2031-05-01', why: '连续三个月察访无扣分' },
    photos: ['proof'],
  });
  await story.take(head('d08'), 'claims', zeroError, 'claim');
  await grant(zeroError, '0.25');
});

test('the observer of the month: one cannot come, another one remarks and signs', async () => {
  const panel = await choose(await story.as(office), '考核办', liuzhou, month);
  await openUp(panel.locator('summary').filter({ hasText: '第三方监督（轮流）' }));
  const turn = panel.getByRole('region', { name: `${month} 的监督员` });
  const list = panel.getByRole('region', { name: '轮流名单' });
  for (const unit of ['d03', 'd04']) await list.getByLabel('加入人员').selectOption({ label: headName(unit) });
  await list.getByRole('button', { name: '保存名单' }).click();
  await list.getByText('名单已保存。').waitFor();
  await turn.getByText(`${month} 还没有确定监督员`).waitFor();
  await turn.getByRole('button', { name: '确定监督员' }).click();
  await turn.getByText(`${month} 已确定：${headName('d03')}`).waitFor();
  const first = await story.begin(office, 'witnesses', head('d03'), {});
  await story.take(office, 'witnesses', first, 'excuse', { reason: '外出学习' });

  await choose(await story.as(office), '考核办', liuzhou, month);
  await turn.getByLabel('第 1 位').selectOption(head('d04'));
  await turn.getByRole('button', { name: '确定监督员' }).click();
  await turn.getByText(`${month} 已确定：${headName('d04')}`).waitFor();
  const second = await story.begin(head('d04'), 'witnesses', head('d04'), {
    values: { remarks: '程序公开，建议察访照片附时间。' },
  });
  await story.take(head('d04'), 'witnesses', second, 'witness');
});

test('the month is closed, consolidated, signed and published: what the records count is in the results', async () => {
  await submitSheets(here.service.ask, liuzhou, month, sheets);
  await closeAndConsolidate(await story.as(office), liuzhou, month);
  await signAndPublish(story);
  const expected = resultsOf([visited, ['d02', 'outside', 0.5], ...bonuses]);
  expect(finals(expected, 'd01', 'd02', 'd05', 'd06', 'd07', 'd08', 'd14')).toEqual([
    ...[100, 99, 101.5, 101.5, 100, 100.25, 95.2],
  ]);
  await checkPublished(story, here.service.ask, expected);
});

test('from the results: appeals from lines, one upheld, one dismissed, one dropped', async () => {
  const appealed = async (number: string): Promise<string> => {
    const { pane } = await story.as(head('d02'));
    const results = await choose(await story.as(head('d02')), '结果', liuzhou, month);
    const unit = results.getByRole('button', { name: story.titleOf('d02'), exact: true });
    if ((await unit.getAttribute('aria-expanded')) !== 'true') await unit.click();
    const tree = pane.getByRole('region', { name: `${story.titleOf('d02')}的得分说明` });
    await tree.locator('summary').first().waitFor();
    await openAll(tree);
    const line = tree.getByRole('listitem').filter({ hasText: number }).last();
    await line.getByRole('button', { name: '提出申诉复议' }).click();
    return story.keep(head('d02'), 'appeals', {
      values: { grounds: '现场已说明，请复核' },
      photos: ['proof'],
    });
  };
  appeal = await appealed(outside);
  await story.take(head('d02'), 'appeals', appeal, 'file');
  await story.take(office, 'appeals', appeal, 'uphold', { values: { decision: '杂物当日已清，减为 0.3 分' } });
  const dismissed = await appealed(closedOut);
  await story.take(head('d02'), 'appeals', dismissed, 'file');
  await story.take(leader, 'appeals', dismissed, 'dismiss', { values: { decision: '照片清楚，维持' } });
  const dropped = await appealed(closedOut);
  await story.take(head('d02'), 'appeals', dropped, 'drop');
});

/** Within the days of appeal the office is asked whether it means it. */
async function finalise(panel: Locator): Promise<void> {
  await panel.getByRole('button', { name: '定案', exact: true }).click();
  const question = (await story.as(office)).pane.getByRole('alertdialog');
  await question.getByRole('button', { name: '定案', exact: true }).click();
}

test('the month waits for the appeal, is reopened for it, corrected, published anew and final', async () => {
  const panel = await choose(await story.as(office), '考核办', liuzhou, month);
  await finalise(panel);
  await panel.getByRole('alert').filter({ hasText: appeal }).waitFor();
  await panel.getByLabel('理由', { exact: true }).fill(`申诉 ${appeal} 成立`);
  await panel.getByRole('button', { name: '重新开启填报' }).click();
  await panel.getByText(`${month} 现在：填报中。`).waitFor();
  await story.take(office, 'visit-findings', outside, 'correct', {
    values: { points: '0.3' },
    reason: `申诉 ${appeal} 成立`,
  });
  await closeAndConsolidate(await story.as(office), liuzhou, month);
  await signAndPublish(story);
  const expected = resultsOf([visited, ['d02', 'outside', 0.3], ...bonuses]);
  expect(finals(expected, 'd02', 'd05', 'd08')).toEqual([99.2, 101.5, 100.25]);
  await checkPublished(story, here.service.ask, expected);

  await story.take(office, 'appeals', appeal, 'correct', { reason: '已按复议意见更正并重新通报' });
  const again = await choose(await story.as(office), '考核办', liuzhou, month);
  await finalise(again);
  await again.getByText(`${month} 现在：已定案。`).waitFor();
  await story.checkAll();
});
