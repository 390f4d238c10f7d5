// What comes over a bare connection: requests of two meanings, without end, or for somebody else. The server refuses them and goes on.
import { connect } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve, type Serving } from '../../../functions/local/server/serve';
import { serveSettings } from '../../../functions/local/server/serve-settings';

const folder = mkdtempSync(join(tmpdir(), 'scorebook-hostile-'));
const lines: string[] = [];
let serving: Serving;
let port: number;

beforeAll(async () => {
  const issuers = { 'https://id.example.cn': { organisation: 'works', audience: 'scorebook', clientId: 'pages' } };
  const settings = serveSettings({
    PORT: '0',
    TRUST_PROXY: 'loopback',
    SITE_URL: 'https://scores.example.cn',
    AUTH_ISSUERS: JSON.stringify(issuers),
    DATA_DIR: folder,
  });
  const log = (_level: string, entry: unknown) => void lines.push(JSON.stringify(entry));
  serving = await serve({ settings, sites: [], clock: () => new Date(), version: 'test', log });
  port = Number(new URL(serving.url).port);
});
afterAll(async () => {
  await serving.close();
  rmSync(folder, { recursive: true, force: true });
});

const host = 'Host: scores.example.cn';
/** All that is answered until the server ends the connection. */
function said(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let answered = '';
    socket.on('data', (chunk) => (answered += String(chunk)));
    // One that is cut off while it still sends has its answer, if any, before that.
    socket.on('error', (error) => (answered === '' ? reject(error) : resolve(answered)));
    socket.on('close', () => resolve(answered));
  });
}
const statuses = (answered: string) => [...answered.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => status);
const request = (first: string, ...headers: readonly string[]) => [first, ...headers, '', ''].join('\r\n');
/** What somebody hides behind a request, to be taken for another's. */
const hidden = request('GET /api/health HTTP/1.1', host, 'Connection: close');

test('what is asked rightly is answered', async () => {
  expect(statuses(await said(hidden))).toEqual(['200']);
});

test('a body is no request, whether somebody reads it or not', async () => {
  for (const first of ['POST /api/me', 'PUT /api/people/x', 'POST /', 'POST /elsewhere']) {
    const length = `Content-Length: ${hidden.length}`;
    const answered = await said(request(`${first} HTTP/1.1`, host, length, 'Connection: close') + hidden);
    expect([first, statuses(answered).length]).toEqual([first, 1]);
  }
});

test.each([
  ['two lengths', ['Content-Length: 0', `Content-Length: ${hidden.length}`]],
  ['a length and chunks', [`Content-Length: ${hidden.length}`, 'Transfer-Encoding: chunked']],
  ['chunks by another name', ['Transfer-Encoding: xchunked']],
  ['chunks twice', ['Transfer-Encoding: chunked', 'Transfer-Encoding: identity']],
  ['a length that is none', ['Content-Length: 1e1']],
  ['a negative length', ['Content-Length: -1']],
  ['a header before its colon', ['Transfer-Encoding : chunked']],
  ['a header on two lines', ['Transfer-Encoding:', ' chunked']],
  ['a header without a name', [': x']],
  ['a NUL in a header', ['X: a\0b']],
])('a request with %s is refused, and nothing behind it is taken for another one', async (_what, headers) => {
  const answered = await said(request('POST /api/me HTTP/1.1', host, ...headers) + hidden);
  expect(statuses(answered)).toEqual(['400']);
});

test('headers are bounded, all together, and so is an address', async () => {
  const many = Array.from({ length: 40 }, (_, at) => `X-${at}: ${'x'.repeat(1_000)}`);
  expect(statuses(await said(request('GET /api/health HTTP/1.1', host, ...many)))).toEqual(['431']);
  expect(statuses(await said(request(`GET /${'x'.repeat(40_000)} HTTP/1.1`, host)))).toEqual(['431']);
});

test.each([
  ['GET http://scores.example.cn/api/health HTTP/1.1', '400'],
  ['GET http://elsewhere.example/ HTTP/1.1', '400'],
  ['OPTIONS * HTTP/1.1', '400'],
  ['GET //elsewhere.example/ HTTP/1.1', '404'],
  ['GET /\\elsewhere.example HTTP/1.1', '404'],
  ['GET /../../etc/passwd HTTP/1.1', '404'],
  ['GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1', '404'],
  ['TRACE / HTTP/1.1', '405'],
  ['POST / HTTP/1.1', '405'],
  ['TRACE /api/me HTTP/1.1', '404'],
])('%j is answered with %s and leads nowhere', async (first, status) => {
  const answered = await said(request(first, host, 'Connection: close'));
  expect(statuses(answered)).toEqual([status]);
  expect(answered).not.toMatch(/^location:/im);
});

test('it is no tunnel, and becomes nothing but HTTP', async () => {
  expect(await said(request('CONNECT elsewhere.example:443 HTTP/1.1', host))).toBe('');
  const upgrade = ['Connection: Upgrade, close', 'Upgrade: websocket', 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=='];
  const answered = await said(request('GET /api/health HTTP/1.1', host, ...upgrade));
  expect(statuses(answered)).toEqual(['200']);
});

test.each([
  ['no host', []],
  ['another host', ['Host: elsewhere.example']],
  ['a host that a proxy was told', [host, 'X-Forwarded-Host: elsewhere.example']],
  ['http before the proxy', [host, 'X-Forwarded-Proto: http']],
  ['http before the nearest proxy', [host, 'X-Forwarded-Proto: https, http']],
])('a page is given to nobody with %s', async (_what, headers) => {
  const [status] = statuses(await said(request('GET /settings.json HTTP/1.1', ...headers, 'Connection: close')));
  expect(['400', '403', '421']).toContain(status);
});

test('no line of the log holds what was sent', async () => {
  const secret = 'eyJhbGciOiJSUzI1NiJ9.c2VjcmV0.c2VjcmV0';
  await said(
    request(`GET /api/me?token=${secret} HTTP/1.1`, host, `Authorization: Bearer ${secret}`, 'Connection: close'),
  );
  await said(request(`GET /sign-in.html?code=${secret} HTTP/1.1`, host, `Cookie: ${secret}`, 'Connection: close'));
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.join('\n')).not.toMatch(/c2VjcmV0|elsewhere\.example|passwd/);
});
