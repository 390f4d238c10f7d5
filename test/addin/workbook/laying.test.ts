// The Office.js side keeps to the port, and whatever Excel refuses on the way, the workbook is as it was.
import { keepsToThePort, plans, refusal } from './contract';
import { atHand, openOfficeWorkbook, sheetNamed, stateOf, type OfficeWorkbook } from './office-workbook';

describe('a workbook behind Office.js', () => {
  keepsToThePort(() => atHand(openOfficeWorkbook()));
});

async function typed(): Promise<OfficeWorkbook> {
  const office = openOfficeWorkbook();
  await office.workbook.lay(plans);
  await office.workbook.write({ sheet: 'scores', address: 'C2' }, [[1.5], ['=1+1 是文字']]);
  return office;
}

test('what a box about an entry says is cut where Excel takes no longer text', async () => {
  const office = openOfficeWorkbook();
  const long = { title: '很长的标题'.repeat(20), message: 'a long message '.repeat(40) };
  const validations = [{ at: 'C2', rule: { kind: 'decimal', min: 0, max: 1 }, ...long } as const];
  await office.workbook.lay(plans.map((plan) => ({ ...plan, validations })));
  expect(office.book.grid.sheets().map(({ name }) => name)).toEqual(
    expect.arrayContaining(plans.map(({ name }) => name)),
  );
});

describe('laying out again', () => {
  test('whichever step is refused, the workbook is as it was', async () => {
    const counted = await typed();
    counted.refuseAfter(null);
    await counted.workbook.lay(plans);
    const steps = counted.batches();
    let refusals = 0;
    for (let step = 0; step < steps; step += 1) {
      const office = await typed();
      const before = stateOf(office);
      office.refuseAfter(step);
      const [code, detail] = await refusal(office.workbook.lay(plans));
      // Office.js tidies up its own references after a run and does not mind when that is refused.
      if (code === 'no refusal' && detail === null) continue;
      expect([step, code, stateOf(office)]).toEqual([step, 'other', before]);
      refusals += 1;
    }
    expect(steps).toBeGreaterThan(plans.length + 4);
    expect(steps - refusals).toBeLessThanOrEqual(4);
  }, 120_000);

  test('where even putting back is refused, it says so', async () => {
    const office = await typed();
    const fill = (): Promise<void> => {
      office.refuseAfter(0);
      return Promise.reject(new Error('the reason'));
    };
    expect(await refusal(office.workbook.lay(plans, { fill }))).toEqual(['not-put-back', null]);
  });

  test('a sheet protected with a password is named, and nothing is changed', async () => {
    const office = await typed();
    const record = office.book.sheet(sheetNamed(office.book, '评分'));
    record.protection = { options: record.protection?.options ?? {}, password: '1234' };
    const before = stateOf(office);
    expect(await refusal(office.workbook.lay(plans))).toEqual(['protected', '评分']);
    expect(stateOf(office)).toEqual(before);
  });
});
