// Files in the preview workbook: one that another program wrote is opened, calculated, drawn, saved, and read by that program again.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { read, utils, write, type WorkBook, type WorkSheet } from '@e965/xlsx';
import type { Browser, Frame, Page } from 'playwright-core';
import { launchBrowser } from './browser';
import { announcedCell, paneFrame, selectCell, typeCell } from './preview-page';
import { startPreviewServer, type PreviewServer } from './preview-server';

const folder = mkdtempSync(path.join(tmpdir(), 'preview-files-'));
let server: PreviewServer;
let browser: Browser;
let page: Page;

const started = async (): Promise<Frame> => {
  const pane = await paneFrame(page);
  await pane.waitForFunction(() => document.querySelector('#state')?.textContent === 'Excel OfficeOnline');
  return pane;
};

beforeAll(async () => {
  [server, browser] = await Promise.all([startPreviewServer(), launchBrowser()]);
}, 240_000);

beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1280, height: 800 }, acceptDownloads: true });
  await page.goto(`${server.url}?lang=zh-CN&theme=light`);
  await started();
}, 60_000);

afterEach(() => page.close());

afterAll(async () => {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true });
});

/** A workbook of somebody's own, as another program writes it. */
function ownWorkbook(): WorkBook {
  const sheet: WorkSheet = utils.aoa_to_sheet([
    ['单位', '得分', '两倍', '函数'],
    ['甲', 90],
    ['乙', 80.5],
    ['007', '缺'],
  ]);
  sheet.C2 = { t: 'n', f: 'B2*2', v: 0 };
  sheet.D2 = { t: 'n', f: 'JX.DOUBLE(B2)', v: 0 };
  sheet.A6 = { t: 's', v: '合并' };
  sheet['!ref'] = 'A1:D7';
  sheet['!merges'] = [utils.decode_range('A6:B7')];
  sheet['!cols'] = [{ wch: 30 }, {}, {}, {}, { hidden: true }];
  sheet['!rows'] = [{}, {}, {}, { hidden: true }];
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '考评');
  utils.book_append_sheet(book, utils.aoa_to_sheet([['藏']]), '底稿');
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
  return book;
}

function fileOf(name: string, content: Uint8Array | string): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

const ownFile = (): string => fileOf('own.xlsx', write(ownWorkbook(), { type: 'buffer', bookType: 'xlsx' }) as Buffer);

const notice = (part: string): Promise<unknown> =>
  page.waitForFunction((wanted) => document.querySelector('#notice')?.textContent?.includes(wanted), part);

async function opened(file: string): Promise<Frame> {
  await page.setInputFiles('#chosen-file', file);
  await notice('已打开');
  return started();
}

async function saved(): Promise<WorkBook> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('#save-file')]);
  const file = path.join(folder, 'saved.xlsx');
  await download.saveAs(file);
  return read(readFileSync(file));
}

/** How many points of what is seen of the grid have this colour; the entry box keeps what it showed last, out of sight. */
const pointsOf = (colour: string): Promise<number> =>
  page.evaluate((hex) => {
    const [red, green, blue] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
    let count = 0;
    for (const canvas of document.querySelectorAll<HTMLCanvasElement>('#grid canvas')) {
      const { left, top, right, bottom } = canvas.getBoundingClientRect();
      const isInSight = right > 0 && bottom > 0 && left < window.innerWidth && top < window.innerHeight;
      if (
        canvas.width === 0 ||
        canvas.height === 0 ||
        !isInSight ||
        !canvas.checkVisibility({ visibilityProperty: true })
      )
        continue;
      const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      for (let at = 0; at < data.length; at += 4) {
        if (data[at] === red && data[at + 1] === green && data[at + 2] === blue) count += 1;
      }
    }
    return count;
  }, colour);

async function untilDrawn(colour: string, isThere: (points: number) => boolean): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (isThere(await pointsOf(colour))) return;
    await page.waitForTimeout(100);
  }
  throw new Error(`${colour}: ${await pointsOf(colour)} points`);
}

test('a file that another program wrote is shown with its formulas calculated, ours too', async () => {
  await opened(ownFile());
  expect(await announcedCell(page, 'C2')).toBe('C2 · 180 · =B2*2');
  await page.waitForFunction(() => document.querySelector('#cell[aria-busy="false"]'));
  expect(await announcedCell(page, 'D2')).toBe('D2 · 180 · =JX.DOUBLE(B2)');
  await typeCell(page, 'B2', '45');
  expect(await announcedCell(page, 'D2')).toBe('D2 · 90 · =JX.DOUBLE(B2)');
  expect(await announcedCell(page, 'A4')).toBe('A4 · 007');
}, 120_000);

