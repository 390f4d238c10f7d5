// A day with the registers on a phone: an inspector's visit and what follows from it for the unit; a leader's signature.
import { preset } from '../../shared/scheme/presets';
import type { Register } from '../../shared/scheme/register';
import { leave } from './person';
import { serviceAndBrowser } from './service-and-browser';
import { addPhoto, fillIn, newRecord, openRecord, openRegister, save, takeStep, visit } from './web-page';

const here = serviceAndBrowser();
const liuzhou = preset('liuzhou');
const xunyang = preset('xunyang');
const registerOf = ({ registers }: typeof liuzhou, id: string): Register => {
  const found = registers?.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const unit = liuzhou.units[1]?.title as { 'zh-CN': string };

test('an inspector notes a visit and a finding; both agree; the unit mends it, and it is closed', async () => {
  const [checks, findings] = [registerOf(liuzhou, 'checks'), registerOf(liuzhou, 'visit-findings')];
  const inspector = await visit(here.browser, here.url, 'assessor-liuzhou-inspectors');
  await newRecord(inspector, liuzhou, checks, { unit: unit['zh-CN'] });
  await fillIn(inspector, checks, {
    ...{ kind: 'visit', on: '2026-11-20', where: '三号锅炉房', what: '巡查消防通道', how: 'site' },
    ...{ inspector: '察访核验组考评员', with: '绩效办考评员' },
  });
  await addPhoto(inspector, checks, 'photos');
  const check = await save(inspector);
  await inspector.pane.getByRole('button', { name: '新建：问题整改台账' }).click();
  await fillIn(inspector, findings, { kind: 'sites', what: '消防通道堆放杂物', points: '０．５', basis: 'outside' });
  const finding = await save(inspector);
  // What it will count is told; it counts nothing before both have agreed.
  await inspector.pane.getByText('办理后计分：−0.5 指标外扣分', { exact: true }).waitFor();
  await takeStep(inspector, findings, 'agree');
  await inspector.page.goBack();
  await inspector.pane.getByRole('region', { name: '问题整改台账' }).getByText(finding).waitFor();
  await takeStep(inspector, checks, 'feed-back');

  const head = await visit(here.browser, here.url, `head-liuzhou-${liuzhou.units[1]?.id}`);
  const form = await openRecord(head, liuzhou, findings, finding);
  await form.getByText('办理后计分：−0.5 指标外扣分', { exact: true }).waitFor();
  await takeStep(head, findings, 'agree');
  await form.getByText('计分：−0.5 指标外扣分', { exact: true }).waitFor();
  // What is missing stands at the button, and goes as it is filled in.
  await form.getByText('还需填写：整改措施、责任人、完成时限').waitFor();
  await fillIn(head, findings, { measure: '清理通道，每周自查', owner: '机关党委' });
  await form.getByText('还需填写：完成时限').waitFor();
  // A phone that closes the page loses nothing of what was typed.
  await head.page.reload();
  await form.getByText('上次填写的内容还没有保存').waitFor();
  await fillIn(head, findings, { deadline: '2026-12-20' });
  await takeStep(head, findings, 'plan');
  await fillIn(head, findings, { done: '通道已清空' });
  await addPhoto(head, findings, 'proof');
  await takeStep(head, findings, 'report');

  await openRecord(inspector, liuzhou, findings, finding);
  await fillIn(inspector, findings, { 'look-back': '现场复查，已清空' });
  await takeStep(inspector, findings, 'close');
  await inspector.pane.getByText('办理过程').click();
  const article = inspector.pane.getByRole('article');
  await article.getByText('双方核对确认：以单位负责人签字').waitFor();
  await article.getByText('整改措施：清理通道，每周自查').waitFor();
  await openRecord(inspector, liuzhou, checks, check);
  await Promise.all([leave(inspector), leave(head)]);
}, 300_000);

test('a leader signs a responsibility letter that the office has set', async () => {
  const letters = registerOf(xunyang, 'letters');
  const leader = await visit(here.browser, here.url, 'leader-1');
  const wide = () => leader.page.evaluate(() => document.documentElement.scrollWidth);
  await openRegister(leader, xunyang, letters);
  expect(await wide()).toBe(390);
  const form = await openRecord(leader, xunyang, letters, '待签订');
  expect(await wide()).toBe(390);
  await takeStep(leader, letters, 'sign');
  await form.getByText('等待：单位负责人', { exact: true }).waitFor();
  await leave(leader);
}, 120_000);
