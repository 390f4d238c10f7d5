// Tokens of any OpenID Connect issuer against the production validator and the keys of three real providers.
import type { JWTPayload } from 'jose';
import { secondsNow, startThreeProviders, type ThreeProviders } from './three-providers';

let here: ThreeProviders;
beforeAll(async () => {
  here = await startThreeProviders();
});
afterAll(() => here.stop());

describe('a token that a provider gave to who signed in there', () => {
  it('proves organisation, issuer, subject and name', async () => {
    const { access_token: token } = await here.signIn(here.companies, 'zhang');
    expect(await here.bearer(token)).toEqual({
      organisation: 'north',
      tenant: here.companies.issuer,
      id: 'zhang',
      name: '张三',
    });
  });

  it('proves the same where it is an ID token and those are wanted; the same subject of another issuer is somebody else', async () => {
    const { id_token: token } = await here.signIn(here.single, 'zhang');
    expect(await here.bearer(token)).toEqual({
      organisation: 'south',
      tenant: here.single.issuer,
      id: 'zhang',
      name: '张南',
    });
  });

  it('has an id also where its subject could be none, and the subject for a name where it has none', async () => {
    const { access_token: token } = await here.signIn(here.companies, '李四@北方');
    const id = expect.stringMatching(/^s-[A-Za-z0-9_-]{43}$/);
    expect(await here.bearer(token)).toMatchObject({ organisation: 'north', id, name: '李四' });
    const { access_token: nameless } = await here.signIn(here.scoped, 'zhang', 'openid scorebook');
    expect(await here.bearer(nameless)).toMatchObject({ organisation: 'far', id: 'zhang', name: 'zhang' });
  });

  it.each([
    ['张三', '张三'],
    ['  张\u202e三\u0000 ', '张三'],
    ['\u200b', 'zhang'],
    ['名'.repeat(300), '名'.repeat(200)],
    [`${'名'.repeat(199)}😀`, '名'.repeat(199)],
    ['\ud800', 'zhang'],
  ])('has a name that can be shown, made of %j', async (name, shown) => {
    expect(await here.bearer(await here.signed(here.companies, { claims: { name } }))).toMatchObject({
      id: 'zhang',
      name: shown,
    });
  });

  it('is refused where the organisation is not on the list, the scope was not asked for, or it is of the other kind', async () => {
    const west = await here.signIn(here.companies, 'wang');
    await expect(here.bearer(west.access_token)).rejects.toMatchObject({ code: 'token-tenant-not-allowed' });
    const plain = await here.signIn(here.scoped, 'zhang', 'openid');
    await expect(here.bearer(plain.access_token)).rejects.toMatchObject({ code: 'token-scope-missing' });
    const south = await here.signIn(here.single, 'zhang');
    await expect(here.bearer(south.access_token)).rejects.toMatchObject({ code: 'token-wrong-audience' });
    const north = await here.signIn(here.companies, 'zhang');
    await expect(here.bearer(north.id_token)).rejects.toMatchObject({ code: 'token-wrong-audience' });
  });
});

