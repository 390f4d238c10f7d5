// A template that was downloaded on the page without Excel is opened in the preview workbook, filled in and submitted there; what was saved goes on later.
import { chooseSelf, leave, signIn, type Person } from './person';
import { downloadTemplate, saved, visitDesk } from './file-steps';
import { announcedCell, paneFrame } from './preview-page';
import { parseScheme } from '../../shared/scheme/parse-scheme';
import { smallScheme } from '../functions/http/small-scheme';
import { accepted } from '../shared/scheme/full-sheets';
import { serviceAndBrowser } from './service-and-browser';
import { ASSESSOR, deduct, openSmallMonth, submit, type SmallMonth } from './small-month';

const here = serviceAndBrowser();
const scheme = accepted(parseScheme(smallScheme('small')));
let month: SmallMonth;

beforeAll(async () => {
  month = await openSmallMonth(here.service);
}, 60_000);

/** Opens a file in the place of an empty workbook; the pane starts anew with it. */
async function openFile({ page }: Person, name: string, bytes: Uint8Array): Promise<Person> {
  await page.setInputFiles('#chosen-file', { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
  await page.waitForFunction(() => document.querySelector('#notice')?.textContent?.startsWith('已打开'));
  const pane = await paneFrame(page);
  const entered = pane.getByRole('tablist');
  await entered.or(pane.getByRole('searchbox')).first().waitFor();
  if (!(await entered.isVisible())) await chooseSelf(pane, ASSESSOR);
  return { page, pane };
}

test('a template from /app is filled in and submitted in the preview, saved, and gone on with later', async () => {
  const desk = await visitDesk(here.browser, here.url, ASSESSOR);
  const template = await downloadTemplate(desk, scheme, month.period);
  await leave(desk);

  let person = await signIn(here.browser, here.url, ASSESSOR);
  person = await openFile(person, template.name, template.bytes);
  await deduct(person, 1, 1.5);
  await deduct(person, 2, 2);
  const panel = await submit(person);
  await panel.getByText('已上报，回执编号').waitFor();
  expect(await month.submissions(here.service)).toBe(1);
  const points = (await month.accepted(here.service)).map(({ sheet }) => sheet.lines.map((line) => line.points));
  expect(points.sort()).toEqual([[1.5], [2]]);

  const copy = await saved(person, () => person.page.click('#save-file'));
  await leave(person);
  let later = await signIn(here.browser, here.url, ASSESSOR);
  later = await openFile(later, copy.name, copy.bytes);
  expect(await announcedCell(later.page, '常规!F5')).toMatch(/^F5 · 1\.50?$/);
  await deduct(later, 1, 3);
  const again = await submit(later);
  await again.getByText('已上报，回执编号').waitFor();
  const now = (await month.accepted(here.service)).map(({ sheet }) => sheet.lines.map((line) => line.points));
  expect(now.sort()).toEqual([[2], [3]]);
  await leave(later);
}, 300_000);
