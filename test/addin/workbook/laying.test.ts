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

describe("a sheet of somebody's own", () => {
  const area = (row: number, column: number, rows: number, columns: number) => ({ row, column, rows, columns });

  test('is read with its merged blocks, its formulas and what is hidden', async () => {
    const { workbook, book } = openOfficeWorkbook();
    const { grid } = book;
    const id = grid.addSheet('九月');
    grid.write(id, area(1, 1, 4, 2), [
      [{ value: '九月考核' }, undefined],
      [{ value: '单位' }, { value: '得分' }],
      [{ value: '甲' }, { value: 95 }],
      [{ value: '合计' }, { formula: '=SUM(C4)' }],
    ]);
    grid.merge(id, area(1, 1, 1, 2));
    grid.setRowsHidden(id, 3, 1, true);
    grid.setColumnsHidden(id, 2, 1, true);
    grid.setHidden(id, true);
    expect(await workbook.readSheet('九月')).toMatchObject({
      isHidden: true,
      rows: [
        [],
        [{ kind: 'blank' }, { kind: 'text', value: '九月考核' }, { kind: 'blank' }],
        [{ kind: 'blank' }, { value: '单位' }, { value: '得分' }],
        [{ kind: 'blank' }, { value: '甲' }, { kind: 'number', value: 95 }],
        [{ kind: 'blank' }, { value: '合计' }, { kind: 'number', isFormula: true }],
      ],
      merges: [{ top: 1, left: 1, bottom: 1, right: 2 }],
      hiddenRows: new Set([3]),
      hiddenColumns: new Set([2]),
    });
    expect(await workbook.tabs()).toContainEqual({ name: '九月', isHidden: true });
    grid.select(id, area(2, 1, 3, 2));
    expect(await workbook.selected()).toEqual({ sheet: '九月', area: { top: 2, left: 1, bottom: 4, right: 2 } });
  });

  test('is refused where it reaches further than a table does', async () => {
    const { workbook, book } = openOfficeWorkbook();
    const { grid } = book;
    const id = grid.addSheet('九月');
    grid.write(id, area(0, 0, 1, 1), [[{ value: '单位' }]]);
    grid.write(id, area(1_048_575, 16_383, 1, 1), [[{ value: 1 }]]);
    expect(await refusal(workbook.readSheet('九月'))).toEqual(['too-large', '九月']);
  });

  test('of many rows is read in parts, whole and in order', async () => {
    const { workbook, book } = openOfficeWorkbook();
    const { grid } = book;
    const id = grid.addSheet('九月');
    const rows = 12_000;
    grid.write(
      id,
      area(0, 0, rows, 2),
      Array.from({ length: rows }, (_, row) => [{ value: `单位${row}` }, { value: row }]),
    );
    grid.setRowsHidden(id, 11_000, 1, true);
    const read = await workbook.readSheet('九月');
    expect(read.rows).toHaveLength(rows);
    expect(read.rows[11_999]).toMatchObject([{ value: '单位11999' }, { value: 11_999 }]);
    expect(read.hiddenRows).toEqual(new Set([11_000]));
  });
});
