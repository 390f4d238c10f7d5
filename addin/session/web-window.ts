// What sign-in has of a plain web page instead of Office.
import { answersChannel } from './dialog-message';
import type { SignInHost } from './sign-in-host';

/** A browser window, which answers by a channel of our own origin. */
export const webWindow: SignInHost = {
  nestedAppAuthentication: () => false,
  dialogs: () => true,
  loginHint: async () => null,
  async openDialog(address, events) {
    const channel = new BroadcastChannel(answersChannel);
    channel.onmessage = ({ data, origin }) => events.message(String(data), origin);
    const opened = window.open(address, 'scorebook-sign-in', 'popup,width=500,height=650');
    if (opened === null) throw new DOMException('the browser did not open the window', 'AbortError');
    // Whether it was closed is not asked: a sign-in page may cut the window off from its opener, which looks the same.
    return {
      close: () => {
        channel.close();
        opened.close();
      },
    };
  },
};
