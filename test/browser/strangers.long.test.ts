// People whom a provider knows and the service does not serve: they are told so, and can sign in with another account.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from './browser';
import { enterAccount, startOidcService, type OidcService } from './oidc-service';

jest.setTimeout(120_000);

let service: OidcService;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  const organisation = { claim: 'name', values: { 'office-1': 'demo' } } as const;
  [service, browser] = await Promise.all([
    startOidcService([{ organisation, people: ['office-1', 'stranger'] }]),
    launchBrowser(),
  ]);
}, 180_000);
afterAll(async () => {
  await browser.close();
  await service.stop();
});
afterEach(() => context.close());

/** Presses the button and gives the window that it opens. */
async function openWindow(button: string): Promise<Page> {
  const opened = context.waitForEvent('page');
  await page.getByRole('button', { name: button, exact: true }).click();
  return opened;
}

test.each([
  ['zh-CN', '/app', '使用机构账户登录', '这个账户不属于使用本服务的机构'],
  ['en-US', '/board?scheme=luan', 'Sign in with your organisation account', 'This account is of no organisation that uses this service.'],
])('in %s a stranger at %s reads why, and is asked anew', async (locale, address, button, why) => {
  context = await browser.newContext({ ignoreHTTPSErrors: true, locale });
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(service.url + address);
  await enterAccount(await openWindow(button), 'stranger');
  await page.getByRole('alert').filter({ hasText: why }).waitFor();
  // The session at the provider is the stranger's still: whoever signs in now is asked all the same.
  await enterAccount(await openWindow(button), 'office-1');
  await page.getByRole('button', { name: button, exact: true }).waitFor({ state: 'detached' });
  await page.getByText(why).waitFor({ state: 'detached' });
});
