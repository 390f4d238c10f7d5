// Help: from the pane, and from the pages without Excel, to the part of the guide for the page, the role and the language.
import type { Page } from 'playwright-core';
import { violations } from './axe';
import { leave, open, signIn, type Person } from './person';
import { serviceAndBrowser } from './service-and-browser';
import { visit } from './web-page';

const here = serviceAndBrowser();

/** Opens help where somebody is; the page that the browser shows then. */
async function help({ page, pane }: Person, name: string): Promise<Page> {
  const [opened] = await Promise.all([
    page.context().waitForEvent('page'),
    pane.getByRole('link', { name, exact: true }).click(),
  ]);
  await opened.waitForLoadState();
  return opened;
}

/** The heading that the address names. */
const heading = (page: Page): Promise<string> => page.locator(':target').innerText();

test('in the pane, an assessor opens the part on filling and, in English, the one on checking', async () => {
  const person = await signIn(here.browser, here.url, 'assessor-luan-party', '?lang=zh-CN');
  await open(person, '填报');
  const filling = await help(person, '本页帮助：填报（在浏览器中打开）');
  expect([await filling.title(), await heading(filling)]).toEqual(['考评员', '填报']);
  await person.pane.getByRole('button', { name: '账户与语言' }).click();
  await person.pane.getByRole('menuitem', { name: 'English' }).click();
  await open(person, 'Check and submit');
  const checking = await help(person, 'Help: Check and submit (opens in the browser)');
  expect([await checking.title(), await heading(checking)]).toEqual(['Assessors', 'Checking and submitting']);
  await leave(person);
}, 180_000);

test('on a phone, a head opens the part on records and comes to the guide from the menu', async () => {
  const person = await visit(here.browser, here.url, 'head-luan-p03');
  const records = await help(person, '本页帮助：台账（在浏览器中打开）');
  expect([await records.title(), await heading(records)]).toEqual(['单位负责人、支部书记', '本单位的台账']);
  await records.getByRole('link', { name: 'English' }).click();
  expect(await records.title()).toBe('Heads and secretaries');
  await person.pane.getByRole('button', { name: '账户与语言' }).click();
  const [guide] = await Promise.all([
    person.page.context().waitForEvent('page'),
    person.pane.getByRole('menuitem', { name: '使用指南' }).click(),
  ]);
  await guide.waitForLoadState();
  expect(await guide.title()).toBe('使用指南');
  await leave(person);
}, 180_000);

test.each(['light', 'dark'] as const)(
  'its pages fit 320 px, have all their pictures, and axe finds nothing, in %s',
  async (colorScheme) => {
    const context = await here.browser.newContext({ viewport: { width: 320, height: 800 }, colorScheme });
    const page = await context.newPage();
    const broken: string[] = [];
    page.on('console', (told) => void (told.type() === 'error' && broken.push(told.text())));
    for (const name of ['index', 'office', 'records', 'everybody', 'head']) {
      for (const ending of ['.html', '.zh-CN.html']) {
        await page.goto(`${here.url}/guide/${name}${ending}`);
        const found = await page.evaluate(async () => {
          const images = [...document.images];
          for (const image of images) image.loading = 'eager';
          await Promise.all(images.map((image) => image.decode()));
          return {
            wide: document.documentElement.scrollWidth,
            blank: images.filter((one) => one.naturalWidth === 0).length,
          };
        });
        expect([name, ending, found, await violations(page), broken]).toEqual([
          name,
          ending,
          { wide: 320, blank: 0 },
          [],
          [],
        ]);
      }
    }
    const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(background === 'rgb(255, 255, 255)').toBe(colorScheme === 'light');
    await context.close();
  },
  120_000,
);
