// `npm run serve` starts with settings that are fit for real people, or says all that is wrong with them.
import { join } from 'node:path';
import { proxySettings } from '../../../functions/local/server/proxies';
import { serveSettings } from '../../../functions/local/server/serve-settings';
import { SettingsRefused } from '../../../functions/settings';

const tls = { TLS_KEY: join(__dirname, 'tls/localhost.key'), TLS_CERT: join(__dirname, 'tls/localhost.crt') };
const issuer = 'https://id.example.cn/realms/works';
const entry = { organisation: 'works', audience: 'scorebook', clientId: 'pages', title: { 'zh-CN': '单位' } };
const issuers = (more: object = {}) => ({ AUTH_ISSUERS: JSON.stringify({ [issuer]: { ...entry, ...more } }) });
const proxied = { ...issuers(), TRUST_PROXY: 'loopback' };
const refusal = (env: Readonly<Record<string, string>>): string => {
  try {
    serveSettings(env);
  } catch (error) {
    if (error instanceof SettingsRefused) return error.message;
    throw error;
  }
  return 'not refused';
};

test('behind a proxy on this machine it listens for that alone, with https of its own for everybody', () => {
  expect(serveSettings(proxied)).toMatchObject({
    host: '127.0.0.1',
    port: 3000,
    tls: null,
    metrics: null,
    siteUrl: null,
  });
  expect(serveSettings({ ...issuers(), ...tls })).toMatchObject({ host: '0.0.0.0', isProxy: null });
  expect(serveSettings({ ...issuers(), ...tls, HOST: '10.0.0.7' }).host).toBe('10.0.0.7');
});

test('without an issuer it does not start', () => {
  expect(refusal({ TRUST_PROXY: 'loopback' })).toMatch(/AUTH_TENANTS.*AUTH_ISSUERS/);
  expect(refusal({ TRUST_PROXY: 'loopback', AUTH_ISSUERS: '{}' })).toContain('AUTH_ISSUERS');
  expect(refusal({ ...proxied, ...issuers({ clientId: undefined }) })).toContain(
    'AUTH_ISSUERS: no issuer has a clientId',
  );
});

test('without https, its own or a named proxy’s, it does not start', () => {
  expect(refusal(issuers())).toMatch(/TLS_KEY.*TRUST_PROXY/);
  expect(refusal({ ...issuers(), TLS_KEY: tls.TLS_KEY })).toContain('TLS_KEY and TLS_CERT go together');
});

test.each([
  ['no file', { ...tls, TLS_KEY: '/nowhere/key.pem' }, 'ENOENT'],
  ['no key', { ...tls, TLS_KEY: tls.TLS_CERT }, 'TLS_KEY, TLS_CERT'],
  ['no certificate', { ...tls, TLS_CERT: __filename }, 'TLS_KEY, TLS_CERT'],
])('a certificate of which there is %s is told at once', (_, files, told) => {
  expect(refusal({ ...issuers(), ...files })).toContain(told);
});

test.each([
  ['', 'TRUST_PROXY'],
  ['proxy.example', 'TRUST_PROXY'],
  ['10.0.0.0/33', 'TRUST_PROXY'],
  ['10.0.0.0/8/8', 'TRUST_PROXY'],
  ['10.0.0.0/', 'TRUST_PROXY'],
  ['0.0.0.0/0', 'TRUST_PROXY'],
  ['::1/129', 'TRUST_PROXY'],
  ['10.0.0.1,', 'TRUST_PROXY'],
  ['*', 'TRUST_PROXY'],
])('the proxy %j is none', (named, told) => {
  expect(refusal({ ...issuers(), TRUST_PROXY: named })).toContain(told);
});

test.each([
  ['loopback', ['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'], ['10.0.0.1', '::2', undefined, 'x']],
  ['10.1.2.3', ['10.1.2.3', '::ffff:10.1.2.3'], ['10.1.2.4', '127.0.0.1']],
  ['10.1.0.0/16, fd00::/8', ['10.1.255.255', 'fd12::1'], ['10.2.0.0', 'fe80::1']],
])('%s trusts %j', (named, trusted, others) => {
  const isProxy = proxySettings.parse({ TRUST_PROXY: named });
  for (const address of trusted) expect([address, isProxy?.(address)]).toEqual([address, true]);
  for (const address of others) expect([address, isProxy?.(address)]).toEqual([address, false]);
});

