// The server for real people: over https or behind a proxy, counted, told of in lines, and begun and ended as a system wants it.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as askPlainly, type IncomingHttpHeaders, type Server } from 'node:http';
import { request as askSecurely } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createDevIssuer, type DevIssuer } from '../../../functions/local/development/dev-issuer';
import { serve, type Serving } from '../../../functions/local/server/serve';
import { serveSettings } from '../../../functions/local/server/serve-settings';
import { logLines } from '../../../functions/local/server/log-lines';
import { preset } from '../../../shared/scheme/presets';
import { currentFormat } from '../../../functions/upgrade/store-format';
import { overFixture } from '../../fixtures/unpacked';

const folder = mkdtempSync(join(tmpdir(), 'scorebook-serve-'));
const site = join(folder, 'site');
const tls = { TLS_KEY: join(__dirname, 'tls/localhost.key'), TLS_CERT: join(__dirname, 'tls/localhost.crt') };
const ca = readFileSync(tls.TLS_CERT);
const issuers = { 'https://id.example.cn': { organisation: 'works', audience: 'scorebook', clientId: 'pages' } };
const usual = { PORT: '0', AUTH_ISSUERS: JSON.stringify(issuers), FIRST_ADMINS: 'works/boss' };

let issuer: DevIssuer;
let lines: Record<string, unknown>[];
const running: Serving[] = [];
const proxies: Server[] = [];

/** With the settings as they are read, but for whose tokens count: there is no such provider to ask for its keys. */
async function start(data: string, env: Readonly<Record<string, string>>): Promise<Serving> {
  const settings = serveSettings({ ...usual, DATA_DIR: join(folder, data), ...env });
  const serving = await serve({
    settings: { ...settings, identity: issuer.settings },
    sites: [{ under: '/', folder: site }],
    clock: () => new Date(),
    version: 'test',
    log: logLines(
      settings.logLevel,
      () => new Date(),
      (line) => lines.push(JSON.parse(line) as Record<string, unknown>),
    ),
  });
  running.push(serving);
  return serving;
}

beforeAll(async () => {
  mkdirSync(site);
  writeFileSync(join(site, 'index.html'), '<p>首页</p>');
  issuer = await createDevIssuer({}, ['works']);
});
beforeEach(() => {
  lines = [];
});
afterEach(async () => {
  for (const proxy of proxies.splice(0)) {
    proxy.closeAllConnections();
    proxy.close();
  }
  for (const serving of running.splice(0)) await serving.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const as = (id: string) => ({
  authorization: `Bearer ${issuer.issueToken({ id, name: id, organisation: 'works' }).access_token}`,
});

interface Got {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

function get(
  url: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
  sent?: unknown,
): Promise<Got> {
  const ask = url.startsWith('https:') ? askSecurely : askPlainly;
  const asked = { ca, servername: 'localhost', method, headers };
  return new Promise((resolve, reject) => {
    const request = ask(url.replace('//0.0.0.0', '//127.0.0.1'), asked, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) });
      });
    });
    request.on('error', reject).end(sent === undefined ? undefined : JSON.stringify(sent));
  });
}

