// What a person does on the preview page: goes to a cell, types, reads; and the pane's frame.
import type { Frame, Page } from 'playwright-core';
import { formatRect, parseAddress } from '../../addin/preview/address';

/** The pane's frame, once its page is there. */
export async function paneFrame(page: Page): Promise<Frame> {
  const element = await page.waitForSelector('#pane iframe');
  const frame = await element.contentFrame();
  if (!frame) throw new Error('the pane has no frame');
  await frame.waitForURL(/taskpane/);
  return frame;
}

/** Selects a cell as a person does: types its address (with a sheet's name, or a name) into the name box. */
export async function selectCell(page: Page, address: string): Promise<void> {
  await page.click('#name-box');
  await page.keyboard.type(address);
  await page.keyboard.press('Enter');
  const cell = address.slice(address.lastIndexOf('!') + 1);
  await page.waitForFunction((wanted) => document.querySelector('#cell')?.textContent?.startsWith(`${wanted} ·`), cell);
}

/** Types into a cell with the keyboard and confirms with Enter. */
export async function typeCell(page: Page, address: string, text: string): Promise<void> {
  await selectCell(page, address);
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** A cell as Excel writes it into the clipboard. */
const copied = (cell: string | number): string =>
  /[\t\r\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell);

/** People at several pages share one clipboard: who copies pastes before the next one copies. */
let clipboardFree: Promise<unknown> = Promise.resolve();

/** Pastes a block of cells from this cell on, out of the clipboard as another program fills it. */
export async function pasteCells(page: Page, address: string, rows: readonly (readonly (string | number)[])[]) {
  const start = parseAddress(address)?.rect;
  if (!start) throw new Error(`no address: ${address}`);
  // What was pasted is selected then.
  const block = formatRect({ ...start, rows: rows.length, columns: rows[0]?.length ?? 0 });
  const text = rows.map((row) => `${row.map(copied).join('\t')}\r\n`).join('');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await selectCell(page, address);
  const paste = async () => {
    await page.evaluate((table) => navigator.clipboard.writeText(table), text);
    await page.keyboard.press('Control+v');
    await page.waitForFunction(
      (wanted) => document.querySelector('#cell')?.textContent?.startsWith(`${wanted} ·`),
      block,
    );
  };
  const pasted = clipboardFree.then(paste);
  clipboardFree = pasted.catch(() => undefined);
  await pasted;
}

/** What the page says of a cell: address, text, formula and a function's message, joined by middle dots. */
export async function announcedCell(page: Page, address: string): Promise<string> {
  await selectCell(page, address);
  await page.waitForSelector('#cell[aria-busy="false"]');
  return (await page.textContent('#cell')) ?? '';
}
