// Five presets from their score workbooks' cells to their results workbooks, through the service: below the browser, where Luan's
// month (`test/browser/golden-run.test.ts`) and, in the long tests, all six are run by the people themselves.
import { schemeOfMembers } from '../../../shared/scheme/members';
import { preset, presetIds } from '../../../shared/scheme/presets';
import type { UnitId } from '../../../shared/scheme/id';
import type { Scheme } from '../../../shared/scheme/scheme';
import { signatoriesOf } from '../../../shared/scheme/signatories';
import type { Explanation } from '../../../shared/scoring/explanation';
import { readScoreTables } from '../../../shared/sheets/read-score-tables';
import { planResultsWorkbook } from '../../../shared/sheets/results-workbook';
import { planScoreWorkbook } from '../../../shared/sheets/score-workbook';
import { checkResults } from '../../browser/check-results';
import { openGates } from '../../browser/open-gates';
import { assessorsOf, periodOf, sheetsOf, type Assessor } from '../../browser/sample-period';
import { resultsFrom } from '../../shared/scheme/full-sheets';
import { fillIn, readBackTables } from '../../shared/sheets/filled-tables';
import { plannedCells } from '../../shared/sheets/planned-cells';
import { localService, type LocalService } from './local-service';

let service: LocalService;
beforeAll(async () => {
  service = await localService();
});
afterAll(() => service.stop());

/** What somebody's score workbook gives once they have typed their sheets into its cells. */
function throughWorkbook(whole: Scheme, assessor: Assessor) {
  const period = periodOf(whole);
  const sheets = sheetsOf(whole, period, assessor);
  const scheme = assessor.host === undefined ? whole : schemeOfMembers(whole, assessor.host);
  const components = scheme.components
    .map(({ id }) => id as string)
    .filter((id) => sheets.some(({ component }) => component === id));
  const plans = planScoreWorkbook({ scheme, period, language: 'zh-CN', components });
  const tables = fillIn(scheme, readBackTables(plans), sheets);
  const read = readScoreTables({ scheme, tables, assessor: assessor.id });
  expect(read.faults).toEqual([]);
  return read.sheets;
}

test.each(presetIds.filter((id) => id !== 'luan'))(
  '%s: what the assessors type is submitted, consolidated, signed, published and downloaded exactly',
  async (id) => {
    const scheme = preset(id);
    const period = periodOf(scheme);
    const place = { s: scheme.id, p: period };
    const office = { as: 'office-1' };
    const assessors = assessorsOf(scheme);
    for (const { id: person, group } of assessors.filter(({ isNew }) => isNew)) {
      const body = { name: person, roles: [`assessor:${scheme.id}/${group}`] };
      await service.send('PUT', `/api/people/${person}`, JSON.stringify(body), { as: 'admin' });
    }
    await service.ask('openPeriod', place, office);
    await openGates(service.askPlainly, scheme, period);
    for (const assessor of assessors) {
      const asked = { as: assessor.id, headers: { 'idempotency-key': `${assessor.id}-${period}` } };
      await service.ask('submit', place, { ...asked, body: { sheets: throughWorkbook(scheme, assessor) } });
    }
    await service.ask('movePeriod', place, { ...office, body: { to: 'closed' } });
    await service.ask('consolidate', place, office);
    const signatories = signatoriesOf(scheme);
    for (const { role } of signatories.slice(signatories.length > 1 && signatories[0]?.role === 'office' ? 1 : 0)) {
      const as = role === 'leader' ? 'leader-1' : `${role}-${scheme.id}`;
      await service.ask('movePeriod', place, { as, body: { to: 'signed' } });
    }
    await service.ask('movePeriod', place, { ...office, body: { to: 'published' } });

    const { body: results } = await service.ask('results', place, office);
    const all = assessors.flatMap((assessor) => sheetsOf(scheme, period, assessor));
    expect(results).toEqual(resultsFrom(scheme, period, all));
    const explanations = new Map<UnitId, Explanation>();
    for (const { id: unit } of scheme.units) {
      const { body } = await service.ask(
        'explanation',
        { ...place, u: unit },
        { ...office, query: { language: 'zh-CN' } },
      );
      explanations.set(unit, body);
    }
    const plans = planResultsWorkbook({ scheme, results, language: 'zh-CN', explanations });
    checkResults({ scheme, results, book: plans.map(plannedCells) });
  },
);
