// A release as a customer gets it: unpacked in an empty folder, installed without development, run, killed, backed up, archived, and over an older store.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { preset } from '../../shared/scheme/presets';
import { toldOf, unpacked } from '../fixtures/unpacked';
import { signInAt } from '../oidc/sign-in';
import { startProvider, type RunningProvider } from '../oidc/start-provider';
import { askRelease, run, startRelease, tls, type Env, type ReleaseServer } from './release-server';

const root = path.resolve(__dirname, '../..');
const { version, dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
};
const name = `scorebook-${version}`;
const place = mkdtempSync(path.join(tmpdir(), 'scorebook-release-test-'));
const packed = path.join(place, 'packed');
/** Where the customer unpacks it: nothing of the sources is above it. */
const folder = path.join(place, 'opt', name);
const siteUrl = 'https://scorebook.example.cn';
const redirectUri = `${siteUrl}/sign-in.html`;

/** What it may weigh at most, in bytes. */
const most = { archive: 40 * 1024 ** 2, installed: 100 * 1024 ** 2 };

const filesIn = (where: string): string[] =>
  readdirSync(where, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => statSync(path.join(where, file)).isFile());
const text = (...parts: string[]): string => readFileSync(path.join(folder, ...parts), 'utf8');
const weight = (where: string): number =>
  filesIn(where).reduce((all, file) => all + statSync(path.join(where, file)).size, 0);

let provider: RunningProvider;
/** of the release before anything was installed in it */
let released: readonly string[];
const running: ReleaseServer[] = [];

beforeAll(async () => {
  run(process.execPath, ['scripts/release.mjs', '--to', packed], root);
  mkdirSync(path.dirname(folder));
  run('tar', ['-xzf', path.join(packed, `${name}.tar.gz`)], path.dirname(folder));
  released = filesIn(folder);
  // What the project itself was installed from is in npm's cache, and nothing else is asked.
  run('npm', ['ci', '--omit=dev', '--offline', '--ignore-scripts', '--no-audit', '--no-fund'], folder);
  provider = await startProvider({
    accounts: ['zhang', 'li'].map((id) => ({ id, claims: { name: id } })),
    clients: [{ clientId: 'scorebook', redirectUris: [redirectUri] }],
  });
}, 1_800_000);
afterEach(async () => {
  for (const server of running.splice(0)) await server.end('SIGKILL');
});
afterAll(async () => {
  await provider.stop();
  rmSync(place, { recursive: true, force: true });
});

const settings = (data: string, organisation: string, more: Env = {}): Env => ({
  ...tls,
  PORT: '0',
  HOST: '127.0.0.1',
  DATA_DIR: path.join(place, data),
  AUTH_ISSUERS: JSON.stringify({
    [provider.issuer]: { organisation, audience: 'scorebook', clientId: 'scorebook' },
  }),
  ...more,
});

const command = (file: string, args: readonly string[], env: Env): string =>
  run(process.execPath, [path.join('server', file), ...args], folder, env);

async function start(env: Env): Promise<ReleaseServer> {
  const server = await startRelease(folder, env);
  running.push(server);
  return server;
}

async function signedIn(account: string): Promise<Env> {
  const client = { issuer: provider.issuer, clientId: 'scorebook', redirectUri, scope: 'openid profile' };
  const { access_token: token } = await signInAt({ ...client, account });
  return { authorization: `Bearer ${token}` };
}

test('what is given out is what SHA256SUMS says, and tells nothing of who packed it where and when', () => {
  const sums = readFileSync(path.join(packed, 'SHA256SUMS'), 'utf8').trimEnd().split('\n');
  expect(sums.map((line) => line.slice(66))).toEqual([`${name}.tar.gz`, `${name}.sbom.cdx.json`]);
  for (const line of sums) {
    const bytes = readFileSync(path.join(packed, line.slice(66)));
    expect(line.slice(0, 64)).toBe(createHash('sha256').update(bytes).digest('hex'));
  }
  const listed = run('tar', ['--numeric-owner', '--utc', '-tvzf', path.join(packed, `${name}.tar.gz`)], packed);
  const lines = listed.trimEnd().split('\n');
  expect(new Set(lines.map((line) => line.split(/\s+/)[1]))).toEqual(new Set(['0/0']));
  expect(new Set(lines.map((line) => line.split(/\s+/)[3])).size).toBe(1);
  const paths = lines.map((line) => line.split(/\s+/).at(-1) ?? '');
  expect(paths.every((one) => one.startsWith(`${name}/`))).toBe(true);
});

