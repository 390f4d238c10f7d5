// Starts and stops the OpenID Connect provider of the tests (provider.mjs) on a loopback port; restarted with other keys it has rotated them.
import { spawn } from 'node:child_process';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { JWK } from 'jose';

export type ProviderAlgorithm = 'RS256' | 'ES256' | 'PS256';

export interface ProviderAccount {
  /** what one types to sign in, and the `sub` of its tokens */
  readonly id: string;
  /** in ID tokens (with scope `profile`) and access tokens: `name`, one that names the organisation … */
  readonly claims: Readonly<Record<string, unknown>>;
}

/** A public client: authorization code with PKCE, refresh tokens that are used once. CORS is open to the origins of its pages. */
export interface ProviderClient {
  readonly clientId: string;
  readonly redirectUris: readonly string[];
  readonly postLogoutRedirectUris?: readonly string[];
}

export interface ProviderSettings {
  readonly accounts: readonly ProviderAccount[];
  readonly clients: readonly ProviderClient[];
  /** `aud` of access tokens; `scorebook` where none is named */
  readonly audience?: string;
  /** the resource whose audience that is; asked for or not, access tokens are for it */
  readonly resource?: string;
  /** what the resource lets a client ask for, beside nothing: `scope` of access tokens holds these alone */
  readonly scopes?: readonly string[];
  readonly algorithm?: ProviderAlgorithm;
  /** private keys; made anew where none are given */
  readonly keys?: readonly JWK[];
  /** seconds */
  readonly lifetimes?: Partial<Record<'accessToken' | 'idToken' | 'refreshToken' | 'session', number>>;
  readonly asksConsent?: boolean;
  /** whether its answers hold its name (RFC 9207), and it says so; they do where nothing is said */
  readonly namesItself?: boolean;
  /** makes it a dishonest one: whoever is to sign in there is sent on to this issuer, and what it is handed then is told at `/taken` */
  readonly sendsOnTo?: { readonly issuer: string; readonly redirectUri?: string };
  /** 0 or nothing is a free one; that of a provider that was stopped makes the same issuer */
  readonly port?: number;
}

export interface RunningProvider {
  readonly issuer: string;
  readonly port: number;
  /** the private keys it signs with */
  readonly keys: readonly JWK[];
  stop(): Promise<void>;
}

const usualLifetimes = { accessToken: 3_600, idToken: 3_600, refreshToken: 86_400, session: 86_400 };

/** Resolves when discovery answers; rejects, with what the process said, where it ends before. */
export async function startProvider(settings: ProviderSettings): Promise<RunningProvider> {
  const { algorithm = 'RS256', keys = [providerKey(algorithm)] } = settings;
  const given = {
    port: 0,
    audience: 'scorebook',
    resource: 'https://scorebook.example/api',
    scopes: ['openid', 'profile', 'scorebook'],
    asksConsent: false,
    namesItself: true,
    ...settings,
    algorithm,
    keys,
    clients: settings.clients.map((client) => ({ postLogoutRedirectUris: [], ...client })),
    lifetimes: { ...usualLifetimes, ...settings.lifetimes },
  };
  const child = spawn(process.execPath, [join(__dirname, 'provider.mjs'), JSON.stringify(given)], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve());
  });
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  const issuer = await new Promise<string>((resolve, reject) => {
    let told = '';
    child.stdout.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      const [, url] = /ready: (\S+)\n/.exec(told) ?? [];
      if (url !== undefined) resolve(url);
    });
    ended.then(() => reject(new Error(`the provider ended before it was ready: ${said}`)), reject);
  });
  const discovery = await fetch(`${issuer}/.well-known/openid-configuration`);
  await discovery.arrayBuffer();
  if (!discovery.ok) {
    await stop();
    throw new Error(`discovery of the provider answers ${discovery.status}: ${said}`);
  }
  return { issuer, port: Number(new URL(issuer).port), keys, stop };
}

/** A private key for tokens of this algorithm, with an id of its own. */
export function providerKey(algorithm: ProviderAlgorithm): JWK {
  const { privateKey } =
    algorithm === 'ES256'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...(privateKey.export({ format: 'jwk' }) as JWK), kid: randomUUID(), use: 'sig', alg: algorithm };
}
