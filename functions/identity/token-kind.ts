// Access token or ID token (访问令牌、身份令牌), as far as a token tells: the one is no proof where the other is wanted, and what is neither is none at all.
import type { JWTHeaderParameters, JWTPayload } from 'jose';
import type { TokenKind } from './issuer';

/** `other`: a refresh or logout token, one that is worth something with a key alone, or one that says two things of itself. */
export type ToldKind = TokenKind | 'other';

type Header = Pick<JWTHeaderParameters, 'typ'>;

/** Where issuers write what a token is: Keycloak (`typ`), Cognito (`token_use`), Casdoor (`tokenType`), others. */
const sayings = ['typ', 'token_use', 'tokenType', 'token_type'];
const words: Readonly<Record<TokenKind, readonly string[]>> = {
  access: ['at+jwt', 'bearer', 'access', 'access-token'],
  id: ['id', 'id-token'],
};

const has = (value: unknown): boolean => typeof value === 'string' && value !== '';

/** By what the issuer declares it to be, in the header's type too (RFC 9068, RFC 8725); null where it declares nothing. */
export function declaredKind({ typ }: Header, payload: JWTPayload): ToldKind | null {
  // Bound to a key (RFC 7800), which a bearer does not show; or told of something that has happened, such as a sign-out.
  if (payload['cnf'] !== undefined || payload['events'] !== undefined) return 'other';
  const said = [typ, ...sayings.map((claim) => payload[claim])].flatMap(wordIn);
  const [kind, ...others] = new Set(said.map(kindOfWord));
  return others.length > 0 ? 'other' : (kind ?? null);
}

/** In small letters, without what makes it a media type; that it is a JWT says nothing. */
function wordIn(value: unknown): readonly string[] {
  if (typeof value !== 'string') return [];
  const word = value
    .toLowerCase()
    .replace(/^application\//, '')
    .replaceAll('_', '-');
  return word === '' || word === 'jwt' ? [] : [word];
}

function kindOfWord(word: string): ToldKind {
  if (words.access.includes(word)) return 'access';
  return words.id.includes(word) ? 'id' : 'other';
}

/** Null where it does not tell. What only an ID token carries says more than a scope, which some put into both. */
export function kindOf(header: Header, payload: JWTPayload): ToldKind | null {
  const said = declaredKind(header, payload);
  if (said !== null) return said;
  if (['nonce', 'at_hash', 'c_hash', 's_hash'].some((claim) => has(payload[claim]))) return 'id';
  return ['scope', 'scp', 'client_id'].some((claim) => payload[claim] !== undefined) ? 'access' : null;
}