test('it holds what it says, nothing of building, and nothing of the development sign-in', () => {
  for (const file of [
    'server/main.js',
    'addin/taskpane.html',
    'addin/office-js/office.js',
    'functions/host.json',
    'README.md',
    'CHANGELOG.md',
  ])
    expect(released).toContain(file);
  expect(released.filter((file) => /\.map$|\.tsx?$|^addin\/(preview|settings\.json|staticwebapp)/.test(file))).toEqual(
    [],
  );
  const scripts = released.filter((file) => file.endsWith('.js') && !file.startsWith('addin/office-js/'));
  const traces =
    /\/\/# sourceMappingURL=\S+\s*$|\/dev\/(token|people|messages)|development\.scorebook\.invalid|外单位考核办/;
  expect(scripts.filter((file) => traces.test(text(file)))).toEqual([]);
  const weights = { archive: statSync(path.join(packed, `${name}.tar.gz`)).size, installed: weight(folder) };
  const parts = Object.fromEntries(
    ['server', 'addin', 'functions', 'node_modules'].map((part) => [part, weight(path.join(folder, part))]),
  );
  console.table(
    Object.entries({ ...weights, ...parts }).map(([part, bytes]) => ({ part, KiB: Math.round(bytes / 1024) })),
  );
  expect(weights.archive).toBeLessThanOrEqual(most.archive);
  expect(weights.installed).toBeLessThanOrEqual(most.installed);
});

