// Papers as they come out of the printer, and as they are read on a screen: A4, nothing cut, headings repeated, pages counted.
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Page } from 'playwright-core';
import { PaperLink } from '../../addin/taskpane/registers/paper-link';
import { LanguageContext } from '../../addin/ui/language';
import { message } from '../../shared/text/sentences';
import type { Language } from '../../shared/scheme/text';
import type { Scheme } from '../../shared/scheme/scheme';
import { violations } from './axe';
import { leave, signIn } from './person';
import { linesOf, printed, type PdfPage } from './read-pdf';
import { serviceAndBrowser } from './service-and-browser';

const here = serviceAndBrowser();

interface Listed {
  readonly register: string;
  readonly number: string | null;
  readonly period: string;
  readonly unit: string;
  readonly state: string;
}

const listed = async (scheme: string, query: string): Promise<Listed[]> => {
  const address = `/schemes/${scheme}/records?${query}`;
  const { records } = (await here.service.ask('office-1', 'GET', address)) as { records: Listed[] };
  return records.filter(({ number }) => number !== null);
};
const change = (person: string, period: string, changes: readonly unknown[]) =>
  here.service.ask(
    person,
    'POST',
    `/schemes/luan/periods/${period}/records`,
    { changes },
    {
      'idempotency-key': crypto.randomUUID(),
    },
  );

/** A paper on a page of its own, for somebody who signs in on it. */
async function paper(
  scheme: string,
  { register, number, period }: Listed,
  language: Language,
  { who = 'office-1', width = 1000, dark = false } = {},
): Promise<Page> {
  const context = await here.browser.newContext({
    viewport: { width, height: 1000 },
    colorScheme: dark ? 'dark' : 'light',
  });
  const page = await context.newPage();
  const asked = new URLSearchParams({ language, scheme, period, register, number: number ?? '' });
  await page.goto(`${here.url}/paper?${asked.toString()}`);
  await page.getByRole('searchbox').fill(who);
  await page.getByRole('button', { name: new RegExp(`[（(]${who}[）)]`) }).click();
  await page.locator('article, [role=alert]').first().waitFor();
  return page;
}

const millimetre = 72 / 25.4;

/** What is not as it should be of a printed page: its size, what lies beyond its margins. */
function wrongOn({ width, height, texts }: PdfPage): string[] {
  const size = [width, height].map((points) => Math.round(points / millimetre)).join(' × ');
  const right = width - 17 * millimetre;
  const beyond = texts.filter(
    ({ x, y, width: wide }) =>
      x < 17 * millimetre || x + wide > right || y < 5 * millimetre || y > height - 15 * millimetre,
  );
  return [...(size === '210 × 297' ? [] : [size]), ...beyond.map(({ str }) => `cut: ${str}`)];
}

let book: Listed;
let draft: Listed;
const many = 24;

beforeAll(async () => {
  const books = await listed('luan', 'register=task-book&open=true');
  draft = books[0] as Listed;
  const { unit, period, number } = draft;
  const scheme = (await here.service.ask('office-1', 'GET', '/schemes/luan')) as Scheme;
  const indicators = scheme.components.find(({ id }) => id === 'operations')?.indicators ?? [];
  const head = `head-luan-${unit}`;
  const set = (i: number) => ({
    ...{ book: number, what: `Task ${i}: ${'check the boilers and write it down '.repeat(1 + (i % 4))}`, owner: head },
    ...{ standard: 'on time, with all papers', at: `operations/${indicators[i % indicators.length]?.id}` },
    deadline: `${period}-${String(1 + i).padStart(2, '0')}`,
  });
  await change(
    head,
    period,
    Array.from({ length: many }, (_, i) => ({ register: 'tasks', unit, set: set(i) })),
  );
  const focus = Array.from({ length: 6 }, (_, i) => `${i + 1}. Keep the heating safe and the records complete.`);
  const own = { register: 'task-book', number };
  await change(head, period, [{ ...own, set: { focus: focus.join('\n') }, step: 'sign' }]);
  book = draft;
}, 120_000);

