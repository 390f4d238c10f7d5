// Sign-in with Entra ID by Nested App Authentication: silently where Office knows the person, by a popup where it must ask.
import type { IPublicClientApplication } from '@azure/msal-browser';
import { SignInNeeded, SignInUnsupported } from './failures';
import type { SignIn, SignInSettings } from './sign-in';

/** What sign-in needs to know of the Office it runs in. */
export interface SignInHost {
  nestedAppAuthentication(): boolean;
  /** The signed-in account's name; null where Office does not tell. */
  loginHint(): Promise<string | null>;
}

export interface EntraSignIn extends SignIn {
  readonly kind: 'entra';
  /** Asks the person; call it from a click, since a popup may open. */
  signIn(): Promise<void>;
}

type EntraSettings = Extract<SignInSettings, { kind: 'entra' }>;

export function createEntraSignIn(settings: EntraSettings, host: SignInHost): EntraSignIn {
  let application: Promise<IPublicClientApplication> | null = null;
  const open = async (): Promise<IPublicClientApplication> => {
    if (!host.nestedAppAuthentication()) throw new SignInUnsupported();
    const { createNestablePublicClientApplication } = await import('@azure/msal-browser');
    return createNestablePublicClientApplication({
      auth: { clientId: settings.clientId, authority: settings.authority },
    });
  };
  const client = (): Promise<IPublicClientApplication> => (application ??= open());
  const request = async () => {
    const loginHint = await host.loginHint();
    return { scopes: [settings.scope], ...(loginHint && { loginHint }) };
  };

  return {
    kind: 'entra',
    async token({ fresh = false } = {}) {
      const app = await client();
      const { InteractionRequiredAuthError } = await import('@azure/msal-browser');
      try {
        const account = app.getActiveAccount();
        const asked = await request();
        const answer = account
          ? await app.acquireTokenSilent({ ...asked, account, forceRefresh: fresh })
          : await app.ssoSilent(asked);
        app.setActiveAccount(answer.account);
        return answer.accessToken;
      } catch (error) {
        if (error instanceof InteractionRequiredAuthError) throw new SignInNeeded('', { cause: error });
        throw error;
      }
    },
    async signIn() {
      const app = await client();
      const answer = await app.acquireTokenPopup(await request());
      app.setActiveAccount(answer.account);
    },
    async signOut() {
      const app = await client();
      app.setActiveAccount(null);
      await app.clearCache();
    },
  };
}
