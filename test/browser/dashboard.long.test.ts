// The dashboard in the pane, on paper and on a wall: its figures are those that the service gives, and all of it can be read.
import type { Locator, Page } from 'playwright-core';
import type { Progress } from '../../shared/api/periods';
import type { CountedShown } from '../../shared/api/results';
import { effectiveSheets } from '../../shared/registers/effective-sheets';
import type { Counted } from '../../shared/registers/counted';
import type { Language } from '../../shared/scheme/text';
import { preset } from '../../shared/scheme/presets';
import { lostPoints } from '../../shared/scoring/analysis/lost-points';
import { isRanked, type Results } from '../../shared/scoring/results';
import { planScheme } from '../../shared/scoring/scheme-plan';
import type { Sheet } from '../../shared/scoring/sheet';
import { labelsOf } from '../../shared/sheets/labels';
import { message } from '../../shared/text/sentences';
import type { MessageKey } from '../../shared/text/zh-CN/pane';
import { violations } from './axe';
import { linesOf, printed } from './read-pdf';
import { publishedMonths } from './service';
import { serviceAndBrowser } from './service-and-browser';

const here = serviceAndBrowser();
const luan = preset('luan');
let months: string[];
let month: string;

const ask = <Answer>(address: string): Promise<Answer> =>
  here.service.ask('leader-1', 'GET', `/schemes/luan/${address}`) as Promise<Answer>;
const resultsOf = (period: string): Promise<Results> => ask(`periods/${period}/results`);
const titles = { units: labelsOf(luan.units, 'zh-CN'), categories: labelsOf(luan.categories, 'zh-CN') };
/** As the scheme rounds: two digits. */
const told = (score: number | null | undefined): string =>
  score == null ? '—' : score.toLocaleString('en-US', { minimumFractionDigits: 2, useGrouping: false });

beforeAll(async () => {
  months = await publishedMonths(here.service);
  month = String(months[0]);
}, 240_000);

interface Opening {
  readonly who?: string;
  readonly width?: number;
  readonly height?: number;
  readonly language?: Language;
  readonly theme?: 'light' | 'dark';
}

/** A page of its own in the browser, signed in. */
async function opened(address: string, opening: Opening = {}): Promise<Page> {
  const { who = 'leader-1', width = 1400, height = 900, language = 'zh-CN', theme = 'light' } = opening;
  const context = await here.browser.newContext({ viewport: { width, height }, locale: language, colorScheme: theme });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(`${here.url}${address}`);
  await page.getByRole('searchbox').fill(who);
  await page.getByRole('button', { name: new RegExp(`[（(]${who}[）)]`) }).click();
  return page;
}

/** Every chart is drawn, and none of its parts is on its way. */
async function drawn(page: Page, charts: number): Promise<void> {
  await page.waitForFunction(
    (least) =>
      document.querySelectorAll('[role=img] svg path').length > 0 &&
      document.querySelectorAll('[role=img] svg').length >= least,
    charts,
  );
  await page.locator('.fui-Spinner:visible').first().waitFor({ state: 'detached' });
}

/** The dashboard of the latest published month of luan. */
async function dashboard(opening: Opening = {}): Promise<{ page: Page; panel: Locator }> {
  const page = await opened('/app#/dashboard', opening);
  const { language = 'zh-CN' } = opening;
  const panel = page.locator('#page-dashboard');
  const say = (key: MessageKey): string => message(language, key);
  await panel.getByLabel(say('choice.scheme')).selectOption('luan');
  await panel.getByLabel(say('choice.period')).selectOption(month);
  await drawn(page, 8);
  return { page, panel };
}

/** The part of the dashboard under a heading. */
const part = (panel: Locator, key: MessageKey): Locator =>
  panel.getByRole('region', { name: message('zh-CN', key), exact: true });

/** The rows of the table that stands below a chart. */
async function tableIn(of: Locator, title: string): Promise<string[][]> {
  const figure = of.getByRole('figure').filter({ has: of.page().getByText(`数据表：${title}`, { exact: true }) });
  await figure.locator('summary').click();
  const rows = figure.getByRole('table').locator('tbody tr');
  await rows.first().waitFor();
  return rows.evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent ?? '')));
}

