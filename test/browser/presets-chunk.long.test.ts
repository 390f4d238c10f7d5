// The presets are a file of their own, which comes when a scheme is made: over http and https, under the pages' own policy.
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { presetIds } from '../../shared/scheme/presets';
import { launchBrowser } from './browser';
import { paneFrame } from './preview-page';
import { startService } from './service';

const tls = path.resolve(__dirname, '../functions/local/tls');

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 240_000);
afterAll(() => browser.close());

test.each([
  ['http', undefined],
  ['https', { key: path.join(tls, 'localhost.key'), cert: path.join(tls, 'localhost.crt') }],
] as const)(
  'over %s',
  async (protocol, files) => {
    const service = await startService(files && { tls: files });
    try {
      expect(service.url).toMatch(new RegExp(`^${protocol}://`));

      const page = await browser.newPage({ ignoreHTTPSErrors: true, viewport: { width: 1400, height: 900 } });
      const scripts: string[] = [];
      const policies = new Set<string>();
      page.on('response', (response) => {
        const { pathname } = new URL(response.url());
        if (pathname.endsWith('.js')) scripts.push(pathname);
        if (pathname.startsWith('/taskpane')) policies.add(response.headers()['content-security-policy'] ?? '');
      });
      await page.goto(`${service.url}/preview`);
      const pane = await paneFrame(page);
      await pane.getByRole('searchbox').fill('office-1');
      await pane.getByRole('button', { name: /[（(]office-1[）)]/ }).click();
      await pane.getByRole('tablist').waitFor();
      expect(scripts).toContain('/taskpane.js');
      expect(scripts).not.toContain('/presets.js');

      await pane.getByRole('tab', { name: '考核方案', exact: true }).click();
      await pane.getByRole('button', { name: '新建方案' }).click();
      const choices = pane.getByLabel('从哪里开始').getByRole('option');
      await choices.nth(presetIds.length).waitFor({ state: 'attached' });
      expect(await choices.count()).toBe(presetIds.length + 1);
      expect(scripts).toContain('/presets.js');
      expect([...policies].join()).toContain("script-src 'self'");
      await page.close();
    } finally {
      await service.stop();
    }
  },
  240_000,
);
