// Sign-in in a dialog window, for an Office without Nested App Authentication: the page in it signs in and hands the token over.
import type { AccountSignIn } from './account-sign-in';
import { dialogAddress } from './dialog-message';
import { answerOf } from './dialog-window';
import { SignInNeeded, SignInRefused } from './failures';
import type { SignInHost } from './sign-in-host';

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
): Pick<AccountSignIn, 'token' | 'signIn' | 'signOut'> {
  let held: { readonly token: string; readonly expiresAt: number } | null = null;
  return {
    async token({ fresh = false } = {}) {
      if (fresh) held = null;
      if (held === null || held.expiresAt - MARGIN_MS <= now()) throw new SignInNeeded();
      return held.token;
    },
    async signIn(signal, { anew = false } = {}) {
      const state = crypto.randomUUID();
      const address = dialogAddress(page, { state, anew, loginHint: anew ? null : await host.loginHint() });
      const answer = await answerOf(host, address, state, signal);
      if (answer.kind !== 'signed-in') throw new SignInRefused(answer.kind === 'refused' ? answer.reason : answer.kind);
      held = answer;
    },
    async signOut() {
      held = null;
    },
  };
}
