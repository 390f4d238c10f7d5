// What pages are told of the issuers (网页登录设置): where people sign in, and which origins that leads to.
import type { Text } from '../../shared/scheme/text';
import { addressesOf, type Issuer, type SignInOffer, type TokenKind } from './issuer';

export interface PageProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly scope: string;
  readonly token: TokenKind;
  readonly title?: Text;
  readonly resource?: string;
}

export type PageSignIn =
  | { readonly kind: 'entra'; readonly clientId: string; readonly authority: string; readonly scope: string }
  | { readonly kind: 'oidc'; readonly providers: readonly PageProvider[] };

type Offering = Issuer & { readonly signIn: SignInOffer };

/**
 * The sign-in of pages over these issuers; null where none says which client the pages are. One cloud of Entra alone is
 * signed in to as Office does it; beside other issuers each of its tenants is an OpenID Connect provider like them.
 */
export function pageSignIn(issuers: readonly Issuer[]): PageSignIn | null {
  const offering = issuers.filter((issuer): issuer is Offering => issuer.signIn !== null);
  const [first, ...others] = offering;
  if (first === undefined) return null;
  if (first.signIn.kind === 'entra' && others.length === 0) return first.signIn;
  return { kind: 'oidc', providers: offering.flatMap(providersOf) };
}

function providersOf(issuer: Offering): PageProvider[] {
  const { signIn, token } = issuer;
  if (signIn.kind === 'entra') {
    const scope = `openid profile offline_access ${signIn.scope}`;
    return addressesOf(issuer).map((address) => ({ issuer: address, clientId: signIn.clientId, scope, token }));
  }
  const { clientId, scope, title, resource } = signIn;
  return [
    {
      issuer: issuer.issuer,
      clientId,
      scope,
      token,
      ...(title !== undefined && { title }),
      ...(resource !== undefined && { resource }),
    },
  ];
}

/** The origins at which people sign in, for the pages' policy (`pageHeaders`). */
export function signInOrigins(issuers: readonly Issuer[]): readonly string[] {
  const offering = issuers.filter(({ signIn }) => signIn !== null);
  return [...new Set(offering.flatMap(addressesOf).map((address) => new URL(address).origin))];
}