describe('in the pane', () => {
  test('the figures are those of the results, of this month and of those before', async () => {
    const { page, panel } = await dashboard();
    const all = await Promise.all(months.map(resultsOf));
    const [now, before] = all as [Results, Results];
    for (const { id } of luan.categories) {
      const title = String(titles.categories.get(id));
      const ranked = now.units
        .filter(isRanked)
        .filter(({ category }) => category === id)
        .sort((a, b) => a.place - b.place);
      expect(ranked.length).toBeGreaterThan(5);
      const finalIn = ({ units }: Results, unit: string): number | null => {
        const found = units.find((one) => one.unit === unit);
        return found?.complete ? found.final : null;
      };
      const places = part(panel, 'dashboard.places');
      expect((await tableIn(places, title)).map((row) => row.slice(0, 4))).toEqual(
        ranked.map(({ unit, place, final }) => [
          titles.units.get(unit),
          String(place),
          told(final),
          told(finalIn(before, unit)),
        ]),
      );
      // The same figures stand in the chart itself.
      const figure = places.getByRole('figure').filter({ hasText: `数据表：${title}` });
      const texts = await figure.locator('svg text').allTextContents();
      for (const { final } of ranked) expect(texts.some((text) => text.startsWith(told(final)))).toBe(true);
      const earlierFirst = [...all].reverse();
      const summaries = earlierFirst.map(({ categories }) => categories.find(({ category }) => category === id));
      expect(await tableIn(part(panel, 'dashboard.trend'), title)).toEqual([
        ...ranked.map(({ unit }) => [
          titles.units.get(unit),
          ...earlierFirst.map((results) => told(finalIn(results, unit))),
        ]),
        ['平均分', ...summaries.map((one) => told(one?.mean))],
        ['中位数', ...summaries.map((one) => told(one?.median))],
        ['最高分', ...summaries.map((one) => told(one?.max))],
        ['最低分', ...summaries.map((one) => told(one?.min))],
      ]);
    }
    const { ranked, mean, median, max, min } = now.overall;
    expect(await part(panel, 'dashboard.bands').innerText()).toContain(
      `全部单位：${ranked} 个单位，平均 ${told(mean)}，中位 ${told(median)}，最高 ${told(max)}，最低 ${told(min)}。`,
    );
    const bands = await tableIn(part(panel, 'dashboard.bands'), '全部单位');
    expect(bands.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(ranked);
    await page.context().close();
  }, 180_000);

  test('lost points, progress and open records are those that the service tells', async () => {
    const { page, panel } = await dashboard();
    const { sheets } = await ask<{ sheets: { sheet: Sheet }[] }>(`periods/${month}/sheets`);
    const counted = await ask<CountedShown>(`periods/${month}/counted`);
    const those = effectiveSheets(
      planScheme(luan),
      sheets.map(({ sheet }) => sheet),
      counted as unknown as Counted,
    );
    const { causes } = lostPoints(luan, those);
    const components = labelsOf(luan.components, 'zh-CN');
    for (const { id } of luan.categories) {
      const own = luan.units.filter(({ category }) => category === id);
      const rows = await tableIn(part(panel, 'dashboard.heat'), String(titles.categories.get(id)));
      expect(rows.length).toBeGreaterThan(3);
      const lostOn = new Map(
        causes.map(({ component, indicator, units }) => {
          const of = luan.components.find((one) => one.id === component);
          const title = indicator === null ? undefined : labelsOf(of?.indicators ?? [], 'zh-CN').get(indicator);
          return [title === undefined ? components.get(component) : `${components.get(component)}：${title}`, units];
        }),
      );
      for (const [cause, , ...cells] of rows) {
        const lost = own.map(({ id: unit }) => lostOn.get(cause)?.find((one) => one.unit === unit)?.lost?.value ?? 0);
        expect([cause, cells.map((cell) => (cell === '—' ? '0.00' : cell))]).toEqual([cause, lost.map(told)]);
      }
    }
    const { cells } = await ask<Progress>(`periods/${month}/progress`);
    const groups = await tableIn(part(panel, 'dashboard.progress'), '上报进度');
    expect(groups.reduce((sum, [, done]) => sum + Number(done), 0)).toBe(
      cells.reduce((sum, { accepted }) => sum + accepted.length, 0),
    );
    const open = await tableIn(part(panel, 'dashboard.open'), '按台账');
    const registers = luan.registers ?? [];
    const totals = await Promise.all(
      registers.map(async ({ id, title }) => {
        const { total } = await ask<{ total: { open: number; overdue: number } }>(
          `records/analysis?register=${id}&by=unit&open=true`,
        );
        return [labelsOf([{ id, title }], 'zh-CN').get(id), total] as const;
      }),
    );
    expect(open).toEqual(
      totals.flatMap(([title, { open: count, overdue }]) =>
        count === 0 ? [] : [[title, String(count), String(overdue)]],
      ),
    );
    await page.context().close();
  }, 180_000);

  test('a category and a unit are followed through all charts; the keyboard reaches every table', async () => {
    const { page, panel } = await dashboard();
    const unit = luan.units.find(({ category }) => category === luan.categories[1]?.id);
    await panel.getByLabel('关注的单位').selectOption(String(unit?.id));
    await expect(panel.getByLabel('类别').inputValue()).resolves.toBe(unit?.category);
    await drawn(page, 5);
    expect(await part(panel, 'dashboard.places').getByRole('figure').count()).toBe(1);
    expect(await part(panel, 'dashboard.trend').innerText()).toContain(`${titles.units.get(String(unit?.id))}：`);
    const summary = part(panel, 'dashboard.places').locator('summary');
    await summary.focus();
    await page.keyboard.press('Enter');
    await part(panel, 'dashboard.places').getByRole('table').waitFor();
    await page.context().close();
  }, 120_000);

  test('a head sees the own unit and nobody else’s; before publication nothing; an assessor has no dashboard', async () => {
    const unit = luan.units.find(({ category }) => category === luan.categories[0]?.id);
    const id = String(unit?.id);
    const page = await opened('/app#/dashboard', { who: `head-luan-${id}` });
    const panel = page.locator('#page-dashboard');
    await panel.getByLabel('考核周期').selectOption(month);
    await part(panel, 'dashboard.places').waitFor();
    const own = await tableIn(part(panel, 'dashboard.places'), String(titles.categories.get(String(unit?.category))));
    expect(own.map(([title]) => title)).toEqual([titles.units.get(id)]);
    expect(await panel.getByRole('region', { name: message('zh-CN', 'dashboard.heat') }).count()).toBe(0);
    expect(await panel.getByRole('region', { name: message('zh-CN', 'dashboard.progress') }).count()).toBe(0);
    const now = await panel.getByLabel('考核周期').locator('option').allTextContents();
    const open = now.find((text) => text.includes('填报中'));
    await panel.getByLabel('考核周期').selectOption({ label: String(open) });
    await panel.getByText(message('zh-CN', 'dashboard.noResults')).waitFor();
    await page.context().close();
    const assessor = await opened('/app#/today', { who: 'assessor-luan-party' });
    await assessor.getByRole('tablist').waitFor();
    expect(await assessor.getByRole('tab', { name: '看板' }).count()).toBe(0);
    await assessor.context().close();
  }, 120_000);
});

/** PDFs name some characters by the radicals that look like them. */
const asWritten = (text: string): string => text.normalize('NFKC').replaceAll('⻋', '车');

const looks = (['zh-CN', 'en-US'] as const).flatMap((language) =>
  (['light', 'dark'] as const).map((theme) => ({ language, theme })),
);

/** What of the charts is outside of its drawing, and whether the page is wider than the screen. */
const misfits = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`${scrollWidth} px wide`);
    for (const chart of document.querySelectorAll('[role=img]')) {
      const box = chart.getBoundingClientRect();
      for (const text of chart.querySelectorAll('svg text')) {
        const { left, right, top, bottom, width } = text.getBoundingClientRect();
        if (width > 0 && (left < box.left - 3 || right > box.right + 3 || top < box.top - 3 || bottom > box.bottom + 3))
          found.push(`outside: ${text.textContent}`);
      }
    }
    return found;
  });

