// The local server beside its functions: pages, development sign-in, settings, start and stop.
import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalServer, type LocalServer } from '../../../functions/local/development/local-server';
import { localSettings } from '../../../functions/local/development/settings';
import { preset, presetIds } from '../../../shared/scheme/presets';
import { copySample } from '../http/local-service';
import { october } from '../october';

let folder: string;
let server: LocalServer;

const start = async (port: string, dataDir: string, env = {}, settings = {}) => {
  await copySample(join(folder, dataDir));
  return startLocalServer({
    settings: localSettings({ PORT: port, DATA_DIR: join(folder, dataDir), ...settings }),
    env,
    clock: () => october,
    sites: [
      { under: '/office-js/', folder: join(folder, 'office'), smallLetters: true },
      { under: '/', folder: join(folder, 'site') },
    ],
    version: 'test',
    log: () => undefined,
  });
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scorebook-'));
  await mkdir(join(folder, 'site/assets'), { recursive: true });
  await mkdir(join(folder, 'office'));
  await writeFile(join(folder, 'site/index.html'), '<p>首页</p>');
  await writeFile(join(folder, 'site/preview.html'), '<p>预览</p>');
  await writeFile(join(folder, 'site/manifest.xml'), '<x/>');
  await writeFile(join(folder, 'office/office.js'), '1');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  server = await start('0', 'data');
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** As it stands: `fetch` would tidy the path up before sending it. */
const statusOf = (path: string, method = 'GET') =>
  new Promise<number | undefined>((resolve, reject) => {
    request(server.url, { path, method }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end();
  });

test.each(['/'.padEnd(301, 'a'), '/a'.repeat(3_000), '/manifest.xml/x', '/preview.html/x', '/assets'])(
  'nothing is at %.20s…',
  async (path) => {
    expect(await statusOf(path)).toBe(404);
  },
);

describe('the development sign-in under another name', () => {
  /** What a browser sends that was led here by a name of somebody else's. */
  const askedAs = (at: LocalServer, host: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const asked = request(at.url, { path: '/dev/token', method: 'POST', headers: { host } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      asked.on('error', reject).end('{"person":"admin"}');
    });

  test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:3000', '10.0.0.1', '[::2]', '@'])(
    'is not there for %j',
    async (host) => expect(await askedAs(server, host)).toBe(421),
  );

  test.each(['localhost', 'localhost:3000', '127.0.0.1:1', '[::1]:3000'])('is there for %s', async (host) => {
    expect(await askedAs(server, host)).toBe(200);
  });

  test('is there for every name where it is opened', async () => {
    const open = await start('0', 'open', {}, { DEV_SIGN_IN: 'open' });
    expect(await askedAs(open, 'scores.example')).toBe(200);
    await open.close();
  });
});

test.each([
  ['/', '<p>首页</p>'],
  ['/?from=mail', '<p>首页</p>'],
  ['/preview', '<p>预览</p>'],
])('at %s a page is asked for without its .html', async (address, text) => {
  const answer = await fetch(server.url + address, { redirect: 'error' });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(await answer.text()).toBe(text);
  expect(answer.headers.get('content-security-policy')).toContain("object-src 'none'");
});

test.each([
  ['/manifest.xml', 'application/xml'],
  ['/office-js/office.js', 'text/javascript; charset=utf-8'],
  ['/office-js/OFFICE.js', 'text/javascript; charset=utf-8'],
])('%s has its content type and an ETag that saves sending it again', async (path, type) => {
  const answer = await fetch(server.url + path);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
  const again = await fetch(server.url + path, { headers: { 'if-none-match': answer.headers.get('etag') as string } });
  expect(again.status).toBe(304);
});

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/office-js/../../secret.txt',
  '/office-js/..%5c..%5csecret.txt',
  '//secret.txt',
  '/preview.html%00.txt',
  '/%ff',
  '/assets',
  '/nothing.js',
])('%s is not there', async (path) => {
  expect(await statusOf(path)).toBe(404);
});

test('only reading is possible, and only of addresses', async () => {
  expect(await statusOf('/preview.html', 'POST')).toBe(405);
  expect(await statusOf('*', 'OPTIONS')).toBe(400);
});

