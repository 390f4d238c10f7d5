// The pane and an OpenID Connect provider: real office.js, a real certified provider, the real validator, tokens that hold for seconds.
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { launchBrowser } from './browser';
import { enterAccount, startOidcService, type OidcService } from './oidc-service';
import { announcedCell, paneFrame, typeCell } from './preview-page';
import { ASSESSOR, COLLEAGUE, deduct, layOut, openSmallMonth, submit, type SmallMonth } from './small-month';

jest.setTimeout(180_000);

const TOKEN_S = 6;
let service: OidcService;
let browser: Browser;
let month: SmallMonth;
let context: BrowserContext;
let page: Page;
let pane: Frame;

beforeAll(async () => {
  const people = ['admin', 'office-1', ASSESSOR, COLLEAGUE, 'office-2'];
  const more = { lifetimes: { accessToken: TOKEN_S }, asksConsent: true };
  [service, browser] = await Promise.all([startOidcService([{ organisation: 'demo', people, more }]), launchBrowser()]);
  month = await openSmallMonth(service);
}, 180_000);
afterAll(async () => {
  await browser.close();
  await service.stop();
});
beforeEach(async () => {
  context = await browser.newContext({
    ignoreHTTPSErrors: true,
    viewport: { width: 1400, height: 900 },
    locale: 'zh-CN',
  });
  page = await context.newPage();
  page.setDefaultTimeout(12_000);
});
afterEach(() => context.close());

async function openPane(): Promise<void> {
  await page.goto(`${service.url}/preview`);
  pane = await paneFrame(page);
  await pane.getByRole('button', { name: '使用机构账户登录' }).waitFor();
}

/** Presses a button that opens Office's window, lets it open, and gives it. */
async function windowBy(button: string): Promise<Page> {
  await pane.getByRole('button', { name: button, exact: true }).first().click();
  const opened = context.waitForEvent('page');
  await pane.locator('input[type="button"]').first().click();
  return opened;
}

async function signIn(account: string): Promise<void> {
  const window = await windowBy('使用机构账户登录');
  await enterAccount(window, account);
  await window.getByRole('button', { name: 'Continue' }).click();
  await pane.getByRole('tablist').waitFor();
}

/** All that a browser keeps for the site holds no token. */
async function assertNothingKept(): Promise<void> {
  const kept = await pane.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(kept).not.toMatch(/eyJ|refresh_token|verifier/);
}

test('somebody signs in, fills in a month and submits it, while the token is renewed several times under their hands', async () => {
  await openPane();
  const renewals: string[] = [];
  page.on('response', (response) => {
    const { url, method, body } = {
      url: response.url(),
      method: response.request().method(),
      body: response.request().postData(),
    };
    if (method === 'POST' && url.startsWith(service.providers[0]?.issuer ?? '-') && body?.includes('refresh_token'))
      renewals.push(`${response.status()}`);
  });
  await signIn(ASSESSOR);
  await assertNothingKept();
  const person = { page, pane };
  await layOut(person);
  await deduct(person, 1, 1);
  await page.waitForTimeout(TOKEN_S * 1000);
  await deduct(person, 2, 1);
  const panel = await submit(person);
  await panel.getByText('已上报', { exact: false }).first().waitFor();
  expect(await month.submissions(service)).toBe(1);
  await page.waitForTimeout(TOKEN_S * 1000);
  await pane.getByRole('tab', { name: '今日', exact: true }).click();
  await pane.getByRole('tabpanel', { name: '今日', exact: true }).waitFor();
  expect(new Set(renewals)).toEqual(new Set(['200']));
  await assertNothingKept();
});

test('a formula that asks the service is answered once somebody has signed in', async () => {
  await openPane();
  await typeCell(page, 'A1', '=JX.RESULT("某单位","2026-10")');
  expect(await announcedCell(page, 'A1')).toMatch(/登录/);
  await signIn('office-1');
  await page.waitForFunction(() => !/登录/.test(document.querySelector('#cell')?.textContent ?? ''));
  await typeCell(page, 'A2', '=JX.RESULT("某单位","2026-10")');
  expect(await announcedCell(page, 'A2')).not.toMatch(/登录|没有网络/);
});

