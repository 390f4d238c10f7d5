// A chosen file as a grid shows it: formulas, looks, sizes, checks, marks, locks; and saved again.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { writeXlsx } from 'hucre';
import { openBook, saveBook } from '../../../../addin/workbook/file/book-files';
import type { WholeBook, WholeSheet } from '../../../../addin/workbook/file/whole-book';
import { writeFile } from '../../../../addin/workbook/file/write-file';
import { planScoreWorkbook } from '../../../../shared/sheets/score-workbook';
import { schemeFrom } from '../../../shared/accepted';
import { bureau } from '../../../shared/bureau';

const FIRST = 'xl/worksheets/sheet1.xml';

/** A file whose first sheet has these rows, as a program writes them. */
async function fileWith(sheetData: string, more = ''): Promise<Uint8Array> {
  const parts = unzipSync(await writeXlsx({ sheets: [{ name: '考评', rows: [['x']] }] }));
  const sheet = strFromU8(parts[FIRST] ?? new Uint8Array());
  const changed = sheet.replace(/<sheetData>[^]*<\/sheetData>/, `<sheetData>${sheetData}</sheetData>${more}`);
  return zipSync({ ...parts, [FIRST]: strToU8(changed) });
}

const first = ({ sheets }: WholeBook): WholeSheet => {
  const [sheet] = sheets;
  if (!sheet) throw new RangeError('no sheet');
  return sheet;
};

async function cellsOf(sheetData: string): Promise<Record<string, unknown>> {
  const { cells } = first(await openBook(await fileWith(sheetData), 'a.xlsx'));
  return Object.fromEntries([...cells].map(([key, { value, formula }]) => [key, formula ?? value]));
}

describe('formulas of a file', () => {
  it('are spelled out where one stands for many cells', async () => {
    const cells = await cellsOf(
      '<row r="1"><c r="B1"><f t="shared" ref="B1:B3" si="0">SUM($A1:A1)+A$1&amp;"A1"</f><v>1</v></c></row>' +
        '<row r="2"><c r="B2"><f t="shared" si="0"/><v>2</v></c></row><row r="3"><c r="C3"><f t="shared" si="0"/></c></row>',
    );
    expect(cells).toEqual({
      '0,1': '=SUM($A1:A1)+A$1&"A1"',
      '1,1': '=SUM($A2:A2)+A$1&"A1"',
      '2,2': '=SUM($A3:B3)+B$1&"A1"',
    });
  });

  it('fill the cells that they fill in Excel, which hold nothing themselves', async () => {
    const cells = await cellsOf(
      '<row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2</f><v>5</v></c><c r="B1"><v>5</v></c></row>' +
        '<row r="2"><c r="A2"><v>6</v></c><c r="B2"><v>6</v></c></row>',
    );
    expect(cells).toEqual({ '0,0': '=B1:B2', '0,1': 5, '1,1': 6 });
  });

  it('call newer functions, and those of add-ins, as people do', async () => {
    const cells = await cellsOf(
      '<row r="1"><c r="A1"><f>_xlfn.XLOOKUP(1,B1:B2,C1:C2)</f></c><c r="B1"><f>_xlfn._xlws.SORT(C1:C2)</f></c>' +
        '<c r="C1"><f>_xldudf_JX_SCORE(D1)</f></c></row>',
    );
    expect(cells).toEqual({ '0,0': '=XLOOKUP(1,B1:B2,C1:C2)', '0,1': '=SORT(C1:C2)', '0,2': '=JX.SCORE(D1)' });
  });
});

