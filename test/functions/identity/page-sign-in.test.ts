// What pages are told of where people sign in.
import { signInSettingsSchema } from '../../../shared/api/site-settings';
import { pageSignIn } from '../../../functions/identity/page-sign-in';
import { identitySettings } from '../../../functions/identity/settings';

const client = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const [one, other] = ['11111111-2222-4333-8444-555555555555', '21111111-2222-4333-8444-555555555555'];
const entra = { AUTH_AUDIENCE: client, AUTH_TENANTS: `${one}=luan` };
const own = {
  AUTH_ISSUERS: JSON.stringify({
    'https://id.example.cn/realms/a': {
      organisation: 'a',
      audience: 'scorebook',
      clientId: 'pages',
      title: { 'zh-CN': '统一认证' },
      resource: 'https://scorebook.example.cn/api',
    },
    'https://id.example.cn/realms/b': { organisation: 'b', token: 'id', clientId: 'pages', scope: 'openid' },
    'https://machines.example.cn': { organisation: 'c', audience: 'scorebook' },
  }),
};
const issuersOf = (env: Record<string, string>) => identitySettings.parse(env).issuers;
const providers = [
  {
    issuer: 'https://id.example.cn/realms/a',
    clientId: 'pages',
    scope: 'openid profile',
    token: 'access',
    title: { 'zh-CN': '统一认证' },
    resource: 'https://scorebook.example.cn/api',
  },
  { issuer: 'https://id.example.cn/realms/b', clientId: 'pages', scope: 'openid', token: 'id' },
];

it('is every provider that knows the pages as its client', () => {
  expect(pageSignIn(issuersOf(own))).toStrictEqual({ kind: 'oidc', providers });
});

it('is Entra ID where that is all there is: one tenant, or whichever a person is of', () => {
  const scope = `api://${client}/access_as_user`;
  expect(pageSignIn(issuersOf(entra))).toEqual({
    kind: 'entra',
    clientId: client,
    authority: `https://login.microsoftonline.com/${one}`,
    scope,
  });
  const both = { ...entra, AUTH_CLOUDS: '21vianet', AUTH_TENANTS: `${one}=luan,${other}=baiyin` };
  expect(pageSignIn(issuersOf(both))).toEqual({
    kind: 'entra',
    clientId: client,
    authority: 'https://login.partner.microsoftonline.cn/organizations',
    scope,
  });
});

it('is each tenant of Entra ID as a provider beside others', () => {
  const issuer = `https://login.microsoftonline.com/${one}/v2.0`;
  const scope = `openid profile offline_access api://${client}/access_as_user`;
  expect(pageSignIn(issuersOf({ ...entra, ...own }))).toEqual({
    kind: 'oidc',
    providers: [{ issuer, clientId: client, scope, token: 'access' }, ...providers],
  });
});

it('is of the form that pages read', () => {
  for (const env of [entra, own, { ...entra, ...own }]) {
    const settings = pageSignIn(issuersOf(env));
    expect(signInSettingsSchema.parse(settings)).toEqual(settings);
  }
});

it('is none where no issuer knows the pages', () => {
  const AUTH_ISSUERS = JSON.stringify({ 'https://machines.example.cn': { organisation: 'c', audience: 'x' } });
  expect(pageSignIn(issuersOf({ AUTH_ISSUERS }))).toBeNull();
  expect(pageSignIn(issuersOf({ ...entra, AUTH_AUDIENCE: 'api://scorebook' }))).toBeNull();
});
