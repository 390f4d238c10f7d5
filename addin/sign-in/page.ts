// The page in the sign-in window: goes to the organisation's sign-in, comes back, and hands the token to the pane.
import '../session/without-eval';
import '../session/all-texts';
import { PublicClientApplication, type AuthenticationResult } from '@azure/msal-browser';
import type { EntraSettings } from '../../shared/api/site-settings';
import { message } from '../../shared/text/sentences';
import { answersChannel, parseDialogRequest, type DialogMessage } from '../session/dialog-message';
import { loadSiteSettings } from '../session/site-settings';

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

/** Signs in, or comes back from it: the answer for the pane, or null while the window is on its way elsewhere. */
async function signIn(settings: EntraSettings): Promise<DialogMessage | null> {
  const application = await open(settings);
  const back = await application.handleRedirectPromise({ navigateToLoginRequestUrl: false });
  if (back) return signedIn(back);
  const asked = parseDialogRequest(window.location.search);
  if (asked === null) return null;
  const { state, loginHint } = asked;
  await application.acquireTokenRedirect({ scopes: [settings.scope], state, ...(loginHint && { loginHint }) });
  return null;
}

function signedIn({ state = '', accessToken: token, expiresOn }: AuthenticationResult): DialogMessage {
  return { kind: 'signed-in', state, token, expiresAt: expiresOn?.getTime() ?? 0 };
}

/** Kept beside MSAL's own state, since a refusal comes back without it. */
const STATE = 'scorebook.sign-in.state';

async function start(): Promise<void> {
  const { host } = await Office.onReady();
  const { signIn: settings } = await loadSiteSettings(window.location.origin);
  if (settings.kind !== 'entra') return;
  const asked = parseDialogRequest(window.location.search);
  if (asked) sessionStorage.setItem(STATE, asked.state);
  const place = document.getElementById('state');
  if (place) place.textContent = `${message('zh-CN', 'signIn.window')} ${message('en-US', 'signIn.window')}`;
  const answer = await signIn(settings).catch((error: unknown): DialogMessage => {
    const reason = error instanceof Error && 'errorCode' in error ? String(error.errorCode) : String(error);
    return { kind: 'refused', state: sessionStorage.getItem(STATE) ?? '', reason };
  });
  if (answer) handOver(JSON.stringify(answer), host !== null);
}

function handOver(text: string, inOffice: boolean): void {
  if (inOffice) return Office.context.ui.messageParent(text, { targetOrigin: window.location.origin });
  new BroadcastChannel(answersChannel).postMessage(text);
  window.close();
}

void start();
