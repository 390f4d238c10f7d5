// Without Excel, from the front page on: each way leads where it says, in the language that was chosen, from a phone to a wall.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { message } from '../../shared/text/sentences';
import { front as english } from '../../shared/text/en-US/front';
import { front as chinese } from '../../shared/text/zh-CN/front';
import { violations } from './axe';
import { chooseSelf } from './person';
import { publishedMonths } from './service';
import { serviceAndBrowser } from './service-and-browser';

const here = serviceAndBrowser();
const texts = { 'zh-CN': chinese, 'en-US': english } as const;

const tooWide = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function openAt(
  browser: Browser,
  address: string,
  more: Parameters<Browser['newContext']>[0] = {},
): Promise<{ readonly page: Page; readonly context: BrowserContext }> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, locale: 'zh-CN', ...more });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(here.url + address);
  return { page, context };
}

const settings = (['zh-CN', 'en-US'] as const).flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((colorScheme) =>
    [320, 1400, 3840].map((width) => ({ locale, colorScheme, width })),
  ),
);

test.each(settings)(
  'the front page in $locale, $colorScheme, $width px wide',
  async ({ locale, colorScheme, width }) => {
    const viewport = { width, height: width === 320 ? 640 : Math.round((width * 9) / 16) };
    const { page, context } = await openAt(here.browser, '/', { locale, colorScheme, viewport });
    const say = texts[locale];
    expect(await page.title()).toBe(say['front.title']);
    expect(await page.getByRole('listitem').locator('strong').allTextContents()).toEqual(
      (['front.app', 'front.preview', 'front.board', 'front.guide'] as const).map((key) => say[key]),
    );
    expect([await violations(page), await tooWide(page)]).toEqual([[], 0]);
    await context.close();
  },
);

test('the language that is chosen there holds for the pages that it leads to', async () => {
  const { page, context } = await openAt(here.browser, '/');
  await page.getByRole('button', { name: 'English' }).click();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en-US');
  for (const [name, lands] of [
    [/^Open the web page/, 'Sign in'],
    [/^Red–blue board/, 'Sign in'],
    [/^Guide/, 'Guide'],
  ] as const) {
    await page.getByRole('link', { name }).click();
    await page.getByRole('heading', { name: lands, exact: false }).first().waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'Scorebook' }).waitFor();
  }
  await page.getByRole('link', { name: /^Try the preview/ }).click();
  await page.waitForURL('**/preview?lang=en-US');
  await context.close();
}, 120_000);

describe('the web page', () => {
  test.each([320, 1400, 3840])(
    '%i px wide: the way between the pages, and a table',
    async (width) => {
      const viewport = { width, height: Math.max(640, Math.round((width * 9) / 16)) };
      const { page, context } = await openAt(here.browser, '/app#/results', { viewport });
      await chooseSelf(page.mainFrame(), 'office-1');
      const panel = page.getByRole('tabpanel', { name: '结果', exact: true });
      await panel.getByRole('combobox', { name: '考核方案' }).selectOption('luan');
      const [month = ''] = await publishedMonths(here.service);
      await panel.getByRole('combobox', { name: '考核周期' }).selectOption(month);
      await panel.getByRole('table').first().waitFor();
      // The place of the address was kept while signing in, and the tab of the browser says which page it is.
      expect([new URL(page.url()).hash, await page.title()]).toEqual(['#/results', '结果 · 绩效考评']);
      const tabs = page.getByRole('tablist');
      expect(await tabs.getAttribute('aria-orientation')).toBe(width < 900 ? 'horizontal' : 'vertical');
      const [navigation, content] = await Promise.all([tabs.boundingBox(), panel.boundingBox()]);
      if (!navigation || !content) throw new Error('nothing is shown');
      expect(content.x >= navigation.x + navigation.width).toBe(width >= 900);
      expect([await violations(page), await tooWide(page)]).toEqual([[], 0]);
      // No scrolling over nothing: the page is as high as the window or as what is on it.
      const heights = await page.evaluate(() => ({
        page: document.documentElement.scrollHeight,
        window: window.innerHeight,
        content: document.querySelector('main')?.getBoundingClientRect().bottom ?? 0,
      }));
      expect(heights.page).toBeLessThanOrEqual(Math.max(heights.window, heights.content) + 120);
      await context.close();
    },
    120_000,
  );

  test('who signs out is asked to sign in, and comes back to the same place', async () => {
    const { page, context } = await openAt(here.browser, '/app#/audit');
    await chooseSelf(page.mainFrame(), 'leader-1');
    await page.getByRole('button', { name: '账户与语言' }).click();
    await page.getByRole('menuitem', { name: '退出登录' }).click();
    await page.getByRole('heading', { name: '登录', exact: true }).waitFor();
    expect(await page.title()).toBe('绩效考评');
    await chooseSelf(page.mainFrame(), 'leader-1');
    await page.getByRole('tabpanel', { name: '审计', exact: true }).waitFor();
    await context.close();
  }, 60_000);
});

