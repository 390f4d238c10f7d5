// The way into Excel: every call of Excel.run goes through here, and every refusal comes out in our words.
import { WorkbookRefused } from './port';

/** Runs a batch; what Office.js refuses becomes WorkbookRefused with its code, and `doing` says what was tried. */
export async function inExcel<Result>(
  doing: string,
  batch: (context: Excel.RequestContext) => Promise<Result>,
): Promise<Result> {
  try {
    // An assessor is often still typing into a cell: Excel then waits instead of refusing.
    return await Excel.run({ delayForCellEdit: true }, batch);
  } catch (reason) {
    if (reason instanceof OfficeExtension.Error) throw new WorkbookRefused(reason.code, doing, { cause: reason });
    throw reason;
  }
}
