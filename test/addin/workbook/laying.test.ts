// Laying sheets out again: everything is there at the end, or everything is as it was.
import { WorkbookRefused } from '../../../addin/workbook/port';
import type { SheetPlan } from '../../../shared/sheets/plan';
import { openOfficeWorkbook, sheetNamed, stateOf, type OfficeWorkbook } from './office-workbook';

const scores: SheetPlan = {
  key: 'scores',
  name: '评分',
  blocks: [
    {
      at: 'A1',
      cells: [
        ['键', '单位', '扣分'],
        ['u1', '甲', null],
        ['u2', '乙', null],
      ],
    },
  ],
  tables: [{ name: 'Scores', at: 'A1:C3' }],
  columns: [{ at: 'A:A', hidden: true }],
  inputs: ['C2:C3'],
};
const notes: SheetPlan = {
  key: 'notes',
  name: '说明',
  blocks: [{ at: 'A1', cells: [['说明'], [{ formula: "='评分'!C2" }]] }],
  inputs: [],
};
const plans = [notes, scores];

async function typed(): Promise<OfficeWorkbook> {
  const office = openOfficeWorkbook();
  await office.workbook.lay(plans);
  await office.workbook.write({ sheet: 'scores', address: 'C2' }, [[1.5], ['=1+1 是文字']]);
  return office;
}

async function refusal(action: Promise<unknown>): Promise<unknown[]> {
  const error: unknown = await action.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof WorkbookRefused ? [error.code, error.sheet] : ['no refusal', error];
}

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

  test('what cannot be filled in is put back', async () => {
    const office = await typed();
    const before = stateOf(office);
    const fill = () => Promise.reject(new WorkbookRefused('protected', 'write cells'));
    expect(await refusal(office.workbook.lay(plans, { fill }))).toEqual(['protected', null]);
    expect(stateOf(office)).toEqual(before);
  });

  test('a sheet protected with a password is named, and nothing is changed', async () => {
    const office = await typed();
    const record = office.book.sheet(sheetNamed(office.book, '评分'));
    record.protection = { options: record.protection?.options ?? {}, password: '1234' };
    const before = stateOf(office);
    expect(await refusal(office.workbook.lay(plans))).toEqual(['protected', '评分']);
    expect(stateOf(office)).toEqual(before);
  });

  test("a sheet of somebody's own with a wanted name is named, and nothing is left behind", async () => {
    const office = openOfficeWorkbook();
    office.book.grid.addSheet('评分');
    const before = stateOf(office);
    expect(await refusal(office.workbook.lay(plans))).toEqual(['name-taken', '评分']);
    expect(stateOf(office)).toEqual(before);
  });

  test('shows a hidden sheet before it goes to a cell of it, and lays it anew where it is hidden', async () => {
    const office = await typed();
    const id = sheetNamed(office.book, '评分');
    office.book.grid.setHidden(id, true);
    await office.workbook.goTo({ sheet: 'scores', address: 'C2' });
    expect([office.book.grid.activeSheet(), office.book.grid.sheets().some(({ hidden }) => hidden)]).toEqual([
      id,
      false,
    ]);
    office.book.grid.setHidden(sheetNamed(office.book, '说明'), true);
    await office.workbook.lay(plans);
    expect(office.book.grid.sheets().some(({ hidden }) => hidden)).toBe(false);
  });
});
