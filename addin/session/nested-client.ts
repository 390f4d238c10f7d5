// MSAL as Nested App Authentication uses it, in a file of its own that comes when it is needed; its failures under our names.
import {
  AuthError,
  BrowserAuthErrorCodes,
  BrowserCacheLocation,
  ClientAuthErrorCodes,
  createNestablePublicClientApplication,
  InteractionRequiredAuthError,
} from '@azure/msal-browser';
import type { EntraSettings } from '../../shared/api/site-settings';
import { NetworkFailure, SignInNeeded } from './failures';
import type { SignIn } from './sign-in';
import type { SignInHost } from './sign-in-host';

/** Office did not reach the organisation's sign-in; nor did MSAL itself, where Office has no bridge to it. */
const unreached: readonly string[] = [
  ClientAuthErrorCodes.noNetworkConnectivity,
  BrowserAuthErrorCodes.getRequestFailed,
  BrowserAuthErrorCodes.postRequestFailed,
];
/** The person closed the window, Office's or the browser's. */
const cancelled: readonly string[] = [ClientAuthErrorCodes.userCanceled, BrowserAuthErrorCodes.userCancelled];

async function named<Value>(answer: Promise<Value>): Promise<Value> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof InteractionRequiredAuthError) throw new SignInNeeded('', { cause: error });
    if (!(error instanceof AuthError)) throw error;
    if (unreached.includes(error.errorCode)) throw new NetworkFailure({ cause: error });
    if (cancelled.includes(error.errorCode)) throw new DOMException(error.message, 'AbortError');
    throw error;
  }
}

export type NestedClient = Pick<SignIn, 'token'> & { signIn(anew: boolean): Promise<void> };

export async function openNestedClient(settings: EntraSettings, host: SignInHost): Promise<NestedClient> {
  const { clientId, authority } = settings;
  const application = await createNestablePublicClientApplication({
    auth: { clientId, authority },
    // Gone with this client: under Office's bridge MSAL cannot be told to forget.
    cache: { cacheLocation: BrowserCacheLocation.MemoryStorage },
  });
  const request = async () => {
    const loginHint = await host.loginHint();
    return { scopes: [settings.scope], ...(loginHint && { loginHint }) };
  };

  return {
    async token({ fresh = false } = {}) {
      const account = application.getActiveAccount();
      const asked = await request();
      const answer = await named(
        account
          ? application.acquireTokenSilent({ ...asked, account, forceRefresh: fresh })
          : application.ssoSilent(asked),
      );
      application.setActiveAccount(answer.account);
      return answer.accessToken;
    },
    async signIn(anew) {
      const asked = anew ? { scopes: [settings.scope], prompt: 'select_account' } : await request();
      const answer = await named(application.acquireTokenPopup(asked));
      application.setActiveAccount(answer.account);
    },
  };
}
