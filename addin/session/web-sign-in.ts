// Sign-in on a page of its own in a browser, without Office around it: the settings stand in the page, people sign in in a window.
import { answersChannel } from './dialog-message';
import { createDevelopmentSignIn, type DevelopmentSignIn } from './development-sign-in';
import { createEntraSignIn, type EntraSignIn } from './entra-sign-in';
import { createSessionMemory } from './session-memory';
import { PopupBlocked } from './failures';
import type { SignInHost } from './sign-in-host';
import { parseSignInSettings } from './sign-in-settings';

/** What sign-in has of a plain web page instead of Office: a browser window, which answers by a channel of our own origin. */
export const webWindow: SignInHost = {
  nestedAppAuthentication: () => false,
  dialogs: () => true,
  loginHint: async () => null,
  async openDialog(address, events) {
    const channel = new BroadcastChannel(answersChannel);
    channel.onmessage = ({ data, origin }) => events.message(String(data), origin);
    const opened = window.open(address, 'scorebook-sign-in', 'popup,width=500,height=650');
    if (opened === null) {
      channel.close();
      throw new PopupBlocked();
    }
    // Whether it was closed is not asked: a sign-in page may cut the window off from its opener, which looks the same.
    return {
      close: () => {
        channel.close();
        opened.close();
      },
    };
  },
};

export function webSignIn(
  page: Document,
  origin: string,
  memory = createSessionMemory(),
): DevelopmentSignIn | EntraSignIn {
  const entry = page.querySelector<HTMLMetaElement>('meta[name="scorebook-sign-in"]');
  const settings = parseSignInSettings(entry?.content ?? '');
  return settings.kind === 'development'
    ? createDevelopmentSignIn(origin, memory, Date.now)
    : createEntraSignIn(settings, webWindow, `${origin}/sign-in.html`);
}
