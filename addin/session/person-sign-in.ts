// The ways to sign in, and the one that the site's settings ask for.
import type { SignInSettings } from '../../shared/api/site-settings';
import type { AccountSignIn } from './account-sign-in';
import { createDevelopmentSignIn, type DevelopmentSignIn } from './development-sign-in';
import { createEntraSignIn } from './entra-sign-in';
import { createOidcSignIn } from './oidc-sign-in';
import { SettingsWrong } from './failures';
import type { SessionMemory } from './session-memory';
import type { SignInHost } from './sign-in-host';

/** Of the build: whether it holds the development sign-in. */
declare const SCOREBOOK_DEVELOPMENT: boolean;

export type PersonSignIn = DevelopmentSignIn | AccountSignIn;

/** `origin` is the page's own, on which the sign-in page is too. */
export function openSignIn(
  settings: SignInSettings,
  host: SignInHost,
  origin: string,
  memory: SessionMemory,
): PersonSignIn {
  const page = `${origin}/sign-in.html`;
  switch (settings.kind) {
    case 'development':
      if (!SCOREBOOK_DEVELOPMENT) throw new SettingsWrong('signIn.kind: development');
      return createDevelopmentSignIn(origin, memory, Date.now);
    case 'entra':
      return createEntraSignIn(settings, host, page);
    case 'oidc':
      return createOidcSignIn(settings.providers, { host, page, memory, now: Date.now });
  }
}
