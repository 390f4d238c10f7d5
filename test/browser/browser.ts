// Starts the browser that the browser tests drive: an installed one where there is one, else the one that npm brought.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext } from 'playwright-core';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const QUIET = [
  // Who reads is Chinese, whatever the system is, unless a test says otherwise.
  '--accept-lang=zh-CN',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

async function bundledPath(): Promise<string> {
  const { default: bundled } = await import('@sparticuz/chromium');
  return bundled.executablePath();
}

const executable = async (): Promise<string> => INSTALLED.find((file) => existsSync(file)) ?? (await bundledPath());

/** Runs once before all tests: the bundled browser is unpacked at its first use, which two tests that begin together cannot both do. */
export default async function unpackBrowser(): Promise<void> {
  await executable();
}

/** With a Chinese font, which not every system has: what is drawn and printed is measured and read. */
const withFonts = { ...process.env, FONTCONFIG_FILE: path.join(__dirname, 'fonts/fonts.conf') };

/** Launches headless Chromium, with more arguments where a test needs them; the caller closes it. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = await executable();
  return chromium.launch({ executablePath, headless: true, args: [...QUIET, ...more], env: withFonts });
}

/** Launches one that keeps what it stores in a folder, as a browser does between two starts. */
export async function launchWithProfile(folder: string): Promise<BrowserContext> {
  const viewport = { width: 1400, height: 900 };
  return chromium.launchPersistentContext(folder, {
    executablePath: await executable(),
    headless: true,
    args: QUIET,
    env: withFonts,
    viewport,
  });
}
