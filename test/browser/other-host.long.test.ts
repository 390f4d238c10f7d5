// Pages on another host than the API, in a real browser: the product's own client asks whatever a month needs; a foreign page gets nothing.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import webpack from 'webpack';
import { localService, type LocalService } from '../functions/http/local-service';
import { smallScheme } from '../functions/http/small-scheme';
import { launchBrowser } from './browser';

jest.setTimeout(120_000);

let folder: string;
let sites: Server[];
let named: string;
let foreign: string;
let service: LocalService;
let browser: Browser;

function bundle(to: string): Promise<void> {
  const jsc = { parser: { syntax: 'typescript' }, target: 'es2020' };
  const config: webpack.Configuration = {
    mode: 'development',
    devtool: false,
    context: path.resolve(__dirname, '../..'),
    entry: path.join(__dirname, 'fixtures/api-page.ts'),
    output: { path: to, filename: 'page.js' },
    resolve: { extensions: ['.ts', '.js', '.json'] },
    module: { rules: [{ test: /\.ts$/, exclude: /node_modules/, loader: 'swc-loader', options: { jsc } }] },
  };
  return new Promise((resolve, reject) => {
    webpack(config, (error, stats) => {
      if (error || stats?.hasErrors()) reject(error ?? new Error(stats?.toString('errors-only')));
      else resolve();
    });
  });
}

/** A site of static pages, as they are deployed apart from the service. */
async function site(script: string): Promise<{ server: Server; origin: string }> {
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('content-type', `text/${isScript ? 'javascript' : 'html'}; charset=utf-8`);
    response.end(isScript ? script : '<!doctype html><title>page</title><script src="/page.js"></script>');
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'scorebook-other-host-'));
  await bundle(folder);
  const script = readFileSync(path.join(folder, 'page.js'), 'utf8');
  const both = await Promise.all([site(script), site(script)]);
  sites = both.map(({ server }) => server);
  [named, foreign] = both.map(({ origin }) => origin) as [string, string];
  [service, browser] = await Promise.all([localService({ SITE_ORIGINS: named }), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await service.stop();
  for (const server of sites) server.close();
  rmSync(folder, { recursive: true });
});

async function pageAt(origin: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(origin);
  await page.waitForFunction(() => 'clientOf' in window, null, { timeout: 20_000 });
  return page;
}

test('a page of the named site asks with token, body and preconditions, and reads entity tags and refusals', async () => {
  const page = await pageAt(named);
  const asked = await page.evaluate(
    async ({ api, token, scheme }) => {
      const client = window.clientOf(api, token);
      const s = 'small';
      const health = await client.ask('health', {});
      const me = await client.ask('me', {});
      const put = await client.askWithEtag('putScheme', {
        params: { s },
        headers: { 'if-none-match': '*' },
        body: scheme,
      });
      await client.ask('openPeriod', { params: { s, p: '2026-10' }, body: {} });
      const refused = await client
        .ask('putScheme', { params: { s }, headers: { 'if-match': '"7"' }, body: scheme })
        .catch((error: { problem?: { code: string } }) => error.problem?.code);
      const receipt = await client
        .ask('submit', {
          params: { s, p: '2026-10' },
          headers: { 'idempotency-key': 'one' },
          body: { sheets: [] },
        })
        .catch((error: { problem?: { code: string } }) => error.problem?.code);
      const nobody = await window
        .clientOf(api, 'no token')
        .ask('me', {})
        .catch((error: { problem?: { status: number } }) => error.problem?.status);
      return { health: health.status, me: me.id, etag: put.etag, refused, receipt, nobody };
    },
    { api: service.url, token: await service.tokenOf('office-1'), scheme: smallScheme('small') },
  );
  expect(asked).toEqual({
    health: 'ok',
    me: 'office-1',
    etag: '"1"',
    refused: 'stale',
    receipt: expect.stringMatching(/^(malformed|sheets-refused)$/),
    nobody: 401,
  });
  await page.close();
});

test('a page of another site gets no answer, though it holds a token', async () => {
  const page = await pageAt(foreign);
  const asked = await page.evaluate(
    async ({ api, token }) => {
      const client = window.clientOf(api, token);
      const names = [client.ask('me', {}), client.ask('health', {})].map((one) =>
        one.then(
          () => 'answered',
          (error: Error) => error.name,
        ),
      );
      return Promise.all(names);
    },
    { api: service.url, token: await service.tokenOf('office-1') },
  );
  expect(asked).toEqual(['NetworkFailure', 'NetworkFailure']);
  await page.close();
});
