// The way into Excel: every call of Excel.run goes through here, and every refusal comes out in our words.
import { WorkbookRefused, type RefusalCode } from './port';

const codes: Readonly<Record<string, RefusalCode>> = {
  AccessDenied: 'protected',
  ItemAlreadyExists: 'name-taken',
  ItemNotFound: 'gone',
  InvalidReference: 'gone',
  InvalidOperation: 'not-possible',
  InvalidOperationInCellEditMode: 'busy-editing',
  ApiNotFound: 'not-supported',
  NotImplemented: 'not-supported',
  UnsupportedOperation: 'not-supported',
};

/** Says on which sheet a batch goes on. */
export type On = (sheet: string | null) => void;

/**
 * Runs a batch; what Office.js refuses becomes WorkbookRefused; `doing` says what was tried, `sheet` where, unless the batch has
 * said since that it is `on` another one.
 */
export async function inExcel<Result>(
  doing: string,
  batch: (context: Excel.RequestContext, on: On) => Promise<Result>,
  sheet: string | null = null,
): Promise<Result> {
  let where = sheet;
  try {
    // An assessor is often still typing into a cell: Excel then waits instead of refusing.
    return await Excel.run({ delayForCellEdit: true }, (context) => batch(context, (name) => (where = name)));
  } catch (reason) {
    if (!(reason instanceof OfficeExtension.Error)) throw reason;
    throw new WorkbookRefused(codes[reason.code] ?? 'other', doing, { cause: reason, sheet: where });
  }
}