describe('hostile sheets', () => {
  it('reach no further than their cells: merges over everything, blank cells in the last corner', async () => {
    const file = await fileWith(
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>',
      '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    );
    const { cells, merges } = first(await openBook(file, 'a.xlsx'));
    expect([...cells.keys()]).toEqual(['0,0']);
    const [{ bottom = 0, right = 0 } = {}] = merges;
    expect(bottom).toBeLessThan(1_000);
    expect(right).toBeLessThan(1_000);
  });

  it('that are no workbook are refused', async () => {
    await expect(openBook(new Uint8Array([0x50, 0x4b, 3, 4, 0]), 'a.xlsx')).rejects.toMatchObject({ code: 'damaged' });
  });
});

const sheet: WholeSheet = {
  name: '考评',
  isHidden: false,
  cells: new Map([
    ['0,0', { value: '单位', look: { bold: true, fontSize: 14, fill: '#DDE6F2', horizontal: 'center', wrap: true } }],
    ['0,1', { value: '得分', look: { borders: { bottom: { line: 'medium', color: '#8EA9DB' } } } }],
    ['1,0', { value: '=1+1' }],
    ['1,1', { value: null, isUnlocked: true, look: { fill: '#FFFFCC', numberFormat: '0.00' } }],
    ['2,0', { value: true }],
    ['2,1', { value: 3, formula: '=IFS(B2>1,SUM(B2:B2),TRUE,3)' }],
    ['9,0', { value: '落款' }],
    ['3,1', { value: 7, formula: '=JX.SORTED(B2:B3)', fills: { top: 3, left: 1, bottom: 4, right: 2 } }],
  ]),
  merges: [{ top: 6, left: 0, bottom: 8, right: 1 }],
  columns: new Map([
    [0, { size: 150 }],
    [2, { isHidden: true }],
  ]),
  rows: new Map([
    [0, { size: 36 }],
    [5, { isHidden: true }],
  ]),
  frozen: { rows: 1, columns: 1 },
  tables: [
    {
      name: 'Scores',
      area: { top: 0, left: 0, bottom: 2, right: 1 },
      columns: ['单位', '得分'],
      style: 'TableStyleLight1',
      isBanded: false,
    },
  ],
  checks: [
    {
      area: { top: 1, left: 1, bottom: 2, right: 1 },
      rule: { kind: 'decimal', operator: 'Between', formula1: '0', formula2: '100' },
      prompt: { title: '得分', message: '0 到 100', shown: true },
      alert: { title: '得分', message: '0 到 100', style: 'Stop' },
    },
    { area: { top: 1, left: 0, bottom: 1, right: 0 }, rule: { kind: 'list', source: '=$D$1:$D$4' } },
  ],
  marks: [
    {
      area: { top: 1, left: 0, bottom: 2, right: 1 },
      formula: '=$B2>100',
      fill: '#FFC7CE',
      fontColor: '#9C0006',
      bold: true,
    },
  ],
  charts: [],
  pictures: [],
  isProtected: true,
  print: { isLandscape: true, titleRows: '1:1', footer: '第 &P 页' },
};

it('what is saved is opened again as it was', async () => {
  const book: WholeBook = {
    sheets: [sheet, { ...sheet, name: '隐藏', isHidden: true, tables: [] }],
    kept: new Map([['scorebook.score-workbook', '{"id":"一"}'.repeat(2_000)]]),
    tabs: new Map([['score:party', '考评']]),
  };
  const again = await openBook(await saveBook(book), 'a.xlsx');
  expect(again.kept).toEqual(book.kept);
  expect(again.tabs).toEqual(book.tabs);
  const [shown, hidden] = again.sheets;
  expect([shown?.isHidden, hidden?.isHidden, hidden?.name]).toEqual([false, true, '隐藏']);
  expect({ ...shown, cells: null, checks: null, columns: null }).toEqual({
    ...sheet,
    cells: null,
    checks: null,
    columns: null,
    print: { ...sheet.print, titleRows: expect.stringMatching(/^\$?1:\$?1$/) as string },
  });
  const withoutFills = [...sheet.cells].map(([key, { fills: _, ...cell }]) => [key, cell]);
  expect(Object.fromEntries(shown?.cells ?? [])).toMatchObject(Object.fromEntries(withoutFills));
  expect(shown?.checks.map(({ area, rule }) => ({ area, rule }))).toEqual([
    { area: sheet.checks[0]?.area, rule: { kind: 'decimal', operator: 'between', formula1: '0', formula2: '100' } },
    { area: sheet.checks[1]?.area, rule: sheet.checks[1]?.rule },
  ]);
  expect(shown?.checks[0]?.prompt).toEqual(sheet.checks[0]?.prompt);
  expect(shown?.columns.get(0)?.size).toBeCloseTo(150, 0);
  expect(shown?.columns.get(2)).toEqual({ isHidden: true });
});

it('a template that was downloaded is opened with its locks, its lists and what it keeps', async () => {
  const plans = planScoreWorkbook({ scheme: schemeFrom(bureau), period: '2026-10', language: 'zh-CN' });
  const kept = new Map([['scorebook.score-workbook', '{}']]);
  const book = await openBook(await writeFile(plans, kept), 'template.xlsx');
  expect(book.sheets.map(({ name }) => name)).toEqual(plans.map(({ name }) => name));
  expect(book.kept).toEqual(kept);
  const score = book.sheets.find(({ tables }) => tables.length > 0);
  expect(score?.isProtected).toBe(true);
  expect([...(score?.cells.values() ?? [])].filter(({ isUnlocked }) => isUnlocked).length).toBeGreaterThan(20);
  expect(score?.checks.length).toBeGreaterThan(0);
  expect(score?.marks.length).toBeGreaterThan(0);
});
