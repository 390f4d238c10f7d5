// Everything that can go wrong between the pane and the service, each under its own name; nothing is swallowed.
import type { Problem } from '../../shared/api/problem';

/** The service refused the request and said why. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  constructor(
    readonly problem: Problem,
    /** seconds after which the service wants to be asked again; null where it did not say */
    readonly retryAfter: number | null,
  ) {
    super(`${problem.status} ${problem.code}`);
  }
}

/** No answer arrived: offline, or the service is not reachable. */
export class NetworkFailure extends Error {
  override readonly name: string = 'NetworkFailure';
  constructor(options: ErrorOptions) {
    super('the service did not answer', options);
  }
}

/** A part of the product is no longer where it was: a new release has replaced the one that is open. */
export class PartReplaced extends Error {
  override readonly name = 'PartReplaced';
  constructor(options: ErrorOptions) {
    super('this release has been replaced', options);
  }
}

/** Who signs people in did not answer, or could not just now. */
export class ProviderAway extends NetworkFailure {
  override readonly name = 'ProviderAway';
}

/** An answer arrived that does not keep the contract: another version, or something between us and the service. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer';
  constructor(
    readonly status: number,
    readonly route: string,
    options?: ErrorOptions,
    /** seconds after which whoever answered wants to be asked again; null where it did not say */
    readonly retryAfter: number | null = null,
  ) {
    super(`${route}: ${status}`, options);
  }
}

/** The site's settings of its pages are none; the message names what is wrong. */
export class SettingsWrong extends Error {
  override readonly name = 'SettingsWrong';
}

/** A person has to sign in before this can be done. */
export class SignInNeeded extends Error {
  override readonly name = 'SignInNeeded';
}

/** This Excel cannot sign in as the settings ask for. */
export class SignInUnsupported extends Error {
  override readonly name = 'SignInUnsupported';
}

/** The organisation's sign-in did not let the person in, or could not be reached; `reason` is its code. */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused';
  constructor(readonly reason: string) {
    super(reason);
  }
}

/** The browser did not let the sign-in window open. */
export class PopupBlocked extends Error {
  override readonly name = 'PopupBlocked';
}

/** Statuses that say “not now” rather than “no”. */
export const busyStatuses = [408, 425, 429, 503];

/** Whether the service cannot be had just now, so that the same may be asked again later; every other failure concerns what was asked. */
export function isAway(error: unknown): boolean {
  if (error instanceof ApiProblem) return error.problem.status >= 500 || busyStatuses.includes(error.problem.status);
  return error instanceof NetworkFailure || error instanceof UnexpectedAnswer;
}

/** Whether a person has to sign in before the service answers. */
export function isSignInNeeded(error: unknown): boolean {
  return error instanceof SignInNeeded || (error instanceof ApiProblem && error.problem.status === 401);
}

/** The service's refusal of somebody who has signed in; null where nobody has, or something else went wrong. */
export function refusedSignIn(error: unknown): ApiProblem | null {
  const refused = error instanceof SignInNeeded ? error.cause : error;
  return refused instanceof ApiProblem && refused.problem.status === 401 ? refused : null;
}

/** Seconds after which the service wants to be asked again; null where it did not say. */
export function secondsAskedBy(error: unknown): number | null {
  return error instanceof ApiProblem || error instanceof UnexpectedAnswer ? error.retryAfter : null;
}

/** Whether the person stopped the action; that is no failure. */
export function isStopped(error: unknown): boolean {
  // Not every host's DOMException is an Error.
  return typeof error === 'object' && error !== null && 'name' in error && error.name === 'AbortError';
}
