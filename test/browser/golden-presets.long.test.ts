// All six presets through the browser: template → submit → consolidate → sign → publish → results workbook → explanation.
import { scoreText } from '../../addin/ui/score-text';
import { preset, presetIds } from '../../shared/scheme/presets';
import type { Scheme } from '../../shared/scheme/scheme';
import type { Results } from '../../shared/scoring/results';
import { blankMeansNothing } from '../../shared/sheets/score-table';
import { complete, resultsFrom } from '../shared/scheme/full-sheets';
import { checkResults } from './check-results';
import { checkTrial } from './check-trial';
import { inPlaceOrder, titleOf } from './expected-rows';
import { blanksOf, pasteSheets } from './fill-sheets';
import {
  closeAndConsolidate,
  downloadRanking,
  fillBlanks,
  moveOn,
  newScoreWorkbook,
  openPeriod,
  signAll,
  submit,
} from './period-steps';
import { openGates } from './open-gates';
import { leave, signIn, type Person } from './person';
import { readSheets } from './read-sheets';
import { assessorsOf, periodOf, sheetsOf, type Assessor } from './sample-period';
import { serviceAndBrowser } from './service-and-browser';

const here = serviceAndBrowser();

/** What the workbook of an assessor holds in the end: where only one person scores a component, also what the first one found. */
function sheetsBefore(scheme: Scheme, assessor: Assessor) {
  const period = periodOf(scheme);
  const first = assessorsOf(scheme).find(({ group, isNew }) => group === assessor.group && !isNew) ?? assessor;
  const shared = assessor.isNew ? sheetsOf(scheme, period, first).filter((sheet) => sheet.assessor === undefined) : [];
  return [...shared, ...sheetsOf(scheme, period, assessor)];
}

async function fillAndSubmit(scheme: Scheme, assessor: Assessor): Promise<void> {
  const period = periodOf(scheme);
  const sheets = sheetsOf(scheme, period, assessor);
  const { person, fill } = await newScoreWorkbook(here, assessor.id, scheme, period);
  let blanks = 0;
  for (const component of scheme.components.filter(({ group }) => group === assessor.group)) {
    if (!sheets.some((sheet) => sheet.component === component.id)) continue;
    await pasteSheets(person, scheme, component, sheets);
    if (!blankMeansNothing(component.method)) blanks += blanksOf(scheme, component, sheets);
  }
  if (blanks > 0) await fillBlanks(person, fill, blanks);
  checkTrial(scheme, period, await readSheets(person), assessor.group, sheetsBefore(scheme, assessor));
  // Who found nothing beside what a colleague has submitted has nothing to submit.
  const found = !assessor.isNew || sheets.some(({ lines }) => lines.length > 0);
  await submit(person, found ? undefined : '内容没有变化，不必再次上报。');
  await leave(person);
}

/** Opens the explanation of the first of each category in the pane: it begins with the final score. */
async function checkTrees({ pane }: Person, scheme: Scheme, results: Results): Promise<void> {
  for (const { id } of scheme.categories) {
    const [first] = inPlaceOrder(complete(results).filter(({ category }) => category === id));
    if (!first) throw new Error(`nobody in ${id}`);
    const title = titleOf(scheme.units, first.unit);
    await pane.getByRole('button', { name: title, exact: true }).click();
    const tree = pane.getByRole('region', { name: `${title}的得分说明` });
    await tree.getByText(`${title} · 考评得分`).waitFor();
    const text = (await tree.locator('summary').first().textContent()) ?? '';
    expect(text).toContain(`${title} · 考评得分${scoreText(scheme, first.final, 'zh-CN')}`);
  }
}

/** Two at a time; one by one who find in their workbook what a colleague has submitted. */
function sideBySide(assessors: readonly Assessor[]): [names: string, together: readonly Assessor[]][] {
  const first = assessors.filter(({ isNew }) => !isNew);
  const pairs = first.flatMap((_, index) => (index % 2 === 0 ? [first.slice(index, index + 2)] : []));
  const late = assessors.filter(({ isNew }) => isNew).map((assessor) => [assessor]);
  return [...pairs, ...late].map((together) => [
    together.map(({ id }) => id.split('-').slice(2).join('-')).join(' and '),
    together,
  ]);
}

describe.each(presetIds.map(preset).map((scheme) => ({ id: scheme.id, scheme })))('$id', ({ scheme }) => {
  const period = periodOf(scheme);
  const all = assessorsOf(scheme);
  const assessors = all.filter(({ host }) => host === undefined);
  const heads = all.filter(({ host }) => host !== undefined);

  test('the office opens the period', async () => {
    for (const { id, group } of assessors.filter(({ isNew }) => isNew)) {
      const person = { name: id, roles: [`assessor:${scheme.id}/${group}`] };
      await here.service.ask('admin', 'PUT', `/people/${id}`, person);
    }
    const office = await signIn(here.browser, here.url, 'office-1');
    await openPeriod(office, scheme, period);
    await leave(office);
    await openGates(here.service.ask, scheme, period);
  }, 60_000);

  test.each(sideBySide(assessors))(
    'the assessors of %s fill their score workbooks, whose trials give what consolidation would, and submit',
    async (_, together) => {
      await Promise.all(together.map((assessor) => fillAndSubmit(scheme, assessor)));
    },
    300_000,
  );

  test('the heads of hosts send the sheets of their members', async () => {
    for (const head of heads) {
      const headers = { 'idempotency-key': `${head.id}-${period}` };
      const address = `/schemes/${scheme.id}/periods/${period}/submissions`;
      await here.service.ask(head.id, 'POST', address, { sheets: sheetsOf(scheme, period, head) }, headers);
    }
  });

  test('the results are signed, published and downloaded as they are consolidated here', async () => {
    const sheets = all.flatMap((assessor) => sheetsOf(scheme, period, assessor));
    const results = resultsFrom(scheme, period, sheets);
    const office = await signIn(here.browser, here.url, 'office-1');
    await closeAndConsolidate(office, scheme, period);
    await leave(office);
    await signAll(here.browser, here.url, scheme, period);

    const publisher = await signIn(here.browser, here.url, 'office-1');
    await moveOn(publisher, scheme, period, '通报', '已通报');
    expect(await here.service.ask('office-1', 'GET', `/schemes/${scheme.id}/periods/${period}/results`)).toEqual(
      results,
    );
    await downloadRanking(publisher, scheme, period);
    checkResults({ scheme, results, book: await readSheets(publisher) });
    await checkTrees(publisher, scheme, results);
    await leave(publisher);
  }, 300_000);
});
