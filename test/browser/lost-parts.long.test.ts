// A part of the pane does not come: the network is cut, or a newer release has taken its file away while the pane was open. The pane says
// so and how to go on, goes on by itself once there is a network, and loses neither what was typed nor what waits in the outbox.
import type { Browser, Locator } from 'playwright-core';
import { launchBrowser } from './browser';
import { startCuttingProxy, type CuttingProxy } from './cutting-proxy';
import { copyPages, type OwnPages } from './own-pages';
import { enter, leave, open, signIn } from './person';
import { paneFrame } from './preview-page';
import { startService, type RunningService } from './service';
import { ASSESSOR, deduct, layOut, openSmallMonth, submit } from './small-month';

const pages: OwnPages = copyPages();
let service: RunningService;
let browser: Browser;
let proxy: CuttingProxy;
jest.setTimeout(240_000);

beforeAll(async () => {
  [service, browser] = await Promise.all([startService({ folder: pages.folder }), launchBrowser()]);
  proxy = await startCuttingProxy(service.url);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await proxy.stop();
  await service.stop();
  pages.leave();
});
afterEach(() => proxy.at('pass'));

const parts = {
  texts: {
    'zh-CN': pages.partWith(/网站已换成新版本/),
    'en-US': pages.partWith(/A new version of this site was published, and/),
  },
  versions: pages.partWith(/versions\.sheetOf['"]\s*[^:\s]/),
  /** of the pages that everybody has: fetched first of all */
  submit: pages.partWith(/submit\.blanks\.label['"]\s*[^:\s]/),
  fileWorker: pages.partWith(/kind: ?['"]opened['"][^]*self\.onmessage/),
};

const said = {
  'zh-CN': {
    unopened: /没有网络，或网站没有应答，窗格还没有打开/,
    renewed: /网站刚换成新版本，请重新打开窗格/,
    again: '重试',
    reopen: '重新打开窗格',
    network: /没有网络，或服务没有应答/,
    replaced: /网站已换成新版本，这一部分要重新载入才能打开/,
    reload: '重新载入',
    people: '人员',
    versions: '上报版本',
    choose: '选择名单文件',
    file: '用文件批量设定',
  },
  'en-US': {
    unopened: /so the pane has not opened yet/,
    renewed: /A new version of this site was published\. Open the pane again/,
    again: 'Try again',
    reopen: 'Open the pane again',
    network: /No network, or no answer from the service/,
    replaced: /A new version of this site was published, and this part opens once everything is loaded anew/,
    reload: 'Load anew',
    people: 'People',
    versions: 'Versions',
    choose: 'Choose a list',
    file: 'Many people at once, by a file',
  },
} as const;
const languages = ['zh-CN', 'en-US'] as const;
const alert = (within: Pick<Locator, 'getByRole'>, words: RegExp): Locator =>
  within.getByRole('alert').filter({ hasText: words });

test.each(languages)(
  'texts that cannot be had are waited for, and the pane opens by itself, in %s',
  async (language) => {
    const words = said[language];
    proxy.at({ without: `/${parts.texts[language]}` });
    const page = await browser.newPage();
    await page.goto(`${proxy.url}/preview?lang=${language}`);
    const pane = await paneFrame(page);
    await alert(pane, words.unopened).waitFor();
    await pane.getByRole('button', { name: words.again }).click();
    await alert(pane, words.unopened).waitFor();
    proxy.at('pass');
    await pane.getByRole('searchbox').waitFor();
    expect(await pane.getByRole('alert').count()).toBe(0);
    await page.close();
  },
);

test.each(languages)(
  'texts of a release that has been replaced: the pane asks to be opened again, in %s',
  async (language) => {
    const words = said[language];
    pages.remove(parts.texts[language]);
    const page = await browser.newPage();
    await page.goto(`${proxy.url}/preview?lang=${language}`);
    const pane = await paneFrame(page);
    await alert(pane, words.renewed).waitFor();
    pages.putBack(parts.texts[language]);
    await pane.getByRole('button', { name: words.reopen }).click();
    await (await paneFrame(page)).getByRole('searchbox').waitFor();
    await page.close();
  },
);

test.each(languages)('a page that cannot be had comes by itself once there is a network, in %s', async (language) => {
  const words = said[language];
  proxy.at({ without: `/${parts.versions}` });
  const office = await signIn(browser, proxy.url, 'office-1', `?lang=${language}`);
  const panel = await open(office, words.versions);
  await alert(panel, words.network).waitFor();
  proxy.at('pass');
  await panel.getByRole('combobox').first().waitFor();
  expect(await panel.getByRole('alert').count()).toBe(0);
  await leave(office);
});

test.each(languages)(
  'a page of a release that has been replaced says so, and the other pages keep what was typed, in %s',
  async (language) => {
    const words = said[language];
    pages.remove(parts.versions);
    const admin = await enter(
      await browser.newContext({ viewport: { width: 1400, height: 900 } }),
      proxy.url,
      'admin',
      `?lang=${language}`,
    );
    await service.ask('admin', 'PUT', '/people/admin', { name: '管理员', roles: ['admin', 'office'] });
    await admin.page.reload();
    const pane = await paneFrame(admin.page);
    const here = { page: admin.page, pane };
    await pane.getByRole('tablist').waitFor();
    const people = await open(here, words.people);
    await people.getByRole('searchbox').fill('typed and not lost');
    const versions = await open(here, words.versions);
    await alert(versions, words.replaced).waitFor();
    const again = await open(here, words.people);
    expect(await again.getByRole('searchbox').inputValue()).toBe('typed and not lost');
    pages.putBack(parts.versions);
    await (await open(here, words.versions)).getByRole('button', { name: words.reload }).click();
    await alert(versions, words.replaced).waitFor({ state: 'detached' });
    const renewed = { page: admin.page, pane: await paneFrame(admin.page) };
    await renewed.pane.getByRole('tablist').waitFor();
    await (await open(renewed, words.versions)).getByRole('combobox').first().waitFor();
    await leave(admin);
  },
);

test('what waits in the outbox outlasts a release that was replaced, and arrives once', async () => {
  const month = await openSmallMonth(service);
  const assessor = await signIn(browser, proxy.url, ASSESSOR);
  await layOut(assessor);
  await deduct(assessor, 1, 1);
  await deduct(assessor, 2, 1);
  proxy.at({ status: 503, headers: { 'retry-after': '3600', 'content-type': 'text/html' }, body: 'later' });
  const waiting = (within: Locator) => within.getByRole('region', { name: '发件箱' }).getByText('服务繁忙');
  await waiting(await submit(assessor)).waitFor();
  pages.remove(parts.submit);
  await assessor.page.reload();
  const renewed = { page: assessor.page, pane: await paneFrame(assessor.page) };
  await renewed.pane.getByRole('tablist').waitFor();
  const panel = await open(renewed, '检查与上报');
  await alert(panel, said['zh-CN'].replaced).waitFor();
  pages.putBack(parts.submit);
  await panel.getByRole('button', { name: said['zh-CN'].reload }).click();
  await panel.waitFor({ state: 'detached' });
  const last = { page: assessor.page, pane: await paneFrame(assessor.page) };
  await last.pane.getByRole('tablist').waitFor();
  const outbox = (await open(last, '检查与上报')).getByRole('region', { name: '发件箱' });
  await outbox.getByRole('listitem').waitFor();
  expect(await month.submissions(service)).toBe(0);
  proxy.at('pass');
  await outbox.getByRole('button', { name: '立即重试' }).click();
  // It stays on the list until the workbook that it came from is open again.
  await outbox.getByText(/已送达，回执编号 1/).waitFor();
  expect(await month.accepted(service)).toHaveLength(2);
  expect(await month.submissions(service)).toBe(1);
  await leave(assessor);
});

test.each(languages)(
  'what reads files is no longer there: the page says so, and reads the file after it was loaded anew, in %s',
  async (language) => {
    const words = said[language];
    const admin = await signIn(browser, proxy.url, 'admin', `?lang=${language}`);
    const people = await open(admin, words.people);
    // A newer release has other names for all that has changed.
    pages.remove(parts.fileWorker, 'taskpane.js');
    await people.getByText(words.file, { exact: true }).click();
    const list = { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from('编号,姓名,角色\nnew-1,新人,领导\n') };
    await people.getByLabel(words.choose).setInputFiles(list);
    await alert(people, words.replaced).waitFor();
    pages.putBack(parts.fileWorker, 'taskpane.js');
    await people.getByRole('button', { name: words.reload }).click();
    await people.waitFor({ state: 'detached' });
    const renewed = { page: admin.page, pane: await paneFrame(admin.page) };
    await renewed.pane.getByRole('tablist').waitFor();
    const again = await open(renewed, words.people);
    await again.getByText(words.file, { exact: true }).click();
    await again.getByLabel(words.choose).setInputFiles(list);
    await again.getByText('new-1').first().waitFor();
    await leave(admin);
  },
);
