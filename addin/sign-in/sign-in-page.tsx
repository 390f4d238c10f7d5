// The first page: nobody is signed in yet.
import type { PersonSignIn } from '../session/person-sign-in';
import { DevelopmentPage } from './development-page';
import { EntraPage } from './entra-page';

export function SignInPage({ signIn, onSignedIn }: { readonly signIn: PersonSignIn; onSignedIn(): void }) {
  return signIn.kind === 'development' ? (
    <DevelopmentPage signIn={signIn} onSignedIn={onSignedIn} />
  ) : (
    <EntraPage signIn={signIn} onSignedIn={onSignedIn} />
  );
}
