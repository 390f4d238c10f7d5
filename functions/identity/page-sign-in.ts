// What pages are told of the issuers (网页登录设置): where people sign in.
import type { OidcProvider, SignInSettings } from '../../shared/api/site-settings';
import { addressesOf, type Issuer, type SignInOffer } from './issuer';

type Offering = Issuer & { readonly signIn: SignInOffer };

/**
 * The sign-in of pages over these issuers; null where none says which client the pages are. One cloud of Entra alone is
 * signed in to as Office does it; beside other issuers each of its tenants is an OpenID Connect provider like them.
 */
export function pageSignIn(issuers: readonly Issuer[]): SignInSettings | null {
  const offering = issuers.filter((issuer): issuer is Offering => issuer.signIn !== null);
  const [first, ...others] = offering;
  if (first === undefined) return null;
  if (first.signIn.kind === 'entra' && others.length === 0) return first.signIn;
  return { kind: 'oidc', providers: offering.flatMap(providersOf) };
}

function providersOf(issuer: Offering): OidcProvider[] {
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
