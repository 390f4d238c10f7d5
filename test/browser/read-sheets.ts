// Reads what the open workbook holds, through the pane's own Office.js: every sheet in one go.
import type { Person } from './person';

export interface SheetCells {
  readonly name: string;
  /** From A1 on, calculated. */
  readonly values: readonly (readonly (string | number | boolean)[])[];
  /** As they are shown. */
  readonly text: readonly (readonly string[])[];
}

/** The sheets of the workbook, once everything is calculated. */
export async function readSheets({ page, pane }: Person): Promise<SheetCells[]> {
  await page.waitForSelector('#cell[aria-busy="false"]');
  return pane.evaluate(() =>
    Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.load('items/name');
      await context.sync();
      const used = worksheets.items.map((sheet) => ({ sheet, cells: sheet.getUsedRangeOrNullObject(true) }));
      for (const { cells } of used) cells.load('rowIndex');
      await context.sync();
      const sheets = used.map(({ sheet, cells }) => {
        const first = sheet.getRange('A1');
        const range = cells.isNullObject ? first : first.getBoundingRect(cells);
        range.load('values,text');
        return { name: sheet.name, range };
      });
      await context.sync();
      return sheets.map(({ name, range }) => ({ name, values: range.values, text: range.text }));
    }),
  );
}

/** A row under its headers. */
export type Row = Readonly<Record<string, string | number | boolean>>;

/** The table below this header row (counted from 1), up to its first empty row; `show` reads the cells as they are shown. */
export function tableOf(sheets: readonly SheetCells[], name: string, headerRow: number, show = false): Row[] {
  const sheet = sheets.find((one) => one.name === name);
  if (!sheet) throw new Error(`no sheet ${name} among ${sheets.map((one) => one.name).join()}`);
  const lines = show ? sheet.text : sheet.values;
  const header = (sheet.values[headerRow - 1] ?? []).map(String);
  const body = lines.slice(headerRow);
  const end = body.findIndex((line) => line.every((cell) => cell === ''));
  return (end < 0 ? body : body.slice(0, end)).map((line) =>
    Object.fromEntries(header.flatMap((title, column) => (title === '' ? [] : [[title, line[column] ?? '']]))),
  );
}