test('every link from one of its pages to another leads somewhere', () => {
  const pages = released.filter((file) => file.endsWith('.md'));
  const dead = pages.flatMap((page) =>
    [...text(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
      .map(([, link = '']) => path.posix.join(path.posix.dirname(page), link))
      .filter((file) => !existsSync(path.join(folder, file)))
      .map((file) => `${page}: ${file}`),
  );
  expect(dead).toEqual([]);
});

test('it installs the embedded database and its parts alone, each by its digest, for every platform', () => {
  const own = JSON.parse(text('package.json')) as {
    dependencies: object;
    scripts: Record<string, string>;
    version: string;
  };
  expect(own).toMatchObject({ version, dependencies: { libsql: dependencies['libsql'] } });
  expect(Object.keys(own.dependencies)).toEqual(['libsql']);
  for (const script of Object.values(own.scripts)) expect(released).toContain(script.replace('node ', ''));
  const commands = [
    'archive',
    'backup',
    'organisation',
    'person',
    'restore',
    'serve',
    'unarchive',
    'upgrade',
    'verify',
  ];
  expect(Object.keys(own.scripts)).toEqual(expect.arrayContaining(commands));
  const { packages } = JSON.parse(text('package-lock.json')) as {
    packages: Record<string, { integrity?: string; dev?: boolean }>;
  };
  const places = Object.keys(packages).filter((one) => one !== '');
  expect(places).toEqual(
    expect.arrayContaining(
      ['linux-x64-gnu', 'linux-arm64-gnu', 'win32-x64-msvc'].map((one) => `node_modules/@libsql/${one}`),
    ),
  );
  expect(places.filter((one) => packages[one]?.dev || !packages[one]?.integrity)).toEqual([]);
});

test('its bill of materials is CycloneDX and names everything that is bundled, in its version', () => {
  const bill = JSON.parse(text('sbom.cdx.json')) as {
    bomFormat: string;
    metadata: { component: object };
    components: { name: string; version: string; purl: string; licenses?: unknown[] }[];
  };
  expect(bill).toMatchObject({ bomFormat: 'CycloneDX', metadata: { component: { name: 'scorebook', version } } });
  const listed = new Map(bill.components.map((one) => [`${one.name}@${one.version}`, one]));
  for (const [dependency, locked] of Object.entries(dependencies))
    expect([...listed.keys()]).toContain(`${dependency}@${locked}`);
  const bundled = released
    .filter((file) => /^(server|functions)\/[^/]+\.js$/.test(file))
    .flatMap((file) =>
      [...text(file).matchAll(/node_modules\/((?:@[\w.-]+\/)?[\w.-]+)\//g)].map(([, one]) => one ?? ''),
    );
  const names = new Set(bill.components.map((one) => one.name));
  expect(new Set(bundled).size).toBeGreaterThan(20);
  expect([...new Set(bundled)].filter((one) => !names.has(one))).toEqual([]);
});

test('without https and an issuer it refuses, by the exit code that systemd knows', () => {
  const { PATH = '' } = process.env;
  const { status, stdout } = spawnSync(process.execPath, ['server/main.js'], {
    cwd: folder,
    env: { PATH },
    encoding: 'utf8',
  });
  expect([status, stdout]).toEqual([78, expect.stringMatching(/TRUST_PROXY.*AUTH_ISSUERS|AUTH_ISSUERS.*TRUST_PROXY/)]);
});

test('from nothing to a submitted month, killed and there again; backed up, verified, archived and brought in elsewhere', async () => {
  const env = settings('works', 'works', { SITE_URL: siteUrl });
  const made = command('organisation.js', ['add', 'works', '--title', '六安院', '--admin', 'zhang'], env);
  expect(made).toContain('works: made');
  const first = await start(env);
  // What the command has begun is of today's format already.
  expect(first.lines).toHaveLength(1);
  const atSite = { host: new URL(siteUrl).host };
  const ask = async (
    server: ReleaseServer,
    account: string | null,
    address: string,
    method = 'GET',
    body?: unknown,
    more: Env = {},
  ) =>
    askRelease(
      `${server.url}${address}`,
      { ...atSite, ...more, ...(account !== null && (await signedIn(account))) },
      method,
      body,
    );

  const manifest = await ask(first, null, '/manifest.xml');
  expect([manifest.status, manifest.type]).toEqual([200, 'application/xml']);
  expect(manifest.text).not.toContain('localhost');
  for (const part of [
    `<Version>${version}.0</Version>`,
    `<AppDomain>${siteUrl}</AppDomain>`,
    `<AppDomain>${provider.issuer}</AppDomain>`,
    `${siteUrl}/taskpane.js`,
  ])
    expect(manifest.text).toContain(part);
  for (const page of [
    '/taskpane.js',
    '/app',
    '/office-js/office.js',
    '/office-js/Excel-Win32-16.01.js',
    '/guide/index.html',
    '/functions.en-US.json',
  ])
    expect([page, (await ask(first, null, page)).status]).toEqual([page, 200]);

  const given = await ask(
    first,
    'zhang',
    '/api/people/li',
    'PUT',
    { name: '李四', roles: ['office'] },
    { 'if-none-match': '*' },
  );
  expect([given.status, given.text]).toEqual([200, expect.stringContaining('office')]);
  const scheme = preset('luan');
  const period = `/api/schemes/luan/periods/${new Date().toISOString().slice(0, 7)}`;
  const put = await ask(first, 'li', '/api/schemes/luan', 'PUT', scheme, { 'if-none-match': '*' });
  expect([put.status, put.text]).toEqual([201, expect.any(String)]);
  const opened = await ask(first, 'li', period, 'PUT');
  expect([opened.status, opened.text]).toEqual([201, expect.any(String)]);
  const deducting = scheme.components.find(({ method }) => method === 'deduct');
  const sheets = [{ unit: scheme.units[0]?.id, component: deducting?.id, lines: [{ points: 1, reason: '台账缺项' }] }];
  const key = { 'idempotency-key': 'the-one' };
  const submitted = await ask(first, 'li', `${period}/submissions`, 'POST', { sheets }, key);
  expect([submitted.status, submitted.text]).toEqual([201, expect.any(String)]);
  await first.end('SIGKILL');

  const second = await start(env);
  const again = await ask(second, 'li', `${period}/submissions`, 'POST', { sheets }, key);
  expect(again.text).toBe(submitted.text);
  const { cells } = JSON.parse((await ask(second, 'li', `${period}/progress`)).text) as {
    readonly cells: readonly { readonly accepted: readonly string[] }[];
  };
  expect(cells.flatMap(({ accepted }) => accepted)).toEqual([deducting?.id]);
  const backup = path.join(place, 'works.db');
  expect(command('backup.js', [backup], env)).toMatch(/whole; \d+ audit chains hold/);
  expect(await second.end('SIGTERM')).toBe(0);

  expect(command('verify.js', ['works'], env)).toContain('Whole: every entry, row and body is as it was recorded.');
  const archived = path.join(place, 'works.archive');
  expect(command('archive.js', [archived], env)).toMatch(/whole; works; \d+ audit chains hold/);
  const elsewhere = settings('elsewhere', 'works');
  command('unarchive.js', [archived], elsewhere);
  const restored = settings('restored', 'works');
  command('restore.js', [backup], restored);
  for (const other of [elsewhere, restored]) {
    const server = await start(other);
    const answer = await ask(server, 'li', `${period}/submissions`, 'POST', { sheets }, key);
    expect(answer.text).toBe(submitted.text);
    // A server that knows no public address cannot make a manifest, and says why.
    const none = await ask(server, null, '/manifest.xml');
    expect([none.status, none.text]).toEqual([404, expect.stringContaining('SITE_URL')]);
    await server.end('SIGTERM');
  }
}, 240_000);

test('a store of the first format is backed up, brought up and verified by its start, and people go on', async () => {
  const fixture = unpacked(1);
  const data = path.join(place, 'older');
  cpSync(fixture, data, { recursive: true });
  rmSync(fixture, { recursive: true });
  const ends = path.join(place, 'ends.json');
  const noted = Object.entries(toldOf(1)).map(([organisation, chains]) => [
    organisation,
    Object.fromEntries(Object.entries(chains).map(([chain, { end }]) => [chain, end])),
  ]);
  writeFileSync(ends, JSON.stringify(Object.fromEntries(noted)));
  const env = settings('older', 'demo', { FIRST_ADMINS: 'demo/zhang' });
  const server = await start(env);
  expect(server.lines.join('\n')).toContain('The store is of format 1; it is brought up to');
  const me = await askRelease(`${server.url}/api/me`, await signedIn('zhang'));
  expect(JSON.parse(me.text)).toMatchObject({ id: 'zhang', organisation: 'demo', roles: ['admin'] });
  expect(await server.end('SIGTERM')).toBe(0);
  expect(readdirSync(data).filter((file) => /\.before-upgrade-from-1-[^.]*$/.test(file))).toHaveLength(1);
  expect(command('verify.js', ['--against', ends, '--recalculate'], env)).toContain('Whole: ');
  expect(command('upgrade.js', [], env)).toContain('There was nothing to bring up');
}, 240_000);
