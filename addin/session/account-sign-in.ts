// Sign-in with an account of the organisation's, by whoever keeps its accounts: Entra ID, or an OpenID Connect provider.
import type { Text } from '../../shared/scheme/text';
import type { SignIn } from './sign-in';

/** Who keeps the accounts. */
export interface AccountKeeper {
  readonly id: string;
  /** null where there is only one, which needs no name */
  readonly title: Text | null;
}

export interface HowToSignIn {
  readonly keeper?: string;
  readonly mayLeave?: boolean;
  readonly anew?: boolean;
}

export interface AccountSignIn extends SignIn {
  readonly kind: 'entra' | 'oidc';
  /** At least one. */
  readonly keepers: readonly AccountKeeper[];
  /** Which of them was used last; null where there is no telling. */
  lastKeeper(): string | null;
  /**
   * Asks the person; call it from a click, since a window may open. `keeper` is the last one, or the first, where none is named. Where no
   * window opens and `mayLeave`, the page itself goes there and comes back; what was typed on it would be lost. `anew` has the person asked
   * who they are, also where the keeper still knows somebody.
   */
  signIn(signal?: AbortSignal, how?: HowToSignIn): Promise<void>;
  /** Settles once a sign-in that left the page is back, at once where there was none; rejects with why it was refused, for once. */
  cameBack(): Promise<void>;
}
