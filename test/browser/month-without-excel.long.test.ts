// A month of Luan without Excel: every group downloads its template, fills it in with another program, chooses the file, checks it and submits it.
import type { Results } from '../../shared/scoring/results';
import type { Sheet } from '../../shared/scoring/sheet';
import { sheetKey } from '../../shared/scoring/sheet';
import type { Period } from '../../shared/scheme/period';
import { parseScheme } from '../../shared/scheme/parse-scheme';
import { parseSheets } from '../../shared/scoring/parse-sheets';
import { planScheme } from '../../shared/scoring/scheme-plan';
import { accepted } from '../shared/scheme/full-sheets';
import { filledIn, otherProgram } from '../addin/workbook/file/other-program';
import worked from '../cases/luan-month.json';
import { checkResults } from './check-results';
import { chooseFile, downloadTemplate, otherSheets, saved, submitFile, typedBy, visitDesk } from './file-steps';
import { closeAndConsolidate, openPeriod } from './period-steps';
import { openGates } from './open-gates';
import { leave, open } from './person';
import { putScheme } from './service';
import { serviceAndBrowser } from './service-and-browser';

const scheme = accepted(parseScheme(worked.scheme));
const sheets: readonly Sheet[] = accepted(parseSheets(planScheme(scheme), worked.sheets));
const period = worked.period as Period;
const expected = worked.expected as unknown as Results;

const here = serviceAndBrowser();

beforeAll(async () => {
  await putScheme(here.service, scheme);
}, 60_000);

describe(`a month without Excel, filled in with ${otherProgram}`, () => {
  test('the office opens the month on the page', async () => {
    const office = await visitDesk(here.browser, here.url, 'office-1', 'office');
    await openPeriod(office, scheme, period);
    await leave(office);
    await openGates(here.service.ask, scheme, period);
  }, 120_000);

  test.each(scheme.groups.map(({ id }) => id))(
    'the people of %s download, fill in, choose, check and submit',
    async (group) => {
      const person = await visitDesk(here.browser, here.url, `assessor-luan-${group}`);
      const template = await downloadTemplate(person, scheme, period);
      const filled = { name: template.name, bytes: filledIn(template.bytes, typedBy(scheme, sheets, group)) };
      const copy = await submitFile(person, filled);
      // The same file once more is known, and so is the copy, elsewhere too.
      const panel = await chooseFile(person, filled);
      await panel.getByText('这个浏览器记得这个文件上次上报的情况').waitFor();
      await panel.getByRole('button', { name: '上报', exact: true }).click();
      await panel.getByText('内容没有变化').first().waitFor();
      await leave(person);
      const elsewhere = await visitDesk(here.browser, here.url, `assessor-luan-${group}`);
      const again = await chooseFile(elsewhere, copy);
      await again.getByText('文件与上次上报的内容完全相同。').waitFor();
      await leave(elsewhere);
    },
    400_000,
  );

  test('what the service accepted is what was typed', async () => {
    const stored = (await here.service.ask('office-1', 'GET', `/schemes/${scheme.id}/periods/${period}/sheets`)) as {
      sheets: { key: string; sheet: { lines: { indicator: string; points: number; reason?: string }[] } }[];
    };
    const deductions = stored.sheets.map(({ key, sheet }) => [key, sheet.lines.filter(({ points }) => points > 0)]);
    expect(Object.fromEntries(deductions)).toEqual(
      Object.fromEntries(sheets.map((sheet) => [sheetKey(sheet), sheet.lines])),
    );
  });

  test('the office consolidates and downloads the worked results as a file that another program reads', async () => {
    const office = await visitDesk(here.browser, here.url, 'office-1', 'office');
    await closeAndConsolidate(office, scheme, period);
    const panel = await open(office, '结果');
    await panel.getByLabel('考核方案').selectOption(scheme.id);
    await panel.getByLabel('考核周期', { exact: true }).selectOption(period);
    const file = await saved(office, () => panel.getByRole('button', { name: '下载排名' }).click());
    checkResults({ scheme, results: expected, book: otherSheets(file.bytes) });
    // Opened and saved by a program, it still says the same.
    checkResults({ scheme, results: expected, book: otherSheets(filledIn(file.bytes, [])) });
    await leave(office);
  }, 300_000);
});
