// The sign-in settings from the environment.
import { identitySettings } from '../../../functions/identity/settings';

const tid = '11111111-2222-4333-8444-55555555555A';
const other = '21111111-2222-4333-8444-555555555555';
const env = { AUTH_AUDIENCE: 'client-id', AUTH_TENANTS: `${tid}=luan, ${other}=baiyin` };

it('name the clouds, the audience, the scope and the organisation of each tenant', () => {
  const settings = identitySettings.parse({ ...env, AUTH_CLOUDS: 'global,21vianet' });
  expect(settings).toMatchObject({ audience: 'client-id', scope: 'access_as_user' });
  expect([...settings.organisations]).toEqual([
    [tid.toLowerCase(), 'luan'],
    [other, 'baiyin'],
  ]);
  expect(settings.clouds).toEqual([
    {
      issuer: 'https://login.microsoftonline.com/{tid}/v2.0',
      keys: { url: 'https://login.microsoftonline.com/{tid}/discovery/v2.0/keys' },
    },
    {
      issuer: 'https://login.partner.microsoftonline.cn/{tid}/v2.0',
      keys: { url: 'https://login.partner.microsoftonline.cn/{tid}/discovery/v2.0/keys' },
    },
  ]);
  expect(identitySettings.parse(env).clouds).toHaveLength(1);
});

it.each([
  ['AUTH_AUDIENCE', { AUTH_AUDIENCE: undefined }],
  ['AUTH_AUDIENCE', { AUTH_AUDIENCE: '' }],
  ['AUTH_SCOPE', { AUTH_SCOPE: 'two scopes' }],
  ['AUTH_CLOUDS', { AUTH_CLOUDS: 'moon' }],
  ['AUTH_TENANTS', { AUTH_TENANTS: undefined }],
  ['AUTH_TENANTS', { AUTH_TENANTS: 'common=luan' }],
  ['AUTH_TENANTS', { AUTH_TENANTS: `${tid}=a/b` }],
  ['AUTH_TENANTS', { AUTH_TENANTS: `${tid}=luan,${tid}=baiyin` }],
  ['AUTH_TENANTS', { AUTH_TENANTS: `${tid}=luan,${other}=luan` }],
])('are refused, naming %s, with %j', (name, change) => {
  const { error } = identitySettings.safeParse({ ...env, ...change });
  expect(error?.issues.map(({ path }) => path[0])).toContain(name);
});
