// =JX.RESULT and =JX.EXPLAIN in the preview workbook: through Microsoft's office.js to the running service.
import type { Results } from '../../shared/scoring/results';
import { preset } from '../../shared/scheme/presets';
import { textIn } from '../../shared/scheme/text';
import { chooseSelf, leave, signIn } from './person';
import { announcedCell, paneFrame, typeCell } from './preview-page';
import { publishedMonths } from './service';
import { serviceAndBrowser } from './service-and-browser';

const here = serviceAndBrowser();
let month: string;
beforeAll(async () => {
  [month = ''] = await publishedMonths(here.service);
}, 240_000);

const unit = preset('luan').units[0];
if (unit === undefined) throw new Error('a preset without units');
const title = textIn(unit.title, 'zh-CN');

test('a cell of somebody who has signed in holds the published figure, asked once for all cells', async () => {
  const results = (await here.service.ask('office-1', 'GET', `/schemes/luan/periods/${month}/results`)) as Results;
  const own = results.units.find((result) => result.unit === unit.id);
  if (!own?.complete) throw new Error('the sample has no such result');
  const person = await signIn(here.browser, here.url, `head-luan-${unit.id}`);
  const { page } = person;
  let requests = 0;
  page.on('request', (request) => (requests += request.url().endsWith('/api/figures') ? 1 : 0));
  await typeCell(page, 'A1', `=JX.RESULT("${title}","${month}")+0*JX.RESULT("${title}","${month}","名次")`);
  expect(await announcedCell(page, 'A1')).toContain(`· ${own.final} ·`);
  expect(requests).toBe(1);
  await typeCell(page, 'C1', `=JX.EXPLAIN("${title}","${month}")`);
  expect(await announcedCell(page, 'D1')).toContain(`· ${own.final}`);
  expect(await announcedCell(page, 'E2')).toContain('× 0.7');
  await leave(person);
}, 240_000);

test('a cell of somebody who has not says so, and is calculated once they sign in', async () => {
  const context = await here.browser.newContext({ viewport: { width: 1400, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${here.url}/preview`);
  const pane = await paneFrame(page);
  await pane.getByRole('searchbox').waitFor();
  await typeCell(page, 'A1', `=JX.RESULT("${title}","${month}")`);
  expect(await announcedCell(page, 'A1')).toMatch(/#N\/A.*还没有登录/);
  await chooseSelf(pane, `head-luan-${unit.id}`);
  await page.waitForFunction(() => /· [\d.]+ ·/.test(document.querySelector('#cell')?.textContent ?? ''));
  expect(await announcedCell(page, 'A1')).toMatch(/^A1 · [\d.]+ · =JX.RESULT/);
  await context.close();
}, 240_000);
