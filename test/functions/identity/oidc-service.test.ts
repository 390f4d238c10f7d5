// A service over two real providers: who signs in at one of them is somebody in its organisation and nobody in the other's.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noChannels } from '../../../functions/channels/channel';
import { identitySettings } from '../../../functions/identity/settings';
import { subjectId } from '../../../functions/identity/subject-id';
import { startServer, type Running } from '../../../functions/local/server/server';
import { openService } from '../../../functions/service';
import { openStore } from '../../../functions/store/open-store';
import { signInAt, type Tokens } from '../../oidc/sign-in';
import { startProvider, type ProviderSettings, type RunningProvider } from '../../oidc/start-provider';

const redirectUri = 'http://localhost:1/sign-in.html';
const clients = [{ clientId: 'pages', redirectUris: [redirectUri] }];
const northern: ProviderSettings = {
  accounts: [
    { id: 'zhang', claims: { name: '张北' } },
    { id: '李四@北方', claims: { name: '李四' } },
    { id: 'odd', claims: { name: '奇\u0000怪\n' } },
  ],
  clients,
};
const southern: ProviderSettings = {
  accounts: [{ id: 'zhang', claims: { name: '张南' } }],
  clients,
  algorithm: 'ES256',
};

let [north, south] = [] as unknown as [RunningProvider, RunningProvider];
let folder: string;
let service: Running;
const now = Date.now;

beforeAll(async () => {
  [north, south] = await Promise.all([startProvider(northern), startProvider(southern)]);
  folder = await mkdtemp(join(tmpdir(), 'scorebook-'));
  const issuers = {
    [north.issuer]: { organisation: 'north', audience: 'scorebook', clientId: 'pages' },
    [south.issuer]: { organisation: 'south', token: 'id', clientId: 'pages', algorithms: ['ES256'] },
  };
  const clock = () => new Date();
  service = await startServer({
    settings: { port: 0, host: '127.0.0.1', tls: null, timeZone: 'Asia/Shanghai', siteOrigins: [] },
    service: await openService({
      openStore: () => openStore({ STORE: 'sqlite', DATA_DIR: folder }),
      identity: identitySettings.parse({ AUTH_ISSUERS: JSON.stringify(issuers) }),
      rate: { burst: 1_000, perSecond: 1_000 },
      firstAdmins: [
        ['north', 'zhang'],
        ['south', 'zhang'],
      ],
      version: 'test',
      clock,
      timeZone: 'Asia/Shanghai',
      mostPeriodBytes: 1_000_000,
      channels: noChannels,
    }),
    sites: [],
    siteSettings: { apiUrl: '', signIn: { kind: 'development' }, preview: false },
    log: () => undefined,
  });
});
afterEach(() => jest.restoreAllMocks());
afterAll(async () => {
  await service.close();
  await Promise.all([north.stop(), south.stop()]);
  await rm(folder, { recursive: true });
});

const signIn = ({ issuer }: RunningProvider, account: string) =>
  signInAt({ issuer, clientId: 'pages', redirectUri, scope: 'openid profile', account });
const ask = async (token: string, path: string, init: RequestInit = {}) => {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...init.headers };
  const answer = await fetch(`${service.url}/api${path}`, { ...init, headers });
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Record<string, unknown> };
};

