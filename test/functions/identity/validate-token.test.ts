// Tokens, good and forged, against the production validator.
import { createHmac, createPublicKey } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { JWK, JWTPayload } from 'jose';
import { SignJWT, exportJWK, generateKeyPair, importJWK } from 'jose';
import type { IdentitySettings, Issuer } from '../../../functions/identity/issuer';
import { KeysUnavailable } from '../../../functions/identity/refusals';
import { identitySettings } from '../../../functions/identity/settings';
import { createTokenValidator } from '../../../functions/identity/validate-token';
import type { DevIssuer } from '../../../functions/local/development/dev-issuer';
import { createDevIssuer } from '../../../functions/local/development/dev-issuer';

const HOUR = 3_600_000;
const assessor = { id: 'assessor-luan-safety', name: '安全评价', organisation: 'demo' };
const at = (offset: number) => () => new Date(Date.now() + offset);

let issuer: DevIssuer;
beforeAll(async () => {
  issuer = await createDevIssuer({}, ['demo', 'other']);
});

const bearer = (person = assessor) => `Bearer ${issuer.issueToken(person).access_token}`;
const validate = (header: string | null, change: Partial<Issuer> = {}, clock = at(0)) =>
  createTokenValidator({ issuers: issuer.settings.issuers.map((one) => ({ ...one, ...change })) }, clock)(header);

const keysGiven = ({ issuers: [first] }: IdentitySettings): readonly JWK[] =>
  typeof first?.keys === 'object' && 'jwks' in first.keys ? first.keys.jwks : [];

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const decode = (part = ''): JWTPayload => JSON.parse(Buffer.from(part, 'base64url').toString()) as JWTPayload;

describe('a token of the development issuer', () => {
  it('proves organisation, tenant, account and name, and lasts an hour', async () => {
    expect(await validate(bearer())).toEqual({
      organisation: 'demo',
      tenant: 'demo',
      id: 'assessor-luan-safety',
      name: '安全评价',
    });
    expect(issuer.issueToken(assessor).expires_in).toBe(3600);
    expect(await validate(bearer().replace('Bearer', 'bearer'), {}, at(HOUR))).toMatchObject({ organisation: 'demo' });
  });

  it('proves the organisation of its own tenant only', async () => {
    const office = { id: 'other-office-1', name: 'Office', organisation: 'other' };
    expect(await validate(bearer(office))).toMatchObject({ organisation: 'other', id: 'other-office-1' });
  });

  it('has the claims of an Entra ID access token', () => {
    const [header, payload] = issuer.issueToken(assessor).access_token.split('.');
    expect(decode(header)).toEqual({ typ: 'JWT', alg: 'RS256', kid: expect.any(String) });
    expect(Object.keys(decode(payload)).sort()).toEqual([
      'aud',
      'exp',
      'iat',
      'iss',
      'name',
      'nbf',
      'oid',
      'scp',
      'tid',
      'ver',
    ]);
  });

  it('does not exist in Azure', async () => {
    await expect(createDevIssuer({ WEBSITE_SITE_NAME: 'scorebook' }, ['demo'])).rejects.toThrow(/Azure/);
  });
});

describe('a request is refused', () => {
  it.each([[null], [''], ['  ']])('without a token (%j)', async (header) => {
    await expect(validate(header)).rejects.toMatchObject({ code: 'token-missing' });
  });

  it.each(['Bearer', 'Bearer x', 'Bearer a.b.c', 'Basic YTpi', 'Bearer a b', 'x', `Bearer ${'a.'.repeat(50_000)}`])(
    'with something that is no token (%.20s)',
    async (header) => {
      await expect(validate(header)).rejects.toMatchObject({ code: 'token-malformed' });
    },
  );

  it('when the token has expired, with a minute for clocks that differ', async () => {
    const header = bearer();
    await expect(validate(header, {}, at(HOUR + 62_000))).rejects.toMatchObject({ code: 'token-expired' });
    await expect(validate(header, {}, at(HOUR + 50_000))).resolves.toBeDefined();
  });

  it('when the token is not valid yet', async () => {
    await expect(validate(bearer(), {}, at(-62_000))).rejects.toMatchObject({ code: 'token-not-yet-valid' });
    await expect(validate(bearer(), {}, at(-50_000))).resolves.toBeDefined();
  });

  it('when the token is for another service', async () => {
    await expect(validate(bearer(), { audience: 'graph' })).rejects.toMatchObject({ code: 'token-wrong-audience' });
  });

  it.each(['stranger', 'constructor', '__proto__'])('when its tenant is not on the list (%s)', async (organisation) => {
    const header = bearer({ ...assessor, organisation });
    await expect(validate(header)).rejects.toMatchObject({ code: 'token-tenant-not-allowed' });
  });

  it('when it comes from a cloud that is not configured', async () => {
    const elsewhere = 'https://login.microsoftonline.com/{tid}/v2.0';
    await expect(validate(bearer(), { issuer: elsewhere })).rejects.toMatchObject({ code: 'token-wrong-issuer' });
  });

  it('without the scope, also where the scope is only part of another', async () => {
    await expect(validate(bearer(), { requiredScope: 'access' })).rejects.toMatchObject({
      code: 'token-scope-missing',
    });
  });
});