/** A proxy of the plainest kind: hands on what it is asked, and says what it is told to say of who asked. */
async function proxyTo(url: string, says: Readonly<Record<string, string>>): Promise<string> {
  const proxy = createServer((incoming, outgoing) => {
    const { method = 'GET', url: path = '/', headers } = incoming;
    const onward = askPlainly(url + path, { method, headers: { ...headers, ...says } }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  proxies.push(proxy);
  await new Promise<void>((resolve) => {
    proxy.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
}

test('over its own https it serves pages, their settings and the functions, and tells browsers to stay', async () => {
  const { url } = await start('https', { ...tls });
  const page = await get(`${url}/`);
  expect([page.status, String(page.body)]).toEqual([200, '<p>首页</p>']);
  expect(page.headers['strict-transport-security']).toBe('max-age=31536000');
  expect(page.headers['content-security-policy']).toContain("connect-src 'self' https://id.example.cn;");
  const settings = await get(`${url}/settings.json`);
  expect([settings.headers['cache-control'], JSON.parse(String(settings.body))]).toEqual([
    'no-cache',
    {
      apiUrl: '',
      signIn: {
        kind: 'oidc',
        providers: [{ issuer: 'https://id.example.cn', clientId: 'pages', scope: 'openid profile', token: 'access' }],
      },
      preview: false,
    },
  ]);
  const me = await get(`${url}/api/me`, as('boss'));
  expect([me.status, JSON.parse(String(me.body))]).toMatchObject([200, { id: 'boss', roles: ['admin'] }]);
});

test('there is no development sign-in, by whatever name', async () => {
  const { url } = await start('no-development', { ...tls });
  for (const path of ['/dev/people', '/dev/token', '/dev/messages', '/preview']) {
    expect([path, (await get(url + path)).status]).toEqual([path, 404]);
  }
  expect((await get(`${url}/dev/token`, {}, 'POST', { person: 'admin' })).status).toBe(405);
});

test('what comes by a trusted proxy is taken in where that had https; what came to it plainly is not', async () => {
  const { url } = await start('proxied', { TRUST_PROXY: 'loopback' });
  const secure = await proxyTo(url, { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.9' });
  const me = await get(`${secure}/api/me`, as('boss'));
  expect([me.status, me.headers['strict-transport-security']]).toEqual([200, 'max-age=31536000']);
  const plain = await proxyTo(url, { 'x-forwarded-proto': 'http' });
  expect((await get(`${plain}/api/me`, as('boss'))).status).toBe(403);
  expect((await get(`${plain}/`)).status).toBe(403);
  // Its own question whether all is well.
  expect((await get(`${url}/api/health`)).status).toBe(200);
  expect((await get(`${plain}/api/health`)).status).toBe(200);
});

test('a word that whoever asks has put before the proxy’s does not count', async () => {
  const { url } = await start('forged', { TRUST_PROXY: '127.0.0.1' });
  expect((await get(`${url}/api/me`, { ...as('boss'), 'x-forwarded-proto': 'https, http' })).status).toBe(403);
});

test('over plain http from others than the proxy nothing is answered, whatever they say of themselves', async () => {
  const { url } = await start('others', { TRUST_PROXY: '10.20.30.40' });
  const said = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '10.20.30.40', forwarded: 'proto=https' };
  for (const path of ['/', '/api/me', '/api/health', '/settings.json']) {
    const got = await get(url + path, { ...as('boss'), ...said });
    expect([path, got.status, String(got.body)]).toEqual([path, 403, 'Ask over https']);
  }
  expect(lines).toContainEqual(expect.objectContaining({ level: 'info', route: 'door', status: 403 }));
});

test('where it has a public address it answers to that name alone, as the proxy was asked or as it is itself', async () => {
  const { url } = await start('named', { TRUST_PROXY: 'loopback', SITE_URL: 'https://scores.example.cn' });
  const statusOf = async (headers: Readonly<Record<string, string>>) => (await get(`${url}/`, headers)).status;
  expect(await statusOf({ host: 'scores.example.cn' })).toBe(200);
  expect(await statusOf({ host: 'Scores.Example.cn:443' })).toBe(200);
  expect(await statusOf({ host: 'inside:3000', 'x-forwarded-host': 'scores.example.cn' })).toBe(200);
  for (const host of ['evil.example', 'scores.example.cn.evil.example', 'scores.example.cn:444', 'x@y', '127.0.0.1']) {
    expect([host, await statusOf({ host })]).toEqual([host, 421]);
  }
  expect(await statusOf({ host: 'scores.example.cn', 'x-forwarded-host': 'evil.example' })).toBe(421);
  expect((await get(`${url}/api/health`, { host: '127.0.0.1' })).status).toBe(200);
});

test('a name that somebody forwards who is no proxy does not count', async () => {
  const { url } = await start('direct', { ...tls, SITE_URL: 'https://scores.example.cn' });
  expect((await get(`${url}/`, { host: 'evil.example', 'x-forwarded-host': 'scores.example.cn' })).status).toBe(421);
  expect((await get(`${url}/`, { host: 'scores.example.cn', 'x-forwarded-host': 'evil.example' })).status).toBe(200);
});

test('answers of the functions are packed for whoever can undo it, and tell how many bytes were sent', async () => {
  const { url } = await start('packed', { ...tls });
  const whole = await get(`${url}/api/openapi.json`);
  const packed = await get(`${url}/api/openapi.json`, { 'accept-encoding': 'gzip' });
  expect([whole.headers['content-encoding'], packed.headers['content-encoding'], packed.headers.vary]).toEqual([
    undefined,
    'gzip',
    'Accept-Encoding',
  ]);
  expect(gunzipSync(packed.body).equals(whole.body)).toBe(true);
  const told = lines.filter(({ route }) => route === 'openapi').map(({ bytes }) => bytes);
  expect(told).toEqual([whole.body.length, packed.body.length]);
});

test('every request of a function is a line that names nobody; pages are lines for who looks closely', async () => {
  const quiet = await start('lines', { ...tls });
  await get(`${quiet.url}/api/me`, as('boss'));
  await get(`${quiet.url}/api/me`);
  await get(`${quiet.url}/api/nowhere`);
  await get(`${quiet.url}/`);
  const asked = lines.filter(({ route }) => route !== undefined);
  expect(asked.map(({ route, status }) => [route, status])).toEqual([
    ['me', 200],
    ['me', 401],
    ['elsewhere', 404],
  ]);
  for (const line of asked) {
    expect(line).toMatchObject({
      at: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/),
      level: 'info',
      invocation: expect.stringMatching(/^[0-9a-f-]{36}$/),
      ms: expect.any(Number),
      bytes: expect.any(Number),
    });
  }
  expect(JSON.stringify(lines)).not.toMatch(/boss|works|Bearer/);

  lines = [];
  const close = await start('close', { ...tls, LOG_LEVEL: 'debug' });
  await get(`${close.url}/?from=mail`);
  while (!lines.some(({ route }) => route === 'page')) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(lines).toContainEqual(expect.objectContaining({ level: 'debug', route: 'page', status: 200, bytes: 13 }));
  lines = [];
  const silent = await start('silent', { ...tls, LOG_LEVEL: 'error' });
  await get(`${silent.url}/api/me`);
  expect(lines).toEqual([]);
});

test('who proves nothing is refused before what they send is there, and may go on sending', async () => {
  const { url } = await start('unread', { TRUST_PROXY: 'loopback' });
  const headers = { 'content-type': 'application/json', 'content-length': String(8 * 1024 * 1024) };
  const path = '/api/schemes/luan';
  for (const [method, at, proof, status] of [
    ['PUT', path, {}, 401],
    ['PUT', path, as('nobody'), 403],
    ['POST', path, as('boss'), 405],
    ['PUT', '/api/nowhere', as('boss'), 404],
  ] as const) {
    const asked = askPlainly(url + at, { method, headers: { ...headers, ...proof } });
    asked.write('[');
    const answered = await new Promise<number | undefined>((resolve, reject) => {
      asked.once('response', (answer) => resolve(answer.resume().statusCode));
      asked.once('error', reject);
    });
    expect([method, at, answered]).toEqual([method, at, status]);
    await new Promise<void>((resolve) => {
      asked.write(Buffer.alloc(4 * 1024 * 1024, ' '), () => resolve());
    });
    asked.destroy();
  }
});

test('what is counted is shown on a port of its own, by route, kind and outcome, and never by whom', async () => {
  const { url, metricsPort } = await start('metrics', { ...tls, METRICS_PORT: '0' });
  const put = { 'if-none-match': '*', 'content-type': 'application/json', ...as('boss') };
  await get(`${url}/api/people/boss2`, put, 'PUT', { name: '某某', roles: ['office', 'admin'] });
  await get(`${url}/api/schemes/luan`, { ...put, ...as('boss2') }, 'PUT', preset('luan'));
  await get(`${url}/api/schemes/luan`, as('boss2'));
  await get(`${url}/api/schemes/nothing`, as('boss2'));
  const scraped = await fetch(`http://127.0.0.1:${metricsPort}/metrics`);
  expect([scraped.status, scraped.headers.get('content-type')]).toEqual([
    200,
    expect.stringMatching(/^text\/plain; version=0\.0\.4/),
  ]);
  const text = await scraped.text();
  const samples = new Map(
    text.split('\n').flatMap((line) => {
      const [, name = '', value] = /^([a-z_]+(?:\{.*\})?) (\S+)$/.exec(line) ?? [];
      return name === '' ? [] : [[name, Number(value)] as const];
    }),
  );
  expect(samples.get('scorebook_requests_total{route="putPerson",status="2xx"}')).toBe(1);
  expect(samples.get('scorebook_requests_total{route="getScheme",status="2xx"}')).toBe(1);
  expect(samples.get('scorebook_requests_total{route="getScheme",status="4xx"}')).toBe(1);
  expect(samples.get('scorebook_request_duration_seconds_count{route="getScheme"}')).toBe(2);
  expect(samples.get('scorebook_request_duration_seconds_bucket{le="+Inf",route="getScheme"}')).toBe(2);
  expect(samples.get('scorebook_submissions_total')).toBe(0);
  expect(samples.get('process_resident_memory_bytes')).toBeGreaterThan(0);
  expect(text).not.toMatch(/boss|works|luan|某某/);
  for (const path of ['/', '/metrics?x', '/api/health']) {
    expect((await fetch(`http://127.0.0.1:${metricsPort}${path}`)).status).toBe(404);
  }
  expect((await fetch(`http://127.0.0.1:${metricsPort}/metrics`, { method: 'POST' })).status).toBe(404);
});

test('nothing is open for measuring unless it is asked for, and it ends with the server', async () => {
  expect((await start('unmeasured', { ...tls })).metricsPort).toBeNull();
  const serving = await start('measured', { ...tls, METRICS_PORT: '0' });
  await serving.close();
  running.splice(running.indexOf(serving), 1);
  await expect(fetch(`http://127.0.0.1:${serving.metricsPort}/metrics`)).rejects.toThrow();
});

test('two processes over one embedded store see what the other writes', async () => {
  const [one, other] = [await start('shared', { ...tls }), await start('shared', { ...tls })];
  const put = { 'if-none-match': '*', 'content-type': 'application/json', ...as('boss') };
  const people = Array.from({ length: 12 }, (_, at) => `person-${at}`);
  const statuses = await Promise.all(
    people.map((id, at) =>
      get(`${(at % 2 === 0 ? one : other).url}/api/people/${id}`, put, 'PUT', { name: id, roles: [] }),
    ),
  );
  // One that lost its race for the chain too often is told so, and nothing of it is there.
  const kept = people.filter((_, at) => (statuses[at]?.status ?? 500) < 300);
  for (const { url } of [one, other]) {
    const list = JSON.parse(String((await get(`${url}/api/people`, as('boss'))).body)) as { people: { id: string }[] };
    expect(list.people.map(({ id }) => id)).toEqual(['boss', ...[...kept].sort()]);
  }
  expect(kept.length).toBeGreaterThan(0);
  for (const { status } of statuses) expect([200, 201, 204, 503]).toContain(status);
});

test('it tells when it is ready and when it has stopped; a port that is taken is told, and everything let go', async () => {
  const first = await start('first', { ...tls, METRICS_PORT: '0' });
  expect(lines).toContainEqual(
    expect.objectContaining({ level: 'info', ready: first.url, version: 'test', store: 'sqlite' }),
  );
  const { port } = new URL(first.url);
  await expect(start('second', { ...tls, PORT: port })).rejects.toThrow(`Port ${port} on 0.0.0.0 is taken`);
  await expect(start('second', { ...tls, METRICS_PORT: String(first.metricsPort) })).rejects.toThrow(
    'set METRICS_PORT',
  );
  await (await start('second', { ...tls })).close();
  running.pop();
  expect(lines).toContainEqual(expect.objectContaining({ stopped: expect.stringContaining('https://') }));
});

test('the manifest is made for the public address and leads to it and to sign-in alone; without an address it says what to set', async () => {
  const file = join(site, 'manifest.xml');
  cpSync(join(__dirname, '../../../manifest.xml'), file);
  const siteUrl = 'https://scorebook.example.cn';
  const named = await start('named', { ...tls, SITE_URL: siteUrl, SIGN_IN_ORIGINS: 'https://token.example.cn' });
  const got = await get(`${named.url}/manifest.xml`, { host: 'scorebook.example.cn' });
  expect([got.status, got.headers['content-type'], got.headers['cache-control']]).toEqual([
    200,
    'application/xml',
    'no-cache',
  ]);
  const xml = String(got.body);
  const domains = [...xml.matchAll(/<AppDomain>(.*)<\/AppDomain>/g)].map(([, domain]) => domain);
  expect(domains).toEqual([siteUrl, 'https://id.example.cn', 'https://token.example.cn']);
  expect(xml).not.toContain('localhost');
  expect(xml).toContain(`DefaultValue="${siteUrl}/taskpane.html"`);

  const unnamed = await start('unnamed', { ...tls });
  const refused = await get(`${unnamed.url}/manifest.xml`);
  expect([refused.status, String(refused.body)]).toEqual([404, expect.stringContaining('set SITE_URL')]);

  // One that a production build made for its place is served as it is.
  writeFileSync(file, xml);
  const placed = await start('placed', { ...tls });
  expect(String((await get(`${placed.url}/manifest.xml`)).body)).toBe(xml);
  rmSync(file);
});

test('a store of an earlier format is brought up by the start, after a back-up, and it is told', () =>
  overFixture(1, async (dataDir) => {
    await (await start('', { ...tls, DATA_DIR: dataDir })).close();
    running.pop();
    expect(lines.map(({ upgrade }) => upgrade)).toContain(
      `The store is of format 1; it is brought up to ${currentFormat}`,
    );
    expect(readdirSync(dataDir).filter((name) => /\.before-upgrade-from-1-[^.]*$/.test(name))).toHaveLength(1);
  }));
