// Where the keyboard goes in the preview workbook: the grid takes it once, at its start; then only a person moves it.
import { paneFrame } from './preview-page';
import { serviceAndBrowser } from './service-and-browser';

const here = serviceAndBrowser();
test('the pane comes when the grid has taken the keyboard, so that nothing typed into the pane lands in a cell', async () => {
  const page = await here.browser.newPage({ viewport: { width: 1400, height: 900 } });
  await page.addInitScript(() => {
    if (window !== window.top) return;
    const takers: string[] = [];
    document.addEventListener('focusin', ({ target }) => {
      if (target instanceof Element && target.closest('#grid')) takers.push('grid');
    });
    new MutationObserver((changes) => {
      const added = changes.flatMap((change) => [...change.addedNodes]);
      if (added.some((node) => node instanceof HTMLIFrameElement && node.closest('#pane'))) takers.push('pane');
    }).observe(document, { childList: true, subtree: true });
    Object.assign(window, { takers });
  });
  await page.goto(`${here.url}/preview`);
  const search = (await paneFrame(page)).getByRole('searchbox');
  await search.click();
  await page.keyboard.type('office-1');
  await page.waitForTimeout(2_000);
  expect(await search.inputValue()).toBe('office-1');
  const takers = await page.evaluate(() => (window as unknown as { takers: string[] }).takers);
  expect([takers[0], takers.at(-1)]).toEqual(['grid', 'pane']);
  await page.close();
}, 120_000);
