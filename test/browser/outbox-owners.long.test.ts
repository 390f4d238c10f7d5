// Whose a submission is, where people share a computer and workbooks are copied: nobody's is lost, sent or taken by another.
import type { BrowserContext, Locator } from 'playwright-core';
import { startCuttingProxy, type CuttingProxy } from './cutting-proxy';
import { chooseSelf, enter, open, type Person } from './person';
import { serviceAndBrowser } from './service-and-browser';
import { ASSESSOR, COLLEAGUE, deduct, layOut, openSmallMonth, submit, type SmallMonth } from './small-month';

const here = serviceAndBrowser();
let proxy: CuttingProxy;
let month: SmallMonth;
let context: BrowserContext;

beforeAll(async () => {
  proxy = await startCuttingProxy(here.url);
  month = await openSmallMonth(here.service);
}, 240_000);
afterAll(async () => {
  await proxy.stop();
});
beforeEach(async () => {
  context = await here.browser.newContext({ viewport: { width: 1400, height: 900 } });
});
afterEach(async () => {
  proxy.at('pass');
  await context.close();
});

const WAITS = '没有网络，或服务没有应答。';
const outboxIn = async (person: Person): Promise<Locator> =>
  (await open(person, '检查与上报')).getByRole('region', { name: '发件箱' });

async function fill(person: Person, points: number): Promise<void> {
  await layOut(person);
  await deduct(person, 1, points);
  await deduct(person, 2, points);
}
async function pointsThere(): Promise<(number | undefined)[]> {
  return (await month.accepted(here.service)).map(({ sheet }) => sheet.lines[0]?.points);
}

/** Chooses to sign out; gives what is asked before. */
async function signOut({ pane }: Person): Promise<Locator> {
  await pane.getByRole('button', { name: '账户与语言' }).click();
  await pane.getByRole('menuitem', { name: '退出登录' }).click();
  return pane.getByRole('alertdialog');
}

test('what somebody has waiting is told before they sign out, and outlasts a colleague who submits the same workbook', async () => {
  const person = await enter(context, proxy.url, ASSESSOR);
  await fill(person, 1);
  const before = await month.submissions(here.service);
  proxy.at('before the request');
  await submit(person);
  await (await outboxIn(person)).getByText(WAITS).waitFor();
  const asked = await signOut(person);
  await asked.getByText('你有 1 次上报还未送达。').waitFor();
  await asked.getByRole('button', { name: '取消' }).click();
  await asked.waitFor({ state: 'detached' });
  await (await outboxIn(person)).waitFor();
  await (await signOut(person)).getByRole('button', { name: '退出登录' }).click();

  await chooseSelf(person.pane, COLLEAGUE);
  await submit(person);
  await (await outboxIn(person)).getByText(WAITS).waitFor();
  await (await signOut(person)).getByRole('button', { name: '退出登录' }).click();

  await chooseSelf(person.pane, ASSESSOR);
  await (await outboxIn(person)).waitFor();
  proxy.at('pass');
  await (await open(person, '检查与上报')).getByText(new RegExp(`回执 ${before + 1}，`)).waitFor();
  expect((await month.accepted(here.service)).map(({ by }) => by)).toEqual([ASSESSOR, ASSESSOR]);
  // Nothing waits any more: nothing is asked.
  await (await outboxIn(person)).waitFor({ state: 'detached' });
  await signOut(person);
  await person.pane.getByRole('searchbox').waitFor();
}, 240_000);

test('a copy of a workbook does not take the receipt of the other one: what that one submitted is not replaced unseen', async () => {
  // Copies of one file have one id.
  await context.addInitScript(() => {
    crypto.randomUUID = () => '00000000-0000-4000-8000-000000000001';
  });
  const one = await enter(context, proxy.url, ASSESSOR);
  const copy = await enter(context, proxy.url, ASSESSOR);
  await fill(one, 5);
  await fill(copy, 6);
  const before = await month.submissions(here.service);
  proxy.at('before the request');
  await submit(one);
  await (await outboxIn(one)).getByText(WAITS).waitFor();
  await one.page.close();
  proxy.at('pass');
  const list = await outboxIn(copy);
  await list.getByRole('button', { name: '立即重试' }).click();
  await list.getByText(`已送达，回执编号 ${before + 1}。`).waitFor();
  expect(await pointsThere()).toEqual([5, 5]);

  const panel = await submit(copy);
  await panel.getByText('你在别处上报或恢复过，请逐项选择').waitFor();
  await list.getByText(`已送达，回执编号 ${before + 1}。`).waitFor();
  expect([await pointsThere(), await month.submissions(here.service)]).toEqual([[5, 5], before + 1]);
}, 240_000);
