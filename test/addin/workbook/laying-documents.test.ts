// Official documents in the open workbook: their pictures go and come with the layout, others stay, and no more is asked of Excel for more units.
import { base64Of, qrPng } from '../../../addin/documents/qr-png';
import type { SheetPlan } from '../../../shared/sheets/plan';
import { planResultsWorkbook } from '../../../shared/sheets/results-workbook';
import { publishedCase } from '../../shared/documents/published-case';
import { openOfficeWorkbook, sheetNamed, type OfficeWorkbook } from './office-workbook';

const { scheme, results, imprint } = publishedCase('luan-month', 'zh-CN');
const plans = planResultsWorkbook({
  ...{ scheme, results, language: 'zh-CN' },
  imprint: { of: imprint, qr: base64Of(qrPng(imprint.address)) },
});

/** The same sheets with so many rows of each table alone. */
const shortened = (rows: number): SheetPlan[] => {
  const some = new Set(
    scheme.categories.flatMap(({ id }) =>
      results.units
        .filter(({ category }) => category === id)
        .slice(0, rows)
        .map(({ unit }) => unit),
    ),
  );
  const few = { ...results, units: results.units.filter(({ unit }) => some.has(unit)) };
  return planResultsWorkbook({
    scheme,
    results: few,
    language: 'zh-CN',
    imprint: { of: imprint, qr: base64Of(qrPng('x')) },
  });
};

const lay = ({ workbook }: OfficeWorkbook, sheets: readonly SheetPlan[]): Promise<void> =>
  workbook.lay(sheets, { leavesChanged: true });

const picturesOn = ({ book }: OfficeWorkbook, tab: string): number => book.sheet(sheetNamed(book, tab)).pictures.length;

test('each sheet has its code once, however often it is laid; a picture of somebody’s own stays', async () => {
  const office = openOfficeWorkbook();
  await lay(office, plans);
  expect(plans.map(({ name }) => picturesOn(office, name))).toEqual(plans.map(() => 1));
  await globalThis.Excel.run(async (context) => {
    context.workbook.worksheets.getItem('明细').shapes.addImage(base64Of(qrPng('theirs')));
    await context.sync();
  });
  await lay(office, plans);
  expect(plans.map(({ name }) => [name, picturesOn(office, name)])).toEqual(
    plans.map(({ name }) => [name, name === '明细' ? 2 : 1]),
  );
});

test('Excel is asked as often for a handful of units as for all of them', async () => {
  const batches: number[] = [];
  for (const sheets of [shortened(2), plans]) {
    const office = openOfficeWorkbook();
    office.refuseAfter(null);
    await lay(office, sheets);
    batches.push(office.batches());
  }
  expect(batches[0]).toBe(batches[1]);
});

test('a document that is laid over another one leaves nothing of its merged cells: what is read again is what was planned', async () => {
  const office = openOfficeWorkbook();
  await lay(office, plans);
  await lay(office, shortened(2));
  const ranking = shortened(2).find(({ key }) => key === 'results:ranking:production');
  const [table] = await office.workbook.read(['Ranking_production']);
  expect(table?.rows).toHaveLength(2);
  expect(ranking?.merges?.[0]).toMatch(/^A1:/);
});
