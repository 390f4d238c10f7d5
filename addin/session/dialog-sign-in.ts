// Sign-in in a dialog window, for an Office without Nested App Authentication: the page in it signs in and hands the token over.
import { dialogAddress, parseDialogMessage, type DialogMessage } from './dialog-message';
import { SignInNeeded, SignInRefused } from './failures';
import type { SignIn } from './sign-in';
import type { DialogEvents, HostDialog, SignInHost } from './sign-in-host';

/** A token this close to its end is not used any more, so that none expires on its way. */
const MARGIN_MS = 60_000;

/**
 * The token is kept in this object alone, never in storage. When it ends the person is asked again: the window then closes
 * by itself as long as the account is still signed in there. `now` is the clock in milliseconds.
 */
export function createDialogSignIn(
  host: Pick<SignInHost, 'openDialog' | 'loginHint'>,
  page: string,
  now: () => number,
): SignIn & { signIn(signal?: AbortSignal): Promise<void> } {
  let held: { readonly token: string; readonly expiresAt: number } | null = null;
  return {
    async token({ fresh = false } = {}) {
      if (fresh) held = null;
      if (held === null || held.expiresAt - MARGIN_MS <= now()) throw new SignInNeeded();
      return held.token;
    },
    async signIn(signal) {
      const answer = await answerOf(host, page, signal);
      if (answer.kind === 'refused') throw new SignInRefused(answer.reason);
      held = answer;
    },
    async signOut() {
      held = null;
    },
  };
}

/** Opens the window and waits for its one answer; an AbortError where the person closes it or stops waiting. */
async function answerOf(
  host: Pick<SignInHost, 'openDialog' | 'loginHint'>,
  page: string,
  signal: AbortSignal | undefined,
): Promise<DialogMessage> {
  const { origin } = new URL(page);
  const state = crypto.randomUUID();
  const address = dialogAddress(page, { state, loginHint: await host.loginHint() });
  const stopped = (why: string) => new DOMException(why, 'AbortError');
  let window: HostDialog | undefined;
  try {
    return await new Promise<DialogMessage>((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(stopped('the person stopped waiting')));
      const events: DialogEvents = {
        message(text, from) {
          const message = parseDialogMessage(text);
          // Older Office does not tell the origin; then the state alone says whose answer it is.
          if (message?.state === state && (from === undefined || from === origin)) resolve(message);
        },
        closed() {
          // Office takes it amiss when a window is closed that is closed already.
          window = undefined;
          reject(stopped('the sign-in window was closed'));
        },
      };
      host.openDialog(address, events).then((opened) => (window = opened), reject);
    });
  } finally {
    window?.close();
  }
}
