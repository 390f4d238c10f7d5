import type { Browser, Frame, Page } from 'playwright-core';
import { launchBrowser } from './browser';
import { announcedCell, pasteCells, paneFrame, selectCell, typeCell } from './preview-page';
import { startPreviewServer } from './preview-server';
import type { PreviewServer } from './preview-server';

let server: PreviewServer;
let browser: Browser;
let page: Page;
let pane: Frame;

beforeAll(async () => {
  [server, browser] = await Promise.all([startPreviewServer(), launchBrowser()]);
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(server.url);
  pane = await paneFrame(page);
  await pane.waitForFunction(() => document.querySelector('#state')?.textContent !== 'starting');
}, 240_000);

afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** The code and message with which what runs in the pane fails; null where it does not. */
async function failure(action: () => Promise<unknown>): Promise<string[] | null> {
  return pane.evaluate(
    (run) =>
      run().then(
        () => null,
        (error: unknown) =>
          error instanceof OfficeExtension.Error ? [error.code, error.message] : ['no Office error', String(error)],
      ),
    await pane.evaluateHandle<() => Promise<unknown>>(String(action)),
  );
}

describe("Microsoft's unmodified office.js in the preview workbook", () => {
  test('starts as in Excel for the web, over plain http', async () => {
    expect(await pane.textContent('#state')).toBe('Excel OfficeOnline');
    expect(await pane.evaluate(() => Office.context.requirements.isSetSupported('ExcelApi', '1.14'))).toBe(true);
  });

  test('writes cells and reads back values, texts, formulas and types', async () => {
    const read = await pane.evaluate(() =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem('Sheet1').getRange('A1:C2');
        range.formulas = [
          ['单位', 88.1, '=B1*2'],
          ['', true, '=1/0'],
        ];
        range.load('values,text,formulas,valueTypes');
        await context.sync();
        const { values, text, formulas, valueTypes } = range;
        return { values, text, formulas, valueTypes };
      }),
    );
    expect(read).toEqual({
      values: [
        ['单位', 88.1, 176.2],
        ['', true, '#DIV/0!'],
      ],
      text: [
        ['单位', '88.1', '176.2'],
        ['', 'TRUE', '#DIV/0!'],
      ],
      formulas: [
        ['单位', 88.1, '=B1*2'],
        ['', true, '=1/0'],
      ],
      valueTypes: [
        ['String', 'Double', 'Double'],
        ['Empty', 'Boolean', 'Error'],
      ],
    });
  });

  test('writes 2,000 rows, which office.js sends in pieces', async () => {
    const last = await pane.evaluate(() =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.add('大');
        sheet.getRange('A1:C2000').formulas = Array.from({ length: 2000 }, (_, row) => [row, `单位${row}`, row / 3]);
        const used = sheet.getUsedRangeOrNullObject(true);
        const end = sheet.getRange('A2000:C2000');
        used.load('rowIndex,columnIndex,rowCount,columnCount');
        end.load('values');
        await context.sync();
        return [[used.rowIndex, used.columnIndex, used.rowCount, used.columnCount], end.values];
      }),
    );
    expect(last).toEqual([[0, 0, 2000, 3], [[1999, '单位1999', 1999 / 3]]]);
  });

  test('knows tables, and their columns in formulas', async () => {
    const read = await pane.evaluate(() =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.add('评分');
        sheet.getRange('A1:C3').formulas = [
          ['单位', '扣分', '得分'],
          ['甲', 1, ''],
          ['乙', 2.5, ''],
        ];
        const table = sheet.tables.add('A1:C3', true);
        table.name = 'Scores';
        table.getDataBodyRange().getColumn(2).formulas = [['=10-[@扣分]'], ['=10-[@扣分]']];
        sheet.getRange('E1').formulas = [['=SUM(Scores[得分])']];
        sheet.getRange('C2:E3').style = 'Output';
        const body = table.getDataBodyRange();
        const sum = sheet.getRange('E1');
        body.load('rowIndex,rowCount,values,formulas');
        sum.load('values');
        await context.sync();
        return [body.rowIndex, body.rowCount, body.values, body.formulas.map((line) => line[2]), sum.values];
      }),
    );
    expect(read).toEqual([
      1,
      2,
      [
        ['甲', 1, 9],
        ['乙', 2.5, 7.5],
      ],
      ['=10-[@扣分]', '=10-[@扣分]'],
      [[16.5]],
    ]);
  });

  test('gives null objects for what is not there, and for what would lie in it', async () => {
    const nulls = await pane.evaluate(() =>
      Excel.run(async (context) => {
        const used = context.workbook.worksheets.add('空').getUsedRangeOrNullObject(true);
        const range = used.getColumn(0);
        range.load('values');
        await context.sync();
        return [used.isNullObject, range.isNullObject];
      }),
    );
    expect(nulls).toEqual([true, true]);
  });

  test('fails with the errors of Excel, and by name for what the preview does not know', async () => {
    expect(
      await failure(() =>
        Excel.run((context) => context.sync(void (context.workbook.worksheets.getItem('无').name = 'x'))),
      ),
    ).toEqual(['ItemNotFound', expect.stringContaining('无')]);
    expect(
      await failure(() =>
        Excel.run(async (context) => {
          context.workbook.worksheets.getItem('Sheet1').getRange('A1:A2').formulas = [[1]];
          await context.sync();
        }),
      ),
    ).toEqual(['InvalidArgument', expect.any(String)]);
    expect(
      await failure(() =>
        Excel.run(async (context) => {
          context.workbook.worksheets.getItem('Sheet1').pivotTables.load('items');
          await context.sync();
        }),
      ),
    ).toEqual(['NotImplemented', expect.stringContaining('Worksheet.pivotTables')]);
  });
});

