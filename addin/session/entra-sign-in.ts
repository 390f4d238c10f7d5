// Sign-in with Entra ID: by Nested App Authentication where this Office has it, else in a dialog window.
import { createDialogSignIn } from './dialog-sign-in';
import { SignInUnsupported } from './failures';
import { createNestedSignIn } from './nested-sign-in';
import type { EntraSettings, SignIn } from './sign-in';
import type { SignInHost } from './sign-in-host';

export interface EntraSignIn extends SignIn {
  readonly kind: 'entra';
  /** Asks the person; call it from a click, since a window may open. */
  signIn(signal?: AbortSignal): Promise<void>;
}

/** `page` is the address of the sign-in page, on the pane's own origin. */
export function createEntraSignIn(settings: EntraSettings, host: SignInHost, page: string): EntraSignIn {
  let chosen: ReturnType<typeof choose> | null = null;
  const choose = (): ReturnType<typeof createDialogSignIn> => {
    if (host.nestedAppAuthentication()) return createNestedSignIn(settings, host);
    if (host.dialogs()) return createDialogSignIn(host, page, Date.now);
    throw new SignInUnsupported();
  };
  const way = () => (chosen ??= choose());
  return {
    kind: 'entra',
    token: async (options) => way().token(options),
    signIn: async (signal) => way().signIn(signal),
    signOut: async () => way().signOut(),
  };
}
