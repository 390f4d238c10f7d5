// Entra ID as far as a browser sees it: its two hosts, answered from this machine, in front of the real service that believes it.
import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mostPeriodBytes } from '../../shared/api/files';
import { noChannels } from '../../functions/channels/channel';
import { functionTable } from '../../functions/function-table';
import { processSeconds } from '../../functions/http/rate-limit';
import { identitySettings } from '../../functions/identity/settings';
import { createTokenValidator } from '../../functions/identity/validate-token';
import { functionHost } from '../../functions/local/server/function-host';
import { staticFiles } from '../../functions/local/server/static-files';
import { openStore } from '../../functions/store/open-store';
import { appointFirstAdmin } from '../../functions/usecases/people';
import { wholeCheck } from '../../functions/upgrade/brought-in';
import { createStoreCheck } from '../../functions/usecases/store-check';

const root = path.resolve(__dirname, '../..');
const tls = path.join(root, 'test/functions/local/tls');
const certificate = {
  key: readFileSync(path.join(tls, 'localhost.key')),
  cert: readFileSync(path.join(tls, 'localhost.crt')),
};

export const tenant = '11111111-2222-4333-8444-555555555555';
const account = '99999999-8888-4777-8666-555555555555';
const username = 'li@contoso.example';
const clientId = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';

/** The hosts of the two clouds, which the browser is told to look for on this machine. */
export const hosts = { global: 'login.microsoftonline.com', '21vianet': 'login.partner.microsoftonline.cn' } as const;
export type Cloud = keyof typeof hosts;

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return new URLSearchParams(text);
}

