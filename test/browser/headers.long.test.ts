// The built site under its own security headers: every file carries them, the pages work without a single violation, and what breaks the policy is stopped.
import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { pageHeaders } from '../../functions/http/security-headers';
import { paneFrame } from './preview-page';
import { publishedMonths } from './service';
import { serviceAndBrowser } from './service-and-browser';

const built = path.resolve(__dirname, '../../dist/addin');

const here = serviceAndBrowser();

/** A context in which every page and frame tells of each violation of its policy. */
async function watched(): Promise<{ context: BrowserContext; violations: string[] }> {
  const context = await here.browser.newContext({ viewport: { width: 1400, height: 900 } });
  const violations: string[] = [];
  await context.exposeFunction('tellViolation', (text: string) => violations.push(text));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) => {
      const tell = (window as unknown as { tellViolation(text: string): void }).tellViolation;
      tell(`${effectiveDirective} ${blockedURI} ${sourceFile}`);
    });
  });
  return { context, violations };
}

test('every page and asset of the built site', async () => {
  const files = readdirSync(built, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const names = files.map((entry) =>
    path.relative(built, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'),
  );
  expect(names).toEqual(
    expect.arrayContaining(['taskpane.html', 'preview.html', 'board.html', 'wall.html', 'paper.html', 'manifest.xml']),
  );
  for (const name of [...names, 'office-js/office.js', 'preview']) {
    const answer = await fetch(`${here.url}/${name}`, { method: 'HEAD' });
    // This one is told to the host of a static site alone.
    expect([name, answer.status]).toEqual([name, name === 'staticwebapp.config.json' ? 404 : 200]);
    for (const [header, value] of Object.entries(pageHeaders())) {
      expect([name, header, answer.headers.get(header)]).toEqual([name, header, value]);
    }
  }
}, 240_000);

test('preview, pane, board, wall and paper work without a violation', async () => {
  const { context, violations } = await watched();
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(`${here.url}/preview`);
  const pane = await paneFrame(page);
  await pane.getByRole('searchbox').fill('office-1');
  await pane.getByRole('button', { name: /[（(]office-1[）)]/ }).click();
  await pane.getByRole('tablist').waitFor();
  const tabs = await pane.getByRole('tab').allInnerTexts();
  for (const tab of tabs) await pane.getByRole('tab', { name: tab, exact: true }).click();
  await pane.getByRole('tab', { name: '填报' }).click();
  await pane.getByRole('button', { name: '新建评分表' }).click();
  await pane.getByText('评分表已生成').waitFor();
  const [month] = await publishedMonths(here.service);
  const results = pane.getByRole('tabpanel', { name: '结果', exact: true });
  await pane.getByRole('tab', { name: '结果', exact: true }).click();
  await results.getByLabel('考核周期').selectOption(month as string);
  await results.getByRole('button', { name: '下载排名' }).click();
  await results.getByText('排名已写入工作簿').waitFor();
  const board = await context.newPage();
  await board.goto(`${here.url}/board?scheme=luan&period=${month}&language=zh-CN`);
  await board.getByRole('searchbox').fill('office-1');
  await board.getByRole('button', { name: /[（(]office-1[）)]/ }).click();
  await board.getByRole('heading', { name: '红榜' }).waitFor();
  const wall = await context.newPage();
  await wall.goto(`${here.url}/wall?scheme=luan&language=zh-CN`);
  await wall.getByRole('searchbox').fill('office-1');
  await wall.getByRole('button', { name: /[（(]office-1[）)]/ }).click();
  await wall.locator('[role=img] svg').nth(4).waitFor();
  const { records } = (await here.service.ask('office-1', 'GET', '/schemes/luan/records?register=findings')) as {
    records: { number: string; period: string }[];
  };
  const asked = {
    scheme: 'luan',
    period: records[0]?.period ?? '',
    register: 'findings',
    number: records[0]?.number ?? '',
  };
  const paper = await context.newPage();
  await paper.goto(`${here.url}/paper?${new URLSearchParams({ ...asked, language: 'zh-CN' }).toString()}`);
  await paper.getByRole('searchbox').fill('office-1');
  await paper.getByRole('button', { name: /[（(]office-1[）)]/ }).click();
  await paper.getByRole('heading', { name: '整改通知书' }).waitFor();
  expect(violations).toEqual([]);
  await context.close();
}, 180_000);

test('a script written into the page, one from elsewhere, evaluated text and a foreign address are stopped', async () => {
  const { context, violations } = await watched();
  const page = await context.newPage();
  await page.goto(`${here.url}/taskpane.html`);
  await page.evaluate(async () => {
    const inline = document.createElement('script');
    inline.textContent = 'document.title = "inline"';
    const foreign = document.createElement('script');
    foreign.src = 'https://example.com/x.js';
    document.body.append(inline, foreign);
    const evaluated = 'document.title = "evaluated"';
    window.setTimeout(evaluated);
    await fetch('https://example.com/').catch(() => undefined);
    const link = document.createElement('a');
    link.setAttribute('onclick', 'document.title = "clicked"');
    document.body.append(link);
    link.click();
  });
  await page.waitForTimeout(500);
  expect(await page.title()).not.toMatch(/inline|clicked|evaluated/);
  expect(violations.map((text) => text.split(' ').slice(0, 2).join(' ')).sort()).toEqual([
    'connect-src https://example.com/',
    'script-src eval',
    'script-src-attr inline',
    'script-src-elem https://example.com/x.js',
    'script-src-elem inline',
  ]);
  await context.close();
}, 240_000);

test('a page that is not Office’s may not frame the pane, the preview may', async () => {
  const stranger = createServer((_, response) => {
    response.setHeader('content-type', 'text/html').end(`<iframe src="${here.url}/taskpane.html"></iframe>`);
  });
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
  const page = await here.browser.newPage();
  await page.goto(`http://127.0.0.1:${(stranger.address() as AddressInfo).port}/`);
  await page.waitForTimeout(1_000);
  expect(page.frames().map((frame) => frame.url())).toEqual([expect.any(String), 'chrome-error://chromewebdata/']);
  await page.goto(`${here.url}/preview`);
  expect((await paneFrame(page)).url()).toContain('/taskpane.html');
  await page.close();
  stranger.close();
}, 240_000);
