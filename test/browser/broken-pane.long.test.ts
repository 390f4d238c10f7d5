// What breaks down while the pane is shown is said there, with the way back; what breaks is the browser below our code.
import type { Frame } from 'playwright-core';
import { leave, open, signIn } from './person';
import { paneFrame } from './preview-page';
import { publishedMonths } from './service';
import { serviceAndBrowser } from './service-and-browser';

const here = serviceAndBrowser();

/** Scores cannot be written out any more; gives the way to mend it. */
async function breakNumbers(pane: Frame): Promise<() => Promise<void>> {
  const whole = await pane.evaluateHandle(() => {
    const kept = Number.prototype.toLocaleString;
    Number.prototype.toLocaleString = () => {
      throw new RangeError('broken by the test');
    };
    return kept;
  });
  return () =>
    pane.evaluate((kept) => {
      Number.prototype.toLocaleString = kept;
    }, whole);
}

const said = {
  'zh-CN': {
    results: '结果',
    period: '考核周期',
    today: '今日',
    alert: /这一页出错了/,
    again: '重新打开这一页',
    detail: '出错内容',
    copy: '复制',
    copied: '已复制。',
  },
  'en-US': {
    results: 'Results',
    period: 'Period',
    today: 'Today',
    alert: /Something went wrong on this page/,
    again: 'Open this page again',
    detail: 'What went wrong',
    copy: 'Copy',
    copied: 'Copied.',
  },
} as const;

test.each(['zh-CN', 'en-US'] as const)(
  'a page that breaks down says so in %s, with its detail, and opens again',
  async (language) => {
    const words = said[language];
    const [month] = await publishedMonths(here.service);
    const office = await signIn(here.browser, here.url, 'office-1', `?lang=${language}`);
    await office.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const mend = await breakNumbers(office.pane);
    const results = await open(office, words.results);
    await results.getByRole('combobox', { name: words.period }).selectOption(String(month));
    await results.getByRole('alert').filter({ hasText: words.alert }).waitFor();
    const detail = results.getByLabel(words.detail);
    expect(await detail.inputValue()).toContain('RangeError: broken by the test');
    await results.getByRole('button', { name: words.copy }).click();
    await results.getByText(words.copied).waitFor();
    expect(await office.pane.evaluate(() => navigator.clipboard.readText())).toBe(await detail.inputValue());

    // The other pages stay.
    const today = await open(office, words.today);
    await today.getByRole('combobox', { name: words.period }).waitFor();
    await mend();
    const again = await open(office, words.results);
    await again.getByRole('button', { name: words.again }).click();
    await again.getByRole('table').first().waitFor();
    await leave(office);
  },
  240_000,
);

test.each([
  ['zh-CN', /窗格出错了/, '重新打开窗格', /登录/],
  ['en-US', /Something went wrong in the pane/, 'Open the pane again', /sign/i],
] as const)(
  'a pane that breaks down as a whole says so in %s, and opens again',
  async (language, alert, reload, next) => {
    const page = await here.browser.newPage({ viewport: { width: 1400, height: 900 } });
    // The theme cannot be found out: nothing of the pane can be shown, the theme's own elements least of all.
    await page.addInitScript(() => {
      if (window === window.top || sessionStorage.getItem('mended')) return;
      window.matchMedia = () => {
        throw new TypeError('no theme');
      };
    });
    await page.goto(`${here.url}/preview?lang=${language}`);
    const pane = await paneFrame(page);
    await pane.getByRole('alert').filter({ hasText: alert }).waitFor();
    expect(await pane.getByRole('textbox').inputValue()).toContain('TypeError: no theme');
    await pane.evaluate(() => sessionStorage.setItem('mended', 'yes'));
    await pane.getByRole('button', { name: reload }).click();
    await (await paneFrame(page)).getByText(next).first().waitFor();
    await page.close();
  },
  240_000,
);
