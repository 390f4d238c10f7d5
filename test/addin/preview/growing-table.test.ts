// A table of the preview workbook takes in what a person enters right below it, as Excel's does.
import { Book, USUAL_TABLE_LOOK } from '../../../addin/preview/book/book';
import { createMemoryGrid } from '../workbook/memory-grid';

function bookWithTable(): Book {
  const book = new Book(createMemoryGrid());
  const sheet = book.grid.addSheet('台账');
  book.putTable({
    id: '1',
    name: 'Reg_a',
    sheet,
    rect: { row: 3, column: 1, rows: 4, columns: 3 },
    columns: [],
    ...USUAL_TABLE_LOOK,
  });
  return book;
}

const sheetOf = ({ tables }: Book): string => tables[0]?.sheet ?? '';
const rowsAfter = (row: number, column: number, rows = 1, columns = 1, book = bookWithTable()): number | undefined => {
  book.growTables(sheetOf(book), { row, column, rows, columns });
  return book.tables[0]?.rect.rows;
};

it('grows by what is entered right below, and by what is pasted over its end', () => {
  expect(rowsAfter(7, 1)).toBe(5);
  expect(rowsAfter(7, 2, 3, 2)).toBe(7);
  expect(rowsAfter(5, 1, 5, 3)).toBe(7);
});

it('carries the number formats of its last row along', () => {
  const book = bookWithTable();
  const sheet = sheetOf(book);
  book.grid.setStyle(sheet, { row: 6, column: 2, rows: 1, columns: 1 }, { numberFormat: '@' });
  rowsAfter(7, 1, 2, 1, book);
  expect([7, 8, 9].map((row) => book.grid.numberFormat(sheet, row, 2))).toEqual(['@', '@', 'General']);
  expect(book.grid.numberFormat(sheet, 7, 1)).toBe('General');
});

it('stays as it is for what is entered elsewhere', () => {
  expect(rowsAfter(5, 1)).toBe(4);
  expect(rowsAfter(8, 1)).toBe(4);
  expect(rowsAfter(7, 0)).toBe(4);
  expect(rowsAfter(7, 3, 1, 2)).toBe(4);
});

it('stays as it is on a protected sheet, and where another table stands below', () => {
  const locked = bookWithTable();
  locked.sheet(sheetOf(locked)).protection = { options: {}, password: '' };
  expect(rowsAfter(7, 1, 1, 1, locked)).toBe(4);
  const two = bookWithTable();
  const rect = { row: 7, column: 2, rows: 2, columns: 1 };
  two.putTable({ id: '2', name: 'Reg_b', sheet: sheetOf(two), rect, columns: [], ...USUAL_TABLE_LOOK });
  expect(rowsAfter(7, 1, 1, 1, two)).toBe(4);
});
