// The first page: nobody is signed in yet.
import type { PersonSignIn } from '../session/person-sign-in';
import { AccountPage } from './account-page';
import { DevelopmentPage } from './development-page';

/** Of the build: whether it holds the development sign-in. */
declare const SCOREBOOK_DEVELOPMENT: boolean;

export function SignInPage({ signIn, onSignedIn }: { readonly signIn: PersonSignIn; onSignedIn(): void }) {
  if (signIn.kind !== 'development') return <AccountPage signIn={signIn} onSignedIn={onSignedIn} />;
  return SCOREBOOK_DEVELOPMENT && <DevelopmentPage signIn={signIn} onSignedIn={onSignedIn} />;
}