test('a task book over several pages', async () => {
  const page = await paper('luan', book, 'en-US');
  expect(await page.title()).toBe(`Monthly task book ${book.number}`);
  const pages = await printed(page);
  expect(pages.length).toBeGreaterThan(1);
  expect(pages.map(wrongOn)).toEqual(pages.map(() => []));

  const lines = pages.map(linesOf);
  pages.forEach((_, i) => {
    // Its number stands at the foot of each page, alone.
    expect(lines[i]?.at(-1)).toBe(`Page${i + 1}of${pages.length}`);
  });
  expect(lines[0]).toContain('Monthlytaskbook');
  // Wherever tasks go on, the columns are named again.
  const tasks = lines.map((own) => own.join('\n').match(/Task\d+:/g) ?? []);
  expect(tasks.flat()).toEqual(Array.from({ length: many }, (_, i) => `Task${i}:`));
  lines.forEach((own, i) => {
    expect([i, own.some((line) => line.includes('StandardIndicator'))]).toEqual([i, (tasks[i] ?? []).length > 0]);
  });
  // One signed it, the other one is still to: both boxes stand on one page.
  const signing = lines.find((own) => own.some((line) => line.includes('Headofunit(signature)'))) ?? [];
  expect(signing.join('\n')).toMatch(/Headofunit\(signature\)Branchsecretary\(signature\)/);
  expect(signing.some((line) => /^\w+\d{1,2},\d{4}Date:$/.test(line))).toBe(true);
  await page.context().close();
}, 120_000);

test('no row is broken across pages, as the unit’s own head prints it', async () => {
  const page = await paper('luan', book, 'en-US', { who: `head-luan-${book.unit}`, dark: true });
  const pages = await printed(page);
  const said = pages.map((one) => linesOf(one).join('\n'));
  const rows = said.flatMap((text, i) => (text.match(/T-\d{4}-\d\d-\d{3}/g) ?? []).map(() => ({ page: i })));
  expect(rows).toHaveLength(many);
  // The words of a row end on the page on which its number stands.
  const words = said.map((text) => (text.match(/boilers/g) ?? []).length);
  const wanted = pages.map((_, i) => {
    const first = rows.findIndex(({ page: own }) => own === i);
    const own = rows.filter(({ page: on }) => on === i).length;
    return Array.from({ length: own }, (__, j) => 1 + ((first + j) % 4)).reduce((sum, count) => sum + count, 0);
  });
  expect(words).toEqual(wanted);
  await page.context().close();
}, 120_000);

test('a text of the greatest length, and words without a space, are not cut', async () => {
  const { period, unit, number } = draft;
  const focus = `${'检'.repeat(900)}${'W'.repeat(400)} ${'x y '.repeat(170)}`.slice(0, 1999);
  await change(`head-luan-${unit}`, period, [{ register: 'task-book', number, set: { focus } }]);
  const page = await paper('luan', draft, 'zh-CN');
  const pages = await printed(page);
  expect(pages.map(wrongOn)).toEqual(pages.map(() => []));
  const said = pages.flatMap(linesOf).join('');
  expect(said.match(/W/g)).toHaveLength(400);
  await page.context().close();
}, 120_000);

test.each(['luan', 'tangxian', 'liuzhou', 'baiyin', 'huailai', 'xunyang'])(
  'a paper of every register of %s, in both languages',
  async (scheme) => {
    const { registers = [] } = (await here.service.ask('office-1', 'GET', `/schemes/${scheme}`)) as Scheme;
    const first = await paper(scheme, (await listed(scheme, 'limit=20'))[0] as Listed, 'zh-CN');
    for (const { id, title, paper: as } of registers) {
      const [record] = (await listed(scheme, `register=${id}`)).reverse();
      if (record === undefined) throw new Error(`the sample has no record of ${id}`);
      for (const language of ['zh-CN', 'en-US'] as const) {
        const asked = { language, scheme, period: record.period, register: id, number: record.number ?? '' };
        await first.goto(`${here.url}/paper?${new URLSearchParams(asked).toString()}`);
        const heading = first.getByRole('heading', { level: 1 });
        await heading.waitFor();
        const said = as?.title ?? title;
        expect(await heading.innerText()).toBe(typeof said === 'string' ? said : said[language]);
        const pages = await printed(first);
        expect([id, language, pages.map(wrongOn)]).toEqual([id, language, pages.map(() => [])]);
        // What has a form of its own fits a page, but for what stands in it.
        if ((await first.locator('.records').count()) <= 1) expect([id, pages.length]).toEqual([id, 1]);
      }
    }
    await first.context().close();
  },
  240_000,
);

