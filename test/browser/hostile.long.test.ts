// Markup and formulas in titles and reasons: pane, preview workbook and board show them as the text they are.
import type { Frame, Page } from 'playwright-core';
import { parseScheme } from '../../shared/scheme/parse-scheme';
import { leave, open, signIn } from './person';
import { announcedCell } from './preview-page';
import { serviceAndBrowser } from './service-and-browser';

const markup = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>';
const formula = '=HYPERLINK("http://evil.example","x")';
const unit = { id: 'u1', title: `${formula}${markup}`, category: 'c' };
const scheme = {
  format: 1,
  id: 'hostile',
  version: 1,
  title: `${markup}方案`,
  cycle: 'month',
  categories: [{ id: 'c', title: `${markup}类` }],
  groups: [{ id: 'g', title: `${markup}组` }],
  units: [unit, { id: 'u2', title: '@SUM(1+1)', category: 'c' }],
  components: [{ id: 'routine', title: '常规', group: 'g', method: 'deduct', marks: 100 }],
  rewards: [
    {
      id: 'r',
      title: markup,
      on: 'month',
      rule: 'tiers',
      top: [{ board: 'red', award: markup }],
      bottom: [{ board: 'blue' }],
    },
  ],
};
const place = '/schemes/hostile/periods/2026-10';

const here = serviceAndBrowser();
beforeAll(async () => {
  expect(parseScheme(scheme).ok).toBe(true);
  await here.service.ask('office-1', 'PUT', '/schemes/hostile', scheme, { 'if-none-match': '*' });
  await here.service.ask('office-1', 'PUT', place, {});
  const sheets = ['u1', 'u2'].map((id, n) => ({
    unit: id,
    component: 'routine',
    lines: [{ points: n + 1, reason: `${formula}${markup}` }],
  }));
  await here.service.ask('office-1', 'POST', `${place}/submissions`, { sheets }, { 'idempotency-key': 'k' });
}, 240_000);

/** Neither an element of the markup nor what it would have done. */
async function expectText(frame: Frame | Page): Promise<void> {
  expect(await frame.locator('img[src="x"], [onerror]').count()).toBe(0);
  expect(await frame.evaluate(() => (window as unknown as { hit?: number }).hit)).toBeUndefined();
}

test('the score workbook, the pane’s pages and the audit records', async () => {
  const office = await signIn(here.browser, here.url, 'office-1');
  const fill = await open(office, '填报');
  await fill.getByLabel('考核方案').selectOption('hostile');
  await fill.getByRole('button', { name: '新建评分表' }).click();
  await fill.getByText('评分表已生成').waitFor();
  // Address and text alone: a formula would be said as a third part.
  expect(await announcedCell(office.page, '常规!C5')).toBe(`C5 · ${unit.title}`);
  expect(await announcedCell(office.page, '常规!C6')).toBe('C6 · @SUM(1+1)');
  for (const name of ['今日', '检查与上报', '考核办', '考核方案', '审计']) await open(office, name);
  await office.pane.getByText('方案', { exact: false }).first().waitFor();
  await expectText(office.pane);
  await expectText(office.page);
  await leave(office);
}, 180_000);

test('the board', async () => {
  await here.service.ask('office-1', 'POST', `${place}/transitions`, { to: 'closed' });
  await here.service.ask('office-1', 'POST', `${place}/consolidation`, {});
  const page = await here.browser.newPage();
  await page.goto(`${here.url}/board?scheme=hostile&period=2026-10&language=zh-CN`);
  await page.getByRole('searchbox').fill('office-1');
  await page.getByRole('button', { name: /[（(]office-1[）)]/ }).click();
  await page.getByRole('heading', { name: '红榜' }).waitFor();
  expect(await page.getByRole('main').innerText()).toContain(`${unit.title}`);
  await expectText(page);
  await page.close();
}, 240_000);
