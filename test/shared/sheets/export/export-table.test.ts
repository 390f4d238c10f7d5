// A table that is taken away: as a sheet and as a CSV file it says the same, and nothing in it is ever calculated.
import * as xlsx from '@e965/xlsx';
import { readFile } from '../../../../addin/workbook/file/read-file';
import { writeFile } from '../../../../addin/workbook/file/write-file';
import { csvText, harmless, meantText } from '../../../../shared/sheets/export/csv';
import { exportPlan, exportTable, type ExportCell } from '../../../../shared/sheets/export/export-table';

const table = (rows: readonly (readonly ExportCell[])[], titles = ['a', 'b']) => ({
  key: 'own',
  tab: '表',
  titles,
  rows,
});

const dangerous = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  ' =1',
  '＝1',
  '－1',
  '=HYPERLINK("https://evil.example","x")',
  '\r\n=1',
];
const plain = ['王', 'a=b', "'quoted", '5-1', '', 'say "yes"', 'one\r\ntwo', '1,5', '007', '2026-10'];

describe('as CSV', () => {
  test('it begins with the mark of UTF-8, and its lines end as RFC 4180 says', () => {
    expect(csvText(table([['一', 1]]))).toBe('\uFEFFa,b\r\n一,1\r\n');
  });

  test('a field with a comma, a quote or a line break stands in quotes', () => {
    const text = csvText(
      table([
        ['1,5', 'say "yes"'],
        ['one\r\ntwo', null],
      ]),
    );
    expect(text).toBe('\uFEFFa,b\r\n"1,5","say ""yes"""\r\n"one\r\ntwo",\r\n');
  });

  test.each(dangerous)('the text %j is marked as text, and comes back as it was', (text) => {
    expect(harmless(text)).toBe(`'${text}`);
    expect(meantText(harmless(text))).toBe(text);
  });

  test.each(plain)('the text %j stands as it is', (text) => {
    expect(harmless(text)).toBe(text);
  });

  test('a number below zero is a number', () => {
    expect(csvText(table([[-0.5, '-0.5']]))).toContain("-0.5,'-0.5\r\n");
  });

  test('our own reader reads every text as it was meant', async () => {
    const texts = [...dangerous, ...plain].filter((text) => text.trim() === text && text !== '');
    const bytes = new TextEncoder().encode(csvText(table(texts.map((text) => [text, 1]))));
    const [sheet] = await readFile(bytes, 'own.csv');
    const read = sheet?.rows.slice(1).map(([cell]) => (cell?.kind === 'text' ? meantText(cell.value) : cell?.kind));
    expect(read).toEqual(texts);
  });
});

describe('as a workbook', () => {
  test('another reader finds texts and numbers, and no formula', async () => {
    const rows = [...dangerous, ...plain].map((text, index): ExportCell[] => [text, index - 3]);
    const book = xlsx.read(await writeFile([exportPlan(table(rows))]), { cellFormula: true, cellNF: true });
    const sheet = book.Sheets['表'] ?? {};
    const cells = rows.map((_, index) => [sheet[`A${index + 2}`], sheet[`B${index + 2}`]] as const);
    for (const [index, [text, number]] of cells.entries()) {
      // A blank text is a blank cell.
      expect([text?.v ?? '', text?.f, text?.t ?? 's', number?.v, number?.t]).toEqual([
        ...[String(rows[index]?.[0]).replaceAll('\r\n', '\n'), undefined, 's', index - 3, 'n'],
      ]);
      // It stays text when somebody edits it.
      if (text) expect(text.z).toBe('@');
    }
  });

  test('without rows it still opens, with its titles', async () => {
    const [sheet] = await readFile(await writeFile([exportPlan(table([]))]), 'own.xlsx');
    expect(sheet?.rows[0]?.map((cell) => (cell.kind === 'text' ? cell.value : null))).toEqual(['a', 'b']);
  });

  test('a text that no cell holds is cut, never in the middle of a character', async () => {
    const plan = exportPlan(table([[`${'x'.repeat(32_765)}😀 and more`, 1]]));
    const [cell] = plan.blocks[0]?.cells[1] ?? [];
    expect(cell).toBe(`${'x'.repeat(32_765)}…`);
    await writeFile([plan]);
  });
});

test('columns say what a row holds', () => {
  const made = exportTable(
    { key: 'k', tab: 't' },
    [{ title: '甲', cell: ({ n }: { n: number }) => n * 2 }],
    [{ n: 2 }],
  );
  expect([made.titles, made.rows]).toEqual([['甲'], [[4]]]);
});
