// Sign-in on a page of its own in a browser, without Office around it: people sign in in a window.
import type { SignInSettings } from '../../shared/api/site-settings';
import { answersChannel } from './dialog-message';
import { createSessionMemory } from './session-memory';
import { PopupBlocked } from './failures';
import { openSignIn, type PersonSignIn } from './person-sign-in';
import type { SignInHost } from './sign-in-host';

/** What sign-in has of a plain web page instead of Office: a browser window, which answers by a channel of our own origin. */
export const webWindow: SignInHost = {
  nestedAppAuthentication: () => false,
  dialogs: () => true,
  loginHint: async () => null,
  leave: (address) => window.location.assign(address),
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

export function webSignIn(settings: SignInSettings, origin: string, memory = createSessionMemory()): PersonSignIn {
  return openSignIn(settings, webWindow, origin, memory);
}
