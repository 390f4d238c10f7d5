// The only way to become somebody: a bearer token of a believed issuer. No other header is ever looked at.
import type { JWTHeaderParameters, JWTPayload, JWTVerifyGetKey, JWTVerifyOptions } from 'jose';
import { decodeJwt, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import { withoutHidden } from '../../shared/scheme/plain-text';
import type { TokenFaultCode } from '../../shared/text/fault-codes';
import { forTenant, hasTenants, type IdentitySettings, type Issuer } from './issuer';
import { issuerKeys } from './issuer-keys';
import type { Identity } from './person';
import { KeysUnavailable, TokenRefused } from './refusals';
import { isId, mostSubjectCharacters, subjectId } from './subject-id';
import { declaredKind, kindOf } from './token-kind';

export type ValidateToken = (authorizationHeader: string | null) => Promise<Identity>;

const CLOCK_TOLERANCE_SECONDS = 60;
const MAX_NAME_LENGTH = 200;
/** More than a server of one's own takes of all headers together. */
const MAX_TOKEN_LENGTH = 16 * 1024;

export function createTokenValidator({ issuers }: IdentitySettings, clock = () => new Date()): ValidateToken {
  const keysOf = issuerKeys();
  return async (authorizationHeader) => {
    const token = bearerToken(authorizationHeader);
    const claimed = unproved(token);
    const { issuer, tenant, organisation } = issuerOf(issuers, claimed);

    const { protectedHeader, payload } = await proved(token, keysOf(issuer, tenant), {
      algorithms: [...issuer.algorithms],
      audience: issuer.audience,
      issuer: forTenant(issuer.issuer, tenant),
      requiredClaims: ['exp', ...issuer.claims.required],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: clock(),
    });
    assertKind(issuer, protectedHeader, payload);
    assertHolds(issuer, payload);
    const { id, name } = accountOf(issuer, payload);
    return { organisation, tenant, id, name };
  };
}

function bearerToken(header: string | null): string {
  if (header === null || header.trim() === '') throw new TokenRefused('token-missing');
  if (header.length > MAX_TOKEN_LENGTH) throw new TokenRefused('token-malformed');
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

/** The issuer that the token names, and whose data it is about; what is read here is believed only when the token is proved. */
function issuerOf(issuers: readonly Issuer[], payload: JWTPayload) {
  const { iss } = payload;
  if (typeof iss !== 'string') throw new TokenRefused('token-malformed');
  const issuer = issuers.find((one) => addressFor(one, payload) === iss);
  if (issuer !== undefined) {
    const tenant = hasTenants(issuer.issuer) ? tenantOf(issuer, payload) : iss;
    return { issuer, tenant, organisation: organisationOf(issuer, payload) };
  }
  // The organisation is at fault before the cloud is; who signs in can do something about the one only.
  const clouds = issuers.filter((one) => hasTenants(one.issuer));
  const others = clouds.length < issuers.length && payload['tid'] === undefined;
  if (!others && clouds[0] !== undefined) organisationOf(clouds[0], payload);
  throw new TokenRefused('token-wrong-issuer');
}

function addressFor(issuer: Issuer, payload: JWTPayload): string | null {
  if (!hasTenants(issuer.issuer)) return issuer.issuer;
  const tenant = tenantOf(issuer, payload);
  return isId(tenant) ? forTenant(issuer.issuer, tenant) : null;
}

/** The value of the claim that names the organisation; empty where there is none. */
function tenantOf({ organisation }: Issuer, payload: JWTPayload): string {
  const value = typeof organisation === 'string' ? '' : ownClaim(payload, organisation.claim);
  return typeof value === 'string' ? value : '';
}

function organisationOf(issuer: Issuer, payload: JWTPayload): string {
  if (typeof issuer.organisation === 'string') return issuer.organisation;
  const tenant = tenantOf(issuer, payload);
  if (tenant === '') throw new TokenRefused('token-malformed');
  const organisation = issuer.organisation.values.get(tenant);
  if (organisation === undefined) throw new TokenRefused('token-tenant-not-allowed');
  return organisation;
}

async function proved(token: string, keys: JWTVerifyGetKey, options: JWTVerifyOptions & { readonly issuer: string }) {
  try {
    return await jwtVerify(token, keys, options);
  } catch (cause) {
    if (cause instanceof KeysUnavailable) throw cause;
    const code = tokenFault(cause);
    throw code === undefined
      ? new KeysUnavailable(`the keys of ${options.issuer} cannot be fetched`, { cause })
      : new TokenRefused(code, { cause });
  }
}

/**
 * What is wanted, and nothing else: an access token must tell that it is one, by more than its marks where its audience could be that of
 * an ID token too. An ID token need not (one that was renewed may carry nothing of the kind), but must be made for the client alone.
 */
function assertKind(issuer: Issuer, header: JWTHeaderParameters, payload: JWTPayload): void {
  if (issuer.token === 'access') {
    const kind = isAudienceOfBoth(issuer) ? declaredKind(header, payload) : kindOf(header, payload);
    // Without any scope it lacks the one that is asked for, which says more.
    const isWithoutScope = kind === null && issuer.requiredScope !== null;
    if (kind !== 'access' && !isWithoutScope) throw new TokenRefused('token-wrong-kind');
    return;
  }
  if (!['id', null].includes(kindOf(header, payload))) throw new TokenRefused('token-wrong-kind');
  const { aud, azp } = payload;
  const isForOthersToo = Array.isArray(aud) && aud.length > 1;
  if (azp === undefined ? isForOthersToo : azp !== issuer.audience) throw new TokenRefused('token-wrong-audience');
}

/** ID tokens are for the client; a scope of the service's own is in access tokens alone. */
function isAudienceOfBoth({ signIn, audience, requiredScope }: Issuer): boolean {
  return signIn?.clientId === audience && requiredScope === null;
}

function assertHolds({ claims, requiredScope }: Issuer, payload: JWTPayload): void {
  const differs = Object.entries(claims.fixed).some(([claim, value]) => ownClaim(payload, claim) !== value);
  if (differs) throw new TokenRefused('token-malformed');
  if (requiredScope === null) return;
  const scopes = claims.scope.flatMap((claim) => scopesIn(ownClaim(payload, claim)));
  if (!scopes.includes(requiredScope)) throw new TokenRefused('token-scope-missing');
}

/** Some issuers write a list, most a text with spaces. */
function scopesIn(value: unknown): readonly unknown[] {
  if (typeof value === 'string') return value.split(' ');
  return Array.isArray(value) ? value : [];
}

/** Two texts that only differ in halves of signs would have one code. */
const subjectSchema = z
  .string()
  .min(1)
  .max(mostSubjectCharacters)
  .regex(/^\P{Surrogate}+$/u);

function accountOf({ claims, codesIds }: Issuer, payload: JWTPayload): { readonly id: string; readonly name: string } {
  const subject = parsedClaim(subjectSchema, payload, claims.id);
  if (!codesIds && !isId(subject)) throw new TokenRefused('token-malformed');
  const id = codesIds ? subjectId(subject) : subject;
  const name = parsedClaim(z.string().min(1).optional(), payload, claims.name) ?? '';
  return { id, name: shown(name) || shown(subject) || id };
}

/** What pages can show of a name that somebody may have chosen; halves of signs are no text. */
function shown(name: string): string {
  return withoutHidden(name)
    .trim()
    .slice(0, MAX_NAME_LENGTH)
    .replace(/\p{Surrogate}/gu, '')
    .trim();
}

function parsedClaim<Value>(schema: z.ZodType<Value>, payload: JWTPayload, claim: string): Value {
  const parsed = schema.safeParse(ownClaim(payload, claim));
  if (!parsed.success) throw new TokenRefused('token-malformed', { cause: parsed.error });
  return parsed.data;
}

function ownClaim(payload: JWTPayload, claim: string): unknown {
  return Object.hasOwn(payload, claim) ? payload[claim] : undefined;
}

/** The fault of the token; undefined where not the token failed but the fetching of the keys. */
function tokenFault(error: unknown): TokenFaultCode | undefined {
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

function claimFault({ claim, reason }: errors.JWTClaimValidationFailed): TokenFaultCode {
  if (claim === 'aud') return 'token-wrong-audience';
  return claim === 'nbf' && reason === 'check_failed' ? 'token-not-yet-valid' : 'token-malformed';
}
