// Where an issuer's keys are found: what it says is not followed everywhere, and what fails is asked again.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPublicKey } from 'node:crypto';
import { importJWK, SignJWT } from 'jose';
import { KeysUnavailable } from '../../../functions/identity/refusals';
import { identitySettings } from '../../../functions/identity/settings';
import { createTokenValidator } from '../../../functions/identity/validate-token';
import { providerKey } from '../../oidc/start-provider';

const key = providerKey('RS256');
const published = (kid = key.kid) => ({
  ...createPublicKey({ key: { ...key }, format: 'jwk' }).export({ format: 'jwk' }),
  kid,
  use: 'sig',
  alg: 'RS256',
});

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let [server, origin] = [undefined as unknown as Server, ''];
let answers: Record<string, Answer> = {};
let asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const answer = answers[request.url ?? ''];
    if (answer === undefined) response.writeHead(404).end();
    else answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked = [];
  answers = {
    [discovery]: json({ issuer: origin, jwks_uri: `${origin}/keys` }),
    '/keys': json({ keys: [published()] }),
  };
});
afterEach(() => jest.restoreAllMocks());

const discovery = '/.well-known/openid-configuration';
const json =
  (value: unknown): Answer =>
  (_request, response) =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));

const validator = (issuer = origin, more: object = {}) => {
  const AUTH_ISSUERS = JSON.stringify({ [issuer]: { organisation: 'demo', audience: 'scorebook', ...more } });
  return createTokenValidator(identitySettings.parse({ AUTH_ISSUERS }));
};

const bearer = async (issuer = origin, kid = key.kid ?? '') => {
  const exp = Math.floor(Date.now() / 1000) + 60;
  const token = new SignJWT({ iss: issuer, sub: 'zhang', aud: 'scorebook', scope: 'openid', exp });
  return `Bearer ${await token.setProtectedHeader({ alg: 'RS256', kid }).sign(await importJWK(key, 'RS256'))}`;
};

const real = Date.now;
/** Moves the clock by which keys grow old. */
const later = (ms: number) => {
  jest.spyOn(Date, 'now').mockImplementation(() => real() + ms);
};

it('are asked for at the first token, once for all that come together', async () => {
  const validate = validator();
  expect(asked).toEqual([]);
  const header = await bearer();
  await Promise.all(Array.from({ length: 20 }, () => validate(header)));
  await validate(header);
  expect(asked).toEqual([discovery, '/keys']);
});

it('are not looked for where the settings say where they are', async () => {
  answers['/own'] = json({ keys: [published()] });
  expect(await validator(origin, { jwks: `${origin}/own` })(await bearer())).toMatchObject({ id: 'zhang' });
  expect(asked).toEqual(['/own']);
});

it('are found below an issuer with a path, with and without a slash at its end', async () => {
  for (const issuer of [`${origin}/realms/a`, `${origin}/realms/b/`]) {
    const at = new URL(`${issuer.replace(/\/$/, '')}${discovery}`).pathname;
    answers[at] = json({ issuer, jwks_uri: `${origin}/keys` });
    expect(await validator(issuer)(await bearer(issuer))).toMatchObject({ tenant: issuer });
  }
});

it.each<[string, () => unknown]>([
  ['another issuer', () => ({ issuer: 'https://id.example.cn', jwks_uri: `${origin}/keys` })],
  ['the issuer with a slash', () => ({ issuer: `${origin}/`, jwks_uri: `${origin}/keys` })],
  ['no issuer', () => ({ jwks_uri: `${origin}/keys` })],
  ['no keys', () => ({ issuer: origin })],
  ['keys over http on another machine', () => ({ issuer: origin, jwks_uri: 'http://169.254.169.254/keys' })],
  ['keys in a file', () => ({ issuer: origin, jwks_uri: 'file:///etc/passwd' })],
  ['keys in the document', () => ({ issuer: origin, jwks_uri: 'data:application/json,{"keys":[]}' })],
  ['keys behind a password', () => ({ issuer: origin, jwks_uri: origin.replace('//', '//a:b@') })],
  ['a list', () => [{ issuer: origin, jwks_uri: `${origin}/keys` }]],
  ['nothing', () => null],
])('are not taken from a discovery document that names %s', async (_what, document) => {
  answers[discovery] = json(document());
  await expect(validator()(await bearer())).rejects.toThrow(KeysUnavailable);
  expect(asked).toEqual([discovery]);
});

it.each<[string, Answer]>([
  ['fails', (_request, response) => void response.writeHead(500).end('{}')],
  ['leads elsewhere', (_request, response) => void response.writeHead(302, { location: '/elsewhere' }).end()],
  ['is no JSON', (_request, response) => void response.writeHead(200).end('<html>')],
  ['breaks off', (request) => void request.socket.destroy()],
  ['is empty', (_request, response) => void response.writeHead(200).end()],
  [
    'has no end',
    (_request, response) => {
      const more = () => {
        while (!response.destroyed && response.write('{"keys":'.repeat(8_192)));
        response.once('drain', more);
      };
      response.writeHead(200);
      more();
    },
  ],
])('are asked again at the next token where an answer %s', async (_what, wrong) => {
  answers['/elsewhere'] = json({ issuer: origin, jwks_uri: `${origin}/keys`, keys: [published()] });
  for (const at of [discovery, '/keys']) {
    const right = answers[at] as Answer;
    const validate = validator();
    answers[at] = wrong;
    await expect(validate(await bearer())).rejects.toThrow(KeysUnavailable);
    answers[at] = right;
    expect(await validate(await bearer())).toMatchObject({ id: 'zhang' });
  }
  expect(asked).not.toContain('/elsewhere');
});

it('are given up where an answer does not come', async () => {
  answers[discovery] = () => undefined;
  await expect(validator()(await bearer())).rejects.toThrow(KeysUnavailable);
});

it('are fetched anew for a key nobody has heard of, but not for each token that names one', async () => {
  const validate = validator();
  await validate(await bearer());
  const unknown = await bearer(origin, 'next');
  await expect(validate(unknown)).rejects.toMatchObject({ code: 'token-signature-invalid' });
  expect(asked).toEqual([discovery, '/keys']);
  answers['/keys'] = json({ keys: [published('next')] });
  later(11_000);
  expect(await validate(unknown)).toMatchObject({ id: 'zhang' });
  await expect(validate(await bearer())).rejects.toMatchObject({ code: 'token-signature-invalid' });
  expect(asked).toEqual([discovery, '/keys', '/keys']);
});

it('are believed for ten minutes while the issuer is away, and tokens with unknown keys change nothing of that', async () => {
  const validate = validator();
  await validate(await bearer());
  answers = {};
  later(500_000);
  await expect(validate(await bearer(origin, 'next'))).rejects.toThrow(KeysUnavailable);
  expect(await validate(await bearer())).toMatchObject({ id: 'zhang' });
  later(700_000);
  await expect(validate(await bearer())).rejects.toThrow(KeysUnavailable);
  // Whoever reads the log knows which of several providers is away.
  await expect(validate(await bearer())).rejects.toThrow(origin);
});

it('are looked for anew where they have moved', async () => {
  const validate = validator();
  await validate(await bearer());
  answers = {
    [discovery]: json({ issuer: origin, jwks_uri: `${origin}/moved` }),
    '/moved': json({ keys: [published()] }),
  };
  later(700_000);
  await expect(validate(await bearer())).rejects.toThrow(KeysUnavailable);
  expect(await validate(await bearer())).toMatchObject({ id: 'zhang' });
});
