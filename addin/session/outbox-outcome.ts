// What a failed try means for an entry of the outbox: decided against, or waiting, why, and until when.
import { backOff, LONGEST_ASKED_MS } from './back-off';
import {
  ApiProblem,
  NetworkFailure,
  SignInUnsupported,
  UnexpectedAnswer,
  busyStatuses,
  isAway,
  isSignInNeeded,
  isStopped,
  secondsAskedBy,
} from './failures';
import type { EntryState, WaitReason } from './outbox-entry';

export type Waiting = Extract<EntryState, { kind: 'waiting' }>;

/** Whether the service has decided against it: trying again changes nothing then. */
const isDecided = (error: unknown): error is ApiProblem =>
  error instanceof ApiProblem && !isAway(error) && !isSignInNeeded(error);

function waitReason(error: unknown): WaitReason {
  if (isStopped(error)) return 'stopped';
  if (error instanceof NetworkFailure) return 'network';
  if (error instanceof UnexpectedAnswer) return busyStatuses.includes(error.status) ? 'busy' : 'network';
  if (isSignInNeeded(error) || error instanceof SignInUnsupported) return 'sign-in';
  return error instanceof ApiProblem ? 'busy' : 'unexpected';
}

/** The state after the `tries`-th try failed with `error`; `random` is in [0, 1). Only a person can end a stop or a missing sign-in. */
export function outcomeOf(error: unknown, tries: number, now: number, random: number): EntryState {
  if (isDecided(error)) return { kind: 'refused', problem: error.problem };
  const because = waitReason(error);
  const alone = because !== 'stopped' && because !== 'sign-in';
  return {
    kind: 'waiting',
    tries,
    because,
    nextAt: alone ? now + backOff(tries, random, secondsAskedBy(error)) : null,
    problem: error instanceof ApiProblem ? error.problem : null,
    message: because === 'unexpected' ? String(error) : null,
  };
}

/** Whether an entry's time has come; one further away than any back-off was set by a clock that was put back since. */
export function isDue({ nextAt }: Waiting, now: number): boolean {
  return nextAt !== null && (nextAt <= now || nextAt > now + LONGEST_ASKED_MS);
}
