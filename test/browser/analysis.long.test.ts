import type { Locator } from 'playwright-core';
import { earnedLines } from '../../addin/taskpane/analysis/earned-text';
import { compareEarnings } from '../../shared/scoring/analysis/earnings';
import type { Results } from '../../shared/scoring/results';
import { Exact } from '../../shared/exact/exact';
import type { Scheme } from '../../shared/scheme/scheme';
import { openAll, openUp } from './open-up';
import { leave, open, signIn, type Person } from './person';
import { publishedMonths } from './service';
import { serviceAndBrowser } from './service-and-browser';

const here = serviceAndBrowser();
let office: Person;
let months: readonly string[];

const resultsOf = (month: string) =>
  here.service.ask('office-1', 'GET', `/schemes/luan/periods/${month}/results`) as Promise<Results>;
const score = (value: number | null): string => String(value === null ? '' : Exact.of(value).round(2));

/** Chooses the last published month on a page of the pane. */
async function openMonth(tab: string): Promise<Locator> {
  const panel = await open(office, tab);
  await panel.getByLabel('考核周期').selectOption(String(months[0]));
  return panel;
}

beforeAll(async () => {
  months = await publishedMonths(here.service);
  office = await signIn(here.browser, here.url, 'office-1');
}, 240_000);

/** What the figures directly below one add to it: the number behind the equals sign, else the figure itself. */
async function contributions(figures: Locator): Promise<Exact[]> {
  const texts = await figures.evaluateAll((items) =>
    items.map((item) => (item.querySelector('summary') ?? item).textContent ?? ''),
  );
  return texts.map((text) => {
    const [, counted, plain] = / = ([\d./]+)/.exec(text) ?? [null, null, /-?\d+\.\d\d/.exec(text)?.[0]];
    return Exact.parse(String(counted ?? plain));
  });
}

const total = (parts: readonly Exact[]): Exact => parts.reduce((sum, part) => sum.plus(part), Exact.zero);

