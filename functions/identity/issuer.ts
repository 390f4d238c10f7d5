// Whoever issues tokens (令牌签发者), as data: what its tokens are like, whose keys prove them, and whose data they open.
import type { JWK } from 'jose';
import type { Text } from '../../shared/scheme/text';

/** What tokens may be signed with: signatures with a private key only. A token never chooses among others. */
export const algorithms = ['RS256', 'ES256', 'PS256'] as const;
export type Algorithm = (typeof algorithms)[number];

export type TokenKind = 'access' | 'id';

export interface Issuer {
  /** `iss` of its tokens, to the letter; `{tid}` stands for the value of the claim that names the organisation. */
  readonly issuer: string;
  /** Where its keys are: as its discovery document says, at an address (`{tid}` as above), or here where it is in this process. */
  readonly keys: 'discovered' | { readonly url: string } | { readonly jwks: readonly JWK[] };
  readonly algorithms: readonly Algorithm[];
  readonly token: TokenKind;
  /** `aud` of its tokens; of ID tokens that is the client's id. */
  readonly audience: string;
  /** The scope without which an access token is refused. */
  readonly requiredScope: string | null;
  readonly claims: {
    readonly id: string;
    /** For showing only; the id where a token has none. */
    readonly name: string;
    /** Where access tokens hold their scopes. */
    readonly scope: readonly string[];
    /** Claims without which a token is refused, beside `exp`, `aud`, `iss` and the id. */
    readonly required: readonly string[];
    /** Claims that must have this value. */
    readonly fixed: Readonly<Record<string, string>>;
  };
  /** Whether an id that could be none of ours becomes a code (`subjectId`); refused otherwise. */
  readonly codesIds: boolean;
  /** The organisation of everybody, or a claim and the organisation of each of its values; tokens with others are refused. */
  readonly organisation: string | { readonly claim: string; readonly values: ReadonlyMap<string, string> };
  /** What pages need to know to sign people in here; null where they sign in elsewhere. */
  readonly signIn: SignInOffer | null;
}

export type SignInOffer =
  | { readonly kind: 'entra'; readonly clientId: string; readonly authority: string; readonly scope: string }
  | {
      readonly kind: 'oidc';
      readonly clientId: string;
      readonly scope: string;
      readonly title?: Text | undefined;
      /** what access tokens are asked for (RFC 8707) */
      readonly resource?: string | undefined;
    };

/** Whose tokens the service believes. No two issuers share an organisation, or an address. */
export interface IdentitySettings {
  readonly issuers: readonly Issuer[];
}

/** Whose data this issuer's tokens open. */
export function organisationsOf({ organisation }: Issuer): readonly string[] {
  return typeof organisation === 'string' ? [organisation] : [...organisation.values.values()];
}

/** `iss` of each kind of token that is believed: one, or one of each tenant. */
export function addressesOf({ issuer, organisation }: Issuer): readonly string[] {
  if (typeof organisation === 'string' || !hasTenants(issuer)) return [issuer];
  return [...organisation.values.keys()].map((tenant) => forTenant(issuer, tenant));
}

export function hasTenants(template: string): boolean {
  return template.includes('{tid}');
}

export function forTenant(template: string, tenant: string): string {
  return template.replaceAll('{tid}', tenant);
}
