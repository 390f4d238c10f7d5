// A workbook that was a file before: Excel finds again what the file keeps.
import { createExcelWorkbook } from '../../../addin/workbook/excel-workbook';
import { keptPieces, keptTab } from '../../../addin/workbook/file/kept-sheet';
import { createFileWorkbook } from '../../../addin/workbook/file/file-workbook';
import { plans } from './contract';
import { openOfficeWorkbook, sheetNamed, type OfficeWorkbook } from './office-workbook';

const name = 'scorebook.score-workbook';

/** The file's sheets as Excel has them once it is opened: cells, tables left aside, and the hidden sheet. */
async function opened(office: OfficeWorkbook, remembered: string): Promise<void> {
  const { grid } = office.book;
  const file = createFileWorkbook(null);
  await file.lay(plans);
  await file.remember(name, remembered);
  const { sheets, kept } = file.content();
  const put = (tab: string, cells: readonly (readonly string[])[]): void => {
    const id = grid.addSheet(tab);
    const rect = { row: 0, column: 0, rows: cells.length, columns: 2 };
    grid.write(
      id,
      rect,
      cells.map(([first = '', second = '']) => [{ value: first }, { value: second }]),
    );
  };
  for (const sheet of sheets) put(sheet.name, [[sheet.name, '']]);
  put(keptTab, keptPieces(kept));
  grid.setHidden(sheetNamed(office.book, keptTab), true);
}

const tabs = ({ book }: OfficeWorkbook): string[] => book.grid.sheets().map((sheet) => sheet.name);

test('what a file keeps is found in Excel, long texts too, its sheets are known, and its hidden sheet is gone', async () => {
  const office = openOfficeWorkbook();
  const text = `第一次 ${'长'.repeat(20_000)}`;
  await opened(office, text);
  expect(await office.workbook.recall(name)).toBe(text);
  expect(tabs(office)).toEqual(['Sheet1', ...plans.map((plan) => plan.name)]);
  // Laid again in place, since it is known which sheets are ours.
  await office.workbook.lay(plans);
  expect(tabs(office)).toHaveLength(1 + plans.length);
});

test('what came later by a file counts, and what Excel keeps stays where the file says nothing of it', async () => {
  const office = openOfficeWorkbook();
  await office.workbook.remember(name, '旧');
  await office.workbook.remember('other', '别的');
  await opened(office, '新');
  // The file is opened anew.
  const again = createExcelWorkbook();
  expect(await again.recall(name)).toBe('新');
  expect(await again.recall('other')).toBe('别的');
});
