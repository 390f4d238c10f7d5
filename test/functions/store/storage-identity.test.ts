// The store in an account that an identity opens: real tokens from a real identity endpoint, to Azurite over https, which takes no others.
import type { TokenCredential } from '@azure/identity';
import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import tls from 'node:tls';
import { promisify } from 'node:util';
import { generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { digestOf } from '../../../functions/store/bodies';
import { openStore, storeSettings } from '../../../functions/store/open-store';
import { tableScope, type StorageByIdentity } from '../../../functions/store/storage';
import { openTableStore } from '../../../functions/store/table-store';
import { startAzurite, type Azurite } from '../azurite';
import { recordPeriod } from '../usecases/recorded-period';

const certificate = {
  cert: join(__dirname, '../local/tls/localhost.crt'),
  key: join(__dirname, '../local/tls/localhost.key'),
};
const clientId = '7f1f4c2e-1b0c-4c1e-9d8e-0f5a3c2b1a00';
const environment = { ...process.env };

/** As `NODE_EXTRA_CA_CERTS` does for a process that begins. */
const plainly = tls.createSecureContext;
const trustCertificate = () => {
  tls.createSecureContext = (options) => {
    const made = plainly(options);
    (made.context as { addCACert(pem: Buffer): void }).addCACert(readFileSync(certificate.cert));
    return made;
  };
};

let azurite: Azurite;
let key: CryptoKey;
let endpoint: Server;
let asked: { path: string; secret: string | undefined }[];
let refuses: boolean;
let addresses: { tables: string; blobs: string };

const tokenFor = (resource: string, seconds: number) =>
  new SignJWT({ oid: 'of the identity' })
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer('https://sts.windows.net/ab1f708d-50f6-404c-a006-d71b2ac7a606/')
    .setAudience(resource)
    .setNotBefore('-1m')
    .setIssuedAt()
    .setExpirationTime(`${seconds}s`)
    .sign(key);

beforeAll(async () => {
  trustCertificate();
  ({ privateKey: key } = await generateKeyPair('RS256'));
  azurite = await startAzurite(undefined, certificate);
  const at = (port: number) => `https://localhost:${port}/devstoreaccount1`;
  addresses = { tables: at(azurite.port), blobs: at(azurite.blobPort) };
  // What Azure gives an app to get its tokens from.
  endpoint = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    const resource = url.searchParams.get('resource') ?? '';
    asked.push({ path: url.pathname + url.search, secret: request.headers['x-identity-header'] as string | undefined });
    if (refuses) return void response.writeHead(400).end(JSON.stringify({ error: 'identity_not_found' }));
    void tokenFor(resource, 3600).then((token) => {
      const expires = Math.floor(Date.now() / 1000) + 3600;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ access_token: token, expires_on: expires, resource, token_type: 'Bearer' }));
    });
  });
  await new Promise<void>((resolve) => void endpoint.listen(0, '127.0.0.1', resolve));
});
beforeEach(() => {
  asked = [];
  refuses = false;
  process.env['IDENTITY_ENDPOINT'] = `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/msi/token`;
  process.env['IDENTITY_HEADER'] = 'the secret of the app';
});
afterEach(() => {
  process.env = { ...environment };
});
afterAll(async () => {
  tls.createSecureContext = plainly;
  await azurite.stop();
  await new Promise((resolve) => endpoint.close(resolve));
});

const settings = (more: Readonly<Record<string, string>> = {}) =>
  storeSettings.parse({
    STORE: 'table',
    DATA__tableServiceUri: `${addresses.tables}/`,
    DATA__blobServiceUri: addresses.blobs,
    // The host's own account is none of the data's matter.
    AzureWebJobsStorage: 'of the host',
    ...more,
  });

// First, as long as nothing is remembered.
test('an identity that the account does not have leaves the store unavailable, with nothing of the answer in what is told', async () => {
  refuses = true;
  await expect(openStore(settings({ DATA__clientId: clientId }))).rejects.toThrow(
    /^the identity got no token for the storage account$/,
  );
  expect(asked.length).toBeGreaterThan(0);
});

