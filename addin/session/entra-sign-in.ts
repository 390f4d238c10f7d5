// Sign-in with Entra ID: by Nested App Authentication where this Office has it, else in a dialog window.
import type { EntraSettings } from '../../shared/api/site-settings';
import type { AccountSignIn } from './account-sign-in';
import { createDisbelief } from './disbelief';
import { createDialogSignIn } from './dialog-sign-in';
import { SignInUnsupported, NetworkFailure, SignInNeeded } from './failures';
import type { SignInHost } from './sign-in-host';
import type { NestedClient } from './nested-client';

/** `page` is the address of the sign-in page, on the pane's own origin. */
export function createEntraSignIn(settings: EntraSettings, host: SignInHost, page: string): AccountSignIn {
  let chosen: ReturnType<typeof choose> | null = null;
  const choose = (): ReturnType<typeof createDialogSignIn> => {
    if (host.nestedAppAuthentication()) return createNestedSignIn(settings, host);
    if (host.dialogs()) return createDialogSignIn(host, page, Date.now);
    throw new SignInUnsupported();
  };
  const way = () => (chosen ??= choose());
  const disbelief = createDisbelief();
  return {
    kind: 'entra',
    disbelief,
    disbelieved: disbelief.set,
    keepers: [{ id: settings.authority, title: null }],
    lastKeeper: () => null,
    // It never leaves the page.
    cameBack: () => Promise.resolve(),
    token: async (options) => way().token(options),
    async signIn(signal) {
      const anew = disbelief.code() !== null;
      await way().signIn(signal, anew);
      disbelief.set(null);
    },
    signOut: async () => way().signOut(),
  };
}

/** By Nested App Authentication: silently where Office knows the person, by a popup of Office's where it must ask. */
function createNestedSignIn(settings: EntraSettings, host: SignInHost): ReturnType<typeof createDialogSignIn> {
  let opened: Promise<NestedClient> | null = null;
  /** Office's account is not ours to sign out: who left is not signed in again silently. */
  let left = false;
  const open = async (): Promise<NestedClient> => {
    const { openNestedClient } = await import(/* webpackChunkName: "msal" */ './nested-client').catch(
      (cause: unknown) => {
        throw new NetworkFailure({ cause });
      },
    );
    return openNestedClient(settings, host);
  };
  // One that did not open is opened anew the next time.
  const client = (): Promise<NestedClient> =>
    (opened ??= open().catch((error: unknown) => {
      opened = null;
      throw error;
    }));
  return {
    async token(options) {
      if (left) throw new SignInNeeded();
      return (await client()).token(options);
    },
    async signIn(_signal, anew = false) {
      await (await client()).signIn(anew);
      left = false;
    },
    async signOut() {
      left = true;
      opened = null;
    },
  };
}
