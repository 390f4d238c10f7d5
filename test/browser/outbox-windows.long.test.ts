// The outbox between windows and over time: two panes at once, a pane that is closed, a sign-in that ends, no place to keep things.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Locator } from 'playwright-core';
import { localSettings } from '../../functions/local/development/settings';
import { startLocalServer, type LocalServer } from '../../functions/local/development/local-server';
import { launchBrowser, launchWithProfile } from './browser';
import { startCuttingProxy, type CuttingProxy } from './cutting-proxy';
import { chooseSelf, enter, open, type Person } from './person';
import { askAs, type Ask } from './service';
import { ASSESSOR, deduct, layOut, openSmallMonth, submit, type SmallMonth } from './small-month';

const root = path.resolve(__dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'scorebook-windows-'));

let server: LocalServer;
/** how far the service's clock is ahead, in milliseconds: tokens end by it */
let ahead = 0;
let service: { readonly ask: Ask };
let browser: Browser;
let context: BrowserContext;
let proxy: CuttingProxy;
let month: SmallMonth;

beforeAll(async () => {
  server = await startLocalServer({
    settings: localSettings({ PORT: '0', DATA_DIR: path.join(folder, 'data') }),
    env: {},
    clock: () => new Date(Date.now() + ahead),
    sites: [
      { under: '/office-js/', folder: path.join(root, 'node_modules/@microsoft/office-js/dist'), smallLetters: true },
      { under: '/', folder: path.join(root, 'dist/addin') },
    ],
    version: 'test',
    log: () => undefined,
  });
  service = { ask: askAs(server.url) };
  [browser, proxy, month] = await Promise.all([
    launchBrowser(),
    startCuttingProxy(server.url),
    openSmallMonth(service),
  ]);
}, 240_000);

afterAll(async () => {
  await browser.close();
  await proxy.stop();
  await server.close();
  rmSync(folder, { recursive: true });
});

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
});
afterEach(async () => {
  proxy.at('pass');
  await context.close();
});

const outboxIn = async (person: Person): Promise<Locator> =>
  (await open(person, '检查与上报')).getByRole('region', { name: '发件箱' });

let points = 0;
/** A person whose workbook holds something that is not submitted yet. */
async function filled(where = context): Promise<Person> {
  const person = await enter(where, proxy.url, ASSESSOR);
  await layOut(person);
  points += 1;
  await deduct(person, 1, points);
  await deduct(person, 2, points);
  return person;
}

async function pointsThere(): Promise<(number | undefined)[]> {
  return (await month.accepted(service)).map(({ sheet }) => sheet.lines[0]?.points);
}

test('two windows that come online at the same moment send it once; both say the same', async () => {
  const one = await filled();
  const other = await enter(context, proxy.url, ASSESSOR);
  const [before, asked] = [await month.submissions(service), proxy.asked];
  await context.setOffline(true);
  const panel = await submit(one);
  const [here, there] = [await outboxIn(one), await outboxIn(other)];
  await Promise.all([here, there].map((list) => list.getByText('没有网络，或服务没有应答。').waitFor()));
  await context.setOffline(false);
  await panel.getByText(new RegExp(`回执 ${before + 1}，`)).waitFor();
  await Promise.all([here, there].map((list) => list.waitFor({ state: 'detached' })));
  expect([proxy.asked, await month.submissions(service)]).toEqual([asked + 1, before + 1]);
  expect(await pointsThere()).toEqual([points, points]);
}, 240_000);

test('a window that is closed while it sends leaves it to the other one, and to the service’s memory', async () => {
  const one = await filled();
  const other = await enter(context, proxy.url, ASSESSOR);
  const before = await month.submissions(service);
  proxy.at('hold the answer');
  await submit(one);
  while ((await month.submissions(service)) === before) await one.page.waitForTimeout(50);
  const there = await outboxIn(other);
  await there.getByRole('button', { name: '立即重试' }).click();
  proxy.at('pass');
  await one.page.close();
  await there.getByText(`已送达，回执编号 ${before + 1}。`).waitFor();
  expect(await month.submissions(service)).toBe(before + 1);
}, 240_000);

test('sheets laid anew while a submission is sent need no scheme from the service, and the submission goes by itself', async () => {
  const one = await filled();
  const before = await month.submissions(service);
  proxy.at('hold the answer');
  await submit(one);
  while ((await month.submissions(service)) === before) await one.page.waitForTimeout(50);
  // What the pane has had before is there, whatever the network does.
  await one.page.route('**/api/schemes/small?*', (route) => route.abort());
  await (await open(one, '填报')).getByRole('button', { name: '新建评分表' }).click();
  await one.pane.getByRole('alertdialog').getByRole('button', { name: '重新生成' }).click();
  const panel = await open(one, '检查与上报');
  await panel.getByRole('button', { name: '检查', exact: true }).waitFor();
  expect(await panel.getByRole('alert').count()).toBe(0);
  await one.page.unroute('**/api/schemes/small?*');
  proxy.at('down');
  proxy.at('pass');
  await panel.getByText(new RegExp(`回执 ${before + 1}，`)).waitFor();
  expect(await month.submissions(service)).toBe(before + 1);
}, 240_000);

