import { productionSettings } from '../../../../functions/local/site/production-settings';

const provider = {
  issuer: 'https://sign-in.example.cn/realms/office',
  clientId: 'scorebook',
  scope: 'openid profile',
  token: 'access',
};
const good = {
  SITE_URL: 'https://kaoping.example.cn',
  API_URL: 'https://api.example.cn',
  SIGN_IN: JSON.stringify({ kind: 'oidc', providers: [provider] }),
  OFFICE_JS_URL: 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
};
const refusal = (env: Record<string, string>): string => {
  try {
    productionSettings(env);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
};

test('settings for a place are taken as they are, without the preview', () => {
  expect(productionSettings(good)).toEqual({
    site: 'https://kaoping.example.cn',
    settings: {
      apiUrl: 'https://api.example.cn',
      signIn: { kind: 'oidc', providers: [provider] },
      preview: false,
    },
    officeJs: good.OFFICE_JS_URL,
    signInOrigins: [],
  });
});

test('a provider whose endpoints are elsewhere has their origins named; what is none is told', () => {
  const named = { ...good, SIGN_IN_ORIGINS: 'https://tokens.example.cn, https://keys.example.cn:8443/' };
  expect(productionSettings(named).signInOrigins).toEqual([
    'https://tokens.example.cn',
    'https://keys.example.cn:8443',
  ]);
  for (const wrong of ['https://tokens.example.cn/path', 'http://tokens.example.cn', 'https://*.example.cn', '']) {
    expect(refusal({ ...good, SIGN_IN_ORIGINS: wrong })).toContain(`\nSIGN_IN_ORIGINS: ${wrong} is not`);
  }
});

test('a service on the site’s own origin is its own origin to the pages', () => {
  expect(productionSettings({ ...good, API_URL: good.SITE_URL }).settings.apiUrl).toBe('');
});

test('an origin is what a browser makes of it: small letters, no usual port, no slash; as a server of one’s own reads it', () => {
  const env = { ...good, SITE_URL: 'https://Kaoping.example.cn:443/', API_URL: 'https://kaoping.example.cn' };
  expect(productionSettings(env)).toMatchObject({ site: 'https://kaoping.example.cn', settings: { apiUrl: '' } });
  expect(productionSettings({ ...good, API_URL: 'https://考评.example.cn/' }).settings.apiUrl).toBe(
    'https://xn--xw0as4v.example.cn',
  );
});

test('Entra ID in either cloud and office.js of the site’s own are legal', () => {
  const signIn = {
    kind: 'entra',
    clientId: '0f0e2a3c-8a0f-4a7e-9b55-0d1d2ac0a111',
    authority: 'https://login.partner.microsoftonline.cn/organizations',
    scope: 'api://scorebook/access',
  };
  const env = { ...good, SIGN_IN: JSON.stringify(signIn), OFFICE_JS_URL: '/office-js/office.js' };
  expect(productionSettings(env)).toMatchObject({ settings: { signIn }, officeJs: '/office-js/office.js' });
});

test('all that is missing is named at once, each with what it is and an example that would do', () => {
  const said = refusal({});
  for (const name of Object.keys(good)) expect(said).toContain(`\n${name} is missing.\n  It is `);
  const examples = [...said.matchAll(/For example: (\w+)='(.+)'/g)].map(([, name, example]) => [name, example]);
  expect(examples.map(([name]) => name)).toEqual(Object.keys(good));
  expect(refusal(Object.fromEntries(examples) as Record<string, string>)).toBe('');
});

test('all that is wrong is named at once, and nothing that is right', () => {
  const said = refusal({ ...good, SITE_URL: 'http://kaoping.example.cn', OFFICE_JS_URL: '//cdn.example/office.js' });
  expect(said).toContain('SITE_URL is not the https origin');
  expect(said).toContain('OFFICE_JS_URL is neither');
  expect(said).not.toContain('API_URL is');
  expect(said).not.toContain('SIGN_IN');
});

test.each([
  ['SITE_URL', 'https://*.example.cn'],
  ['SITE_URL', 'https://kaoping.example.cn/pages'],
  ['SITE_URL', 'https://kaoping.example.cn '],
  ['SITE_URL', 'https://someone@kaoping.example.cn'],
  ['API_URL', 'https://api.example.cn?x'],
  ['API_URL', 'http://127.0.0.1:7071'],
  ['SIGN_IN', '{'],
  ['SIGN_IN', '{"kind":"development"}'],
  ['SIGN_IN', '{"kind":"entra"}'],
  ['SIGN_IN', '{"kind":"oidc","providers":[]}'],
  ['SIGN_IN', JSON.stringify({ kind: 'oidc', providers: [{ ...provider, issuer: 'http://localhost:8080' }] })],
  ['SIGN_IN', JSON.stringify({ kind: 'oidc', providers: [{ ...provider, secret: 'x' }] })],
  ['OFFICE_JS_URL', 'http://appsforoffice.microsoft.com/lib/1/hosted/office.js'],
  ['OFFICE_JS_URL', '/elsewhere/office.js'],
  ['OFFICE_JS_URL', 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js?x'],
])('%s=%s is refused', (name, value) => {
  expect(refusal({ ...good, [name]: value })).toContain(`\n${name} `);
});
