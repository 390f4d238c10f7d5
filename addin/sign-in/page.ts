// The page in the sign-in window: lets people sign in where the settings say, and hands what comes of it to the page that asked.
import '../session/without-eval';
import '../session/all-texts';
import type { SignInSettings } from '../../shared/api/site-settings';
import { languages } from '../../shared/scheme/text';
import { message } from '../../shared/text/sentences';
import { answersChannel, type DialogMessage } from '../session/dialog-message';
import { SettingsWrong } from '../session/failures';
import { loadSiteSettings } from '../session/site-settings';

/** In both languages: nobody has said yet which one is theirs. */
function tell(sentence: Parameters<typeof message>[1], values: Parameters<typeof message>[2] = {}): void {
  const place = document.getElementById('state');
  if (place) place.textContent = languages.map((language) => message(language, sentence, values)).join(' ');
}

async function answerOf(settings: SignInSettings): Promise<DialogMessage | null> {
  switch (settings.kind) {
    case 'development':
      return null;
    case 'entra':
      return (await import(/* webpackChunkName: "entra-window" */ './entra-window')).entraWindow(settings);
    case 'oidc':
      return (await import(/* webpackChunkName: "oidc-window" */ './oidc-window')).oidcWindow(settings.providers);
  }
}

async function start(): Promise<void> {
  const { host } = await Office.onReady();
  tell('signIn.window');
  try {
    const { signIn } = await loadSiteSettings(window.location.origin);
    const answer = await answerOf(signIn);
    if (answer) handOver(JSON.stringify(answer), host !== null);
  } catch (error) {
    if (error instanceof SettingsWrong) tell('failure.settings', { wrong: error.message });
    else tell('failure.network');
    throw error;
  }
}

function handOver(text: string, inOffice: boolean): void {
  if (inOffice) return Office.context.ui.messageParent(text, { targetOrigin: window.location.origin });
  new BroadcastChannel(answersChannel).postMessage(text);
  window.close();
  // A browser that does not let a page close its window leaves that to the person.
  tell('signIn.over');
}

void start();
