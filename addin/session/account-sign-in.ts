// Sign-in with an account of the organisation's, by whoever keeps its accounts: Entra ID, or an OpenID Connect provider.
import type { Text } from '../../shared/scheme/text';
import type { Disbelief } from './disbelief';
import type { SignIn } from './sign-in';

/** Who keeps the accounts. */
export interface AccountKeeper {
  readonly id: string;
  /** null where there is only one, which needs no name */
  readonly title: Text | null;
}

export interface AccountSignIn extends SignIn {
  readonly kind: 'entra' | 'oidc';
  /** Why the service did not believe who signed in last; whoever signs in then is asked anew, so that it can be another account. */
  readonly disbelief: Disbelief;
  /** At least one. */
  readonly keepers: readonly AccountKeeper[];
  /** Which of them was used last; null where there is no telling. */
  lastKeeper(): string | null;
  /**
   * Asks the person; call it from a click, since a window may open. `keeper` is the last one, or the first, where none is named. Where no
   * window opens and `mayLeave`, the page itself goes there and comes back; what was typed on it would be lost.
   */
  signIn(signal?: AbortSignal, how?: { readonly keeper?: string; readonly mayLeave?: boolean }): Promise<void>;
  /** Settles once a sign-in that left the page is back, at once where there was none; rejects with why it was refused, for once. */
  cameBack(): Promise<void>;
}
