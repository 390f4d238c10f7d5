// That a page cannot show what it is for before somebody signs in, or somebody else.
import { refusedSignIn, type ApiProblem } from '../session/failures';

export interface SignInAsked {
  readonly kind: 'sign-in';
  /** why the service does not take who has signed in; null where nobody has */
  readonly refused: ApiProblem | null;
}

export const signInAsked = (error: unknown): SignInAsked => ({ kind: 'sign-in', refused: refusedSignIn(error) });
