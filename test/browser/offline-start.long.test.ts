// The pane is opened while the service cannot be reached: it says so, what waits in the outbox is not lost, and it goes on later.
import type { Frame, Page } from 'playwright-core';
import { startCuttingProxy, type CuttingProxy } from './cutting-proxy';
import { chooseSelf, signIn, type Person } from './person';
import { paneFrame } from './preview-page';
import { serviceAndBrowser } from './service-and-browser';
import { ASSESSOR, deduct, layOut, openSmallMonth, submit, type SmallMonth } from './small-month';

const here = serviceAndBrowser();
let proxy: CuttingProxy;
let month: SmallMonth;
let assessor: Person;

beforeAll(async () => {
  proxy = await startCuttingProxy(here.url);
  month = await openSmallMonth(here.service);
  assessor = await signIn(here.browser, proxy.url, ASSESSOR);
  await layOut(assessor);
  await deduct(assessor, 1, 1);
  await deduct(assessor, 2, 1);
}, 240_000);

afterAll(async () => {
  await proxy.stop();
});

/** Opens the pane anew while only its pages can be had. */
async function openCutOff(page: Page): Promise<Frame> {
  proxy.at('pages only');
  await page.reload();
  const pane = await paneFrame(page);
  await pane.getByRole('alert').filter({ hasText: '没有网络，或服务没有应答' }).waitFor();
  return pane;
}

test('it tells what waits, goes on by itself, and what waited arrives once', async () => {
  proxy.at('down');
  const panel = await submit(assessor);
  await panel.getByRole('region', { name: '发件箱' }).getByText('没有网络').waitFor();
  const pane = await openCutOff(assessor.page);
  await pane
    .getByText('这台电脑的发件箱中有 1 次上报还未送达，内容都已保存；恢复连接并由本人登录后继续发送。')
    .waitFor();
  expect(await month.submissions(here.service)).toBe(0);
  proxy.at('pass');
  await pane.getByRole('tablist').waitFor({ timeout: 30_000 });
  while ((await month.submissions(here.service)) === 0) await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await month.accepted(here.service)).toHaveLength(2);
  expect(await month.submissions(here.service)).toBe(1);
}, 240_000);

test('the button tries at once, and nothing is said of an outbox in which nothing waits', async () => {
  const pane = await openCutOff(assessor.page);
  await pane.getByRole('button', { name: '重试' }).click();
  await pane.getByRole('alert').waitFor();
  expect(await pane.getByText('发件箱').count()).toBe(0);
  proxy.at('pass');
  await pane.getByRole('button', { name: '重试' }).click();
  await pane.getByRole('tablist').waitFor({ timeout: 5_000 });
}, 240_000);

test('a service that is being started again, for which a gateway answers, is asked again by itself', async () => {
  proxy.at('restarting');
  await assessor.page.reload();
  const pane = await paneFrame(assessor.page);
  await pane.getByRole('alert').filter({ hasText: '502' }).waitFor();
  proxy.at('pass');
  await pane.getByRole('tablist').waitFor({ timeout: 20_000 });
}, 240_000);

test('the page to sign in comes by itself too', async () => {
  const page = await here.browser.newPage({ viewport: { width: 1400, height: 900 } });
  await page.goto(`${proxy.url}/preview`);
  const pane = await openCutOff(page);
  proxy.at('pass');
  await pane.getByRole('button', { name: /admin/ }).waitFor({ timeout: 30_000 });
  await chooseSelf(pane, 'admin');
  await page.close();
}, 240_000);

test('what is shown stays where it is when nothing newer can be had: a click begun meanwhile arrives', async () => {
  const { page } = assessor;
  const pane = await paneFrame(page);
  const tab = pane.getByRole('tab', { name: '检查与上报', exact: true });
  const before = await tab.boundingBox();
  proxy.at('pages only');
  // What is older than this is asked for again when the window is looked at.
  await page.waitForTimeout(11_000);
  await tab.hover();
  await page.mouse.down();
  await pane.evaluate(() => window.dispatchEvent(new Event('focus')));
  const notice = pane.getByRole('alert').filter({ hasText: '没有网络，或服务没有应答' });
  await notice.waitFor();
  await page.mouse.up();
  await pane.getByRole('tabpanel', { name: '检查与上报', exact: true }).waitFor();
  expect(await tab.boundingBox()).toEqual(before);
  proxy.at('pass');
  await notice.waitFor({ state: 'detached', timeout: 30_000 });
}, 240_000);
