// Sign-in by Nested App Authentication: silently where Office knows the person, by a popup of Office's where it must ask.
import { NetworkFailure, SignInNeeded } from './failures';
import type { NestedClient } from './nested-client';
import type { EntraSettings, SignIn } from './sign-in';
import type { SignInHost } from './sign-in-host';

export function createNestedSignIn(settings: EntraSettings, host: SignInHost): SignIn & NestedClient {
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
    async signIn() {
      await (await client()).signIn();
      left = false;
    },
    async signOut() {
      left = true;
      opened = null;
    },
  };
}
