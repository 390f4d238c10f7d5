// What people do with files on the page without Excel: download templates, choose filled-in files, check, submit, download.
import { readFileSync } from 'node:fs';
import type { Browser, Download } from 'playwright-core';
import type { Scheme } from '../../shared/scheme/scheme';
import { chooseSelf, open, type Person } from './person';

const DESK = { width: 1280, height: 900 };

/** Opens the page without Excel and signs in. */
export async function visitDesk(browser: Browser, url: string, id: string, page = 'fill'): Promise<Person> {
  const context = await browser.newContext({ viewport: DESK, locale: 'zh-CN', acceptDownloads: true });
  const tab = await context.newPage();
  tab.setDefaultTimeout(120_000);
  await tab.goto(`${url}/app#/${page}`);
  const pane = tab.mainFrame();
  await chooseSelf(pane, id);
  return { page: tab, pane };
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
