// A person at the preview workbook: signs in, goes from page to page of the pane, reads what it says.
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { paneFrame } from './preview-page';

export interface Person {
  readonly page: Page;
  readonly pane: Frame;
}

/** Opens a workbook of their own and signs in. */
export async function signIn(browser: Browser, url: string, id: string, query = ''): Promise<Person> {
  return enter(await browser.newContext({ viewport: { width: 1400, height: 900 } }), url, id, query);
}

/** The same in a browser context that is there already: another window of the same person. */
export async function enter(context: BrowserContext, url: string, id: string, query = ''): Promise<Person> {
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(`${url}/preview${query}`);
  const pane = await paneFrame(page);
  await chooseSelf(pane, id);
  return { page, pane };
}

/** Signs in on the sign-in page of the pane. */
export async function chooseSelf(pane: Frame, id: string): Promise<void> {
  await pane.getByRole('searchbox').fill(id);
  await pane.getByRole('button', { name: new RegExp(`[（(]${id}[）)]`) }).click();
  await pane.getByRole('tablist').waitFor();
}

export async function leave({ page }: Person): Promise<void> {
  await page.context().close();
}

/** Opens a page of the pane and gives the part of it that is shown. */
export async function open({ pane }: Person, name: string) {
  await pane.getByRole('tab', { name, exact: true }).click();
  return pane.getByRole('tabpanel', { name, exact: true });
}
