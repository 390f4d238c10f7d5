// Every answer of the service, good or bad, carries its security headers, and the static site in production gets the same.
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiHeaders, httpsOnly, pageHeaders } from '../../../functions/http/security-headers';
import { startLocalServer, type LocalServer } from '../../../functions/local/development/local-server';
import { localSettings } from '../../../functions/local/development/settings';
import { copySample } from '../http/local-service';
import { october } from '../october';
import { hostsOf } from '../../../functions/http/site-hosts';
import { signInElsewhere, siteConfig, siteSettings } from '../../../functions/local/site/site-config';
import type { SiteSettings } from '../../../shared/api/site-settings';

const site: SiteSettings = { apiUrl: '', signIn: { kind: 'development' }, preview: true };
const ofEntra = {
  kind: 'entra' as const,
  clientId: 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
  authority: 'https://login.partner.microsoftonline.cn/contoso',
  scope: 'api://scorebook/access_as_user',
};

let folder: string;
let server: LocalServer;
const start = async (dataDir = 'data', settings: Record<string, string> = {}) => {
  await copySample(join(folder, dataDir));
  return startLocalServer({
    settings: localSettings({ PORT: '0', DATA_DIR: join(folder, dataDir), ...settings }),
    env: {},
    clock: () => october,
    sites: [{ under: '/', folder: join(folder, 'site') }],
    version: 'test',
    log: () => undefined,
  });
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scorebook-'));
  await mkdir(join(folder, 'site'));
  await writeFile(join(folder, 'site/preview.html'), '<p>预览</p>');
  server = await start();
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const policyOf = (headers: Readonly<Record<string, string>>) =>
  new Map(
    (headers['content-security-policy'] ?? '').split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources];
    }),
  );

test.each([
  ['/preview', 200, 'GET', pageHeaders()],
  ['/nothing.js', 404, 'GET', pageHeaders()],
  ['/preview', 405, 'POST', pageHeaders()],
  ['/api/health', 200, 'GET', apiHeaders],
  ['/api/me', 401, 'GET', apiHeaders],
  ['/api/nothing', 404, 'GET', apiHeaders],
  ['/api', 404, 'GET', apiHeaders],
  ['/dev/people', 200, 'GET', apiHeaders],
  ['/dev/nothing', 404, 'GET', apiHeaders],
] as const)('%s answers %i with its headers', async (path, status, method, expected) => {
  const answer = await fetch(server.url + path, { method });
  expect(answer.status).toBe(status);
  for (const [name, value] of Object.entries(expected)) expect([name, answer.headers.get(name)]).toEqual([name, value]);
  expect(answer.headers.get('strict-transport-security')).toBeNull();
});

test('the pages are told how people sign in, whatever a file of that name says', async () => {
  await writeFile(join(folder, 'site/settings.json'), '{"signIn":{"kind":"entra"}}');
  const answer = await fetch(`${server.url}/settings.json`);
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-cache']);
  expect(await answer.json()).toEqual(site);
});

test('scripts come from the site and from where office.js is, and nothing is evaluated', () => {
  expect(policyOf(pageHeaders()).get('script-src')).toEqual(["'self'"]);
  const cdn = 'https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js';
  expect(policyOf(pageHeaders({ officeJs: cdn })).get('script-src')).toEqual([
    "'self'",
    'https://appsforoffice.cdn.partner.office365.cn',
  ]);
});

test('Office may frame the pages and nobody else', () => {
  const policy = policyOf(pageHeaders());
  const framers = policy.get('frame-ancestors') as string[];
  expect(framers).toContain('https://*.officeapps.live.com');
  for (const framer of framers) {
    expect(framer).toMatch(
      /^('self'|https:\/\/\*\.([a-z.]*\.)?(live|office|sharepoint|officewebapps)\.(com|cn)|https:\/\/\*\.cloud\.microsoft)$/,
    );
  }
});

test('pages reach their own site, the API and where people sign in, and nothing else', () => {
  const own = policyOf(pageHeaders());
  expect([own.get('connect-src'), own.get('frame-src')]).toEqual([["'self'"], ["'self'"]]);
  const signIn = ['https://id.example.cn:8443/realms/a', 'https://id.example.cn:8443/realms/b', 'https://sso.example'];
  const policy = policyOf(pageHeaders({ signIn, api: 'https://api.example.cn/base' }));
  const issuers = ['https://id.example.cn:8443', 'https://sso.example'];
  expect(policy.get('connect-src')).toEqual(["'self'", 'https://api.example.cn', ...issuers]);
  expect(policy.get('frame-src')).toEqual(["'self'", ...issuers]);
  expect(policy.get('script-src')).toEqual(["'self'"]);
});

