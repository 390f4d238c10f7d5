// Files of the pages: small where they can be, kept where they never change, whole or in ranges, and nothing outside their folders.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, request as ask, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { staticFiles } from '../../../functions/local/server/static-files';

const folder = mkdtempSync(join(tmpdir(), 'scorebook-site-'));
const script = 'export const 分 = 100;\n'.repeat(200);
const hashed = '/static/pane.0123456789abcdef0123.js';
let server: Server;
let opened: number[];

beforeAll(async () => {
  for (const place of ['site/static', 'site/guide', 'site/.well', 'office']) {
    mkdirSync(join(folder, place), { recursive: true });
  }
  const write = (name: string, content: string | Buffer) => writeFileSync(join(folder, name), content);
  write('secret.txt', 'secret');
  write('site/index.html', 'front');
  write('site/guide/index.html', 'guide');
  write('site/manifest.xml', '0123456789');
  write('site/.hidden.txt', 'hidden');
  write('site/.well/known.txt', 'hidden');
  write('site/large.bin', Buffer.alloc(8 * 1024 * 1024));
  write('site/only.gz.txt', script);
  write('site/only.gz.txt.gz', gzipSync(script));
  write(`site${hashed}`, script);
  write(`site${hashed}.br`, brotliCompressSync(script));
  write(`site${hashed}.gz`, gzipSync(script));
  write('office/office.js', 'office');
  const serveFile = staticFiles([
    { under: '/office-js/', folder: join(folder, 'office'), smallLetters: true },
    { under: '/', folder: join(folder, 'site') },
  ]);
  opened = [];
  server = createServer((request, response) => {
    response.setHeader('cache-control', 'no-store');
    response.on('pipe', (source: NodeJS.ReadableStream) => {
      opened.push(1);
      source.once('close', () => opened.pop());
    });
    const { pathname } = new URL(`http://localhost${request.url ?? ''}`);
    if (!serveFile(pathname, request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  rmSync(folder, { recursive: true });
});

interface Got {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** As it stands: `fetch` unpacks, tidies paths up, and asks for packed answers by itself. */
const get = (path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') =>
  new Promise<Got>((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    ask({ port, host: '127.0.0.1', path, method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
      );
      answer.on('error', reject);
    })
      .on('error', reject)
      .end();
  });

test.each([
  ['br, gzip', 'br', brotliCompressSync(script)],
  ['gzip, deflate, br', 'br', brotliCompressSync(script)],
  ['gzip', 'gzip', gzipSync(script)],
  ['br;q=0, gzip;q=0.5', 'gzip', gzipSync(script)],
  ['*', 'br', brotliCompressSync(script)],
  ['deflate', undefined, Buffer.from(script)],
  ['br;q=0, gzip;q=0', undefined, Buffer.from(script)],
  ['', undefined, Buffer.from(script)],
])('who takes %j is sent %s of what the build made', async (accepted, encoding, body) => {
  const got = await get(hashed, { 'accept-encoding': accepted });
  expect([got.status, got.headers['content-encoding'], got.headers.vary]).toEqual([200, encoding, 'Accept-Encoding']);
  expect(got.headers['content-type']).toBe('text/javascript; charset=utf-8');
  expect(got.headers['content-length']).toBe(String(body.length));
  expect(got.body.equals(body)).toBe(true);
});

test('where only the one packing was made, that one is sent', async () => {
  const got = await get('/only.gz.txt', { 'accept-encoding': 'br, gzip' });
  expect([got.headers['content-encoding'], got.headers['content-type']]).toEqual(['gzip', 'text/plain; charset=utf-8']);
});

test('what is named by its content is kept for ever, everything else is asked for again and has not changed', async () => {
  expect((await get(hashed)).headers['cache-control']).toBe('public, max-age=31536000, immutable');
  // Office refuses icons that may not be kept; under their names others may come.
  mkdirSync(join(folder, 'site/assets'), { recursive: true });
  writeFileSync(join(folder, 'site/assets/icon.png'), 'icon');
  expect((await get('/assets/icon.png')).headers['cache-control']).toBe('public, max-age=86400');
  const first = await get('/');
  expect([first.headers['cache-control'], String(first.body)]).toEqual(['no-cache', 'front']);
  const again = await get('/', { 'if-none-match': first.headers.etag ?? '' });
  expect([again.status, again.headers['cache-control'], again.body.length]).toEqual([304, 'no-cache', 0]);
  writeFileSync(join(folder, 'site/index.html'), 'another');
  const changed = await get('/', { 'if-none-match': first.headers.etag ?? '' });
  expect([changed.status, String(changed.body)]).toEqual([200, 'another']);
});

test.each([
  ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
  ['bytes=7-', 206, '789', 'bytes 7-9/10'],
  ['bytes=7-100', 206, '789', 'bytes 7-9/10'],
  ['bytes=10-', 416, '', 'bytes */10'],
  // Whatever is less plain is answered with the whole.
  ['bytes=-3', 200, '0123456789', undefined],
  ['bytes=4-2', 200, '0123456789', undefined],
  ['bytes=0-1,3-4', 200, '0123456789', undefined],
  ['lines=1-2', 200, '0123456789', undefined],
])('the range %s is answered %i %j', async (range, status, body, told) => {
  const got = await get('/manifest.xml', { range });
  expect([got.status, String(got.body), got.headers['content-range']]).toEqual([status, body, told]);
});

test('a range that depends on a version is answered with the whole', async () => {
  const { headers } = await get('/manifest.xml');
  const got = await get('/manifest.xml', { range: 'bytes=2-4', 'if-range': headers.etag ?? '' });
  expect([got.status, String(got.body)]).toEqual([200, '0123456789']);
});

test('who asks for the head has the same headers and no body', async () => {
  const whole = await get('/manifest.xml');
  const head = await get('/manifest.xml', {}, 'HEAD');
  expect([head.status, head.body.length]).toEqual([200, 0]);
  for (const name of ['content-length', 'content-type', 'etag', 'cache-control']) {
    expect([name, head.headers[name]]).toEqual([name, whole.headers[name]]);
  }
});

test('files of office.js are found in whichever letters', async () => {
  expect(String((await get('/office-js/Office.JS')).body)).toBe('office');
});

test.each([
  '/.hidden.txt',
  '/%2ehidden.txt',
  '/.well/known.txt',
  '/%2Ewell/known.txt',
  '/..%2fsecret.txt',
  '/%2e%2e%2fsecret.txt',
  '/..%5csecret.txt',
  '/office-js/..%2f..%2fsecret.txt',
  '//secret.txt',
  '/manifest.xml%00',
  '/manifest.xml/',
  '/guide',
  '/guide/',
  '/static',
  '/%ff',
  '/%E0%A4%A',
])('nothing is at %s, and the answer keeps the headers that it had', async (path) => {
  const got = await get(path);
  expect([got.status, got.headers['cache-control'], got.headers.vary]).toEqual([404, 'no-store', undefined]);
});

test('who goes away in the middle of a file leaves it closed', async () => {
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => {
    const going = ask({ port, host: '127.0.0.1', path: '/large.bin' }, (answer) => {
      answer.once('data', () => going.destroy());
      answer.once('close', resolve);
      answer.on('error', () => undefined);
    });
    going.on('error', () => undefined).end();
  });
  while (opened.length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(opened).toEqual([]);
});

test('a file that cannot be read ends its own answer, and the next one is served', async () => {
  symlinkSync(join(folder, 'office'), join(folder, 'site/folder.txt'));
  expect((await get('/folder.txt')).status).toBe(404);
  expect((await get('/manifest.xml')).status).toBe(200);
});
