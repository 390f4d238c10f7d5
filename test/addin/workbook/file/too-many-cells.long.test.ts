// A file of more cells than a grid in a page takes is refused; files that are only read may hold more.
import { writeXlsx } from 'hucre';
import { openBook } from '../../../../addin/workbook/file/book-files';
import { readFile } from '../../../../addin/workbook/file/read-file';

test('is refused with how many may be', async () => {
  const row = Array.from({ length: 101 }, (_, column) => column);
  const bytes = await writeXlsx({ sheets: [{ name: 'A', rows: Array.from({ length: 3_000 }, () => row) }] });
  await expect(openBook(bytes, 'a.xlsx')).rejects.toMatchObject({
    name: 'FileRefused',
    code: 'too-many-cells',
    detail: { most: 300_000 },
  });
  expect((await readFile(bytes, 'a.xlsx'))[0]?.rows).toHaveLength(3_000);
}, 120_000);
