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
