// The sign-in settings from the environment.
import { entraOrigins } from '../../../functions/identity/entra';
import { organisationsOf } from '../../../functions/identity/issuer';
import { identitySettings } from '../../../functions/identity/settings';

const tid = '11111111-2222-4333-8444-55555555555A';
const other = '21111111-2222-4333-8444-555555555555';
const entra = { AUTH_AUDIENCE: 'client-id', AUTH_TENANTS: `${tid}=luan, ${other}=baiyin` };

const issuer = 'https://id.example.cn/realms/scorebook';
const own = (change: object = {}, more: object = {}) => ({
  AUTH_ISSUERS: JSON.stringify({ [issuer]: { organisation: 'demo', audience: 'scorebook', ...change }, ...more }),
});

describe('the settings of Entra ID', () => {
  it('name the clouds, the audience, the scope and the organisation of each tenant', () => {
    const { issuers } = identitySettings.parse({ ...entra, AUTH_CLOUDS: 'global,21vianet' });
    const common = {
      audience: 'client-id',
      requiredScope: 'access_as_user',
      algorithms: ['RS256'],
      token: 'access',
      claims: { id: 'oid', name: 'name', scope: ['scp'], required: ['nbf'], fixed: { ver: '2.0' } },
      codesIds: false,
      organisation: {
        claim: 'tid',
        values: new Map([
          [tid.toLowerCase(), 'luan'],
          [other, 'baiyin'],
        ]),
      },
    };
    expect(issuers).toMatchObject([
      {
        ...common,
        issuer: 'https://login.microsoftonline.com/{tid}/v2.0',
        keys: { url: 'https://login.microsoftonline.com/{tid}/discovery/v2.0/keys' },
      },
      {
        ...common,
        issuer: 'https://login.partner.microsoftonline.cn/{tid}/v2.0',
        keys: { url: 'https://login.partner.microsoftonline.cn/{tid}/discovery/v2.0/keys' },
      },
    ]);
    expect(identitySettings.parse(entra).issuers).toHaveLength(1);
    expect(entraOrigins).toEqual(['https://login.microsoftonline.com', 'https://login.partner.microsoftonline.cn']);
  });

  it.each([
    ['AUTH_AUDIENCE', { AUTH_AUDIENCE: undefined }],
    ['AUTH_AUDIENCE', { AUTH_AUDIENCE: '' }],
    ['AUTH_SCOPE', { AUTH_SCOPE: 'two scopes' }],
    ['AUTH_CLOUDS', { AUTH_CLOUDS: 'moon' }],
    ['AUTH_CLOUDS', { AUTH_CLOUDS: 'global,global' }],
    ['AUTH_TENANTS', { AUTH_TENANTS: undefined }],
    ['AUTH_TENANTS', { AUTH_TENANTS: 'common=luan' }],
    ['AUTH_TENANTS', { AUTH_TENANTS: `${tid}=a/b` }],
    ['AUTH_TENANTS', { AUTH_TENANTS: `${tid}=luan,${tid}=baiyin` }],
    ['AUTH_TENANTS', { AUTH_TENANTS: `${tid}=luan,${other}=luan` }],
    ['AUTH_TENANTS', { AUTH_TENANTS: undefined, ...own() }],
    ['AUTH_AUDIENCE', { AUTH_AUDIENCE: undefined, ...own() }],
  ])('are refused, naming %s, with %j', (name, change) => {
    const { error } = identitySettings.safeParse({ ...entra, ...change });
    expect(error?.issues.map(({ path }) => path[0])).toContain(name);
  });
});