describe.each(looks)('in $language, $theme', ({ language, theme }) => {
  test.each([320, 1400])(
    'it can be read at %i px',
    async (width) => {
      const { page, panel } = await dashboard({ language, theme, width });
      await panel.locator('summary').first().click();
      expect([await violations(page), await misfits(page)]).toEqual([[], []]);
      await page.context().close();
    },
    120_000,
  );

  test.each([
    { width: 320, height: 700, charts: 8 },
    { width: 1400, height: 900, charts: 5 },
    { width: 3840, height: 2160, charts: 5 },
  ])(
    'it can be read on a wall of $width px',
    async ({ width, height, charts }) => {
      const page = await opened(`/wall?language=${language}&scheme=luan`, { language, theme, width, height });
      await drawn(page, charts);
      expect([await violations(page), await misfits(page)]).toEqual([[], []]);
      // A wall is looked at, not moved.
      const below = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
      if (width > 1000) expect(below).toBeLessThanOrEqual(0);
      await page.context().close();
    },
    120_000,
  );

  test('it is printed on A4 landscape with its title, whole charts and no controls', async () => {
    const { page } = await dashboard({ language, theme });
    const charts = await page.getByRole('img').count();
    const sheets = await printed(page);
    const millimetre = 72 / 25.4;
    for (const { width, height, texts } of sheets) {
      expect([width, height].map((points) => Math.round(points / millimetre))).toEqual([297, 210]);
      const beyond = texts.filter(({ x, y, width: long, size }) => {
        // Upright words have no size along the line.
        const wide = size === 0 ? 0 : long;
        const isOnIt = x >= 11 * millimetre && x + wide <= width - 11 * millimetre;
        return !isOnIt || y < 8 * millimetre || y > height - 8 * millimetre;
      });
      expect(beyond.map(({ str }) => str)).toEqual([]);
      expect(texts.length).toBeGreaterThan(0);
    }
    const lines = sheets.map((sheet) => linesOf(sheet).map(asWritten));
    const all = lines.flat().join('\n');
    const without = (key: MessageKey): string => message(language, key).replaceAll(/\s/g, '');
    expect(lines[0]?.[0]).toContain(without('dashboard.title'));
    expect(all).toContain(month);
    expect(all).toContain('demo');
    for (const key of ['dashboard.print', 'dashboard.wall', 'help.page', 'choice.scheme'] as const)
      expect(lines.flat()).not.toContain(without(key));
    for (const heading of ['places', 'trend', 'bands', 'heat', 'progress', 'open'] as const)
      expect(all).toContain(without(`dashboard.${heading}`));
    // What a chart draws last stands on the same sheet as what it draws first: none is cut.
    const { overall, units } = await resultsOf(month);
    expect(charts).toBeGreaterThanOrEqual(9);
    for (const { final } of units.filter(isRanked)) expect(all).toContain(told(final));
    expect(all).toContain(told(overall.mean));
    for (const { id } of luan.categories) {
      const finals = units.filter(isRanked).filter(({ category }) => category === id);
      const [first, last] = [1, Math.max(...finals.map(({ place }) => place))].map((place) =>
        finals.find((one) => one.place === place),
      );
      const names = [first, last].map((one) =>
        String(labelsOf(luan.units, language).get(String(one?.unit))).replaceAll(/\s/g, ''),
      );
      expect(lines.some((sheet) => names.every((name) => sheet.some((line) => line.includes(name))))).toBe(true);
    }
    await page.context().close();
  }, 120_000);
});