test('what the grid holds is saved, read by that program, and opened again with what the add-in keeps', async () => {
  let pane = await opened(ownFile());
  await pane.evaluate(() =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('考评');
      sheet.tables.add('A1:D4', true).name = 'Scores';
      context.workbook.settings.add('scorebook.state', 2);
      context.workbook.settings.add('scorebook.state.0', '一'.repeat(8_000));
      context.workbook.settings.add('scorebook.state.1', '二');
      await context.sync();
    }),
  );
  await typeCell(page, 'B3', '70');
  const other = await saved();
  const sheet = other.Sheets['考评'];
  expect(other.SheetNames.slice(0, 2)).toEqual(['考评', '底稿']);
  expect(other.Workbook?.Sheets?.map(({ Hidden }) => Hidden)).toEqual([0, 1, 1]);
  expect([sheet?.B3?.v, sheet?.C2?.f, sheet?.C2?.v, sheet?.A4?.v, sheet?.A4?.t]).toEqual([70, 'B2*2', 180, '007', 's']);
  expect(sheet?.['!merges']).toEqual([utils.decode_range('A6:B7')]);

  await page.setInputFiles('#chosen-file', path.join(folder, 'saved.xlsx'));
  await page.click('dialog button[value="open"]');
  await notice('saved.xlsx');
  pane = await started();
  const kept = await pane.evaluate(() =>
    Excel.run(async (context) => {
      const { settings, tables } = context.workbook;
      settings.load('items/key,items/value');
      tables.load('items/name');
      const hidden = context.workbook.worksheets.getItem('考评').getRange('A4');
      hidden.load('rowHidden');
      await context.sync();
      return {
        settings: settings.items.map(({ key, value }): [string, unknown] => [key, value]),
        tables: tables.items.map(({ name }) => name),
        hidden: hidden.rowHidden,
      };
    }),
  );
  expect(Object.fromEntries(kept.settings)).toEqual({
    'scorebook.state': 2,
    'scorebook.state.0': '一'.repeat(8_000),
    'scorebook.state.1': '二',
  });
  expect([kept.tables, kept.hidden]).toEqual([['Scores'], true]);
}, 120_000);

test('nothing is lost unasked: a file waits for the answer, and no leaves all as it was', async () => {
  await typeCell(page, 'A1', '我的');
  const file = ownFile();
  await page.setInputFiles('#chosen-file', file);
  expect(await page.textContent('dialog h2')).toBe('打开“own.xlsx”？');
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog', { state: 'detached' });
  expect(await announcedCell(page, 'A1')).toBe('A1 · 我的');
  await page.setInputFiles('#chosen-file', file);
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('dialog button[value="save"]')]);
  await download.saveAs(path.join(folder, 'before.xlsx'));
  await notice('已打开');
  expect(read(readFileSync(path.join(folder, 'before.xlsx'))).Sheets.Sheet1?.A1?.v).toBe('我的');
  expect(await announcedCell(page, 'A1')).toBe('A1 · 单位');
}, 120_000);

test('a file that is dropped is opened; one that is no workbook is refused with what to do', async () => {
  const bytes = [...readFileSync(ownFile())];
  const transfer = await page.evaluateHandle((content) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(content)], '拖来.xlsx'));
    return data;
  }, bytes);
  await page.dispatchEvent('#grid', 'dragover', { dataTransfer: transfer });
  await page.dispatchEvent('#grid', 'drop', { dataTransfer: transfer });
  await notice('已打开：拖来.xlsx');
  await started();
  await page.setInputFiles('#chosen-file', fileOf('bad.xlsx', 'PK\u0003\u0004 not a zip'));
  await notice('请');
  expect(await page.textContent('#notice')).toBe(
    '文件不完整或已损坏，没有读取。请重新下载，或用 Excel、WPS 打开后另存为 .xlsx，再选。',
  );
  expect(await announcedCell(page, 'A1')).toBe('A1 · 单位');
}, 120_000);

test('styles, tables, marks and charts are drawn, and a mark goes when its condition does', async () => {
  const pane = await paneFrame(page);
  await pane.evaluate(() =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1');
      sheet.getRange('A1:B4').formulas = [
        ['单位', '得分'],
        ['甲', 90],
        ['乙', 60],
        ['丙', 95],
      ];
      sheet.tables.add('A1:B4', true).style = 'TableStyleLight1';
      sheet.getRange('D1').style = 'Note';
      sheet.getRange('D2:E3').format.fill.color = '#123456';
      const { custom } = sheet.getRange('F2:F4').conditionalFormats.add('Custom');
      custom.rule.formula = '=AND($B2<75,$F2<>"yes")';
      sheet.getRange('F3').formulas = [['no']];
      custom.format.fill.color = '#FFC7CE';
      custom.format.font.color = '#CC00CC';
      custom.format.font.bold = true;
      const chart = sheet.charts.add('ColumnClustered', sheet.getRange('A1:B4'), 'Columns');
      chart.title.text = '得分';
      chart.setPosition('A6', 'D18');
      await context.sync();
    }),
  );
  await untilDrawn('#FFFFCC', (points) => points > 500);
  await untilDrawn('#123456', (points) => points > 2_000);
  await untilDrawn('#D9D9D9', (points) => points > 500);
  await untilDrawn('#4472C4', (points) => points > 2_000);
  await untilDrawn('#FFC7CE', (points) => points > 500);
  await untilDrawn('#CC00CC', (points) => points > 0);
  // The letters that are typed while it holds follow, too.
  await typeCell(page, 'F3', 'yes');
  await untilDrawn('#FFC7CE', (points) => points === 0);
  await untilDrawn('#CC00CC', (points) => points === 0);
}, 120_000);

test('a cell whose rule is a list offers it, to the keyboard, too', async () => {
  const pane = await paneFrame(page);
  await pane.evaluate(() =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1');
      sheet.getRange('F1:F3').formulas = [['好'], ['中'], ['差']];
      sheet.getRange('A2:A9').dataValidation.rule = { list: { inCellDropDown: true, source: '=$F$1:$F$3' } };
      await context.sync();
    }),
  );
  await selectCell(page, 'A3');
  await page.waitForSelector('#list:not([hidden])');
  expect(await page.$$eval('#list option:not(:disabled)', (options) => options.map((one) => one.textContent))).toEqual([
    '好',
    '中',
    '差',
  ]);
  await page.keyboard.press('Alt+ArrowDown');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('list');
  await page.selectOption('#list', '中');
  expect(await announcedCell(page, 'A3')).toBe('A3 · 中');
  await selectCell(page, 'B3');
  await page.waitForSelector('#list', { state: 'hidden' });
}, 120_000);
