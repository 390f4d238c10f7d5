// The worked case of Luan's month: one group fills its score workbook in the browser, some sheets cell by cell; the others send theirs
// to the service, and in the long tests fill them in the browser too.
import type { Results } from '../../shared/scoring/results';
import { sheetKey, type Sheet } from '../../shared/scoring/sheet';
import type { Period } from '../../shared/scheme/period';
import { parseScheme } from '../../shared/scheme/parse-scheme';
import { parseSheets } from '../../shared/scoring/parse-sheets';
import { planScheme } from '../../shared/scoring/scheme-plan';
import { accepted } from '../shared/scheme/full-sheets';
import worked from '../cases/luan-month.json';
import { checkResults } from './check-results';
import { blanksOf, pasteSheets, typeSheets } from './fill-sheets';
import { closeAndConsolidate, downloadRanking, fillBlanks, newScoreWorkbook, openPeriod, submit } from './period-steps';
import { openGates } from './open-gates';
import { leave, signIn } from './person';
import { readSheets } from './read-sheets';
import { putScheme } from './service';
import { serviceAndBrowser } from './service-and-browser';

const scheme = accepted(parseScheme(worked.scheme));
const sheets: readonly Sheet[] = accepted(parseSheets(planScheme(scheme), worked.sheets));
const period = worked.period as Period;
const expected = worked.expected as unknown as Results;
/** It types its first sheets cell by cell. */
const typist = 'environment';
const typedSheets = 4;

const here = serviceAndBrowser();

beforeAll(async () => {
  await putScheme(here.service, scheme);
}, 60_000);

async function fillAndSubmit(): Promise<void> {
  const { person, fill } = await newScoreWorkbook(here, `assessor-luan-${typist}`, scheme, period);
  let blanks = 0;
  for (const component of scheme.components.filter((one) => one.group === typist)) {
    const own = sheets.filter((sheet) => sheet.component === component.id);
    const typed = own.slice(0, typedSheets);
    await pasteSheets(person, scheme, component, own.slice(typed.length));
    await typeSheets(person, scheme, component, typed);
    blanks += blanksOf(scheme, component, own);
  }
  await fillBlanks(person, fill, blanks);
  await submit(person);
  await leave(person);
}

describe('the main job, from scheme to ranking', () => {
  test('the office opens the month', async () => {
    const office = await signIn(here.browser, here.url, 'office-1');
    await openPeriod(office, scheme, period);
    await leave(office);
    await openGates(here.service.ask, scheme, period);
  }, 60_000);

  test.each(scheme.groups.map(({ id }) => id).filter((id) => id !== typist))(
    'the assessors of %s send their sheets',
    async (group) => {
      const components = new Set<string>(scheme.components.filter((one) => one.group === group).map(({ id }) => id));
      const own = sheets.filter(({ component }) => components.has(component));
      const address = `/schemes/${scheme.id}/periods/${period}/submissions`;
      const headers = { 'idempotency-key': group };
      await here.service.ask(`assessor-luan-${group}`, 'POST', address, { sheets: own }, headers);
    },
  );

  test('the assessors of one group fill their score workbook and submit the month', fillAndSubmit, 300_000);

  test('what the service accepted is what was entered', async () => {
    const stored = (await here.service.ask('office-1', 'GET', `/schemes/${scheme.id}/periods/${period}/sheets`)) as {
      sheets: { key: string; sheet: { lines: { indicator: string; points: number; reason?: string }[] } }[];
    };
    const deductions = stored.sheets.map(({ key, sheet }) => [key, sheet.lines.filter(({ points }) => points > 0)]);
    expect(Object.fromEntries(deductions)).toEqual(
      Object.fromEntries(sheets.map((sheet) => [sheetKey(sheet), sheet.lines])),
    );
  });

  test('the office closes, consolidates and downloads the worked results with their bonuses into a workbook', async () => {
    const office = await signIn(here.browser, here.url, 'office-1');
    await closeAndConsolidate(office, scheme, period);
    await downloadRanking(office, scheme, period);
    checkResults({ scheme, results: expected, book: await readSheets(office) });
    await leave(office);
  }, 300_000);
});
