// The registration that people sign in with: what the script asks of Microsoft Graph, held against a real receiver.
import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: Record<string, unknown>;
}

let graph: Server;
let asked: Asked[];
let refuse: string | null;
let host: string;
beforeAll(async () => {
  graph = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const body = JSON.parse(Buffer.concat(chunks).toString()) as Asked['body'];
      asked.push({ method, path: url, authorization: headers.authorization, body });
      if (url === refuse) {
        const error = { code: 'Authorization_RequestDenied', message: 'Insufficient privileges' };
        return response.writeHead(403).end(JSON.stringify({ error }));
      }
      if (method === 'PATCH') return response.writeHead(204).end();
      response.writeHead(201).end(JSON.stringify({ id: `object-${asked.length}`, appId: 'app-1' }));
    });
  });
  await new Promise<void>((resolve) => void graph.listen(0, '127.0.0.1', resolve));
  host = `http://127.0.0.1:${(graph.address() as AddressInfo).port}`;
});
beforeEach(() => {
  [asked, refuse] = [[], null];
});
afterAll(() => new Promise((resolve) => graph.close(resolve)));

const script = path.join(__dirname, '../../deploy/entra/create-registration.mjs');
const run = (args: readonly string[], env: Record<string, string> = {}) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(process.execPath, [script, ...args], { env }, (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out, err }),
    );
  });
const site = ['--site', 'https://scores.example.cn'];

test('one tenant, tokens of version 2, three redirect addresses, the exposed permission, and consent for everybody', async () => {
  const { code, out } = await run(site, { GRAPH_TOKEN: 'of an administrator', GRAPH_HOST: host });
  expect([code, out]).toEqual([0, 'AUTH_AUDIENCE=app-1\n']);
  expect(asked.map(({ method, path: at }) => `${method} ${at}`)).toEqual([
    'POST /v1.0/applications',
    'PATCH /v1.0/applications/object-1',
    'POST /v1.0/servicePrincipals',
    'POST /v1.0/oauth2PermissionGrants',
  ]);
  expect(new Set(asked.map(({ authorization }) => authorization))).toEqual(new Set(['Bearer of an administrator']));
  const [application, own, principal, consent] = asked.map(({ body }) => body);
  expect(application).toMatchObject({
    signInAudience: 'AzureADMyOrg',
    api: {
      requestedAccessTokenVersion: 2,
      oauth2PermissionScopes: [{ value: 'access_as_user', type: 'User', isEnabled: true }],
    },
    spa: {
      redirectUris: [
        'brk-multihub://scores.example.cn',
        'https://scores.example.cn/sign-in.html',
        'https://scores.example.cn/taskpane.html',
      ],
    },
    web: { implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: false } },
  });
  const scopeId = (application?.['api'] as { oauth2PermissionScopes: { id: string }[] }).oauth2PermissionScopes[0]?.id;
  expect(scopeId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(own).toMatchObject({
    identifierUris: ['api://app-1'],
    api: {
      requestedAccessTokenVersion: 2,
      preAuthorizedApplications: [{ appId: 'app-1', delegatedPermissionIds: [scopeId] }],
    },
    requiredResourceAccess: [{ resourceAppId: 'app-1', resourceAccess: [{ id: scopeId, type: 'Scope' }] }],
  });
  expect(principal).toEqual({ appId: 'app-1' });
  expect(consent).toEqual({
    clientId: 'object-3',
    consentType: 'AllPrincipals',
    resourceId: 'object-3',
    scope: 'access_as_user',
  });
});

test.each([
  ['global', 'https://graph.microsoft.com'],
  ['china', 'https://microsoftgraph.chinacloudapi.cn'],
])('without a token it says what it would ask of the %s cloud, and asks for nothing', async (cloud, at) => {
  const { code, out } = await run([...site, '--cloud', cloud]);
  expect(code).toBe(0);
  expect(out.match(/^(POST|PATCH) \S+/gm)).toEqual([
    `POST ${at}/v1.0/applications`,
    `PATCH ${at}/v1.0/applications/{id}`,
    `POST ${at}/v1.0/servicePrincipals`,
    `POST ${at}/v1.0/oauth2PermissionGrants`,
  ]);
  expect(out).toContain('Nothing was asked for.');
});

test('for several tenants the registration is of any organisation, and still of no private account', async () => {
  const { out } = await run([...site, '--tenants', 'several']);
  expect(out).toContain('"signInAudience": "AzureADMultipleOrgs"');
  expect((await run([...site, '--tenants', 'all'])).err).toContain('--tenants');
});

test('a dry run asks for nothing though there is a token, and does not tell it', async () => {
  const { out } = await run([...site, '--dry-run'], { GRAPH_TOKEN: 'a secret', GRAPH_HOST: host });
  expect(asked).toEqual([]);
  expect(out).not.toContain('a secret');
});

test('what Microsoft Graph refuses is told with its words, and nothing is asked after it', async () => {
  refuse = '/v1.0/servicePrincipals';
  const { code, out, err } = await run(site, { GRAPH_TOKEN: 'a secret', GRAPH_HOST: host });
  expect([code, out]).toEqual([1, '']);
  expect(err).toBe('POST /servicePrincipals: 403 Authorization_RequestDenied: Insufficient privileges\n');
  expect(asked).toHaveLength(3);
});

test.each([
  [[], '--site'],
  [['--site', 'http://scores.example.cn'], '--site'],
  [['--site', 'https://scores.example.cn/pages'], '--site'],
  [[...site, '--cloud', 'moon'], '--cloud'],
  [[...site, '--scope', 'all of it'], '--scope'],
])('%j is refused by its name', async (args, name) => {
  const { code, err } = await run(args, { GRAPH_TOKEN: 'a secret' });
  expect([code, err]).toEqual([2, expect.stringContaining(name)]);
});