describe('a token signed with the key of the provider', () => {
  it('is believed where nothing is wrong', async () => {
    for (const provider of [here.companies, here.single, here.scoped]) {
      expect(await here.bearer(await here.signed(provider))).toMatchObject({ id: 'zhang', tenant: provider.issuer });
    }
    const usual: JWTPayload[] = [
      { nbf: secondsNow() },
      { aud: ['other', 'scorebook'] },
      { company: '东方' },
      { exp: secondsNow() - 50 },
      { nbf: secondsNow() + 50 },
      { typ: 'Bearer', nonce: 'Keycloak up to 23 puts it into access tokens' },
      { tokenType: 'access-token', nonce: '' },
    ];
    for (const claims of usual)
      expect(await here.bearer(await here.signed(here.companies, { claims }))).toMatchObject({ id: 'zhang' });
    const ids: JWTPayload[] = [
      { aud: ['pages'] },
      { azp: 'pages' },
      { aud: ['pages', 'x'], azp: 'pages' },
      { typ: 'ID' },
    ];
    for (const claims of ids)
      expect(await here.bearer(await here.signed(here.single, { claims }))).toMatchObject({ id: 'zhang' });
    for (const scope of ['scorebook', ['openid', 'scorebook']]) {
      const token = await here.signed(here.scoped, { claims: { scope: undefined, scp: scope } });
      expect(await here.bearer(token)).toMatchObject({ organisation: 'far' });
    }
  });

  it.each<[string, JWTPayload]>([
    ['token-wrong-audience', { aud: undefined }],
    ['token-wrong-audience', { aud: 'graph' }],
    ['token-wrong-audience', { aud: ['graph', 'scorebook2'] }],
    ['token-wrong-audience', { aud: { scorebook: true } }] as never,
    ['token-wrong-audience', { aud: '' }],
    ['token-malformed', { iss: undefined }],
    ['token-malformed', { iss: ['https://a.example'] }] as never,
    ['token-wrong-issuer', { iss: 'https://id.example.cn' }],
    ['token-wrong-issuer', { iss: '' }],
    ['token-wrong-issuer', { iss: 'constructor' }],
    ['token-expired', { exp: 0 }],
    ['token-malformed', { exp: undefined }],
    ['token-malformed', { exp: 'tomorrow' }] as never,
    ['token-malformed', { exp: null }] as never,
    ['token-malformed', { nbf: 'now' }] as never,
    ['token-malformed', { iat: 'now' }] as never,
    ['token-malformed', { sub: undefined }],
    ['token-malformed', { sub: '' }],
    ['token-malformed', { sub: 7 }] as never,
    ['token-malformed', { sub: ['zhang'] }] as never,
    ['token-malformed', { sub: { id: 'zhang' } }] as never,
    ['token-malformed', { sub: 'x'.repeat(256) }],
    ['token-malformed', { sub: 'x\ud800' }],
    ['token-malformed', { name: 7 }],
    ['token-malformed', { name: '' }],
    ['token-malformed', { company: undefined }],
    ['token-malformed', { company: ['北方'] }],
    ['token-malformed', { company: '' }],
    ['token-tenant-not-allowed', { company: '西方' }],
    ['token-tenant-not-allowed', { company: '北方 ' }],
    ['token-tenant-not-allowed', { company: 'constructor' }],
    ['token-tenant-not-allowed', { company: '__proto__' }],
    ['token-wrong-kind', { nonce: 'n' }],
    ['token-wrong-kind', { at_hash: 'n' }],
    ['token-wrong-kind', { typ: 'ID' }],
    ['token-wrong-kind', { token_use: 'id' }],
  ])('is refused with %s for %j', async (code, claims) => {
    await expect(here.bearer(await here.signed(here.companies, { claims }))).rejects.toMatchObject({ code });
  });

  it.each<[string, JWTPayload]>([
    ['token-wrong-audience', { aud: 'scorebook' }],
    ['token-wrong-audience', { aud: ['pages', 'other'] }],
    ['token-wrong-audience', { aud: ['pages', 'other'], azp: 'other' }],
    ['token-wrong-audience', { azp: 'other' }],
    ['token-wrong-audience', { azp: ['pages'] }],
    ['token-wrong-kind', { nonce: undefined, scope: 'openid' }],
    ['token-wrong-kind', { typ: 'Bearer' }],
    ['token-wrong-kind', { token_use: 'access' }],
  ])('is refused as an ID token with %s for %j', async (code, claims) => {
    await expect(here.bearer(await here.signed(here.single, { claims }))).rejects.toMatchObject({ code });
  });

  it.each(['at+jwt', 'AT+JWT', 'application/at+jwt'])('is no ID token where it is of type %s', async (typ) => {
    await expect(here.bearer(await here.signed(here.single, { header: { typ } }))).rejects.toMatchObject({
      code: 'token-wrong-kind',
    });
    expect(await here.bearer(await here.signed(here.companies, { header: { typ } }))).toMatchObject({
      organisation: 'north',
    });
  });

  it('is refused a minute after its end, a minute before its beginning, and with an issuer that is nearly right', async () => {
    const cases: readonly (readonly [string, JWTPayload])[] = [
      ['token-expired', { exp: secondsNow() - 62 }],
      ['token-not-yet-valid', { nbf: secondsNow() + 65 }],
      ['token-wrong-issuer', { iss: `${here.companies.issuer}/` }],
      ['token-wrong-issuer', { iss: here.companies.issuer.toUpperCase() }],
      ['token-wrong-issuer', { iss: here.companies.issuer.replace('127.0.0.1', 'localhost') }],
      ['token-wrong-issuer', { iss: ` ${here.companies.issuer}` }],
    ];
    for (const [code, claims] of cases) {
      await expect(here.bearer(await here.signed(here.companies, { claims }))).rejects.toMatchObject({ code });
    }
  });

  it.each(['scope', 'scp'])('is refused where the scope is only part of another in %s', async (claim) => {
    for (const value of ['scorebook2', 'scorebook:read', ['scorebooks'], { scorebook: true }, 'SCOREBOOK']) {
      const claims = { scope: undefined, [claim]: value };
      await expect(here.bearer(await here.signed(here.scoped, { claims }))).rejects.toMatchObject({
        code: 'token-scope-missing',
      });
    }
  });

  it('is refused where it is huge, before anything of it is read', async () => {
    const huge = await here.signed(here.companies, { claims: { more: 'x'.repeat(20_000) } });
    await expect(here.bearer(huge)).rejects.toMatchObject({ code: 'token-malformed' });
    const large = await here.signed(here.companies, { claims: { more: 'x'.repeat(9_000) } });
    expect(await here.bearer(large)).toMatchObject({ id: 'zhang' });
  });
});
