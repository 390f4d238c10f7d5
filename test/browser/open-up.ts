// Opens what is folded up, as a person does who looks whether it did: what stands above may move a line away from under a click.
import type { Locator } from 'playwright-core';

/** Opens what this summary stands over; one that is open already stays so. */
export async function openUp(summary: Locator): Promise<void> {
  const line = await summary.elementHandle();
  const isOpen = () => line?.evaluate((own) => own.parentElement?.hasAttribute('open'));
  while ((await isOpen()) === false) await line?.click();
}

/** Opens everything that is folded up here, and what is folded up in it. */
export async function openAll(within: Locator): Promise<void> {
  const closed = within.locator('details:not([open]) > summary');
  while ((await closed.count()) > 0) await openUp(closed.first());
}