describe('custom functions in the grid', () => {
  test('calculate, spill, tell a blank cell from zero, and say what is wrong', async () => {
    await pane.evaluate(() =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.add('函数');
        sheet.getRange('A1:A3').formulas = [[3], [5], [0]];
        sheet.getRange('B1:B4').formulas = ['=JX.DOUBLE(A1)', '=JX.DOUBLE(A9)', '=JX.SEEN(A9,A2:A4)', '=B1+1'].map(
          (one) => [one],
        );
        sheet.getRange('D1').formulas = [['=JX.SORTED(A1:A3)']];
        sheet.activate();
        await context.sync();
      }),
    );
    const values = () =>
      pane.evaluate(() =>
        Excel.run(async (context) => {
          const range = context.workbook.worksheets.getItem('函数').getRange('B1:E4');
          range.load('values');
          await context.sync();
          return range.values;
        }),
      );
    const deadline = Date.now() + 5000;
    while (JSON.stringify(await values()).includes('#GETTING_DATA') && Date.now() < deadline)
      await page.waitForTimeout(50);
    expect(await values()).toEqual([
      [6, '', 1, 5],
      ['#N/A', '', 2, 3],
      ['["",[[5],[0],[""]],null]', '', 3, 0],
      [7, '', '', ''],
    ]);
    expect(await announcedCell(page, '函数!B2')).toBe('B2 · #N/A · =JX.DOUBLE(A9) · not scored');
  });
});