test('rows and files go to the account of the data with the tokens of the named identity, and no key', async () => {
  const store = await openStore(settings({ DATA__clientId: clientId }));
  const put = { kind: 'put', row: 'a', value: '"1"', expect: { absent: true } } as const;
  expect(await store.batch('p', [put])).toMatchObject({ written: true });
  expect(await store.get({ partition: 'p', row: 'a' })).toMatchObject({ value: '"1"' });
  const bytes = Buffer.from('a photo');
  await store.files.put('p', digestOf('a photo'), bytes);
  expect(Buffer.from((await store.files.get('p', digestOf('a photo'))) ?? [])).toEqual(bytes);
  await store.close();
  expect(asked.length).toBeGreaterThan(0);
  for (const { path, secret } of asked) {
    expect(new URL(path, 'http://localhost').searchParams.get('client_id')).toBe(clientId);
    expect(new URL(path, 'http://localhost').searchParams.get('resource')).toMatch(
      /^https:\/\/storage\.azure\.com\/?$/,
    );
    expect(secret).toBe('the secret of the app');
  }
});

const holding = (resource: string, lives: number): TokenCredential => ({
  getToken: async () => ({ token: await tokenFor(resource, lives), expiresOnTimestamp: Date.now() + 3_600_000 }),
});

test.each([
  ['has run out', holding('https://storage.azure.com', -30)],
  ['is for another service', holding('https://vault.azure.net', 3600)],
])('a token that %s opens nothing, and the refusal tells nothing of it', async (_, credential) => {
  const opening = openTableStore({ ...addresses, credential }, 'scorebook');
  await expect(opening).rejects.toMatchObject({ name: 'StoreUnavailable', trouble: 'refused' });
  await expect(opening).rejects.toThrow(/^Table Storage answered 403$/);
});

test("an operator's command goes with who is signed in to az", async () => {
  await recordPeriod({ store: await openStore(settings()), clock: () => new Date('2026-10-15T08:00:00Z') });
  const folder = mkdtempSync(join(tmpdir(), 'scorebook-az-'));
  const answer = { accessToken: await tokenFor('https://storage.azure.com', 3600), expires_on: 4_102_444_800 };
  writeFileSync(join(folder, 'az'), `#!/bin/sh\necho "$@" >> "${folder}/asked"\necho '${JSON.stringify(answer)}'\n`);
  chmodSync(join(folder, 'az'), 0o755);
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { verify: string } };
  const env = {
    PATH: `${folder}${delimiter}${environment['PATH']}`,
    NODE_EXTRA_CA_CERTS: certificate.cert,
    STORE: 'table',
    DATA__tableServiceUri: addresses.tables,
    DATA__blobServiceUri: addresses.blobs,
    DATA__credential: 'azurecli',
  };
  const [, built = ''] = scripts.verify.split(' ');
  const { stdout } = await promisify(execFile)(process.execPath, [built, 'demo'], { env });
  expect(stdout).toMatch(/^demo {2}people {2}whole/m);
  expect(readFileSync(join(folder, 'asked'), 'utf8')).toContain('account get-access-token');
  rmSync(folder, { recursive: true });
});

test.each([
  ['https://scores.table.core.windows.net', 'https://storage.azure.com/.default'],
  ['https://scores.table.core.chinacloudapi.cn', 'https://storage.azure.cn/.default'],
  ['https://chinacloudapi.cn.example.com', 'https://storage.azure.com/.default'],
])('the tables at %s take tokens made out for %s, and no others are asked for', async (tables, scope) => {
  expect(tableScope(tables)).toBe(scope);
  const scopes: unknown[] = [];
  const credential: StorageByIdentity['credential'] = {
    getToken: (asked) => {
      scopes.push(asked);
      return Promise.reject(new Error('nothing leaves this machine'));
    },
  };
  const blobs = tables.replace('.table.', '.blob.');
  await expect(openTableStore({ tables, blobs, credential }, 'scorebook')).rejects.toThrow('no token');
  expect(new Set(scopes)).toEqual(new Set([scope]));
});