describe('a service over two providers', () => {
  // It has asked neither of them yet.
  it('answers 503 while a provider is away that it has not asked yet, and at once when it is back', async () => {
    const { access_token: token } = await signIn(north, 'zhang');
    await north.stop();
    const away = await ask(token, '/me');
    expect(away).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(away.headers.get('retry-after')).toBe('2');
    north = await startProvider({ ...northern, port: north.port, keys: north.keys });
    expect(await ask(token, '/me')).toMatchObject({ status: 200, body: { id: 'zhang', organisation: 'north' } });
  });

  it('knows who signed in at each of them, and who administers', async () => {
    const [{ access_token: northToken }, { id_token: southToken }] = (await Promise.all([
      signIn(north, 'zhang'),
      signIn(south, 'zhang'),
    ])) as [Tokens, Tokens];
    expect((await ask(northToken, '/me')).body).toMatchObject({ id: 'zhang', organisation: 'north', roles: ['admin'] });
    expect((await ask(southToken, '/me')).body).toMatchObject({ id: 'zhang', organisation: 'south', roles: ['admin'] });
  });

  it('names who has no role yet by the subject or a code for it, with a name that can be shown', async () => {
    const { access_token: li } = await signIn(north, '李四@北方');
    const id = subjectId('李四@北方');
    expect((await ask(li, '/me')).body).toEqual({ id, name: '李四', organisation: 'north', roles: [] });
    const { access_token: odd } = await signIn(north, 'odd');
    expect((await ask(odd, '/me')).body).toEqual({ id: 'odd', name: '奇怪', organisation: 'north', roles: [] });
  });

  it('shows what is written in one organisation to nobody of the other', async () => {
    const { access_token: northToken } = await signIn(north, 'zhang');
    const { id_token: southToken } = await signIn(south, 'zhang');
    const put = await ask(northToken, '/people/only-north', {
      method: 'PUT',
      headers: { 'if-none-match': '*' },
      body: JSON.stringify({ name: '北方的人', roles: ['office'] }),
    });
    expect(put.status).toBe(200);
    expect(JSON.stringify((await ask(northToken, '/people')).body)).toContain('only-north');
    const seen = await ask(southToken, '/people');
    expect(seen.status).toBe(200);
    expect(JSON.stringify(seen.body)).not.toMatch(/only-north|北/);
  });

  it('refuses the tokens that the other organisation uses, and none', async () => {
    const fromNorth = await signIn(north, 'zhang');
    const fromSouth = await signIn(south, 'zhang');
    for (const token of [fromNorth.id_token, fromSouth.access_token, `${fromNorth.access_token}x`, 'x']) {
      expect(await ask(token, '/me')).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
    }
    expect((await fetch(`${service.url}/api/me`)).status).toBe(401);
  });

  it('goes on while a provider it knows is away, and takes its new keys without being started again', async () => {
    const { id_token: old } = await signIn(south, 'zhang');
    expect((await ask(old, '/me')).status).toBe(200);
    await south.stop();
    expect((await ask(old, '/me')).status).toBe(200);

    south = await startProvider({ ...southern, port: south.port });
    const { id_token: fresh } = await signIn(south, 'zhang');
    jest.spyOn(Date, 'now').mockImplementation(() => now() + 11_000);
    expect(await ask(fresh, '/me')).toMatchObject({ status: 200, body: { organisation: 'south' } });
    expect((await ask(old, '/me')).status).toBe(401);
  });

  // The last one: keys that were fetched by a clock ahead are held for young.
  it('lets nobody in once a provider has been away for longer than its keys are believed, and everybody when it is back', async () => {
    const { access_token: token } = await signIn(north, 'zhang');
    expect((await ask(token, '/me')).status).toBe(200);
    await north.stop();
    jest.spyOn(Date, 'now').mockImplementation(() => now() + 590_000);
    expect((await ask(token, '/me')).status).toBe(200);
    jest.spyOn(Date, 'now').mockImplementation(() => now() + 610_000);
    for (let asked = 0; asked < 3; asked += 1) {
      const away = await ask(token, '/me');
      expect(away).toMatchObject({ status: 503, body: { code: 'unavailable', faults: [] } });
      expect(away.headers.get('retry-after')).toBe('2');
    }
    // Those of the other provider notice nothing.
    expect((await ask((await signIn(south, 'zhang')).id_token, '/me')).status).toBe(200);
    north = await startProvider({ ...northern, port: north.port, keys: north.keys });
    expect(await ask(token, '/me')).toMatchObject({ status: 200, body: { id: 'zhang', organisation: 'north' } });
  });
});
