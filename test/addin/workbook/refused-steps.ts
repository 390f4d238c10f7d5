// Sheets that lie in a workbook on Microsoft's office.js and are laid anew, each step of which is refused once.
import { WorkbookRefused } from '../../../addin/workbook/port';
import { openOfficeWorkbook, stateOf, type OfficeWorkbook } from './office-workbook';

interface Laying {
  readonly lay: (office: OfficeWorkbook) => unknown;
  /** where somebody typed a number before */
  readonly typedAt: { readonly sheet: string; readonly address: string } | null;
  readonly again: (office: OfficeWorkbook) => unknown;
}

/** Whichever step is refused, the workbook is as it was. */
export async function expectAsTheyWere({ lay, typedAt, again }: Laying): Promise<void> {
  const open = async (): Promise<OfficeWorkbook> => {
    const office = openOfficeWorkbook();
    await lay(office);
    if (typedAt) await office.workbook.write(typedAt, [[1.5]]);
    return office;
  };
  const counted = await open();
  counted.refuseAfter(null);
  await again(counted);
  const steps = counted.batches();
  let refusals = 0;
  for (let step = 0; step < steps; step += 1) {
    const office = await open();
    const before = stateOf(office);
    office.refuseAfter(step);
    const refused: unknown = await Promise.resolve(again(office)).then(
      () => null,
      (reason: unknown) => reason,
    );
    // Office.js tidies up its own references after a run and does not mind when that is refused.
    if (refused === null) continue;
    expect(refused).toBeInstanceOf(WorkbookRefused);
    expect([step, stateOf(office)]).toEqual([step, before]);
    refusals += 1;
  }
  expect(steps).toBeGreaterThan(9);
  expect(steps - refusals).toBeLessThanOrEqual(6);
}
