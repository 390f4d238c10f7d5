// The only way to become somebody: a bearer token of a believed issuer. No other header is ever looked at.
import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import { createLocalJWKSet, createRemoteJWKSet, decodeJwt, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import { idPattern } from '../../shared/scheme/id';
import type { Identity } from './person';
import type { Cloud, IdentitySettings } from './settings';

export type TokenFault =
  | 'token-missing'
  | 'token-malformed'
  | 'token-expired'
  | 'token-not-yet-valid'
  | 'token-wrong-audience'
  | 'token-wrong-issuer'
  | 'token-tenant-not-allowed'
  | 'token-scope-missing'
  | 'token-signature-invalid';

/** Thrown when a token proves nothing; the code says why. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
  constructor(
    readonly code: TokenFault,
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}

/** Thrown when the issuer's keys cannot be fetched: nobody's fault who signs in, and no verdict on the token. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}

export type ValidateToken = (authorizationHeader: string | null) => Promise<Identity>;

const CLOCK_TOLERANCE_SECONDS = 60;
const MAX_NAME_LENGTH = 200;

const claimedSchema = z.object({ tid: z.string().regex(idPattern), iss: z.string() });
const provedSchema = z.object({
  ver: z.literal('2.0'),
  oid: z.string().regex(idPattern),
  name: z.string().min(1).optional(),
  scp: z.string().optional(),
});

export function createTokenValidator(settings: IdentitySettings, clock = () => new Date()): ValidateToken {
  const keysOf = keysByIssuer();
  return async (authorizationHeader) => {
    const token = bearerToken(authorizationHeader);
    const { tid, iss } = claimsOf(claimedSchema, unproved(token));
    const organisation = settings.organisations.get(tid);
    if (organisation === undefined) throw new TokenRefused('token-tenant-not-allowed');
    const cloud = settings.clouds.find(({ issuer }) => forTenant(issuer, tid) === iss);
    if (cloud === undefined) throw new TokenRefused('token-wrong-issuer');

    const payload = await proved(token, keysOf(cloud, tid), {
      algorithms: ['RS256'],
      audience: settings.audience,
      issuer: iss,
      requiredClaims: ['exp', 'nbf'],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: clock(),
    });
    const { oid, name = oid, scp = '' } = claimsOf(provedSchema, payload);
    if (!scp.split(' ').includes(settings.scope)) throw new TokenRefused('token-scope-missing');
    return { organisation, tenant: tid, id: oid, name: name.slice(0, MAX_NAME_LENGTH) };
  };
}

function bearerToken(header: string | null): string {
  if (header === null || header.trim() === '') throw new TokenRefused('token-missing');
  const token = /^Bearer +([A-Za-z0-9._-]+)$/i.exec(header)?.[1];
  if (token === undefined) throw new TokenRefused('token-malformed');
  return token;
}

/** What the token says of itself, to find whose keys must prove it. */
function unproved(token: string): JWTPayload {
  try {
    return decodeJwt(token);
  } catch (cause) {
    throw new TokenRefused('token-malformed', { cause });
  }
}

async function proved(
  token: string,
  keys: JWTVerifyGetKey,
  options: Parameters<typeof jwtVerify>[2],
): Promise<JWTPayload> {
  try {
    return (await jwtVerify(token, keys, options)).payload;
  } catch (cause) {
    const code = tokenFault(cause);
    throw code === undefined
      ? new KeysUnavailable("the issuer's keys cannot be fetched", { cause })
      : new TokenRefused(code, { cause });
  }
}

function claimsOf<Claims>(schema: z.ZodType<Claims>, payload: JWTPayload): Claims {
  const parsed = schema.safeParse(payload);
  if (!parsed.success) throw new TokenRefused('token-malformed', { cause: parsed.error });
  return parsed.data;
}

/** The fault of the token; undefined where not the token failed but the fetching of the keys. */
function tokenFault(error: unknown): TokenFault | undefined {
  if (error instanceof errors.JWTExpired) return 'token-expired';
  if (error instanceof errors.JWTClaimValidationFailed) return claimFault(error);
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid) return 'token-malformed';
  const unsigned = [
    errors.JWSSignatureVerificationFailed,
    errors.JOSEAlgNotAllowed,
    errors.JOSENotSupported,
    errors.JWKSNoMatchingKey,
    errors.JWKSMultipleMatchingKeys,
  ];
  return unsigned.some((kind) => error instanceof kind) ? 'token-signature-invalid' : undefined;
}

function claimFault({ claim, reason }: errors.JWTClaimValidationFailed): TokenFault {
  if (claim === 'aud') return 'token-wrong-audience';
  return claim === 'nbf' && reason === 'check_failed' ? 'token-not-yet-valid' : 'token-malformed';
}

function keysByIssuer(): (cloud: Cloud, tid: string) => JWTVerifyGetKey {
  const known = new Map<string, JWTVerifyGetKey>();
  return ({ issuer, keys }, tid) => {
    const name = forTenant(issuer, tid);
    const source =
      known.get(name) ??
      ('url' in keys
        ? createRemoteJWKSet(new URL(forTenant(keys.url, tid)))
        : createLocalJWKSet({ keys: [...keys.jwks] }));
    known.set(name, source);
    return source;
  };
}

function forTenant(template: string, tid: string): string {
  return template.replace('{tid}', tid);
}
