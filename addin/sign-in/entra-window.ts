// Entra ID in the sign-in window: goes to the organisation's sign-in, comes back, and gives the token to hand over.
import { PublicClientApplication, type AuthenticationResult } from '@azure/msal-browser';
import type { EntraSettings } from '../../shared/api/site-settings';
import { parseDialogRequest, type DialogMessage } from '../session/dialog-message';

/** Kept beside MSAL's own state, since a refusal comes back without it. */
const STATE = 'scorebook.sign-in.state';

/** The answer for the page that asked; null while the window is on its way elsewhere. */
export async function entraWindow(settings: EntraSettings): Promise<DialogMessage | null> {
  const asked = parseDialogRequest(window.location.search);
  if (asked) sessionStorage.setItem(STATE, asked.state);
  try {
    return await signIn(settings);
  } catch (error) {
    const reason = error instanceof Error && 'errorCode' in error ? String(error.errorCode) : String(error);
    return { kind: 'refused', state: sessionStorage.getItem(STATE) ?? '', reason };
  }
}

async function signIn(settings: EntraSettings): Promise<DialogMessage | null> {
  const application = await open(settings);
  const back = await application.handleRedirectPromise({ navigateToLoginRequestUrl: false });
  if (back) return signedIn(back);
  const asked = parseDialogRequest(window.location.search);
  if (asked === null) return null;
  const { state, loginHint, anew } = asked;
  const whom = anew ? { prompt: 'select_account' } : { ...(loginHint && { loginHint }) };
  await application.acquireTokenRedirect({ scopes: [settings.scope], state, ...whom });
  return null;
}

async function open({ clientId, authority }: EntraSettings): Promise<PublicClientApplication> {
  const redirectUri = window.location.origin + window.location.pathname;
  const application = new PublicClientApplication({
    auth: { clientId, authority, redirectUri },
    // The window's own memory, gone with it.
    cache: { cacheLocation: 'sessionStorage' },
  });
  await application.initialize();
  return application;
}

function signedIn({ state = '', accessToken: token, expiresOn }: AuthenticationResult): DialogMessage {
  return { kind: 'signed-in', state, token, expiresAt: expiresOn?.getTime() ?? 0 };
}
