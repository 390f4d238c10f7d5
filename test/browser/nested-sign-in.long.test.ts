// Nested App Authentication, above all without a connection: real office.js and MSAL in the pane; Office's bridge is answered by the test.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { launchBrowser } from './browser';
import { startAuthority, startEntraService } from './entra';
import { paneFrame } from './preview-page';

jest.setTimeout(90_000);

const built = path.resolve(__dirname, '../../dist/addin');

/** What Office answers when it is asked for a token: that of its account, or the status by which it refuses. */
type Answer = 'granted' | 'NO_NETWORK' | 'USER_CANCEL' | 'USER_INTERACTION_REQUIRED';

interface Asked {
  readonly method: string;
  readonly requestId: string;
}

let authority: Awaited<ReturnType<typeof startAuthority>>;
let service: Awaited<ReturnType<typeof startEntraService>>;
let browser: Browser;
let page: Page;
let pane: Frame;
let office: Answer;
let asked: string[];

beforeAll(async () => {
  authority = await startAuthority('global');
  service = await startEntraService('global', authority);
  browser = await launchBrowser();
}, 240_000);
afterAll(async () => {
  await browser.close();
  await service.stop();
  await authority.close();
});

function answer({ method, requestId }: Asked): object {
  asked.push(method);
  const common = { messageType: 'NestedAppAuthResponse', requestId };
  if (method === 'GetInitContext') return { ...common, success: true, initContext: { sdkName: '', sdkVersion: '' } };
  if (office === 'granted') return { ...common, success: true, ...authority.granted() };
  return { ...common, success: false, error: { status: office } };
}

/** A workbook in an Office that signs its add-ins in itself, whose preview claims nothing of the kind. */
beforeEach(async () => {
  asked = [];
  const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1400, height: 900 } });
  await context.exposeFunction('askOffice', (text: string) => JSON.stringify(answer(JSON.parse(text) as Asked)));
  await context.addInitScript(() => {
    const listeners: ((text: string) => void)[] = [];
    const nestedAppAuthBridge = {
      addEventListener: (_: string, listener: (text: string) => void) => void listeners.push(listener),
      postMessage: async (text: string) => {
        const { askOffice } = window as unknown as { askOffice(text: string): Promise<string> };
        const said = await askOffice(text);
        for (const listener of listeners) listener(said);
      },
    };
    Object.assign(window, { nestedAppAuthBridge });
  });
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.route('**/preview.js', async (route) => {
    const response = await route.fetch();
    const script = await response.text();
    const claiming = script.replace(/DialogApi:\s*1\.1/, '$&, NestedAppAuth: 1.1');
    expect(claiming === script).toBe(false);
    await route.fulfill({ response, body: claiming });
  });
});
afterEach(() => page.context().close());

async function openPane(): Promise<void> {
  await page.goto(`${service.url}/preview`);
  pane = await paneFrame(page);
}

/** Ours that uses it, and itself: a file without a name of its own, since the sign-in page has it too. */
function filesOfMsal(): RegExp {
  const scripts = readdirSync(built).filter((name) => name.endsWith('.js') && name !== 'msal.js');
  const itself = scripts.filter((name) => readFileSync(path.join(built, name), 'utf8').includes('msal.js.browser'));
  expect(itself).toHaveLength(1);
  return new RegExp(`/(msal\\.js|${itself.join('')})$`);
}
const noConnection = () => pane.getByRole('alert').getByText('没有网络，或服务没有应答').waitFor();
const tabs = (timeout: number) => pane.getByRole('tablist').waitFor({ timeout });
const again = () => pane.getByRole('button', { name: '重试' }).click();

test('what did not come of MSAL is loaded anew by the button', async () => {
  office = 'granted';
  const msal = filesOfMsal();
  await page.route(msal, (route) => route.abort('internetdisconnected'));
  await openPane();
  await noConnection();
  expect(asked).toEqual([]);
  await page.unroute(msal);
  await again();
  await tabs(5_000);
});

test('an Office without network is no surprise, and the pane goes on by itself once there is one', async () => {
  office = 'NO_NETWORK';
  await openPane();
  await noConnection();
  expect(asked).toContain('GetToken');
  office = 'granted';
  await tabs(30_000);
});

test('neither is one that loses it while the person signs in; who closes its window has stopped it', async () => {
  office = 'USER_INTERACTION_REQUIRED';
  await openPane();
  const signIn = pane.getByRole('button', { name: '使用机构账户登录' });
  await signIn.waitFor();
  office = 'NO_NETWORK';
  await signIn.click();
  await noConnection();
  expect(asked).toContain('GetTokenPopup');
  office = 'USER_CANCEL';
  await signIn.click();
  await pane.getByText('已取消。').waitFor();
  office = 'granted';
  await signIn.click();
  await tabs(15_000);
});

test('who signs out stays so, though Office knows them, until they sign in; no token is stored', async () => {
  office = 'granted';
  await openPane();
  await tabs(15_000);
  await pane.getByRole('button', { name: '账户与语言' }).click();
  await pane.getByRole('menuitem', { name: '退出登录' }).click();
  await pane.getByRole('button', { name: '使用机构账户登录' }).click();
  await tabs(15_000);
  expect(asked).toContain('GetTokenPopup');
  const kept = await pane.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(kept).not.toContain('eyJ');
});