async function listen(answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>) {
  const server: Server = createServer(certificate, (request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { port: (server.address() as AddressInfo).port, close };
}

/** The authority: a page on which a person says yes or no, the authorization code with PKCE, and RS256 tokens. */
export async function startAuthority(cloud: Cloud) {
  const issuer = `https://${hosts[cloud]}/${tenant}/v2.0`;
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = randomUUID();
  const codes = new Map<string, URLSearchParams>();
  const asked: string[] = [];

  const token = (claims: object): string => {
    const now = Math.floor(Date.now() / 1000);
    const common = {
      iss: issuer,
      tid: tenant,
      oid: account,
      sub: account,
      ver: '2.0',
      iat: now,
      nbf: now,
      exp: now + 3600,
    };
    const content = `${base64url({ typ: 'JWT', alg: 'RS256', kid })}.${base64url({ ...common, ...claims })}`;
    return `${content}.${createSign('sha256').update(content).sign(privateKey, 'base64url')}`;
  };

  const tokens = (nonce: string | null) => {
    const common = { aud: clientId, name: '李四', preferred_username: username };
    return {
      expires_in: 3600,
      access_token: token({ ...common, scp: 'access_as_user' }),
      id_token: token({ ...common, nonce }),
    };
  };

  const authorize = (wanted: URLSearchParams, response: ServerResponse): void => {
    const code = randomUUID();
    codes.set(code, wanted);
    const state = encodeURIComponent(wanted.get('state') ?? '');
    const back = wanted.get('redirect_uri') ?? '';
    const info = base64url({ uid: account, utid: tenant });
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<p>${wanted.get('login_hint') ?? ''}</p>
      <a id="yes" href="${back}#code=${code}&client_info=${info}&state=${state}">yes</a>
      <a id="no" href="${back}#error=access_denied&error_description=no&state=${state}">no</a>`);
  };

  const exchange = (given: URLSearchParams, response: ServerResponse): void => {
    const wanted = codes.get(given.get('code') ?? '');
    codes.delete(given.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(given.get('code_verifier') ?? '')
      .digest('base64url');
    const headers = { 'content-type': 'application/json', 'access-control-allow-origin': '*' };
    if (wanted?.get('code_challenge') !== challenge) {
      response.writeHead(400, headers).end(JSON.stringify({ error: 'invalid_grant' }));
      return;
    }
    const body = {
      token_type: 'Bearer',
      scope: given.get('scope'),
      client_info: base64url({ uid: account, utid: tenant }),
      ...tokens(wanted.get('nonce')),
    };
    response.writeHead(200, headers).end(JSON.stringify(body));
  };

  const { port, close } = await listen(async (request, response) => {
    const url = new URL(request.url ?? '/', `https://${request.headers.host}`);
    asked.push(`${request.method} ${url.host}${url.pathname}`);
    if (url.pathname.endsWith('/oauth2/v2.0/authorize')) return authorize(url.searchParams, response);
    if (url.pathname.endsWith('/oauth2/v2.0/token')) return exchange(await bodyOf(request), response);
    response.writeHead(404, { 'access-control-allow-origin': '*' }).end();
  });
  const jwk = { ...publicKey.export({ format: 'jwk' }), kty: 'RSA', kid, use: 'sig', alg: 'RS256' };
  /** What Office has from the cloud where it signs its add-ins in itself. */
  const granted = () => ({
    token: tokens(null),
    account: { environment: hosts[cloud], username, homeAccountId: `${account}.${tenant}` },
  });
  return { port, close, asked, jwk, issuer, granted };
}

/** What the pages must be allowed to connect to, beside what they are allowed anyway. */
const connectSrc = `connect-src 'self' ${Object.values(hosts)
  .map((host) => `https://${host}`)
  .join(' ')}`;

/** The service of production in one process: its functions, its validator, its pages built for this cloud; `account` administers. */
export async function startEntraService(cloud: Cloud, authority: Awaited<ReturnType<typeof startAuthority>>) {
  const data = mkdtempSync(path.join(tmpdir(), 'scorebook-entra-'));
  const pages = path.join(data, 'addin');
  cpSync(path.join(root, 'dist/addin'), pages, { recursive: true });
  const settings = {
    kind: 'entra',
    clientId,
    authority: `https://${hosts[cloud]}/${tenant}`,
    scope: `api://${clientId}/access_as_user`,
  };
  writeFileSync(path.join(pages, 'settings.json'), JSON.stringify({ apiUrl: '', signIn: settings, preview: true }));

  const store = await openStore({ STORE: 'sqlite', DATA_DIR: data });
  const clock = () => new Date();
  await appointFirstAdmin({ store, clock }, 'contoso', account);
  const identity = identitySettings.parse({
    AUTH_AUDIENCE: clientId,
    AUTH_CLOUDS: cloud,
    AUTH_TENANTS: `${tenant}=contoso`,
  });
  // The keys at hand instead of fetched: this process does not look for the cloud's host on this machine.
  const issuers = identity.issuers.map((one) => ({ ...one, keys: { jwks: [authority.jwk] } }));
  const validateToken = createTokenValidator({ issuers }, clock);
  const functions = functionHost(
    functionTable(async () => ({
      store,
      clock,
      version: 'test',
      validateToken,
      rateLimit: () => null,
      checkStore: createStoreCheck(store, processSeconds),
      assertWhole: wholeCheck(store),
      organisations: ['contoso'],
      mostPeriodBytes,
      channels: noChannels,
    })),
    () => undefined,
  );
  const sites = [
    { under: '/office-js/', folder: path.join(root, 'node_modules/@microsoft/office-js/dist'), smallLetters: true },
    { under: '/', folder: pages },
  ];
  const serveFile = staticFiles(sites);
  const { port, close } = await listen(async (request, response) => {
    const url = new URL(request.url ?? '/', 'https://localhost');
    if (url.pathname.startsWith('/api/')) {
      const answer = await functions(request, url);
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      response.end(Buffer.from(await answer.arrayBuffer()));
      return;
    }
    const { writeHead } = response;
    response.writeHead = ((status: number, headers: Record<string, string> = {}) => {
      const policy = String(headers['content-security-policy'] ?? '').replace(/connect-src[^;]*;?/, '');
      return writeHead.call(response, status, { ...headers, 'content-security-policy': `${policy}; ${connectSrc}` });
    }) as typeof response.writeHead;
    if (!serveFile(url.pathname, request, response)) response.writeHead(404, {}).end();
  });
  const stop = async (): Promise<void> => {
    await close();
    await store.close();
    rmSync(data, { recursive: true });
  };
  return { url: `https://localhost:${port}`, stop };
}
