// Sign-in by Nested App Authentication: silently where Office knows the person, by a popup of Office's where it must ask.
import type { IPublicClientApplication } from '@azure/msal-browser';
import { SignInNeeded } from './failures';
import type { EntraSettings, SignIn } from './sign-in';
import type { SignInHost } from './sign-in-host';

export function createNestedSignIn(settings: EntraSettings, host: SignInHost): SignIn & { signIn(): Promise<void> } {
  let application: Promise<IPublicClientApplication> | null = null;
  const open = async (): Promise<IPublicClientApplication> => {
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
