// Web pages and two OpenID Connect providers, each of an organisation of its own: popups, a phone without them, and everything that may go wrong on the way.
import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import { launchBrowser } from './browser';
import { enterAccount, startOidcService, type OidcService } from './oidc-service';

jest.setTimeout(120_000);

let service: OidcService;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [service, browser] = await Promise.all([
    startOidcService([
      { organisation: 'demo', people: ['office-1', 'leader-1', 'admin', 'nobody-yet'], title: '示例机构' },
      {
        organisation: 'other',
        people: ['other-office-1'],
        title: '另一机构',
        token: 'id',
        more: { namesItself: false },
      },
    ]),
    launchBrowser(),
  ]);
}, 180_000);
afterAll(async () => {
  await browser.close();
  await service.stop();
});
afterEach(() => context.close());

async function openAt(address: string, more: Parameters<Browser['newContext']>[0] = {}): Promise<void> {
  const viewport = { width: 1400, height: 900 };
  context = await browser.newContext({ ignoreHTTPSErrors: true, locale: 'zh-CN', viewport, ...more });
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(service.url + address);
}

const button = (name: string) => page.getByRole('button', { name, exact: true });

/** Presses the button of a provider and gives the window that it opens. */
async function windowOf(title: string): Promise<Page> {
  const opened = context.waitForEvent('page');
  await button(`使用${title}登录`).click();
  return opened;
}

/** Whose data the service shows once this is done. */
async function organisationAfter(act: () => Promise<void>): Promise<string> {
  const told = page.waitForResponse((response) => response.url().endsWith('/api/me') && response.ok());
  await act();
  return ((await (await told).json()) as { organisation: string }).organisation;
}

async function assertNothingKept(): Promise<void> {
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(kept).not.toMatch(/eyJ|verifier|code=/);
}