describe('AUTH_ISSUERS', () => {
  it('needs an organisation and an audience, and knows what is usual', () => {
    expect(identitySettings.parse(own()).issuers).toEqual([
      {
        issuer,
        keys: 'discovered',
        algorithms: ['RS256'],
        token: 'access',
        audience: 'scorebook',
        requiredScope: null,
        claims: { id: 'sub', name: 'name', scope: ['scope', 'scp'], required: [], fixed: {} },
        codesIds: true,
        organisation: 'demo',
        signIn: null,
      },
    ]);
  });

  it('names everything else where it is not usual', () => {
    const text = {
      organisation: { claim: 'https://id.example.cn/company', values: { 北方: 'north', 南方: 'south' } },
      id: 'employee',
      name: 'displayName',
      algorithms: ['ES256', 'PS256'],
      clientId: 'pages',
      scope: 'openid profile scorebook',
      requiredScope: 'scorebook',
      title: { 'zh-CN': '统一认证' },
      resource: 'https://scorebook.example.cn/api',
      jwks: 'http://127.0.0.1:8080/keys',
    };
    const { issuers } = identitySettings.parse(own(text));
    expect(issuers).toMatchObject([
      {
        keys: { url: text.jwks },
        algorithms: text.algorithms,
        requiredScope: 'scorebook',
        claims: { id: 'employee', name: 'displayName' },
        organisation: { claim: text.organisation.claim },
        signIn: { kind: 'oidc', clientId: 'pages', scope: text.scope, title: text.title, resource: text.resource },
      },
    ]);
    expect(issuers.flatMap(organisationsOf)).toEqual(['north', 'south']);
  });

  it('takes the audience of ID tokens from the client', () => {
    const { issuers } = identitySettings.parse(own({ audience: undefined, token: 'id', clientId: 'pages' }));
    expect(issuers).toMatchObject([{ token: 'id', audience: 'pages' }]);
  });

  it('stands beside the tenants of Entra ID', () => {
    const { issuers } = identitySettings.parse({ ...entra, ...own() });
    expect(issuers.map((one) => one.issuer)).toEqual(['https://login.microsoftonline.com/{tid}/v2.0', issuer]);
    expect(issuers.flatMap(organisationsOf)).toEqual(['luan', 'baiyin', 'demo']);
  });

  it.each([
    ['http://127.0.0.1:4000', true],
    ['http://localhost:4000/', true],
    ['http://[::1]:4000', true],
    ['https://id.example.cn/', true],
    ['http://id.example.cn', false],
    ['http://127.0.0.1.example.cn', false],
    ['http://127.evil.cn', false],
    ['http://localhost.example.cn', false],
    ['http://0.0.0.0', false],
    ['http://192.168.1.5', false],
    ['https://someone:secret@id.example.cn', false],
    ['https://id.example.cn?x=1', false],
    ['https://id.example.cn/#x', false],
    ['https://ID.example.cn', false],
    ['https://id.example.cn/{tid}', false],
    ['https://id.example.cn;script-src', false],
    ['https://*.example.cn', false],
    ['ftp://id.example.cn', false],
    ['id.example.cn', false],
    ['', false],
  ])('takes an issuer at %s: %j', (address, isTaken) => {
    const AUTH_ISSUERS = JSON.stringify({ [address]: { organisation: 'demo', audience: 'scorebook' } });
    expect(identitySettings.safeParse({ AUTH_ISSUERS }).success).toBe(isTaken);
  });

  it.each([
    ['organisation', { organisation: undefined }],
    ['organisation', { organisation: 'a/b' }],
    ['organisation', { organisation: '..' }],
    ['organisation', { organisation: { claim: 'tid', values: {} } }],
    ['organisation', { organisation: { claim: 'tid', values: { a: 'x', b: 'x' } } }],
    ['organisation', { organisation: { claim: '', values: { a: 'x' } } }],
    ['audience', { audience: undefined }],
    ['audience', { audience: ['scorebook'] }],
    ['audience', { token: 'id', clientId: 'pages' }],
    ['clientId', { token: 'id', audience: undefined }],
    ['requiredScope', { token: 'id', audience: undefined, clientId: 'pages', requiredScope: 'a' }],
    ['requiredScope', { requiredScope: 'a b' }],
    ['algorithms', { algorithms: [] }],
    ['algorithms', { algorithms: ['none'] }],
    ['algorithms', { algorithms: ['HS256'] }],
    ['algorithms', { algorithms: ['RS256', 'RS512'] }],
    ['algorithms', { algorithms: 'RS256' }],
    ['token', { token: 'refresh' }],
    ['scope', { clientId: 'pages', scope: 'profile' }],
    ['scope', { scope: 'openid  profile' }],
    ['jwks', { jwks: 'http://id.example.cn/keys' }],
    ['title', { title: '' }],
    ['id', { id: '' }],
  ])('is refused, naming %s, with %j', (field, change) => {
    const { error } = identitySettings.safeParse(own(change));
    expect(error?.issues.map(({ path }) => path.slice(0, 3).join(' '))).toContain(`AUTH_ISSUERS ${issuer} ${field}`);
  });

  it.each(['', '[]', '{}', 'null', '{"a":', `{"${issuer}": {}, "${issuer}": {}}`, '"x"'])(
    'is no %s',
    (AUTH_ISSUERS) => {
      const { error } = identitySettings.safeParse({ AUTH_ISSUERS });
      expect(error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`)).toEqual([
        expect.stringContaining('AUTH_ISSUERS expected JSON: {"<issuer>"'),
      ]);
    },
  );

  it('knows no field of another name', () => {
    expect(identitySettings.safeParse(own({ algorithm: 'RS256' })).error?.issues[0]?.message).toContain('"algorithm"');
  });

  it('tells all faults of all issuers at once', () => {
    const more = { 'http://id.example.com': { organisation: '/', algorithms: ['none'] } };
    const { error } = identitySettings.safeParse({
      ...own({ token: 'x', audience: undefined }, more),
      AUTH_TENANTS: '-',
    });
    expect(new Set(error?.issues.map(({ path }) => path.slice(0, 3).join(' ')))).toEqual(
      new Set([
        'AUTH_AUDIENCE',
        'AUTH_TENANTS 0',
        `AUTH_ISSUERS ${issuer} token`,
        `AUTH_ISSUERS ${issuer} audience`,
        'AUTH_ISSUERS http://id.example.com',
        'AUTH_ISSUERS http://id.example.com organisation',
        'AUTH_ISSUERS http://id.example.com algorithms',
        'AUTH_ISSUERS http://id.example.com audience',
      ]),
    );
  });

  it.each([
    ['demo', own({}, { 'https://b.example.cn': { organisation: 'demo', audience: 'x' } })],
    [
      'demo',
      own({}, { 'https://b.example.cn': { organisation: { claim: 'c', values: { a: 'demo' } }, audience: 'x' } }),
    ],
    ['luan', { ...entra, ...own({ organisation: 'luan' }) }],
  ])('is refused where two issuers share %s', (organisation, env) => {
    expect(identitySettings.safeParse(env).error?.issues).toMatchObject([
      { path: ['AUTH_ISSUERS'], message: `${organisation} is the organisation of two issuers: one issuer each` },
    ]);
  });

  it('is refused where an issuer is that of a tenant', () => {
    const address = `https://login.microsoftonline.com/${other}/v2.0`;
    const AUTH_ISSUERS = JSON.stringify({ [address]: { organisation: 'third', audience: 'x' } });
    expect(identitySettings.safeParse({ ...entra, AUTH_ISSUERS }).error?.issues).toMatchObject([
      { message: expect.stringContaining(address) },
    ]);
  });
});
