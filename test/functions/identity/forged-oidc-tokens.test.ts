// Forged tokens of any OpenID Connect issuer against the production validator and the keys of three real providers.
import { createHmac, createPublicKey } from 'node:crypto';
import type { JWTHeaderParameters } from 'jose';
import { exportJWK, generateKeyPair } from 'jose';
import { providerKey } from '../../oidc/start-provider';
import { keyOf, secondsNow, startThreeProviders, type ThreeProviders } from './three-providers';

let here: ThreeProviders;
beforeAll(async () => {
  here = await startThreeProviders();
});
afterAll(() => here.stop());

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a forged token is refused', () => {
  const refusal = { code: 'token-signature-invalid' };

  it('with no algorithm, or one that is not of the settings', async () => {
    const [, payload = '', signature = ''] = (await here.signed(here.companies)).split('.');
    for (const alg of ['none', 'None', 'HS256', 'RS384', 'RS512', 'EdDSA', '']) {
      const header = base64url({ alg, kid: keyOf(here.companies).kid });
      for (const sign of [signature, 'AAAA']) {
        await expect(here.bearer(`${header}.${payload}.${sign}`)).rejects.toMatchObject({
          code: alg === '' ? 'token-malformed' : 'token-signature-invalid',
        });
      }
      await expect(here.bearer(`${header}.${payload}.`)).rejects.toThrow(/^token-/);
    }
  });

  it('with the right key and another algorithm than that is for', async () => {
    for (const alg of ['RS384', 'PS512', 'PS256']) {
      await expect(here.bearer(await here.signed(here.companies, { header: { alg } }))).rejects.toMatchObject(refusal);
    }
  });

  it('with the public key as the secret of an HMAC', async () => {
    for (const provider of [here.companies, here.single, here.scoped]) {
      const key = createPublicKey({ key: { ...keyOf(provider) }, format: 'jwk' });
      const published = key.export({ format: 'jwk' });
      const secrets = [
        key.export({ type: 'spki', format: 'pem' }),
        key.export({ type: 'spki', format: 'der' }),
        JSON.stringify(published),
        published.n ?? published.x ?? '',
      ];
      const [, payload = ''] = (await here.signed(provider)).split('.');
      for (const secret of secrets) {
        const content = `${base64url({ alg: 'HS256', kid: keyOf(provider).kid })}.${payload}`;
        const forged = `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
        await expect(here.bearer(forged)).rejects.toMatchObject(refusal);
      }
    }
  });

  it('with the keys of another believed issuer, whatever key it names', async () => {
    const foreign = { ...keyOf(here.scoped), alg: 'PS256' };
    await expect(here.bearer(await here.signed(here.companies, { key: foreign }))).rejects.toMatchObject(refusal);
    const disguised = { ...foreign, kid: keyOf(here.companies).kid ?? '' };
    await expect(here.bearer(await here.signed(here.companies, { key: disguised }))).rejects.toMatchObject(refusal);
    const sameAlgorithm = { ...providerKey('RS256'), kid: keyOf(here.companies).kid ?? '' };
    await expect(here.bearer(await here.signed(here.companies, { key: sameAlgorithm }))).rejects.toMatchObject(refusal);
  });

  it('with a key that it brings along or points at', async () => {
    const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
    const jwk = await exportJWK(publicKey);
    const own = { ...(await exportJWK(privateKey)), alg: 'RS256' };
    const jku = `${here.scoped.issuer}/jwks`;
    for (const header of [
      { jwk },
      { jku },
      { x5u: jku },
      { x5c: ['AAAA'] },
      { jwk, jku, kid: keyOf(here.companies).kid },
    ]) {
      const token = await here.signed(here.companies, { key: own, header: header as Partial<JWTHeaderParameters> });
      await expect(here.bearer(token)).rejects.toMatchObject(refusal);
    }
  });

  it('with a key id that is a path, an address, a number or a member of every object', async () => {
    for (const kid of ['../jwks', here.scoped.issuer, '__proto__', 'constructor', 7, null, { kid: 1 }]) {
      const token = await here.signed(here.companies, { header: { kid } as never });
      await expect(here.bearer(token)).rejects.toThrow(/^token-(signature-invalid|malformed)$/);
    }
  });

  it('with an extension that nobody here understands', async () => {
    const [, payload = '', signature = ''] = (await here.signed(here.companies)).split('.');
    for (const header of [{ crit: ['exp'], exp: 1 }, { crit: ['b64'], b64: false }, { crit: [] }]) {
      const changed = base64url({ alg: 'RS256', kid: keyOf(here.companies).kid, ...header });
      await expect(here.bearer(`${changed}.${payload}.${signature}`)).rejects.toThrow(
        /^token-(signature-invalid|malformed)$/,
      );
    }
  });

  it('with another person, company, issuer or end put in', async () => {
    const [header = '', payload = '', signature = ''] = (await here.signed(here.companies)).split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    for (const change of [{ sub: 'admin' }, { company: '东方' }, { exp: secondsNow() + 9_999 }, { name: '院长' }]) {
      const forged = `${header}.${base64url({ ...claims, ...change })}.${signature}`;
      await expect(here.bearer(forged)).rejects.toMatchObject(refusal);
    }
    const asScoped = `${header}.${base64url({ ...claims, iss: here.scoped.issuer })}.${signature}`;
    await expect(here.bearer(asScoped)).rejects.toMatchObject(refusal);
  });

  it('in every form that is no signed token', async () => {
    const token = await here.signed(here.companies);
    const [header = '', payload = '', signature = ''] = token.split('.');
    const wrong = [
      `${header}.${payload}`,
      `${token}.`,
      `${token}.AAAA.AAAA`,
      `.${payload}.${signature}`,
      `${header}..${signature}`,
      `${payload}.${header}.${signature}`,
      `${header}.${base64url([])}.${signature}`,
      `${header}.${Buffer.from('null').toString('base64url')}.${signature}`,
      `${token}=`,
      `${token} x`,
      `${token},${token}`,
    ];
    for (const text of wrong) await expect(here.bearer(text)).rejects.toMatchObject({ code: 'token-malformed' });
  });
});