/** A phone whose browser opens no second window. */
async function openOnPhone(address: string): Promise<void> {
  await openAt('/proof', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await page.addInitScript(() => Object.assign(window, { open: () => null }));
  await page.goto(service.url + address);
}

test('two providers are offered by name; each leads to the data of its own organisation, and the last used one comes first', async () => {
  await openAt('/app#/today');
  await button('使用示例机构登录').waitFor();
  expect(await organisationAfter(async () => enterAccount(await windowOf('另一机构'), 'other-office-1'))).toBe('other');
  await page.getByRole('tablist').waitFor();
  expect(await page.evaluate(() => ({ ...localStorage })['scorebook.sign-in.provider'])).toBe(
    service.providers[1]?.issuer,
  );
  await assertNothingKept();
  await page.reload();
  await page
    .getByRole('button', { name: /^使用.*登录$/ })
    .nth(1)
    .waitFor();
  expect(await page.getByRole('button', { name: /^使用.*登录$/ }).allTextContents()).toEqual([
    '使用另一机构登录',
    '使用示例机构登录',
  ]);
  // Each provider knows its own people alone.
  const strange = await windowOf('示例机构');
  await enterAccount(strange, 'other-office-1');
  await strange.getByRole('alert').waitFor();
  expect(await organisationAfter(() => enterAccount(strange, 'office-1'))).toBe('demo');
  await page.getByRole('tablist').waitFor();
});

test('on a phone without a second window the page itself goes there, and comes back to the same place', async () => {
  await openOnPhone('/app#/results');
  await button('使用示例机构登录').click();
  await enterAccount(page, 'office-1');
  await page.getByRole('tabpanel', { name: '结果', exact: true }).waitFor();
  expect(new URL(page.url()).hash).toBe('#/results');
  await assertNothingKept();
  // Its address holds nothing of the provider's answer, and a reload signs nobody in.
  expect(new URL(page.url()).search).toBe('');
  await page.getByRole('button', { name: '账户与语言' }).click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await button('使用示例机构登录').click();
  await enterAccount(page, 'leader-1');
  await page.getByRole('tablist').waitFor();
});

test('it also comes back there from a provider with a return address of its own', async () => {
  await openOnPhone('/app#/results');
  await button('使用另一机构登录').click();
  const asked = page.waitForRequest((request) => new URL(request.url()).pathname === '/sign-in.html');
  expect(await organisationAfter(() => enterAccount(page, 'other-office-1'))).toBe('other');
  const { searchParams } = new URL((await asked).url());
  expect([searchParams.get('from'), searchParams.get('iss')]).toEqual([service.providers[1]?.issuer.slice(7), null]);
  expect(new URL(page.url()).search).toBe('');
});

test.each([
  '//attacker.example/',
  '/\\attacker.example/',
  '/\t/attacker.example/',
  'https://attacker.example/',
  ['javascript', '0'].join(':'),
  'data:text/html,x',
])('the way back leads to no page of others: %j', async (back) => {
  await openAt('/proof');
  const trip = { state: 's', back, secrets: null, answer: null, refused: null };
  await page.evaluate((text) => sessionStorage.setItem('scorebook.sign-in.trip', text), JSON.stringify(trip));
  await page.goto(`${service.url}/sign-in.html?code=c&state=s`);
  await page.getByText('可以关闭这个窗口了').waitFor();
  expect(new URL(page.url()).origin).toBe(service.url);
});

test('whoever comes back from the phone’s way by the browser’s button can go on, and a refusal there is told here', async () => {
  await openOnPhone('/board?scheme=luan');
  await button('使用示例机构登录').click();
  await page.getByLabel('Account').waitFor();
  await page.goBack();
  await button('使用示例机构登录').waitFor();
  const provider = service.providers[0]?.issuer ?? '';
  await page.route(`${provider}/auth?**`, (route: Route) => {
    const state = new URL(route.request().url()).searchParams.get('state') ?? '';
    const location = `${service.url}/sign-in.html?error=access_denied&state=${state}&iss=${encodeURIComponent(provider)}`;
    return route.fulfill({ status: 302, headers: { location } });
  });
  await page.reload();
  await button('使用示例机构登录').click();
  await page.getByText('登录没有完成（access_denied）：你取消了或没有同意').waitFor();
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/board?scheme=luan');
  await page.unroute(`${provider}/auth?**`);
  await button('使用示例机构登录').click();
  await enterAccount(page, 'leader-1');
  await page.getByRole('heading', { name: '红榜' }).waitFor();
});

test('the board signs in by a window of the browser, which closes by itself while the session at the provider lasts', async () => {
  await openAt('/board?scheme=luan');
  await enterAccount(await windowOf('示例机构'), 'leader-1');
  await page.getByRole('heading', { name: '红榜' }).waitFor();
  await page.reload();
  const again = await windowOf('示例机构');
  if (!again.isClosed()) await again.waitForEvent('close');
  await page.getByRole('heading', { name: '红榜' }).waitFor();
});

/** Opens the page in a browser that changes a part of the provider's answer before the sign-in page reads it; `null` takes it away. */
async function openChanging(name: string, value: string | null): Promise<Page> {
  await openAt('/app');
  await context.addInitScript(
    ([part, text]) => {
      const back = new URL(location.href);
      if (back.pathname !== '/sign-in.html' || !back.searchParams.has('code')) return;
      if (text === null) back.searchParams.delete(part);
      else back.searchParams.set(part, text);
      history.replaceState(null, '', back);
    },
    [name, value] as const,
  );
  const window = await windowOf('示例机构');
  await enterAccount(window, 'office-1');
  return window;
}

test.each([
  ['iss', 'https://attacker.example'],
  ['iss', null],
])('an answer whose %s is %s is refused', async (name, value) => {
  await openChanging(name, value);
  await page.getByText('收到的应答不属于这次登录').waitFor();
  await page.getByRole('tablist').waitFor({ state: 'detached' });
  await assertNothingKept();
});

test('an answer with another state is nobody’s: the page waits on for its own, until the person stops', async () => {
  const window = await openChanging('state', 'another');
  if (!window.isClosed()) await window.waitForEvent('close');
  await page.getByRole('button', { name: '取消' }).click();
  await page.getByText('已取消。').waitFor();
  await page.getByRole('tablist').waitFor({ state: 'detached' });
});

test('tokens for another nonce are refused, and so is a computer whose clock is wrong', async () => {
  await openAt('/app');
  await context.route(`${service.providers[0]?.issuer}/auth?**`, (route) => {
    const asked = new URL(route.request().url());
    if (asked.searchParams.get('nonce') === 'another') return route.continue();
    asked.searchParams.set('nonce', 'another');
    return route.fulfill({ status: 302, headers: { location: asked.href } });
  });
  await enterAccount(await windowOf('示例机构'), 'office-1');
  await page.getByText('收到的应答不属于这次登录').waitFor();
  await context.unroute(`${service.providers[0]?.issuer}/auth?**`);
  await page.clock.install({ time: Date.now() + 86_400_000 });
  await button('使用示例机构登录').click();
  await page.getByText('这台电脑的时间与登录服务的相差太多').waitFor();
  expect(await page.getByRole('tablist').count()).toBe(0);
});

test('a client that the provider does not know is told as such', async () => {
  await openAt('/app');
  await context.route(`${service.providers[0]?.issuer}/token`, (route) =>
    route.continue({ postData: (route.request().postData() ?? '').replace('client_id=scorebook', 'client_id=nobody') }),
  );
  await enterAccount(await windowOf('示例机构'), 'office-1');
  await page.getByText('登录没有完成（invalid_client）：登录服务不认识本网站').waitFor();
});

test('a chunk that did not come, and a provider that is away, are told, and the same button tries again', async () => {
  await openAt('/proof');
  await context.route(/\/oidc\.js$/, (route) => route.abort('internetdisconnected'));
  await page.goto(`${service.url}/app`);
  await button('使用示例机构登录').click();
  await page.getByText('没有网络，或服务没有应答').waitFor();
  await context.unroute(/\/oidc\.js$/);
  await context.route(`${service.providers[0]?.issuer}/.well-known/**`, (route) => route.abort('internetdisconnected'));
  await page.reload();
  await button('使用示例机构登录').click();
  await page.getByText('没有连上登录服务').waitFor();
  await context.unroute(`${service.providers[0]?.issuer}/.well-known/**`);
  await enterAccount(await windowOf('示例机构'), 'office-1');
  await page.getByRole('tablist').waitFor();
});

test.each([
  ['zh-CN', /^使用示例机构登录$/, '登录成功了，但凭据不是发给本服务的', '从这里开始'],
  ['en-US', /^Sign in with 示例机构$/, 'what the sign-in service gave is not meant for this service', 'Where to begin'],
] as const)(
  'whoever the service does not take reads why, is asked for the account anew, and goes on where it is right, in %s',
  async (locale, name, why, begin) => {
    await service.restart(0, { audience: 'elsewhere' });
    await openAt('/app', { locale });
    const signIn = page.getByRole('button', { name });
    const window = async (): Promise<Page> => {
      const opened = context.waitForEvent('page');
      await signIn.click();
      return opened;
    };
    await enterAccount(await window(), 'office-1');
    const told = page.getByRole('alert').filter({ hasText: why });
    await told.waitFor();
    // The provider knows them, but is to ask: the same account would be refused again, without a word.
    const asking = await window();
    await asking.getByLabel('Account').waitFor();
    await asking.close();
    await service.restart(0);
    await page.reload();
    await told.waitFor({ state: 'detached' });
    await enterAccount(await window(), 'nobody-yet');
    // Known to the provider, without a role here.
    await page.getByRole('heading', { name: begin }).waitFor();
    await page.getByText('nobody-yet').last().waitFor();
  },
);