test('whoever refuses at the provider, or closes its window, is told so and is not signed in', async () => {
  await openPane();
  const refusing = await windowBy('使用机构账户登录');
  await enterAccount(refusing, 'admin');
  await refusing.getByRole('button', { name: 'Refuse' }).click();
  await pane.getByText('登录没有完成（access_denied）：你取消了或没有同意').waitFor();
  const closing = await windowBy('使用机构账户登录');
  await closing
    .getByLabel('Account')
    .waitFor()
    .catch(() => undefined);
  await closing.close();
  await pane.getByText('已取消。').waitFor();
  expect(await pane.getByRole('tablist').count()).toBe(0);
});

test('who signs out is signed out at the provider too, and another person signs in', async () => {
  await openPane();
  await signIn('office-1');
  const revoked = page.waitForResponse((response) => response.url().endsWith('/token/revocation'));
  await pane.getByRole('button', { name: '账户与语言' }).click();
  await pane.getByRole('menuitem', { name: '退出登录' }).click();
  const opened = context.waitForEvent('page');
  await pane.locator('input[type="button"]').first().click();
  const leaving = await opened;
  expect((await revoked).status()).toBe(200);
  const closed = leaving.waitForEvent('close');
  await leaving.getByRole('button', { name: 'Sign out' }).click();
  await closed;
  await signIn(COLLEAGUE);
  await pane.getByText(COLLEAGUE).first().waitFor();
  await assertNothingKept();
});

test('what the provider has forgotten is asked for again; what was typed is there still', async () => {
  await openPane();
  await signIn('admin');
  await pane.getByRole('tab', { name: '人员', exact: true }).click();
  const search = pane.getByRole('tabpanel', { name: '人员', exact: true }).getByRole('searchbox');
  await search.fill('某人');
  await service.restart(0);
  await page.waitForTimeout(TOKEN_S * 1000);
  await pane.getByRole('tab', { name: '提醒', exact: true }).click();
  const told = pane.getByRole('alert').filter({ hasText: '登录已过期' }).first();
  await told.waitFor();
  const window = await windowBy('登录');
  await enterAccount(window, 'admin');
  await window.getByRole('button', { name: 'Continue' }).click();
  await told.waitFor({ state: 'detached' });
  await pane.getByRole('tab', { name: '人员', exact: true }).click();
  expect(await search.inputValue()).toBe('某人');
});

test('a provider that is away is told as such, at sign-in and later, and work goes on when it is back', async () => {
  await openPane();
  await service.providers[0]?.stop();
  await windowBy('使用机构账户登录');
  await pane.getByText('没有连上登录服务').waitFor();
  await service.restart(0);
  await signIn('admin');
  await service.providers[0]?.stop();
  await page.waitForTimeout(TOKEN_S * 1000);
  await pane.getByRole('tab', { name: '提醒', exact: true }).click();
  await pane.getByRole('alert').filter({ hasText: '没有连上登录服务' }).first().waitFor();
  // The provider is back and remembers nobody: one is asked, and nothing else is lost.
  await service.restart(0);
  await pane.getByRole('alert').filter({ hasText: '登录已过期' }).first().waitFor({ timeout: 60_000 });
});

test('answers that belong to no sign-in of this pane are ignored, wherever they come from', async () => {
  await openPane();
  const window = await windowBy('使用机构账户登录');
  await window.getByLabel('Account').waitFor();
  const stranger = await context.newPage();
  await stranger.goto(`${service.url}/sign-in.html?code=stolen&state=guessed`);
  await stranger.close();
  await pane.evaluate(() => {
    const channel = new BroadcastChannel('scorebook.sign-in');
    for (const text of ['', '{', JSON.stringify({ kind: 'signed-in', state: 'x', token: 'forged', expiresAt: 9e15 })])
      channel.postMessage(text);
    globalThis.postMessage(JSON.stringify({ kind: 'answered', state: 'x', answer: '?code=1&state=x' }), '*');
  });
  expect(await pane.getByRole('tablist').count()).toBe(0);
  await enterAccount(window, 'admin');
  await window.getByRole('button', { name: 'Continue' }).click();
  await pane.getByRole('tablist').waitFor();
});
