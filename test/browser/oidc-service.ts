// The service over OpenID Connect providers, as an organisation runs it: real providers, the real validator, the built pages, the sample's data.
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { request, type Page } from 'playwright-core';
import type { SiteSettings } from '../../shared/api/site-settings';
import { ownAddress } from '../../addin/session/return-address';
import { mostPeriodBytes } from '../../shared/api/files';
import { noChannels } from '../../functions/channels/channel';
import { pageSignIn } from '../../functions/identity/page-sign-in';
import { identitySettings } from '../../functions/identity/settings';
import { startServer } from '../../functions/local/server/server';
import { openService } from '../../functions/service';
import { openStore } from '../../functions/store/open-store';
import { copySample } from '../functions/http/local-service';
import { signInAt } from '../oidc/sign-in';
import { startProvider, type ProviderSettings, type RunningProvider } from '../oidc/start-provider';
import type { Person } from './person';
import type { Ask } from './service';

const root = path.resolve(__dirname, '../..');
const tls = {
  key: path.join(root, 'test/functions/local/tls/localhost.key'),
  cert: path.join(root, 'test/functions/local/tls/localhost.crt'),
};
export const clientId = 'scorebook';

/** A provider and the organisation whose people sign in there. */
export interface OidcOrganisation {
  readonly organisation: string;
  readonly people: readonly string[];
  readonly title?: string;
  readonly token?: 'access' | 'id';
  readonly more?: Partial<ProviderSettings>;
}

export interface OidcService {
  readonly url: string;
  readonly providers: RunningProvider[];
  readonly site: SiteSettings;
  /** Asks the API as a person of the first organisation. */
  readonly ask: Ask;
  /** The same provider, without anything that it remembered: sessions, refresh tokens. */
  restart(at: number, more?: Partial<ProviderSettings>): Promise<void>;
  stop(): Promise<void>;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export async function startOidcService(organisations: readonly OidcOrganisation[]): Promise<OidcService> {
  const data = mkdtempSync(path.join(tmpdir(), 'scorebook-oidc-'));
  await copySample(data);
  const port = await freePort();
  // Office opens its windows over https alone.
  const url = `https://localhost:${port}`;
  const page = `${url}/sign-in.html`;
  // One that does not name itself is registered with an address of its own, which follows from where it is.
  const places = await Promise.all(organisations.map(() => freePort()));
  const settingsOf = ({ people, more }: OidcOrganisation, at: number): ProviderSettings => {
    const own = ownAddress(page, `http://127.0.0.1:${places[at]}`);
    const redirectUris = [more?.namesItself === false ? own : page];
    return {
      port: places[at] as number,
      accounts: people.map((id) => ({ id, claims: { name: id } })),
      clients: [{ clientId, redirectUris, postLogoutRedirectUris: [page] }],
      ...more,
    };
  };
  const providers = await Promise.all(organisations.map((one, at) => startProvider(settingsOf(one, at))));
  const issuers = organisations.map(({ organisation, title, token = 'access' }, at) => [
    providers[at]?.issuer,
    { organisation, clientId, token, ...(token === 'access' && { audience: 'scorebook' }), ...(title && { title }) },
  ]);
  const identity = identitySettings.parse({ AUTH_ISSUERS: JSON.stringify(Object.fromEntries(issuers)) });
  const signIn = pageSignIn(identity.issuers);
  if (signIn === null) throw new Error('nobody can sign in');
  const site = { apiUrl: '', signIn, preview: true } as SiteSettings;
  const service = await openService({
    openStore: () => openStore({ STORE: 'sqlite', DATA_DIR: data }),
    identity,
    rate: { burst: 100_000, perSecond: 10_000 },
    firstAdmins: [],
    version: 'test',
    clock: () => new Date(),
    timeZone: 'Asia/Shanghai',
    mostPeriodBytes,
    channels: noChannels,
  });
  const server = await startServer({
    settings: { port, host: '127.0.0.1', tls, timeZone: 'Asia/Shanghai', siteOrigins: [] },
    service,
    sites: [
      { under: '/office-js/', folder: path.join(root, 'node_modules/@microsoft/office-js/dist'), smallLetters: true },
      { under: '/', folder: path.join(root, 'dist/addin') },
    ],
    log: () => undefined,
    siteSettings: site,
  });

  // The tests' certificate is nobody's.
  const asking = await request.newContext({ ignoreHTTPSErrors: true });
  const ask: Ask = async (account, method, address, body, headers = {}) => {
    const issuer = providers[0]?.issuer ?? '';
    const tokens = await signInAt({ issuer, clientId, redirectUri: page, scope: 'openid profile', account });
    const token = organisations[0]?.token === 'id' ? tokens.id_token : tokens.access_token;
    const response = await asking.fetch(`${url}/api${address}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { data: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (!response.ok()) throw new Error(`${method} ${address}: ${response.status()} ${JSON.stringify(answer)}`);
    return answer;
  };
  return {
    url,
    providers,
    site,
    ask,
    async restart(at, more = {}) {
      const [organisation, before] = [organisations[at], providers[at]];
      if (!organisation || !before) throw new Error(`no provider ${at}`);
      await before.stop();
      const { port: same, keys } = before;
      providers[at] = await startProvider({ ...settingsOf(organisation, at), port: same, keys, ...more });
    },
    async stop() {
      await asking.dispose();
      await server.close();
      await Promise.all(providers.map((one) => one.stop()));
      rmSync(data, { recursive: true });
    },
  };
}

/** Types the account into the provider's page. */
export async function enterAccount(window: Page, account: string): Promise<void> {
  await window.getByLabel('Account').fill(account);
  await window.getByRole('button', { name: 'Sign in' }).click();
}

/** Signs a person in at the provider's page, in the window that opens. */
export async function enterAtProvider({ page, pane }: Person, account: string): Promise<void> {
  const opened = page.context().waitForEvent('page');
  await pane.getByRole('button', { name: /^使用.*登录$/ }).click();
  await enterAccount(await opened, account);
  await pane.getByRole('tablist').waitFor();
}
