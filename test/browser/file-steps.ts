// What people do with files on the page without Excel: download templates, fill them in, choose, check and submit them, download.
import { readFileSync } from 'node:fs';
import { read, utils } from '@e965/xlsx';
import type { Browser, Download } from 'playwright-core';
import type { Scheme } from '../../shared/scheme/scheme';
import type { Sheet } from '../../shared/scoring/sheet';
import type { Typed } from '../addin/workbook/file/other-program';
import { entriesOf, firstRow, tabOf } from './fill-sheets';
import { chooseSelf, open, type Person } from './person';
import type { SheetCells } from './read-sheets';

const DESK = { width: 1280, height: 900 };

/** How somebody who has opened the page signs in. */
type Enter = (person: Person, id: string) => Promise<void>;
const asSample: Enter = ({ pane }, id) => chooseSelf(pane, id);

/** Opens the page without Excel and signs in. */
export async function visitDesk(
  browser: Browser,
  url: string,
  id: string,
  page = 'fill',
  enter = asSample,
): Promise<Person> {
  // The tests' certificate is nobody's.
  const context = await browser.newContext({
    viewport: DESK,
    locale: 'zh-CN',
    acceptDownloads: true,
    ignoreHTTPSErrors: true,
  });
  const tab = await context.newPage();
  tab.setDefaultTimeout(120_000);
  await tab.goto(`${url}/app#/${page}`);
  const person = { page: tab, pane: tab.mainFrame() };
  await enter(person, id);
  return person;
}

/** A file that the page has the browser save. */
export interface Saved {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export async function saved({ page }: Person, act: () => Promise<void>): Promise<Saved> {
  const downloading: Promise<Download> = page.waitForEvent('download');
  await act();
  const download = await downloading;
  return { name: download.suggestedFilename(), bytes: new Uint8Array(readFileSync(await download.path())) };
}

/** The template of the group that the page offers first. */
export async function downloadTemplate(person: Person, scheme: Scheme, period: string): Promise<Saved> {
  const panel = await open(person, '填报');
  await panel.getByLabel('考核方案').selectOption(scheme.id);
  await panel.getByLabel('考核周期', { exact: true }).selectOption(period);
  return saved(person, () => panel.getByRole('button', { name: '下载模板' }).click());
}

/** Chooses a file on the page of that name; gives the page. */
export async function chooseFile(person: Person, { name, bytes }: Saved, on = '检查与上报') {
  const panel = await open(person, on);
  const buffer = Buffer.from(bytes);
  await panel.getByLabel('选择文件').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  return panel;
}

/** What the people of a group type: points, reasons, further lines; no deduction is a 0. */
export function typedBy(scheme: Scheme, sheets: readonly Sheet[], group: string): Typed[] {
  return scheme.components
    .filter((component) => component.group === group)
    .flatMap((component) => {
      const tab = tabOf(component);
      const own = sheets.filter((sheet) => sheet.component === component.id);
      const blank = component.method === 'deduct' ? 0 : '';
      return entriesOf(scheme, component, own).flatMap(({ named, points, reason, evidence }, index) => {
        const cells = {
          C: named?.[0] ?? '',
          D: named?.[1] ?? '',
          F: points === '' ? blank : points,
          H: reason,
          I: evidence,
        };
        return Object.entries(cells).flatMap(([column, value]): Typed[] =>
          value === '' ? [] : [{ tab, address: `${column}${firstRow + index}`, value }],
        );
      });
    });
}

/** Checks and submits the chosen file; the copy with its receipt is downloaded. */
export async function submitFile(person: Person, file: Saved): Promise<Saved> {
  const panel = await chooseFile(person, file);
  await panel.getByText(`已读取：${file.name}`).waitFor();
  await panel.getByRole('button', { name: '检查', exact: true }).click();
  await panel.getByText('没有问题').first().waitFor();
  await panel.getByRole('button', { name: '上报', exact: true }).click();
  await panel.getByText('已上报，回执编号').waitFor();
  return saved(person, () => panel.getByRole('button', { name: '下载带回执的副本' }).click());
}

/** A file as another library reads it. */
export function otherSheets(bytes: Uint8Array): SheetCells[] {
  const book = read(bytes);
  return book.SheetNames.map((name) => {
    const sheet = book.Sheets[name] ?? {};
    const cells = (raw: boolean) =>
      utils.sheet_to_json<(string | number | boolean)[]>(sheet, {
        header: 1,
        raw,
        defval: '',
        blankrows: true,
        range: { s: { r: 0, c: 0 }, e: utils.decode_range(sheet['!ref'] ?? 'A1').e },
      });
    return { name, values: cells(true), text: cells(false).map((line) => line.map(String)) };
  });
}