describe('a person at the grid', () => {
  test('types into unlocked cells, which the add-in hears of; locked ones refuse', async () => {
    await pane.evaluate(() =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem('评分');
        sheet.getRange('B2:B3').format.protection.locked = false;
        sheet.protection.protect();
        const heard: unknown[] = [];
        Object.assign(window, { heard });
        context.workbook.worksheets.onChanged.add(
          async ({ address, triggerSource }) => void heard.push([address, triggerSource]),
        );
        await context.sync();
      }),
    );
    await typeCell(page, '评分!B2', '4');
    expect(await announcedCell(page, '评分!C2')).toBe('C2 · 6 · =10-[@扣分]');
    await typeCell(page, '评分!A2', '丙');
    expect(await page.textContent('#notice')).not.toBe('');
    expect(await announcedCell(page, '评分!A2')).toBe('A2 · 甲');
    await selectCell(page, '评分!A2:C3');
    await page.keyboard.press('Delete');
    expect(await announcedCell(page, '评分!B2')).toBe('B2 · 4');
    expect(await pane.evaluate(() => Reflect.get(window, 'heard') as unknown)).toEqual([['B2', 'Unknown']]);
  });

  test('pastes a block out of another program: blanks, signs and line ends as they are, numbers as numbers', async () => {
    const read = () =>
      pane.evaluate(() =>
        Excel.run(async (context) => {
          const range = context.workbook.worksheets.getItem('粘贴').getRange('A1:C5');
          range.load('values');
          await context.sync();
          return range.values;
        }),
      );
    await pane.evaluate(() =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.add('粘贴');
        sheet.getRange('A1').formulas = [['旧']];
        sheet.getRange('A1:B5').numberFormat = Array.from({ length: 5 }, () => ['0.00', '0.00']);
        sheet.getRange('A1:B5').format.protection.locked = false;
        sheet.protection.protect();
        await context.sync();
      }),
    );
    await pasteCells(page, '粘贴!A1', [
      ['', ''],
      ['', '压力 <0.3 & "未校"'],
      [0.5, '照片\n原件'],
      ['0', '2026-05-01'],
      ['', ''],
    ]);
    const pasted = [
      ['', '', ''],
      ['', '压力 <0.3 & "未校"', ''],
      [0.5, '照片\n原件', ''],
      [0, '2026-05-01', ''],
      ['', '', ''],
    ];
    expect(await read()).toEqual(pasted);
    const formats = await pane.evaluate(() =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem('粘贴').getRange('A3:B3');
        range.load('numberFormat');
        await context.sync();
        return range.numberFormat as unknown;
      }),
    );
    expect(formats).toEqual([['0.00', '0.00']]);

    await selectCell(page, '粘贴!B1');
    await page.evaluate(() => navigator.clipboard.writeText('9\t9\r\n'));
    await page.keyboard.press('Control+v');
    await page.waitForFunction(() => document.querySelector('#notice')?.textContent !== '');
    expect(await read()).toEqual(pasted);
  });

  test('types on undisturbed while a calculation ends on another sheet, at the same address', async () => {
    await pane.evaluate(() =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem('函数').getRange('H9').formulas = [['=JX.LATER()']];
        context.workbook.worksheets.add('检查');
        await context.sync();
      }),
    );
    await selectCell(page, '检查!H9');
    await page.keyboard.type('检查');
    await pane.waitForFunction(() => 'answerLater' in window);
    await pane.evaluate(() => (Reflect.get(window, 'answerLater') as (value: number) => void)(7));
    await page.waitForSelector('#cell[aria-busy="false"]');
    await page.keyboard.type('发现问题');
    await page.keyboard.press('Enter');
    expect(await announcedCell(page, '检查!H9')).toBe('H9 · 检查发现问题');
    expect(await announcedCell(page, '函数!H9')).toBe('H9 · 7 · =JX.LATER()');
  });

  test("is refused the add-in's access to locked cells as well", async () => {
    const refused = await failure(() =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem('评分').getRange('A2').formulas = [['丁']];
        await context.sync();
      }),
    );
    expect(refused).toEqual(['AccessDenied', expect.any(String)]);
  });

  test('presses a ribbon button: the command runs and brings the closed pane back', async () => {
    await page.click('#pane-close');
    await page.waitForSelector('#pane', { state: 'hidden' });
    await page.click('[id="Check.Button"]');
    await page.waitForSelector('#pane', { state: 'visible' });
    await page.waitForSelector('[id="Check.Button"]:enabled');
    expect(await pane.evaluate(() => Reflect.get(window, 'commandRuns') as unknown)).toBe(1);
  });
});

test.each(['zh-CN', 'en-US', 'fr-FR'])(
  'where the address names no language, a browser in %s is answered in its own',
  async (locale) => {
    const context = await browser.newContext({ locale });
    const opened = await context.newPage();
    await opened.goto(server.url);
    const frame = await paneFrame(opened);
    await frame.waitForFunction(() => document.querySelector('#state')?.textContent !== 'starting');
    const read = locale === 'zh-CN' ? 'zh-CN' : 'en-US';
    expect(await opened.locator('html').getAttribute('lang')).toBe(read);
    // Excel's display language, by which the pane and its functions go.
    expect(await frame.evaluate(() => Office.context.displayLanguage)).toBe(read);
    await context.close();
  },
);
