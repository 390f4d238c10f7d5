// The first page: nobody is signed in yet.
import type { DevelopmentSignIn } from '../session/development-sign-in';
import type { EntraSignIn } from '../session/entra-sign-in';
import { DevelopmentPage } from './development-page';
import { EntraPage } from './entra-page';

export function SignInPage({
  signIn,
  onSignedIn,
}: {
  readonly signIn: DevelopmentSignIn | EntraSignIn;
  onSignedIn(): void;
}) {
  return signIn.kind === 'development' ? (
    <DevelopmentPage signIn={signIn} onSignedIn={onSignedIn} />
  ) : (
    <EntraPage signIn={signIn} onSignedIn={onSignedIn} />
  );
}