test.each([
  ['SITE_URL', 'http://scorebook.example.cn'],
  ['SITE_URL', 'https://scorebook.example.cn/app'],
  ['SITE_URL', 'https://user@scorebook.example.cn'],
  ['SITE_URL', 'scorebook'],
  ['SITE_URL', 'https://*.example.cn'],
  ['SITE_URL', 'http://localhost:3000'],
  ['OFFICE_JS_URL', 'http://cdn.example/office.js'],
  ['OFFICE_JS_URL', '/elsewhere.js'],
  ['SIGN_IN_ORIGINS', 'https://a.example/b'],
  ['SIGN_IN_ORIGINS', 'https://a.example,'],
  ['METRICS_PORT', '70000'],
  ['METRICS_HOST', ''],
  ['LOG_LEVEL', 'loud'],
  ['PORT', 'x'],
  ['STORE', 'paper'],
  ['FIRST_ADMINS', 'admin'],
  ['TIME_ZONE', 'Asia/Luan'],
  ['RATE_BURST', '0'],
  ['FILES_PERIOD_MIB', '0'],
  ['SMTP_URL', 'mail'],
  ['REMINDER_LOOPBACK', '1'],
])('%s=%s is told by its name', (name, value) => {
  expect(refusal({ ...proxied, [name]: value })).toContain(name);
});

test('everything that is wrong is named at once', () => {
  const wrong = { PORT: 'x', STORE: 'table', SITE_URL: 'x', LOG_LEVEL: 'x', METRICS_PORT: '-1', FIRST_ADMINS: 'x' };
  const told = refusal({ ...wrong, TIME_ZONE: 'x', AUTH_ISSUERS: 'x' });
  const names = [
    ...Object.keys(wrong).filter((name) => name !== 'STORE'),
    'TIME_ZONE',
    'AzureWebJobsStorage',
    'AUTH_ISSUERS',
    'TRUST_PROXY',
  ];
  for (const name of names) expect(told).toContain(name);
});

test('reminders go to no group of an organisation that nobody can sign in to', () => {
  const group = {
    id: 'g',
    organisation: 'others',
    kind: 'wecom',
    url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=x',
  };
  expect(refusal({ ...proxied, REMINDER_GROUPS: JSON.stringify([group]) })).toContain('REMINDER_GROUPS');
});

test('the pages are told where people sign in, and may ask that site and those named besides', () => {
  const { site, hosts } = serveSettings({
    ...proxied,
    SIGN_IN_ORIGINS: 'https://token.example.cn, https://keys.example.cn/',
  });
  const { clientId, title } = entry;
  const provider = { issuer, clientId, scope: 'openid profile', token: 'access', title };
  expect(site).toEqual({ apiUrl: '', signIn: { kind: 'oidc', providers: [provider] }, preview: false });
  expect(hosts).toMatchObject({ api: '', officeJs: '/office-js/office.js' });
  expect(hosts.signIn).toEqual([issuer, 'https://token.example.cn', 'https://keys.example.cn']);
});

test('Entra’s tenants are issuers too', () => {
  const [tid, audience] = ['6babcaad-604b-40ac-a9d7-9fd97c0b779f', 'a1b2c3d4-0000-4000-8000-000000000001'];
  const env = { TRUST_PROXY: 'loopback', AUTH_AUDIENCE: audience, AUTH_TENANTS: `${tid}=works` };
  expect(serveSettings(env).site.signIn).toMatchObject({ kind: 'entra', clientId: audience });
});

test('reminders lead to the page for those without Excel at the public address, unless another is named', () => {
  expect(serveSettings(proxied).channels.link).toBeNull();
  const named = { ...proxied, SITE_URL: 'https://Scorebook.example.cn:443/' };
  expect(serveSettings(named)).toMatchObject({
    siteUrl: 'https://scorebook.example.cn',
    channels: { link: 'https://scorebook.example.cn/app' },
  });
  expect(serveSettings({ ...named, REMINDER_LINK: 'https://a.example/x' }).channels.link).toBe('https://a.example/x');
});
