// What `npm run build -- --production` puts on a server: listed, measured, and opened in a browser under its own headers.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { launchBrowser } from '../browser/browser';
import { allIn, readXml } from '../addin/read-xml';

const root = path.resolve(__dirname, '../..');
const settings = {
  SITE_URL: 'https://kaoping.example.cn',
  API_URL: 'https://kaoping.example.cn',
  OFFICE_JS_URL: '/office-js/office.js',
  SIGN_IN: JSON.stringify({
    kind: 'entra',
    clientId: '0f0e2a3c-8a0f-4a7e-9b55-0d1d2ac0a111',
    authority: 'https://login.partner.microsoftonline.cn/organizations',
    scope: 'api://scorebook/access',
  }),
};

/** What may be deployed at most, in bytes: the pane until its tabs are shown, gzipped, and all of ours without Microsoft's files. */
const most = { firstLoad: 400_000, whole: 16 * 1024 * 1024 };

const build = (env: NodeJS.ProcessEnv, ...more: string[]) =>
  spawnSync(process.execPath, ['scripts/build.mjs', '--production', ...more], { cwd: root, encoding: 'utf8', env });

let dist: string;
let pages: string;
let files: readonly string[];
beforeAll(() => {
  dist = mkdtempSync(path.join(tmpdir(), 'scorebook-production-'));
  pages = path.join(dist, 'addin');
  const { status, stderr } = build({ ...process.env, ...settings }, '--to', dist);
  expect([status, stderr]).toEqual([0, '']);
  files = readdirSync(pages, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => statSync(path.join(pages, file)).isFile());
}, 900_000);
afterAll(() => rmSync(dist, { recursive: true, force: true }));

const bytes = (file: string): Buffer => readFileSync(path.join(pages, file));
const text = (file: string): string => bytes(file).toString();
const ours = (): string[] => files.filter((file) => !file.startsWith('office-js/'));
const scripts = (): string[] => ours().filter((file) => file.endsWith('.js'));
const scriptsOf = (page: string): string[] =>
  [...text(page).matchAll(/<script[^>]* src="\/(static\/[^"]+)"/g)].map(([, file]) => file as string);

test('without settings nothing is built, and all four are named', () => {
  const { PATH } = process.env;
  const { status, stderr } = build({ PATH } as NodeJS.ProcessEnv, '--to', path.join(dist, 'refused'));
  expect(status).not.toBe(0);
  for (const name of Object.keys(settings)) expect(stderr).toContain(`${name} is missing`);
  expect(existsSync(path.join(dist, 'refused/addin'))).toBe(false);
}, 240_000);

test('nothing is deployed that is of building, of trying or of this machine', () => {
  expect(ours().filter((file) => /\.map$|preview/.test(file))).toEqual([]);
  const traces =
    /\n\/\/# sourceMappingURL=\S+\s*$|\/dev\/(token|people)|development-sign-in|localhost:\d|\/\/localhost/;
  expect(scripts().filter((file) => traces.test(text(file)))).toEqual([]);
  expect(ours().filter((file) => /\.(html|xml|json)$/.test(file) && text(file).includes('localhost'))).toEqual([]);
});

test('every script but the one that the manifest names is named by its content', () => {
  expect(scripts().filter((file) => !/^static\/[\w-]+\.[0-9a-f]{8,}\.js$/.test(file))).toEqual(['taskpane.js']);
  for (const file of scriptsOf('taskpane.html')) expect(text('taskpane.js')).toContain(`"/${file}"`);
  const { routes } = JSON.parse(text('staticwebapp.config.json')) as {
    routes: { route: string; headers: Record<string, string> }[];
  };
  expect(routes.map(({ route, headers }) => [route, headers['cache-control']])).toEqual([
    ['/static/*', expect.stringContaining('immutable')],
    // Office refuses icons that may not be kept.
    ['/assets/*', expect.stringMatching(/^public, max-age=\d+$/)],
  ]);
});

