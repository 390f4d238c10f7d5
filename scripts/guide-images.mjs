// `npm run pictures`: takes the pictures of the guide anew, in both languages, of the built product with its sample organisation.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import bundled from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import { shots } from './guide-shots.mjs';

const root = path.dirname(import.meta.dirname);
const folder = path.join(root, 'docs/images');
/** Pictures travel with the product: what is larger is made of less. */
const MOST_BYTES = 150 * 1024;

const PLACES = {
  /** the page without Excel on a phone */
  phone: { viewport: { width: 390, height: 780 }, address: (language) => `/app?lang=${language}` },
  /** the pane alone, beside the preview workbook */
  pane: { viewport: { width: 1200, height: 900 }, address: (language) => `/preview?lang=${language}&theme=light` },
  /** the preview workbook with the pane */
  workbook: { viewport: { width: 1100, height: 580 }, address: (language) => `/preview?lang=${language}&theme=light` },
};

async function startProduct() {
  const data = mkdtempSync(path.join(tmpdir(), 'guide-images-'));
  const server = spawn(process.execPath, ['dist/local/main.js'], {
    cwd: root,
    env: { ...process.env, PORT: '0', DATA_DIR: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const chunk of server.stdout) {
    said += chunk;
    const url = /ready: (http:\/\/[^/\s]+)\//.exec(said)?.[1];
    if (url) {
      const stop = async () => {
        server.kill();
        await once(server, 'exit');
        rmSync(data, { recursive: true });
      };
      server.stdout.resume();
      return { url, stop };
    }
  }
  throw new Error('the product did not start');
}

/** Opens the place as somebody, and gives the frame in which the pages are. */
async function enter(page, url, { on, as }, language) {
  await page.goto(`${url}${PLACES[on].address(language)}`);
  let pane = page.mainFrame();
  if (on !== 'phone') {
    pane = await (await page.waitForSelector('#pane iframe')).contentFrame();
    await pane.waitForURL(/taskpane/);
  }
  await pane.getByRole('searchbox').fill(as);
  await pane.getByRole('button', { name: new RegExp(`[（(]${as}[）)]`) }).click();
  await pane.getByRole('tablist').waitFor();
  return pane;
}

async function take(browser, url, shot, language) {
  const context = await browser.newContext({
    viewport: shot.viewport ?? PLACES[shot.on].viewport,
    locale: language,
    hasTouch: shot.on === 'phone',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const pane = await enter(page, url, shot, language);
    const words = (chinese, english) => (language === 'zh-CN' ? chinese : english);
    const seen = (await shot.show({ page, pane, words, language })) ?? page;
    await pane.locator('.fui-Spinner:visible').first().waitFor({ state: 'detached' });
    const picture =
      shot.on === 'pane' && seen === page ? await page.locator('#pane iframe').screenshot() : await seen.screenshot();
    if (picture.length > MOST_BYTES) throw new Error(`${picture.length} bytes: more than ${MOST_BYTES}`);
    writeFileSync(path.join(folder, `guide-${shot.name}${words('.zh-CN', '')}.png`), picture);
    console.log(`${shot.name} ${language}: ${picture.length} bytes`);
    return true;
  } catch (error) {
    console.error(`${shot.name} ${language}: ${error.message}`);
    return false;
  } finally {
    await context.close();
  }
}

const wanted = process.argv.slice(2);
const product = await startProduct();
const browser = await chromium.launch({
  executablePath: await bundled.executablePath(),
  args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'],
});
const taken = [];
for (const shot of shots.filter(({ name }) => wanted.length === 0 || wanted.includes(name)))
  for (const language of ['zh-CN', 'en-US']) taken.push(await take(browser, product.url, shot, language));
await browser.close();
await product.stop();
process.exitCode = taken.every(Boolean) ? 0 : 1;
