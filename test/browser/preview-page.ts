// What a person does on the preview page: goes to a cell, types, reads; and the pane's frame.
import type { Frame, Page } from 'playwright-core';

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

/** What the page says of a cell: address, text, formula and a function's message, joined by middle dots. */
export async function announcedCell(page: Page, address: string): Promise<string> {
  await selectCell(page, address);
  await page.waitForSelector('#cell[aria-busy="false"]');
  return (await page.textContent('#cell')) ?? '';
}