describe('on a wall', () => {
  test('categories take turns until somebody stops them, and it asks again by itself while it is seen', async () => {
    const context = await here.browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'zh-CN' });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await page.clock.install();
    await page.goto(`${here.url}/wall?scheme=luan`);
    await page.getByRole('searchbox').fill('leader-1');
    await page.getByRole('button', { name: /[（(]leader-1[）)]/ }).click();
    const head = page.getByRole('heading', { level: 1 });
    const at = (category: number) =>
      head.filter({ hasText: String(titles.categories.get(String(luan.categories[category]?.id))) });
    await at(0).waitFor();
    await page.clock.runFor(30_000);
    await at(1).waitFor();
    await page.getByRole('button', { name: '停止轮换' }).click();
    const [again] = await Promise.all([
      page.waitForRequest((request) => request.url().endsWith('/schemes/luan/periods')),
      page.clock.runFor(61_000),
    ]);
    expect(again.method()).toBe('GET');
    await at(1).waitFor();
    await page.getByRole('button', { name: '下一类别' }).click();
    await at(2).waitFor();
    await context.close();
  }, 120_000);

  test('an address without a scheme offers them; one that is not there says so', async () => {
    const page = await opened('/wall?scheme=nowhere&language=zh-CN');
    await page.getByText(message('zh-CN', 'wall.noScheme')).waitFor();
    await page.getByRole('link', { name: '潞安' }).click();
    await page.waitForURL(/scheme=luan/);
    await page.context().close();
  }, 60_000);

  test('the board of a quarter stands on it', async () => {
    const page = await opened('/wall?scheme=baiyin&language=zh-CN', { width: 1920, height: 1080 });
    await page.getByRole('heading', { name: '红榜' }).waitFor();
    const [period] = (
      (await here.service.ask('leader-1', 'GET', '/schemes/baiyin/periods')) as {
        periods: { period: string; state: string }[];
      }
    ).periods.flatMap((one) => (one.state === 'published' ? [one.period] : []));
    const { red } = (await here.service.ask('leader-1', 'GET', `/schemes/baiyin/periods/${period}/board`)) as {
      red: { unit: string; category: string; final: number }[];
    };
    const baiyin = preset('baiyin');
    const [first] = baiyin.categories;
    const own = red.filter(({ category }) => category === first?.id).slice(0, 5);
    const side = page.getByRole('region', { name: '红榜' }).getByRole('listitem');
    const texts = await side.allInnerTexts();
    expect(texts).toHaveLength(own.length);
    own.forEach(({ unit, final }, index) => {
      expect(texts[index]).toContain(labelsOf(baiyin.units, 'zh-CN').get(unit));
      expect(texts[index]).toContain(told(final));
    });
    await page.context().close();
  }, 60_000);
});
