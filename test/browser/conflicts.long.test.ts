// Two assessors of one group edit the same sheets: nothing is overwritten, and they choose line by line.
import type { Locator } from 'playwright-core';
import { open, signIn, type Person } from './person';
import { announcedCell } from './preview-page';
import { serviceAndBrowser } from './service-and-browser';
import { ASSESSOR, COLLEAGUE, deduct, layOut, openSmallMonth, submit, type SmallMonth } from './small-month';

const here = serviceAndBrowser();
let month: SmallMonth;
let one: Person;
let other: Person;

beforeAll(async () => {
  month = await openSmallMonth(here.service);
  one = await signIn(here.browser, here.url, ASSESSOR);
  await layOut(one);
  await deduct(one, 1, 2);
  await deduct(one, 2, 1);
  await (await submit(one)).getByText('已上报，回执编号 1。').waitFor();
  other = await signIn(here.browser, here.url, COLLEAGUE);
  await layOut(other);
}, 240_000);

const pointsThere = async () =>
  (await month.accepted(here.service)).map(({ sheet, by }) => [sheet.lines[0]?.points, sheet.lines[0]?.reason, by]);
const typedPoints = async ({ page }: Person) =>
  Promise.all([
    (await announcedCell(page, '常规!F5')).split(' · ')[1],
    (await announcedCell(page, '常规!F6')).split(' · ')[1],
  ]);
/** What there is to choose for a unit. */
const choice = (panel: Locator, unit: string): Locator => panel.getByRole('radiogroup', { name: unit });

test('the lines that differ are shown with both sides, and merged as chosen line by line', async () => {
  await deduct(other, 1, 5, '迟交');
  await deduct(other, 2, 6, '漏项');
  await deduct(one, 1, 3, '复查扣分');
  await deduct(one, 2, 4, '复查扣分');
  await (await submit(one)).getByText('已上报，回执编号 2。').waitFor();

  const panel = await submit(other);
  await panel.getByText('有人先上报了，请逐项选择').waitFor();
  expect((await pointsThere()).map(([points]) => points)).toEqual([3, 4]);
  const first = choice(panel, '一队 · 常规');
  expect(await first.getByRole('radio').count()).toBe(2);
  await first.getByText('我的：5（迟交）').waitFor();
  await first.getByText('对方的：3（复查扣分）').waitFor();
  expect(await panel.getByText(new RegExp(`${ASSESSOR} 于 .* 上报`)).count()).toBe(2);
  const again = panel.getByRole('button', { name: '按所选重新上报' });
  expect(await again.isDisabled()).toBe(true);
  await first.getByText('我的：5（迟交）').click();
  await choice(panel, '二队 · 常规').getByText('对方的：4（复查扣分）').click();
  await again.click();

  await panel.getByText('已上报，回执编号 3。').waitFor();
  expect(await pointsThere()).toEqual([
    [5, '迟交', COLLEAGUE],
    [4, '复查扣分', COLLEAGUE],
  ]);
  expect(await typedPoints(other)).toEqual(['5', '4']);
  await panel.getByRole('region', { name: '发件箱' }).waitFor({ state: 'detached' });
}, 240_000);

test('a conflict that is found long after, when the network is back, is there to choose from as well; all of theirs at once', async () => {
  await deduct(one, 1, 9, '旧稿');
  await one.page.context().setOffline(true);
  const panel = await submit(one);
  await panel.getByText('没有网络，或服务没有应答。').waitFor();
  await open(one, '今日');
  await one.page.context().setOffline(false);
  await open(one, '检查与上报');
  // The second unit says the same on both sides since the merge: there is nothing to choose.
  await panel.getByText('以下 1 行与已上报的内容不同。').waitFor();
  expect(await choice(panel, '二队 · 常规').count()).toBe(0);

  await deduct(one, 1, 8, '改稿');
  await panel.getByText('上报之后评分表又有改动。').waitFor();
  expect(await choice(panel, '一队 · 常规').count()).toBe(0);
  await submit(one);
  await panel.getByText('我的：8（改稿）').waitFor();
  await panel.getByRole('button', { name: '全部用已上报的' }).click();
  await panel.getByRole('button', { name: '按所选重新上报' }).click();
  await panel.getByText('已上报，回执编号 4。').waitFor();
  expect((await pointsThere()).map(([points, reason]) => [points, reason])).toEqual([
    [5, '迟交'],
    [4, '复查扣分'],
  ]);
  expect(await typedPoints(one)).toEqual(['5', '4']);
}, 240_000);

test('all of mine at once', async () => {
  await deduct(other, 1, 7, '再查');
  const panel = await submit(other);
  await panel.getByText('有人先上报了，请逐项选择').waitFor();
  await panel.getByRole('button', { name: '全部用我的' }).click();
  await panel.getByRole('button', { name: '按所选重新上报' }).click();
  await panel.getByText('已上报，回执编号 5。').waitFor();
  expect((await pointsThere()).map(([points]) => points)).toEqual([7, 4]);
}, 240_000);