test('everybody whom the presets need can sign in', async () => {
  const people = (await (await fetch(`${server.url}/dev/people`)).json()) as { id: string; roles: string[] }[];
  const rolesOf = (id: string) => people.find((person) => person.id === id)?.roles;
  expect(rolesOf('admin')).toEqual(['admin']);
  expect(rolesOf('office-1')).toEqual(['office']);
  expect(rolesOf('leader-1')).toEqual(['leader']);
  expect(rolesOf('observer-1')).toEqual(['observer:luan/2026-10', 'observer:liuzhou/2026-10']);
  expect(rolesOf('outsider')).toEqual([]);
  expect(rolesOf('other-office-1')).toEqual(['office']);
  for (const { id: scheme, groups, units } of presetIds.map(preset)) {
    for (const { id } of groups) expect(rolesOf(`assessor-${scheme}-${id}`)).toEqual([`assessor:${scheme}/${id}`]);
    for (const { id } of units) expect(rolesOf(`head-${scheme}-${id}`)).toEqual([`head:${scheme}/${id}`]);
  }
});

test.each([
  ['{"person":"nobody"}', 404],
  ['{"person":1}', 400],
  ['person', 400],
  [`{"person":"${'x'.repeat(2000)}"}`, 400],
])('a token for %.20s is refused', async (body, status) => {
  expect((await fetch(`${server.url}/dev/token`, { method: 'POST', body })).status).toBe(status);
});

test('a port that is taken is told, and the store is let go', async () => {
  const { port } = new URL(server.url);
  await expect(start(port, 'second')).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken`);
  await (await start('0', 'second')).close();
});

test('it does not start where Azure runs it', async () => {
  await expect(start('0', 'azure', { WEBSITE_SITE_NAME: 'app' })).rejects.toThrow('does not exist in Azure');
});

test.each([
  [{ PORT: 'x' }, 'PORT'],
  [{ PORT: '70000' }, 'PORT'],
  [{ STORE: 'memory' }, 'STORE'],
  [{ STORE: 'table' }, 'AzureWebJobsStorage'],
  [{ DATA_DIR: '' }, 'DATA_DIR'],
])('%j is a wrong setting, told by its name', (env, name) => {
  expect(() => localSettings(env)).toThrow(name);
});

test('all wrong settings are named at once', () => {
  const wrong = { PORT: 'x', STORE: 'table', STORE_TABLE: '1', RATE_BURST: '0', TIME_ZONE: 'Asia/Luan', TLS_KEY: 'k' };
  for (const name of ['PORT', 'AzureWebJobsStorage', 'STORE_TABLE', 'RATE_BURST', 'TIME_ZONE', 'TLS_CERT'])
    expect(() => localSettings({ ...wrong, HOST: '0.0.0.0' })).toThrow(name);
  expect(() => localSettings({ ...wrong, HOST: '0.0.0.0' })).toThrow(/HOST .* DEV_SIGN_IN=open/);
});

test('the time zone is that of China where nothing else is said', () => {
  expect(localSettings({}).timeZone).toBe('Asia/Shanghai');
  expect(localSettings({ TIME_ZONE: 'Europe/Berlin' }).timeZone).toBe('Europe/Berlin');
});

describe('whom it listens for', () => {
  test.each(['0.0.0.0', '::', '192.168.1.7', 'scores.example', 'localhost.example', '127.example'])(
    '%s opens the development sign-in to others: refused, with the setting that says it is meant',
    (HOST) => {
      expect(() => localSettings({ HOST })).toThrow(/HOST .* DEV_SIGN_IN=open/);
      expect(localSettings({ HOST, DEV_SIGN_IN: 'open' }).host).toBe(HOST);
      expect(() => localSettings({ HOST, DEV_SIGN_IN: 'yes' })).toThrow('DEV_SIGN_IN');
    },
  );

  test.each(['127.0.0.1', '127.0.0.2', '::1', 'localhost'])('%s is this machine alone', (HOST) => {
    expect(localSettings({ HOST }).host).toBe(HOST);
  });
});

describe('over https, as Excel asks for', () => {
  const tls = { TLS_KEY: join(__dirname, 'tls/localhost.key'), TLS_CERT: join(__dirname, 'tls/localhost.crt') };

  test('the server shows the certificate it was given', async () => {
    const secure = await start('0', 'secure', {}, tls);
    const ca = await readFile(tls.TLS_CERT);
    const status = await new Promise((resolve, reject) => {
      get(`${secure.url}/api/health`, { ca, servername: 'localhost' }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).on('error', reject);
    });
    await secure.close();
    expect([secure.url.startsWith('https://'), status]).toEqual([true, 200]);
  });

  test('a key without its certificate stops the start with both names', () => {
    expect(() => localSettings({ TLS_KEY: tls.TLS_KEY })).toThrow(/TLS_KEY.*TLS_CERT/);
  });
});