describe('the office looks into a published month', () => {
  test('it begins with the scheme that has periods', async () => {
    const today = await open(office, '今日');
    await expect(today.getByLabel('考核方案').inputValue()).resolves.toBe('luan');
  });

  test('a unit’s explanation adds up to its final score, that of its components to its own, and all figures stand in one column', async () => {
    const { units } = await resultsOf(String(months[0]));
    const page = await openMonth('结果');
    const row = page.getByRole('table').first().getByRole('row').nth(1);
    const title = await row.getByRole('button').innerText();
    const scheme = (await here.service.ask('office-1', 'GET', '/schemes/luan')) as Scheme;
    const unit = scheme.units.find((one) => JSON.stringify(one.title).includes(title));
    const result = units.find((one) => one.unit === unit?.id);
    if (!result?.complete || result.counterpart === null) throw new Error(`${title} is a scored unit of a branch`);

    await row.getByRole('button').focus();
    await office.page.keyboard.press('Enter');
    const tree = page.getByRole('region', { name: `${title}的得分说明` });
    await tree.getByText('融合对象考核得分').waitFor();
    const figures = tree.locator(':scope > details > div > ul > li');
    expect(total(await contributions(figures)).round(2)).toBe(result.final);
    const components = figures.first().locator(':scope > details > div > ul > li');
    expect(total(await contributions(components)).round(2)).toBe(result.assessed);

    await openAll(tree);
    const ends = await tree.evaluate((root) => {
      const isFigure = (one: Element) => getComputedStyle(one).fontVariantNumeric === 'tabular-nums';
      const cell = [...(root.closest('table')?.querySelectorAll('tbody > tr:first-child > td') ?? [])].at(-1);
      const range = document.createRange();
      if (cell) range.selectNodeContents(cell);
      const figures = [...root.querySelectorAll('span')].filter(isFigure);
      return [range, ...figures].map((figure) => figure.getBoundingClientRect().right);
    });
    expect(ends.length).toBeGreaterThan(1 + (await tree.locator('details').count()));
    expect(Math.max(...ends) - Math.min(...ends)).toBeLessThan(0.5);
  }, 60_000);

  test('the means and every unit’s place stand beside those of the month before', async () => {
    const [after, before] = await Promise.all(months.slice(0, 2).map(resultsOf));
    const page = await openMonth('分析');
    const means = page.getByRole('table').first();
    const text = (await means.getByRole('row').nth(1).innerText()).replace(/\s+/g, ' ');
    expect(text).toContain(`${score(before?.overall.mean ?? null)} → ${score(after?.overall.mean ?? null)}`);
    await openUp(page.locator('summary', { hasText: /^党支部$/ }));
    const branches = page.getByRole('table', { name: '党支部' });
    await branches.waitFor();
    expect(await branches.getByRole('row').count()).toBe(1 + 10);
  }, 60_000);

  test('lost points are told by cause, with the units and the reasons', async () => {
    const page = await openMonth('分析');
    await page.getByRole('heading', { name: '失分分析' }).click();
    await page.getByText(/共失 [\d.]+ 分/).waitFor();
    await openUp(page.locator('li > details > summary').first());
    const who = page.getByRole('table', { name: '失分单位' });
    await who.waitFor();
    expect(await who.getByRole('row').count()).toBeGreaterThan(1);
    expect(await page.getByRole('table', { name: '失分原因' }).getByRole('row').count()).toBeGreaterThan(1);
  }, 60_000);

  test('another blend share moves places, and nothing of it is stored', async () => {
    const published = await resultsOf(String(months[0]));
    const page = await openMonth('分析');
    await page.getByRole('heading', { name: '预考评试算' }).click();
    await page.getByText('名次不变。').waitFor();
    await page.getByLabel('部门取支部得分的比例（%）').fill('90');
    const moved = await page.getByText(/\d+ 个单位的名次会变/).innerText();
    const scheme = (await here.service.ask('office-1', 'GET', '/schemes/luan')) as Scheme;
    const { sheets } = (await here.service.ask('office-1', 'GET', `/schemes/luan/periods/${months[0]}/sheets`)) as {
      sheets: { sheet: unknown }[];
    };
    const tried = (await here.service.ask('office-1', 'POST', '/preview', {
      scheme: { ...scheme, blend: { ...scheme.blend, memberTakes: 0.9 } },
      period: months[0],
      sheets: sheets.map(({ sheet }) => sheet),
    })) as Results;
    const placeIn = (results: Results) =>
      new Map(results.units.map((unit) => [unit.unit, unit.complete ? unit.place : null]));
    const [now, then] = [placeIn(published), placeIn(tried)];
    const count = [...now].filter(([unit, place]) => then.get(unit) !== place).length;
    expect(count).toBeGreaterThan(0);
    expect(moved).toContain(String(count));
    const earnings = compareEarnings(published, tried);
    const otherwise = earnings.filter(({ changed }) => changed);
    expect(otherwise.length).toBeGreaterThan(0);
    await page.getByText(`${otherwise.length} 个单位的兑现或等次会变。`).waitFor();
    const told = await page.locator('td[colspan="3"] > div').allInnerTexts();
    const lines = earnedLines(scheme, earnings, 'zh-CN');
    for (const { unit } of otherwise) {
      for (const line of lines.get(unit) ?? []) expect(told).toContain(line);
    }
    expect(told.filter((line) => line.startsWith('试算后：'))).toHaveLength(otherwise.length);
    expect(await resultsOf(String(months[0]))).toEqual(published);
  }, 60_000);

  test('the robustness table says how often each rewarded place stays', async () => {
    const page = await openMonth('分析');
    await page.getByRole('heading', { name: '稳健性' }).click();
    await page.getByRole('button', { name: '计算', exact: true }).click();
    const first = page.getByRole('row', { name: /最好 \d+，最差 \d+/ });
    await first.first().waitFor();
    const { units } = await resultsOf(String(months[0]));
    const rewarded = units.filter((unit) => unit.complete && unit.rewards.length > 0);
    expect(await first.count()).toBe(rewarded.length);
    for (const text of await first.allInnerTexts()) expect(text).toMatch(/名次 [\d.]+%/);
  }, 60_000);
});

test('a leader sees the comparison and the lost points, and tries nothing out', async () => {
  const leader = await signIn(here.browser, here.url, 'leader-1');
  const page = await open(leader, '分析');
  await page.getByLabel('考核方案').selectOption('luan');
  await page.getByLabel('考核周期').selectOption(String(months[0]));
  await page.getByRole('table').first().waitFor();
  await page.getByRole('heading', { name: '失分分析' }).click();
  await page.getByText(/共失 [\d.]+ 分/).waitFor();
  expect(await page.getByRole('heading', { name: '预考评试算' }).count()).toBe(0);
  expect(await page.getByRole('heading', { name: '稳健性' }).count()).toBe(0);
  await leave(leader);
}, 240_000);

test('a group leader who does not sign sees the lost points, and that the results are not open to them', async () => {
  const id = 'assessor-luan-safety';
  await here.service.ask('admin', 'PUT', `/people/${id}`, { name: id, roles: ['group-leader:luan/safety'] });
  const groupLeader = await signIn(here.browser, here.url, id);
  const page = await open(groupLeader, '分析');
  await page.getByLabel('考核周期').selectOption(String(months[0]));
  await page.getByText('这个周期的结果现在没有对你开放。需要查看时，请联系考核办。').waitFor();
  await page.getByRole('heading', { name: '失分分析' }).click();
  await page.getByText(/共失 [\d.]+ 分/).waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
  await leave(groupLeader);
}, 240_000);
