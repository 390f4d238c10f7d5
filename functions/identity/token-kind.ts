// Access token or ID token (访问令牌、身份令牌), as far as a token tells: the one is no proof where the other is wanted.
import type { JWTHeaderParameters, JWTPayload } from 'jose';
import type { TokenKind } from './issuer';

const has = (value: unknown): boolean => typeof value === 'string' && value !== '';

/** By what the issuer declares it to be: RFC 9068, Keycloak (`typ`), Cognito (`token_use`), Casdoor (`tokenType`). */
function declared({ typ }: Pick<JWTHeaderParameters, 'typ'>, payload: JWTPayload): TokenKind | null {
  if (typeof typ === 'string' && /^(application\/)?at\+jwt$/i.test(typ)) return 'access';
  const words = [payload['typ'], payload['token_use'], payload['tokenType']];
  if (words.some((word) => word === 'Bearer' || word === 'access' || word === 'access-token')) return 'access';
  return words.some((word) => word === 'ID' || word === 'id' || word === 'id-token') ? 'id' : null;
}

/** Null where it does not tell. What only an ID token carries says more than a scope, which some put into both. */
export function kindOf(header: Pick<JWTHeaderParameters, 'typ'>, payload: JWTPayload): TokenKind | null {
  const said = declared(header, payload);
  if (said !== null) return said;
  if (['nonce', 'at_hash', 'c_hash', 's_hash'].some((claim) => has(payload[claim]))) return 'id';
  return payload['scope'] !== undefined || payload['scp'] !== undefined ? 'access' : null;
}
