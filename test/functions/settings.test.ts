// The settings of the function app: a wrong one is told by its name.
import { azureSettings } from '../../functions/settings';

const right = {
  AzureWebJobsStorage: 'UseDevelopmentStorage=true',
  AUTH_AUDIENCE: 'api://scorebook',
  AUTH_TENANTS: '11111111-2222-3333-4444-555555555555=demo',
  FIRST_ADMINS: 'demo/a-1,demo/a-2',
};

test('what is right is taken', () => {
  expect(azureSettings(right)).toMatchObject({
    table: {
      AzureWebJobsStorage: 'UseDevelopmentStorage=true',
      STORE_TABLE: 'scorebook',
      STORE_CONTAINER: 'scorebook-files',
    },
    identity: { issuers: [{ audience: 'api://scorebook', signIn: null }] },
    firstAdmins: [
      ['demo', 'a-1'],
      ['demo', 'a-2'],
    ],
  });
});

test.each([
  ['AzureWebJobsStorage', ''],
  ['AUTH_AUDIENCE', undefined],
  ['AUTH_TENANTS', 'demo'],
  ['FIRST_ADMINS', 'a-1'],
  ['STORE', 'sqlite'],
])('%s cannot be %j', (name, value) => {
  expect(() => azureSettings({ ...right, [name]: value })).toThrow(name);
});

test('all that is wrong is named at once', () => {
  const wrong = {
    AzureWebJobsStorage: 'x',
    STORE_TABLE: '1',
    AUTH_TENANTS: 'demo',
    RATE_BURST: '0',
    RATE_PER_SECOND: 'fast',
    FIRST_ADMINS: 'a-1',
  };
  const names = [...Object.keys(wrong), 'AUTH_AUDIENCE'];
  for (const name of names) expect(() => azureSettings(wrong)).toThrow(name);
});

describe('AUTH_ISSUERS in Azure', () => {
  const rest = { ...right, AUTH_AUDIENCE: undefined, AUTH_TENANTS: undefined };
  const AUTH_ISSUERS = JSON.stringify({
    'https://id.example.cn': { organisation: 'north', audience: 'scorebook', clientId: 'pages' },
  });

  test('stands alone or beside the tenants of Entra ID', () => {
    expect(azureSettings({ ...rest, AUTH_ISSUERS }).identity.issuers).toMatchObject([
      { issuer: 'https://id.example.cn' },
    ]);
    expect(azureSettings({ ...right, AUTH_ISSUERS }).identity.issuers).toHaveLength(2);
  });

  test('has groups of its organisations reminded', () => {
    const url = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=x';
    const group = (organisation: string) => JSON.stringify([{ id: 'g', organisation, kind: 'wecom', url }]);
    const settings = { ...rest, AUTH_ISSUERS };
    expect(azureSettings({ ...settings, REMINDER_GROUPS: group('north') }).channels.groups).toHaveLength(1);
    expect(() => azureSettings({ ...settings, REMINDER_GROUPS: group('demo') })).toThrow('REMINDER_GROUPS');
  });

  test('is told with all else that is wrong, each fault with what is expected', () => {
    const wrong = JSON.stringify({ 'http://id.example.cn': { organisation: 'north', algorithms: ['none'] } });
    const settings = { ...right, AUTH_ISSUERS: wrong, RATE_BURST: '0' };
    for (const fault of [
      'AUTH_ISSUERS.http://id.example.cn: expected an https address (http only on this machine: localhost, 127.0.0.1)',
      'AUTH_ISSUERS.http://id.example.cn.algorithms.0: expected some of RS256, ES256, PS256',
      'AUTH_ISSUERS.http://id.example.cn.audience: expected what the issuer writes into aud of its access tokens',
      'RATE_BURST',
    ]) {
      expect(() => azureSettings(settings)).toThrow(fault);
    }
  });

  test('or the tenants of Entra ID there must be', () => {
    expect(() => azureSettings(rest)).toThrow(
      /AUTH_AUDIENCE: expected .* or AUTH_ISSUERS; AUTH_TENANTS: .* or AUTH_ISSUERS/,
    );
  });
});
