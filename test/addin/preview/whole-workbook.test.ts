// What the add-in lays out in the preview is saved as a file, and opened from it again: cells, looks, rules, locks, what is kept.
import { read } from '@e965/xlsx';
import { Book } from '../../../addin/preview/book/book';
import { putWhole } from '../../../addin/preview/book/put-whole';
import { takeWhole } from '../../../addin/preview/book/take-whole';
import { joinedCells } from '../../../addin/preview/address';
import { openBook, saveBook } from '../../../addin/workbook/file/book-files';
import type { SheetPlan } from '../../../shared/sheets/plan';
import { planScoreWorkbook } from '../../../shared/sheets/score-workbook';
import { schemeFrom } from '../../shared/accepted';
import { bureau } from '../../shared/bureau';
import { createMemoryGrid } from '../workbook/memory-grid';
import { openOfficeWorkbook, sheetNamed } from '../workbook/office-workbook';

const plans = planScoreWorkbook({ scheme: schemeFrom(bureau), period: '2026-10', language: 'zh-CN' });
const document: SheetPlan = {
  key: 'doc',
  name: '公文',
  blocks: [
    { at: 'A1', cells: [['标题', null, null]] },
    {
      at: 'A3',
      cells: [
        ['单位', '得分', '=1+1'],
        ['甲', 90, { formula: '=B4*2' }],
      ],
    },
  ],
  merges: ['A1:C1'],
  rowHeights: [{ at: '1:1', height: 40 }],
  looks: [
    { at: 'A1:C1', size: 22, bold: true, align: 'center' },
    { at: 'A3:C4', bordered: true, wrapped: true },
    { at: 'A3:C3', shaded: true },
  ],
  images: [{ at: 'E1', png: 'iVBORw0KGgo=', width: 60, height: 60, alt: '二维码' }],
  charts: [{ kind: 'column', title: '得分', source: 'A3:B4', at: 'A6:D12' }],
};

async function laid(): Promise<Book> {
  const office = openOfficeWorkbook();
  await office.workbook.lay([...plans, document]);
  await office.workbook.remember('scorebook.score-workbook', '{"id":"一"}');
  return office.book;
}

/** A book as people see it: ids are those of one sitting. */
const seen = (book: Book) => {
  const { kept, tabs, sheets } = takeWhole(book);
  return { kept, tabs, sheets: sheets.map((sheet) => ({ ...sheet, charts: [], pictures: [] })) };
};

async function openedAgain(book: Book): Promise<Book> {
  const opened = new Book(createMemoryGrid());
  opened.grid.write(opened.grid.activeSheet(), { row: 0, column: 0, rows: 1, columns: 1 }, [[{ value: 'gone' }]]);
  putWhole(opened, await openBook(await saveBook(takeWhole(book)), 'a.xlsx'));
  return opened;
}

test('every sheet comes back with its cells, rules, locks and tables', async () => {
  const book = await laid();
  const again = await openedAgain(book);
  const [before, after] = [seen(book), seen(again)];
  expect(after.sheets.map(({ name }) => name)).toEqual(before.sheets.map(({ name }) => name));
  for (const [index, sheet] of before.sheets.entries()) {
    const opened = after.sheets[index];
    expect(Object.fromEntries(opened?.cells ?? [])).toEqual(Object.fromEntries(sheet.cells));
    expect(opened?.merges).toEqual(sheet.merges);
    expect(opened?.tables).toEqual(sheet.tables);
    expect(opened?.marks).toEqual(sheet.marks);
    expect(opened?.checks.map(({ area }) => area)).toEqual(sheet.checks.map(({ area }) => area));
    expect(opened?.frozen).toEqual(sheet.frozen);
    expect(opened?.isProtected).toBe(sheet.isProtected);
  }
  expect(before.sheets.flatMap(({ cells }) => [...cells]).length).toBeGreaterThan(100);
});

test('the add-in knows its sheets again, and what it kept', async () => {
  const again = await openedAgain(await laid());
  const ids = Object.values(JSON.parse(String(again.settings.get('scorebook.sheets.0'))) as Record<string, string>);
  expect(ids).toEqual([...plans, document].map(({ name }) => sheetNamed(again, name)));
  expect(again.settings.get('scorebook.scorebook.score-workbook.0')).toBe('{"id":"一"}');
});

test('what was there before is gone, with its tables', async () => {
  const book = await laid();
  const names = book.tables.map(({ name }) => name);
  const again = await openedAgain(await openedAgain(book));
  expect(again.tables.map(({ name }) => name)).toEqual(names);
  expect(again.grid.sheets().map(({ name }) => name)).toEqual(book.grid.sheets().map(({ name }) => name));
});

test('another program reads what was saved', async () => {
  const book = await laid();
  const other = read(await saveBook(takeWhole(book)));
  expect(other.SheetNames.slice(0, -1)).toEqual(book.grid.sheets().map(({ name }) => name));
  expect(other.Workbook?.Sheets?.at(-1)?.Hidden).toBe(1);
  const sheet = other.Sheets['公文'];
  expect([sheet?.A1?.v, sheet?.B4?.v, sheet?.C3?.v, sheet?.C4?.f]).toEqual(['标题', 90, '=1+1', 'B4*2']);
  expect(sheet?.['!merges']).toEqual([{ s: { r: 0, c: 0 }, e: { r: 0, c: 2 } }]);
});

test('cells one by one are few rectangles', () => {
  const cells = [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
    [1, 3],
    [3, 0],
    [3, 1],
  ].map(([row = 0, column = 0]) => ({ row, column }));
  expect(joinedCells(cells)).toEqual([
    { row: 0, column: 0, rows: 2, columns: 2 },
    { row: 1, column: 3, rows: 1, columns: 1 },
    { row: 3, column: 0, rows: 1, columns: 2 },
  ]);
});

test('the named styles, fonts and lines of the plans are in the file', async () => {
  const book = await laid();
  const { sheets } = takeWhole(book);
  const cells = sheets.find(({ name }) => name === '公文')?.cells;
  expect(cells?.get('0,0')?.look).toMatchObject({ fontSize: 22, bold: true, horizontal: 'center' });
  const line = { line: 'thin', color: '#000000' };
  expect(cells?.get('2,1')?.look).toMatchObject({
    fill: '#E7E6E6',
    wrap: true,
    borders: { bottom: line, right: line },
  });
});