test('a pane closed while something waits sends it when it is opened again', async () => {
  const one = await filled();
  const before = await month.submissions(service);
  proxy.at('down');
  await submit(one);
  await (await outboxIn(one)).getByText('没有网络，或服务没有应答。').waitFor();
  await one.page.close();
  proxy.at('pass');
  const again = await enter(context, proxy.url, ASSESSOR);
  await (await outboxIn(again)).getByText(`已送达，回执编号 ${before + 1}。`).waitFor();
  expect([await month.submissions(service), await pointsThere()]).toEqual([before + 1, [points, points]]);
}, 240_000);

test('the whole of Excel closed while something waits: it is sent when it is started again', async () => {
  const profile = path.join(folder, 'profile');
  const first = await launchWithProfile(profile);
  const one = await filled(first);
  const before = await month.submissions(service);
  proxy.at('down');
  await submit(one);
  await (await outboxIn(one)).getByText('未送达的上报保存在本机，重新打开后继续发送。').waitFor();
  await first.close();
  expect(await month.submissions(service)).toBe(before);
  proxy.at('pass');
  const second = await launchWithProfile(profile);
  const again = await enter(second, proxy.url, ASSESSOR);
  await (await outboxIn(again)).getByText(`已送达，回执编号 ${before + 1}。`).waitFor();
  expect([await month.submissions(service), await pointsThere()]).toEqual([before + 1, [points, points]]);
  await second.close();
}, 240_000);

test('a token that ends while something waits is replaced by a fresh one, without asking the person', async () => {
  const one = await filled();
  const before = await month.submissions(service);
  const asked = proxy.asked;
  proxy.at('down');
  const panel = await submit(one);
  await (await outboxIn(one)).getByText('没有网络，或服务没有应答。').waitFor();
  ahead += 2 * 3_600_000;
  proxy.at('pass');
  await panel.getByText(new RegExp(`回执 ${before + 1}，`)).waitFor();
  expect(await month.submissions(service)).toBe(before + 1);
  // Once with the token that has ended, unless another call of the pane has replaced it before, and once with the fresh one.
  expect([1, 2]).toContain(proxy.asked - asked);
}, 240_000);

test('where a sign-in is needed it waits and says so; after signing in it goes by itself', async () => {
  const one = await filled();
  const before = await month.submissions(service);
  const asked = proxy.asked;
  const refusal = {
    ...{ type: 'urn:scorebook:problem:not-signed-in', title: '', status: 401, code: 'not-signed-in' },
    ...{ detail: '', instance: 'i', faults: [] },
  };
  proxy.at({ status: 401, headers: { 'content-type': 'application/problem+json' }, body: JSON.stringify(refusal) });
  await submit(one);
  const list = await outboxIn(one);
  await list.getByText('需要重新登录后才能发送。').waitFor();
  await list.getByText('不会自动再试').waitFor();
  // One fresh token is tried, and no more.
  expect(proxy.asked).toBe(asked + 2);
  proxy.at('pass');
  await list.getByRole('button', { name: '重新登录' }).click();
  await chooseSelf(one.pane, ASSESSOR);
  const panel = await open(one, '检查与上报');
  await panel.getByText(new RegExp(`回执 ${before + 1}，`)).waitFor();
  expect(await month.submissions(service)).toBe(before + 1);
}, 240_000);

test('without IndexedDB it is kept until the pane closes, which the pane says', async () => {
  await context.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
  await arrivesFromMemory(await filled());
}, 240_000);

test('where the browser forbids an embedded page to store anything it goes on in memory, which the pane says', async () => {
  await context.addInitScript(() => {
    const forbid = (): never => {
      throw new DOMException('access is denied', 'SecurityError');
    };
    Object.defineProperty(window, 'indexedDB', { get: () => ({ open: forbid }) });
    Object.defineProperty(window, 'BroadcastChannel', { value: forbid });
    LockManager.prototype.request = async () => forbid();
  });
  await arrivesFromMemory(await filled());
}, 240_000);

test('when the disk is full it is kept until the pane closes, which the pane says', async () => {
  const one = await filled();
  const devtools = await context.newCDPSession(one.page);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: proxy.url, quotaSize: 1 });
  await arrivesFromMemory(one);
}, 240_000);

async function arrivesFromMemory(one: Person): Promise<void> {
  const before = await month.submissions(service);
  proxy.at('before the request');
  const panel = await submit(one);
  await (await outboxIn(one)).getByText('这台电脑不允许保存发件箱：送达前请不要关闭窗格。').waitFor();
  proxy.at('pass');
  await panel.getByText(new RegExp(`回执 ${before + 1}，`)).waitFor();
  expect(await month.submissions(service)).toBe(before + 1);
}
