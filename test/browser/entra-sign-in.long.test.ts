// Sign-in with Entra ID in both clouds: real office.js, real MSAL, the real validator; only the cloud's two hosts are answered from this machine.
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { launchBrowser } from './browser';
import { hosts, startAuthority, startEntraService, tenant, type Cloud } from './entra';
import { paneFrame } from './preview-page';

jest.setTimeout(90_000);

describe.each(Object.keys(hosts) as Cloud[])('in the cloud %s', (cloud) => {
  let authority: Awaited<ReturnType<typeof startAuthority>>;
  let service: Awaited<ReturnType<typeof startEntraService>>;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let pane: Frame;

  beforeAll(async () => {
    authority = await startAuthority(cloud);
    service = await startEntraService(cloud, authority);
    browser = await launchBrowser([`--host-resolver-rules=MAP ${hosts[cloud]}:443 127.0.0.1:${authority.port}`]);
    context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1400, height: 900 } });
    page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(`${service.url}/preview`);
    pane = await paneFrame(page);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await service.stop();
    await authority.close();
  });

  /** Presses sign-in, lets Office open its window, and gives the window once the organisation's page is there. */
  async function openWindow(): Promise<Page> {
    await pane.getByRole('button', { name: '使用机构账户登录' }).click();
    const opened = context.waitForEvent('page');
    await pane.locator('input[type="button"]').first().click();
    const window = await opened;
    await window.waitForURL((url) => url.host === hosts[cloud]);
    return window;
  }

  test('a refusal there is told with its code, and nobody is signed in', async () => {
    const window = await openWindow();
    await window.locator('#no').click();
    await pane.getByText('登录没有完成（access_denied）').waitFor();
    expect(await pane.getByRole('tablist').count()).toBe(0);
  });

  test('whoever closes the window has stopped it', async () => {
    await (await openWindow()).close();
    await pane.getByText('已取消。').waitFor();
  });

  test('who says yes there is known here: the token counts at the service, the window closes', async () => {
    const window = await openWindow();
    const closed = window.waitForEvent('close');
    await window.locator('#yes').click();
    await pane.getByRole('tab', { name: '人员', exact: true }).waitFor();
    await closed;
    expect(authority.asked).toContain(`POST ${hosts[cloud]}/${tenant}/oauth2/v2.0/token`);
    const kept = await pane.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    expect(kept).not.toContain('eyJ');
  });

  test('the board, which has no Office around it, signs in by a window of the browser', async () => {
    const board = await context.newPage();
    await board.goto(`${service.url}/board?scheme=luan&period=2026-10`);
    const opened = context.waitForEvent('page');
    await board.getByRole('button', { name: '使用机构账户登录' }).click();
    const window = await opened;
    await window.locator('#yes').click();
    await board.getByRole('button', { name: '使用机构账户登录' }).waitFor({ state: 'detached' });
    await board.close();
  });

  describe('the page without Excel', () => {
    let own: BrowserContext;
    let app: Page;
    const enter = async (button: string): Promise<void> => {
      const opened = own.waitForEvent('page');
      await app.getByRole('button', { name: button, exact: true }).first().click();
      await (await opened).locator('#yes').click();
    };
    beforeAll(async () => {
      own = await browser.newContext({ ignoreHTTPSErrors: true, locale: 'zh-CN' });
      app = await own.newPage();
      app.setDefaultTimeout(10_000);
      await app.clock.install();
      // A browser that opens no window before somebody allows it.
      await app.addInitScript(() => {
        const { open } = window;
        Object.assign(window, { open: () => null, allow: () => Object.assign(window, { open }) });
      });
      await app.goto(`${service.url}/app#/people`);
    });
    afterAll(() => own.close());

    test('says so where the browser does not open the window', async () => {
      await app.getByRole('button', { name: '使用机构账户登录' }).click();
      await app.getByText('浏览器没有打开登录窗口').waitFor();
      await app.evaluate(() => (window as unknown as { allow(): void }).allow());
    });

    test('is where its address says once somebody has signed in', async () => {
      await enter('使用机构账户登录');
      await app.getByRole('tabpanel', { name: '人员', exact: true }).waitFor();
      expect(new URL(app.url()).hash).toBe('#/people');
    });

    test('keeps what was typed when the session ends, and lets the person sign in there', async () => {
      const search = app.getByRole('tabpanel', { name: '人员', exact: true }).getByRole('searchbox');
      await search.fill('某人');
      await app.clock.setSystemTime(Date.now() + 86_400_000);
      await app.getByRole('tab', { name: '提醒', exact: true }).click();
      const told = app.getByRole('alert').filter({ hasText: '登录已过期' }).first();
      await told.waitFor().catch(async (e) => {
        console.log(await app.locator('body').innerText());
        throw e;
      });
      await app.clock.setSystemTime(Date.now());
      await enter('登录');
      await told.waitFor({ state: 'detached' });
      await app.getByRole('tab', { name: '人员', exact: true }).click();
      expect(await search.inputValue()).toBe('某人');
    });
  });
});
