// The first page: nobody is signed in yet, or somebody whom the service does not take.
import type { ApiProblem } from '../session/failures';
import type { PersonSignIn } from '../session/person-sign-in';
import { AccountPage } from './account-page';
import { DevelopmentPage } from './development-page';

/** Of the build: whether it holds the development sign-in. */
declare const SCOREBOOK_DEVELOPMENT: boolean;

interface Props {
  readonly signIn: PersonSignIn;
  /** why the service does not take who has signed in; null where nobody has */
  readonly refused: ApiProblem | null;
  onSignedIn(): void;
}

export function SignInPage({ signIn, refused, onSignedIn }: Props) {
  if (signIn.kind !== 'development') return <AccountPage {...{ signIn, refused, onSignedIn }} />;
  return SCOREBOOK_DEVELOPMENT && <DevelopmentPage signIn={signIn} onSignedIn={onSignedIn} />;
}