describe('the board', () => {
  test('offers what there is, says in its address what is shown, and goes back', async () => {
    const { page, context } = await openAt(here.browser, '/board');
    await page.getByRole('searchbox').fill('leader-1');
    await page.getByRole('listitem').getByRole('button').click();
    const scheme = page.getByRole('combobox', { name: '考核方案' });
    await scheme.selectOption('luan');
    await page.waitForURL('**/board?scheme=luan');
    const months = await publishedMonths(here.service);
    const period = page.getByRole('combobox', { name: '考核周期' });
    await page.getByText(`· ${months[0]}`).waitFor();
    await period.selectOption(String(months[1]));
    await page.waitForURL(`**/board?scheme=luan&period=${months[1]}`);
    await page.getByText(`· ${months[1]}`).waitFor();
    await page.goBack();
    await page.getByText(`· ${months[0]}`).waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: message('en-US', 'board.red') }).waitFor();
    expect(await page.title()).toBe(message('en-US', 'board.title'));
    // As a bookmark opens it.
    await page.reload();
    await page.getByRole('heading', { name: message('en-US', 'board.red') }).waitFor();
    await context.close();
  }, 120_000);

  test('stands on a wall without anything to choose, and leaves it again', async () => {
    const viewport = { width: 3840, height: 2160 };
    const { page, context } = await openAt(here.browser, '/board?scheme=luan&wall=1', { viewport });
    await page.getByRole('searchbox').fill('leader-1');
    await page.getByRole('listitem').getByRole('button').click();
    await page.getByRole('heading', { name: '红榜' }).waitFor();
    expect(await page.getByRole('combobox').count()).toBe(0);
    const heading = await page.getByRole('heading', { name: '红蓝榜' }).boundingBox();
    expect(heading?.height).toBeGreaterThan(80);
    expect([await violations(page), await tooWide(page)]).toEqual([[], 0]);
    await page.getByRole('button', { name: '退出大屏' }).click();
    await page.waitForURL('**/board?scheme=luan');
    await page.getByRole('combobox', { name: '考核方案' }).waitFor();
    await context.close();
  }, 60_000);

  test('that is longer than the screen on a wall is shown screen by screen, and again from its top', async () => {
    const context = await here.browser.newContext({ viewport: { width: 1400, height: 420 }, locale: 'zh-CN' });
    const page = await context.newPage();
    await page.clock.install();
    await page.goto(`${here.url}/board?scheme=baiyin&wall=1`);
    await page.getByRole('searchbox').fill('leader-1');
    await page.getByRole('listitem').getByRole('button').click();
    await page.getByRole('heading', { name: '蓝榜' }).waitFor();
    const top = () => page.evaluate(() => document.documentElement.scrollTop);
    const tops = [await top()];
    // It turns from when all of it is there.
    for (let waited = 0; waited < 30 && tops.at(-1) === 0; waited += 1) {
      await page.clock.runFor(1_000);
      tops.push(await top());
    }
    do {
      await page.clock.runFor(15_000);
      tops.push(await top());
    } while (tops.at(-1) !== 0 && tops.length < 60);
    expect(Math.max(...tops)).toBeGreaterThan(0);
    expect(tops.at(-1)).toBe(0);
    expect(tops.slice(0, -1)).toEqual([...tops.slice(0, -1)].sort((a, b) => a - b));
    await context.close();
  }, 60_000);

  test.each([
    ['?scheme=nothing', '没有这个考核方案，请另选一个。'],
    ['?scheme=luan&period=1999-01', '没有这个周期的红蓝榜。请另选一个周期。'],
  ])(
    'of %s says what to choose',
    async (search, sentence) => {
      const { page, context } = await openAt(here.browser, `/board${search}`);
      await page.getByRole('searchbox').fill('office-1');
      await page.getByRole('listitem').getByRole('button').first().click();
      await page.getByRole('status').filter({ hasText: sentence }).waitFor();
      expect(await violations(page)).toEqual([]);
      await context.close();
    },
    60_000,
  );
});
