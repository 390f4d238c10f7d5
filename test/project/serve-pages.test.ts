// The small server of the pages where no Static Web App is to be had: the built files with their headers, and nothing else.
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { siteConfig } from '../../functions/local/site/site-config';

const config = siteConfig(
  { apiUrl: 'https://api.example.cn', signIn: { kind: 'development' }, preview: false },
  undefined,
);

let folder: string;
let port: number;
let server: ChildProcess;
beforeAll(async () => {
  const above = mkdtempSync(path.join(tmpdir(), 'scorebook-pages-'));
  writeFileSync(path.join(above, 'secret.html'), 'a secret');
  folder = path.join(above, 'addin');
  mkdirSync(path.join(folder, 'static'), { recursive: true });
  mkdirSync(path.join(above, 'pages'));
  cpSync(path.join(__dirname, '../../dist/pages/serve-pages.js'), path.join(above, 'pages/serve-pages.js'));
  writeFileSync(path.join(folder, 'staticwebapp.config.json'), JSON.stringify(config));
  writeFileSync(path.join(folder, 'taskpane.html'), '<p>考评</p>');
  writeFileSync(path.join(folder, 'index.html'), '<p>首页</p>');
  writeFileSync(path.join(folder, '.env'), 'a secret');
  writeFileSync(path.join(folder, 'static/app.0123456789abcdef.js'), 'export {};');
  writeFileSync(path.join(folder, 'static/app.0123456789abcdef.js.gz'), gzipSync('export {};'));
  port = await freePort();
  server = spawn(process.execPath, [path.join(above, 'pages/serve-pages.js')], { env: { PORT: String(port) } });
  while (
    !(await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    ))
  )
    await pause(50);
});
afterAll(() => {
  server.kill();
  rmSync(path.dirname(folder), { recursive: true });
});

async function freePort(): Promise<number> {
  const taken = createServer();
  await new Promise<void>((resolve) => void taken.listen(0, '127.0.0.1', resolve));
  const { port: free } = taken.address() as AddressInfo;
  await new Promise((resolve) => taken.close(resolve));
  return free;
}

/** As it stands: a client of the web would tidy the path up. */
const ask = (target: string, method = 'GET', headers: Record<string, string> = {}) =>
  new Promise<{ status: number; headers: Record<string, unknown>; bytes: Buffer; text: string }>((resolve, reject) => {
    request({ port, host: '127.0.0.1', path: target, method, headers }, (answer) => {
      void buffer(answer).then((bytes) => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes, text: bytes.toString() });
      }, reject);
    })
      .on('error', reject)
      .end();
  });

test.each([
  ['/', '<p>首页</p>', 'text/html; charset=utf-8'],
  ['/taskpane.html?x=1', '<p>考评</p>', 'text/html; charset=utf-8'],
  ['/taskpane', '<p>考评</p>', 'text/html; charset=utf-8'],
  ['/static/app.0123456789abcdef.js', 'export {};', 'text/javascript; charset=utf-8'],
])('%s is served with the headers of every page', async (target, text, type) => {
  const answer = await ask(target);
  expect([answer.status, answer.text, answer.headers['content-type']]).toEqual([200, text, type]);
  const { 'cache-control': caching, ...rest } = config.globalHeaders;
  expect(answer.headers).toMatchObject(rest);
  expect(answer.headers['cache-control']).toBe(
    target.startsWith('/static/') ? 'public, max-age=31536000, immutable' : caching,
  );
});

test('who takes packed bytes is sent the packed copy that the build made', async () => {
  const { headers, bytes } = await ask('/static/app.0123456789abcdef.js', 'GET', { 'accept-encoding': 'gzip' });
  expect([headers['content-encoding'], gunzipSync(bytes).toString()]).toEqual(['gzip', 'export {};']);
});

test('what is known already is not sent again', async () => {
  const { headers } = await ask('/taskpane.html');
  const again = await ask('/taskpane.html', 'GET', { 'if-none-match': String(headers['etag']) });
  expect([again.status, again.text]).toEqual([304, '']);
  expect((await ask('/taskpane.html', 'HEAD')).text).toBe('');
});

test.each([
  '/nothing',
  '/../secret.html',
  '/..%2fsecret.html',
  '/%2e%2e/secret.html',
  '/static/..%5c..%5csecret.html',
  '//secret.html',
  '/.env',
  '/staticwebapp.config.json',
  '/pages/serve-pages.js',
  '/../pages/serve-pages.js',
  '/%73taticwebapp.config.json',
  '/static',
  '/%00',
  '/%E0%A4%A',
])('%s is not there', async (target) => {
  const answer = await ask(target);
  expect([answer.status, answer.text]).toEqual([404, 'Not found']);
});

test('pages are read, and nothing else is done with them', async () => {
  expect((await ask('/taskpane.html', 'POST')).status).toBe(405);
});
