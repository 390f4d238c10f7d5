// The pages and their settings: what every page says while these cannot be had or are wrong, and that it goes on by itself.
import type { BrowserContext, Frame, Page, Route } from 'playwright-core';
import { chooseSelf } from './person';
import { announcedCell, paneFrame, typeCell } from './preview-page';
import { serviceAndBrowser } from './service-and-browser';

jest.setTimeout(120_000);

const here = serviceAndBrowser();
const settings = { apiUrl: '', signIn: { kind: 'development' }, preview: true };

/** A reader in a language, whose site answers with these settings until they are changed. */
async function reader(locale: 'zh-CN' | 'en-US', answer: (route: Route) => Promise<void>) {
  const context = await here.browser.newContext({ locale, viewport: { width: 1400, height: 900 } });
  let now = answer;
  await context.route('**/settings.json', (route) => now(route));
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return { context, page, mended: () => void (now = (route) => route.continue()) };
}
const away = (route: Route) => route.abort('internetdisconnected');
const wrong = (route: Route) => route.fulfill({ json: { ...settings, signIn: { kind: 'guess' }, more: 1 } });

const told = {
  'zh-CN': { away: /没有网络，或服务没有应答/, wrong: /网站的设置不对（.*signIn\.kind.*more/ },
  'en-US': {
    away: /No network, or no answer from the service/,
    wrong: /settings of this site are wrong \(.*signIn\.kind/,
  },
};
const pages = ['/app', '/board', '/wall', '/paper', '/printed', '/proof'] as const;

describe.each(['zh-CN', 'en-US'] as const)('to a reader of %s', (locale) => {
  test.each(pages)('%s says that its settings are away or wrong, and opens once they are there', async (path) => {
    const { context, page, mended } = await reader(locale, away);
    await page.goto(here.url + path);
    await page.getByRole('alert').filter({ hasText: told[locale].away }).waitFor();
    mended();
    await page.getByRole('button', { name: locale === 'zh-CN' ? '重试' : 'Try again' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await context.unroute('**/settings.json');
    await context.route('**/settings.json', wrong);
    await page.reload();
    await page.getByRole('alert').filter({ hasText: told[locale].wrong }).waitFor();
    await context.close();
  });

  test('the front page offers no preview then, and says why', async () => {
    const { context, page, mended } = await reader(locale, wrong);
    await page.goto(here.url);
    await page
      .getByRole('alert')
      .filter({ hasText: locale === 'zh-CN' ? '读取不到网站的设置' : 'could not be read' })
      .waitFor();
    await page.locator('a[href^="/preview"]').waitFor({ state: 'hidden' });
    mended();
    await page.reload();
    await page.locator('a[href^="/preview"]').waitFor();
    await context.close();
  });
});

test('where the preview is not offered, neither the front page nor its own address opens it', async () => {
  const { context, page } = await reader('zh-CN', (route) => route.fulfill({ json: { ...settings, preview: false } }));
  await page.goto(here.url);
  await page.getByRole('link', { name: /^打开网页版/ }).waitFor();
  await page.locator('a[href^="/preview"]').waitFor({ state: 'hidden' });
  await page.goto(`${here.url}/preview`);
  await page.getByRole('alert').filter({ hasText: '这个网站不提供预览工作簿' }).waitFor();
  expect(await page.locator('iframe').count()).toBe(0);
  await context.close();
});

describe('the pane', () => {
  let context: BrowserContext;
  let page: Page;
  let pane: Frame;
  let mend: () => void;

  /** The workbook has its settings, its pane has none until they are mended. */
  beforeEach(async () => {
    const opened = await reader('zh-CN', (route) =>
      route.request().frame().parentFrame() === null ? route.continue() : away(route),
    );
    ({ context, page } = opened);
    mend = opened.mended;
    await page.goto(`${here.url}/preview`);
    pane = await paneFrame(page);
    await pane.getByRole('alert').filter({ hasText: told['zh-CN'].away }).waitFor();
  });
  afterEach(() => context.close());

  test('goes on by itself once its settings are there, and people sign in', async () => {
    mend();
    await pane.getByRole('searchbox').waitFor();
    await chooseSelf(pane, 'admin');
  });

  test('calculates meanwhile, and a formula that asks the service says that there is no connection', async () => {
    await typeCell(page, 'A1', '=JX.ROUNDSCORE(1.005,2)');
    expect(await announcedCell(page, 'A1')).toContain('1.01');
    await typeCell(page, 'A2', '=JX.RESULT("某单位","2026-10")');
    expect(await announcedCell(page, 'A2')).toMatch(/#N\/A.*连不上服务/);
  });
});