test('the manifest leads to what is deployed, and nowhere else', () => {
  const elements = allIn(readXml(text('manifest.xml')));
  const addresses = elements
    .flatMap(({ attributes }) => [attributes.DefaultValue ?? '', attributes.Value ?? ''])
    .filter((value) => /^\w+:\/\//.test(value))
    .map((address) => new URL(address));
  expect(new Set(addresses.map(({ origin }) => origin))).toEqual(new Set([settings.SITE_URL]));
  const named = [...new Set(addresses.map(({ pathname }) => pathname.slice(1)))];
  expect(named.filter((file) => !files.includes(file))).toEqual([]);
  expect(named).toEqual(expect.arrayContaining(['guide/index.html', 'guide/index.zh-CN.html', 'functions.en-US.json']));
});

test('text files over a kilobyte lie there compressed as well, and are the same', () => {
  const due = files.filter((file) => /\.(js|html|css|json|xml)$/.test(file) && bytes(file).length > 1024);
  expect(due.length).toBeGreaterThan(50);
  for (const file of due.filter((one) => one !== 'staticwebapp.config.json' && !one.startsWith('office-js/'))) {
    expect([file, gunzipSync(bytes(`${file}.gz`)).equals(bytes(file))]).toEqual([file, true]);
    expect([file, brotliDecompressSync(bytes(`${file}.br`)).equals(bytes(file))]).toEqual([file, true]);
  }
}, 120_000);

test('the pane is shown after a few hundred kilobytes, in either language, and the whole stays small', () => {
  const gzipped = (file: string): number => gzipSync(bytes(file), { level: 9 }).length;
  const sum = (names: readonly string[]): number => names.map(gzipped).reduce((all, one) => all + one, 0);
  const atOnce = sum(['taskpane.html', ...scriptsOf('taskpane.html')]);
  // Each language's texts are a file of their own, known by a sentence of it.
  const ofLanguage = ['没有网络，或服务没有应答', 'No network, or no answer from the service'].map((sentence) => {
    const holding = scripts().filter((file) => text(file).includes(sentence));
    const ownOnly = holding.filter((file) => !scriptsOf('taskpane.html').includes(file));
    expect(ownOnly).toHaveLength(1);
    expect(holding).toEqual(ownOnly);
    return sum(ownOnly);
  });
  const firstLoad = atOnce + Math.max(...ofLanguage);
  const plain = ours().filter((file) => !/\.(br|gz)$/.test(file));
  const whole = plain.map((file) => bytes(file).length).reduce((all, one) => all + one, 0);
  console.table({ 'first load, gzipped KiB': firstLoad / 1024, 'all of ours, MiB': whole / 1024 / 1024 });
  expect(firstLoad).toBeLessThanOrEqual(most.firstLoad);
  expect(whole).toBeLessThanOrEqual(most.whole);
});

/** A plain static host that sends the headers of the built configuration. */
async function host(): Promise<{ server: Server; url: string }> {
  const { globalHeaders } = JSON.parse(text('staticwebapp.config.json')) as { globalHeaders: Record<string, string> };
  const types: Readonly<Record<string, string>> = {
    '.html': 'text/html',
    '.js': 'text/javascript',
    '.json': 'application/json',
    '.png': 'image/png',
  };
  const server = createServer((request, response) => {
    const file = new URL(request.url ?? '/', 'http://here').pathname.slice(1);
    if (!files.includes(file)) return void response.writeHead(404).end();
    response.writeHead(200, { ...globalHeaders, 'content-type': types[path.extname(file)] ?? 'text/plain' });
    response.end(bytes(file));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test('the deployed pages open under their headers: nothing is missing, nothing breaks the policy', async () => {
  const { server, url } = await host();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ locale: 'zh-CN' });
    const wrong: string[] = [];
    page.on('console', (said) => said.type() === 'error' && wrong.push(said.text()));
    page.on('pageerror', (error) => wrong.push(String(error)));
    page.on('response', (answer) => answer.status() >= 400 && wrong.push(`${answer.status()} ${answer.url()}`));
    await page.goto(`${url}/app.html`);
    await page.getByRole('heading', { level: 1, name: '登录' }).waitFor();
    await page.goto(`${url}/index.html`);
    await page.getByRole('link', { name: /使用指南/ }).waitFor();
    expect(wrong).toEqual([]);
  } finally {
    await browser.close();
    server.close();
  }
}, 180_000);