it('is not believed from a header that anybody can send: no function reads x-ms-client-principal', () => {
  const functions = join(__dirname, '../../../functions');
  const files = readdirSync(functions, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  expect(files.filter((file) => /client-principal/i.test(readFileSync(join(functions, file), 'utf8')))).toEqual([]);
  expect(files.length).toBeGreaterThan(10);
});

describe('a forged token is refused', () => {
  const parts = () => issuer.issueToken(assessor).access_token.split('.') as [string, string, string];
  const refusal = { code: 'token-signature-invalid' };

  it('with no algorithm', async () => {
    const content = `${base64url({ alg: 'none', typ: 'JWT' })}.${parts()[1]}.`;
    await expect(validate(`Bearer ${content}`)).rejects.toMatchObject(refusal);
    await expect(validate(`Bearer ${content}AAAA`)).rejects.toMatchObject(refusal);
  });

  it('with the public key as the secret of an HMAC', async () => {
    const jwk = keysGiven(issuer.settings)[0];
    const pem = createPublicKey({ key: { ...jwk }, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
    for (const secret of [pem, jwk?.n ?? '']) {
      const content = `${base64url({ alg: 'HS256', typ: 'JWT', kid: jwk?.kid })}.${parts()[1]}`;
      const forged = `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
      await expect(validate(`Bearer ${forged}`)).rejects.toMatchObject(refusal);
    }
  });

  it('with another person, another tenant or another signature put in', async () => {
    const [header, payload, signature] = parts();
    const asAdmin = base64url({ ...decode(payload), oid: 'admin' });
    const asOther = base64url({ ...decode(payload), tid: 'other' });
    const asOtherIssuer = base64url({ ...decode(asOther), iss: String(decode(payload).iss).replace('demo', 'other') });
    const turned = signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
    await expect(validate(`Bearer ${header}.${asAdmin}.${signature}`)).rejects.toMatchObject(refusal);
    await expect(validate(`Bearer ${header}.${asOtherIssuer}.${signature}`)).rejects.toMatchObject(refusal);
    await expect(validate(`Bearer ${header}.${payload}.${turned}`)).rejects.toMatchObject(refusal);
    await expect(validate(`Bearer ${header}.${asOther}.${signature}`)).rejects.toMatchObject({
      code: 'token-wrong-issuer',
    });
  });

  it('with a key of its own, in its header or by another issuer of the same name', async () => {
    const impostor = await createDevIssuer({}, ['demo']);
    await expect(validate(`Bearer ${impostor.issueToken(assessor).access_token}`)).rejects.toMatchObject(refusal);
  });
});

describe('a token of Entra ID', () => {
  const tid = '11111111-2222-4333-8444-555555555555';
  const oid = '99999999-2222-4333-8444-555555555555';
  let privateKey: JWK;
  let settings: IdentitySettings;

  beforeAll(async () => {
    const pair = await generateKeyPair('RS256', { extractable: true });
    privateKey = await exportJWK(pair.privateKey);
    const keys = { jwks: [{ ...(await exportJWK(pair.publicKey)), kid: 'k1' }] };
    const { issuers } = identitySettings.parse({
      AUTH_AUDIENCE: 'api-client-id',
      AUTH_CLOUDS: 'global,21vianet',
      AUTH_TENANTS: `${tid}=luan`,
    });
    settings = { issuers: issuers.map((one) => ({ ...one, keys })) };
  });

  const signed = async (change: JWTPayload = {}, { alg = 'RS256', kid = 'k1' } = {}) => {
    const now = Math.floor(Date.now() / 1000);
    const iss = `https://login.microsoftonline.com/${tid}/v2.0`;
    const usual = {
      iss,
      aud: 'api-client-id',
      tid,
      oid,
      scp: 'openid access_as_user',
      ver: '2.0',
      nbf: now,
      exp: now + 60,
    };
    const token = await new SignJWT({ ...usual, ...change })
      .setProtectedHeader({ alg, kid })
      .sign(await importJWK(privateKey, alg));
    return `Bearer ${token}`;
  };
  const entra = (header: string) => createTokenValidator(settings)(header);

  it.each(['login.microsoftonline.com', 'login.partner.microsoftonline.cn'])('of %s is believed', async (host) => {
    const header = await signed({ iss: `https://${host}/${tid}/v2.0` });
    expect(await entra(header)).toEqual({ organisation: 'luan', tenant: tid, id: oid, name: oid });
  });

  it('never makes its e-mail address or preferred name an identity', async () => {
    const header = await signed({ email: 'admin@luan.example', preferred_username: 'admin', sub: 'admin', name: '王' });
    expect(await entra(header)).toEqual({ organisation: 'luan', tenant: tid, id: oid, name: '王' });
  });

  it.each<[string, JWTPayload]>([
    ['token-wrong-issuer', { iss: `https://sts.windows.net/${tid}/` }],
    ['token-wrong-issuer', { iss: 'https://login.microsoftonline.com/22222222-2222-4333-8444-555555555555/v2.0' }],
    ['token-wrong-issuer', { iss: 'https://login.microsoftonline.com/{tid}/v2.0' }],
    ['token-tenant-not-allowed', { tid: '22222222-2222-4333-8444-555555555555' }],
    ['token-wrong-audience', { aud: undefined }],
    ['token-wrong-audience', { aud: ['graph', 'api-client'] }],
    ['token-scope-missing', { scp: undefined }],
    ['token-scope-missing', { scp: undefined, roles: ['access_as_user'] }],
    ['token-malformed', { tid: undefined }],
    ['token-malformed', { oid: undefined }],
    ['token-malformed', { oid: 'a/b' }],
    ['token-malformed', { exp: undefined }],
    ['token-malformed', { nbf: undefined }],
    ['token-malformed', { ver: '1.0' }],
  ])('is refused with %s for %j', async (code, change) => {
    await expect(entra(await signed(change))).rejects.toMatchObject({ code });
  });

  it('is refused where its signing key is unknown', async () => {
    await expect(entra(await signed({}, { kid: 'k2' }))).rejects.toMatchObject({ code: 'token-signature-invalid' });
  });

  it.each(['RS384', 'RS512', 'PS256'])('is refused where the right key signed it with %s', async (alg) => {
    await expect(entra(await signed({}, { alg }))).rejects.toMatchObject({ code: 'token-signature-invalid' });
  });

  describe('whose keys are fetched', () => {
    const fetched = async (status: number, run: (header: string, validateIt: typeof entra) => Promise<void>) => {
      const asked: (string | undefined)[] = [];
      const server = createServer((request, response) => {
        asked.push(request.url);
        response.writeHead(status).end(JSON.stringify({ keys: keysGiven(settings) }));
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/{tid}/keys`;
      const issuers = settings.issuers.slice(0, 1).map((one) => ({ ...one, keys: { url } }));
      try {
        await run(await signed(), createTokenValidator({ issuers }));
      } finally {
        server.closeAllConnections();
        server.close();
      }
      return asked;
    };

    it('is believed, and the keys of its tenant are asked for once', async () => {
      const asked = await fetched(200, async (header, validateIt) => {
        expect(await validateIt(header)).toMatchObject({ organisation: 'luan' });
        expect(await validateIt(header)).toMatchObject({ organisation: 'luan' });
      });
      expect(asked).toEqual([`/${tid}/keys`]);
    });

    it('is neither believed nor blamed while the issuer does not answer', async () => {
      await fetched(503, async (header, validateIt) => {
        await expect(validateIt(header)).rejects.toThrow(KeysUnavailable);
      });
    });
  });
});