test('an address adds its origin to the policy and never a directive', () => {
  const hostile = [
    "https://a.example/; script-src 'unsafe-inline'",
    'https://a.example;script-src',
    'https://*',
    'data:text/html,x; script-src *',
    '*',
  ];
  const policies = hostile.map((address) =>
    policyOf(pageHeaders({ signIn: [address], api: address, officeJs: address })),
  );
  const sources = ["'self'", 'https://a.example'];
  expect(policies.map((policy) => policy.get('script-src'))).toEqual([sources, ...Array(4).fill(["'self'"])]);
  expect(policies.map((policy) => policy.get('connect-src'))).toEqual([sources, ...Array(4).fill(["'self'"])]);
  expect(new Set(policies.map((policy) => [...policy.keys()].join()))).toEqual(
    new Set([[...policyOf(pageHeaders()).keys()].join()]),
  );
});

test('what that is follows from what the pages are told: the service, and those who sign people in', () => {
  const asked = (settings: SiteSettings, more?: readonly string[]) =>
    policyOf(pageHeaders(hostsOf(settings, more))).get('connect-src');
  expect(asked(site)).toEqual(["'self'"]);
  const entra = ['https://login.microsoftonline.com', 'https://login.partner.microsoftonline.cn'];
  const apart = { ...site, apiUrl: 'https://api.example.cn', signIn: ofEntra };
  expect(asked(apart)).toEqual(["'self'", 'https://api.example.cn', ...entra]);
  const providers = ['https://one.example/realms/a', 'https://two.example:8443', 'https://one.example/realms/b'].map(
    (issuer) => ({ issuer, clientId: 'scorebook', scope: 'openid', token: 'access' as const }),
  );
  expect(asked({ ...site, signIn: { kind: 'oidc', providers } }, ['https://token.example'])).toEqual([
    ...["'self'", 'https://one.example', 'https://two.example:8443', 'https://token.example'],
  ]);
});

test('the static site in production sends what the local server sends, over https only', () => {
  for (const settings of [site, { ...site, signIn: ofEntra }]) {
    expect(siteConfig(settings, undefined).globalHeaders).toMatchObject({
      ...pageHeaders(hostsOf(settings)),
      ...httpsOnly,
    });
  }
});

test('a static site lets its pages get tokens where the provider has its endpoints', () => {
  const oidc = { issuer: 'https://one.example', clientId: 'c', scope: 'openid', token: 'access' } as const;
  const settings: SiteSettings = { ...site, signIn: { kind: 'oidc', providers: [oidc] } };
  const more = signInElsewhere({ SIGN_IN_ORIGINS: 'https://token.example' });
  const { globalHeaders } = siteConfig(settings, undefined, more);
  expect(globalHeaders).toMatchObject({
    'content-security-policy': expect.stringContaining("connect-src 'self' https://one.example https://token.example;"),
  });
  expect(signInElsewhere({})).toEqual([]);
  expect(() => signInElsewhere({ SIGN_IN_ORIGINS: 'token.example' })).toThrow('SIGN_IN_ORIGINS: token.example is not');
});

test('the settings that the build writes come from the environment, and whatever is wrong in them is named at once', () => {
  expect(siteSettings({})).toEqual(site);
  expect(siteSettings({ SIGN_IN: JSON.stringify(ofEntra), API_URL: 'https://api.example.cn', PREVIEW: 'no' })).toEqual({
    apiUrl: 'https://api.example.cn',
    signIn: ofEntra,
    preview: false,
  });
  expect(() => siteSettings({ SIGN_IN: '{' })).toThrow('SIGN_IN is no JSON');
  const wrong = { SIGN_IN: '{"kind":"oidc","providers":[]}', API_URL: 'http://api.example.cn' };
  expect(() => siteSettings(wrong)).toThrow(/API_URL.*SIGN_IN\.providers/);
});

test('over https to others than this machine, browsers are told to stay with https', async () => {
  const tls = { TLS_KEY: join(__dirname, 'tls/localhost.key'), TLS_CERT: join(__dirname, 'tls/localhost.crt') };
  const headersAt = async (host: string): Promise<IncomingHttpHeaders> => {
    const secure = await start(`data-${host}`, { ...tls, HOST: host, DEV_SIGN_IN: 'open' });
    const headers = await new Promise<IncomingHttpHeaders>((resolve, reject) => {
      const { port } = new URL(secure.url);
      get({ port, host: '127.0.0.1', path: '/preview', rejectUnauthorized: false }, (answer) => {
        answer.resume();
        resolve(answer.headers);
      }).on('error', reject);
    });
    await secure.close();
    return headers;
  };
  expect((await headersAt('0.0.0.0'))['strict-transport-security']).toBe('max-age=31536000');
  expect((await headersAt('127.0.0.1'))['strict-transport-security']).toBeUndefined();
});