test('on a screen it is paper in either theme, fits 320 px, and axe finds nothing', async () => {
  for (const language of ['zh-CN', 'en-US'] as const) {
    for (const dark of [false, true]) {
      for (const width of [320, 1000]) {
        const page = await paper('luan', book, language, { width, dark });
        const at = [language, dark, width];
        expect([...at, await violations(page)]).toEqual([...at, []]);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect([...at, wide <= width]).toEqual([...at, true]);
        const colours = await page.locator('article').evaluate((sheet) => {
          const { backgroundColor, color } = getComputedStyle(sheet);
          return [backgroundColor, color];
        });
        expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
        await page.context().close();
      }
    }
  }
}, 240_000);

test('an official form is set in the fonts of one, where the computer has them', async () => {
  const page = await paper('luan', book, 'zh-CN');
  const fontsOf = (selector: string): Promise<string> =>
    page
      .locator(selector)
      .first()
      .evaluate((part) => getComputedStyle(part).fontFamily);
  expect(await fontsOf('h1')).toMatch(/^FZXiaoBiaoSong-B05S, 方正小标宋简体, .*SimSun.*, serif$/);
  expect(await fontsOf('.facts td')).toMatch(/^"Times New Roman", SimSun, .*, serif$/);
  expect(await fontsOf('.name')).toMatch(/^KaiTi, .*, serif$/);
  expect(await page.locator('article').getAttribute('lang')).toBe('zh-CN');
  await page.context().close();
}, 60_000);

test('whoever may not see a record gets no paper of it', async () => {
  const [finding] = await listed('luan', 'register=findings');
  const scheme = (await here.service.ask('office-1', 'GET', '/schemes/luan')) as Scheme;
  const other = scheme.units.find(({ id, category }) => id !== finding?.unit && category !== undefined)?.id ?? '';
  const page = await paper('luan', finding as Listed, 'en-US', { who: `head-luan-${other}` });
  expect(await page.locator('article').count()).toBe(0);
  expect(await page.getByRole('alert').innerText()).not.toBe('');
  await page.context().close();
}, 60_000);

test('the way from the pane leads there in a window of its own, signed in', async () => {
  const person = await signIn(here.browser, here.url, 'office-1');
  const { register, number, period } = book;
  const link = createElement(PaperLink, { scheme: 'luan', period, register, number: number ?? '' });
  const markup = renderToStaticMarkup(createElement(LanguageContext, { value: 'zh-CN' }, link));
  await person.pane.evaluate((html) => {
    const { body } = new DOMParser().parseFromString(html, 'text/html');
    document.querySelector('main')?.append(...body.childNodes);
  }, markup);
  const [opened] = await Promise.all([
    person.page.context().waitForEvent('page'),
    person.pane.getByRole('link', { name: message('zh-CN', 'paper.link.of', { number: number ?? '' }) }).click(),
  ]);
  await opened.getByRole('heading', { level: 1, name: '月度任务书' }).waitFor();
  await leave(person);
}, 60_000);

test('an address that names no record says where papers come from', async () => {
  const page = await here.browser.newPage();
  await page.goto(`${here.url}/paper?language=zh-CN`);
  await page.getByText(message('zh-CN', 'paper.ask')).waitFor();
  await page.close();
}, 60_000);
