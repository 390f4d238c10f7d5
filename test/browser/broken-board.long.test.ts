// A board that breaks down while it is shown says so, with the detail and the way back; what breaks is the browser below our code.
import { serviceAndBrowser } from './service-and-browser';

const here = serviceAndBrowser();

test.each([
  ['zh-CN', /红蓝榜出错了/, '重新打开红蓝榜', /登录/],
  ['en-US', /Something went wrong on the board/, 'Open the board again', /Sign in/],
] as const)(
  'in %s',
  async (language, alert, reload, next) => {
    const page = await here.browser.newPage();
    await page.addInitScript(() => {
      if (sessionStorage.getItem('mended')) return;
      window.matchMedia = () => {
        throw new TypeError('no theme');
      };
    });
    await page.goto(`${here.url}/board?language=${language}&scheme=luan&period=2026-10`);
    await page.getByRole('alert').filter({ hasText: alert }).waitFor();
    expect(await page.getByRole('textbox').inputValue()).toContain('TypeError: no theme');
    await page.evaluate(() => sessionStorage.setItem('mended', 'yes'));
    await page.getByRole('button', { name: reload }).click();
    await page.getByText(next).first().waitFor();
    await page.close();
  },
  240_000,
);
