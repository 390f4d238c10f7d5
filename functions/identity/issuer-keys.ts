// The keys that prove an issuer's tokens: fetched at first use, kept for a while, and fetched again where a token names a new one.
import type { FetchImplementation, JWTVerifyGetKey } from 'jose';
import { createLocalJWKSet, createRemoteJWKSet, customFetch } from 'jose';
import { z } from 'zod';
import { forTenant, type Issuer } from './issuer';
import { KeysUnavailable } from './refusals';
import { isSafeAddress } from './safe-address';

const TIMEOUT_MS = 5_000;
/** Keys that an issuer takes back are believed no longer than this. */
const CACHE_MS = 600_000;
/** Tokens that name unknown keys make the service ask no more often than this. */
const COOLDOWN_MS = 10_000;
/** By far more than a discovery document or a set of keys holds. */
const MOST_BYTES = 512 * 1024;

export type KeysOf = (issuer: Issuer, tenant: string) => JWTVerifyGetKey;

/** A function that throws what is no verdict on the token where keys cannot be had. Each issuer's, and each tenant's, are asked for apart. */
export function issuerKeys(): KeysOf {
  const known = new Map<string, JWTVerifyGetKey>();
  return ({ issuer, keys }, tenant) => {
    const address = forTenant(issuer, tenant);
    const source = known.get(address) ?? sourceOf(keys, address, tenant);
    known.set(address, source);
    return source;
  };
}

function sourceOf(keys: Issuer['keys'], address: string, tenant: string): JWTVerifyGetKey {
  if (keys === 'discovered') return discoveredKeys(address);
  return 'url' in keys ? remoteKeys(forTenant(keys.url, tenant)) : createLocalJWKSet({ keys: [...keys.jwks] });
}

function remoteKeys(url: string) {
  return createRemoteJWKSet(new URL(url), {
    timeoutDuration: TIMEOUT_MS,
    cacheMaxAge: CACHE_MS,
    cooldownDuration: COOLDOWN_MS,
    [customFetch]: boundedFetch,
  });
}

/** Asks where the keys are at first use; again where that failed, or where keys that have grown old cannot be had there. */
function discoveredKeys(issuer: string): JWTVerifyGetKey {
  let discovered: ReturnType<typeof discover> | undefined;
  return async (header, token) => {
    const mine = (discovered ??= discover(issuer));
    const forget = (): void => {
      if (discovered === mine) discovered = undefined;
    };
    const keys = await mine.catch((error: unknown) => {
      forget();
      throw error;
    });
    try {
      return await keys(header, token);
    } finally {
      if (!keys.fresh) forget();
    }
  };
}

const discoverySchema = z.object({ issuer: z.string(), jwks_uri: z.string() });

async function discover(issuer: string) {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const init = { headers: { accept: 'application/json' }, signal: AbortSignal.timeout(TIMEOUT_MS) };
  const response = await boundedFetch(url, init);
  if (response.status !== 200) throw new KeysUnavailable(`discovery of ${issuer} answers ${response.status}`);
  const parsed = discoverySchema.safeParse(await response.json().catch(() => null));
  if (!parsed.success) throw new KeysUnavailable(`discovery of ${issuer} is no discovery document`);
  const { issuer: named, jwks_uri: keys } = parsed.data;
  if (named !== issuer) throw new KeysUnavailable(`discovery of ${issuer} names another issuer`);
  // An issuer over https has its keys there too: http would undo what its certificate proves.
  if (!isSafeAddress(keys) || (issuer.startsWith('https:') && !keys.startsWith('https:'))) {
    throw new KeysUnavailable(`discovery of ${issuer} has its keys at an address that is not safe`);
  }
  return remoteKeys(keys);
}

/** No redirect is followed, and no answer is read without end. */
const boundedFetch = async (
  url: string,
  init: { readonly headers: HeadersInit; readonly signal: AbortSignal },
): ReturnType<FetchImplementation> => {
  const response = await fetch(url, { headers: init.headers, signal: init.signal, redirect: 'manual' });
  const parts: Uint8Array[] = [];
  let bytes = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    bytes += part.value.byteLength;
    if (bytes > MOST_BYTES) {
      await reader?.cancel();
      throw new KeysUnavailable(`${url} answers more than ${MOST_BYTES} bytes`);
    }
    parts.push(part.value);
  }
  return new Response(response.status === 200 ? Buffer.concat(parts) : null, { status: response.status });
};
