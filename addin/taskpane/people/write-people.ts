// Writes what a list of people changes, entry by entry, each over what was read: done twice it is done once, stopped it says how far it came.
import type { PersonChange } from '../../../shared/sheets/people/people-changes';
import type { ApiClient } from '../../session/api-client';
import { backOff } from '../../session/back-off';
import { isAway, isSignInNeeded, isStopped, secondsAskedBy } from '../../session/failures';
import { everybody, savePerson } from './people-source';

export type PersonOutcome =
  | { readonly kind: 'written' | 'stale' | 'not-reached'; readonly change: PersonChange }
  | { readonly kind: 'refused'; readonly change: PersonChange; readonly failure: unknown };

/** A service that is away so often is away for longer. */
const mostTries = 5;

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const clock = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(clock);
      reject(new DOMException('the person stopped it', 'AbortError'));
    });
  });

/** False where it has changed meanwhile; asked again where the service could not be reached, which may have written it all the same. */
async function written(api: ApiClient, change: PersonChange, signal: AbortSignal): Promise<boolean> {
  const { id, name, roles, etag } = change;
  for (let tries = 1; ; tries++) {
    try {
      return await savePerson(api, { id, name, roles: [...roles] }, etag, signal);
    } catch (failure) {
      if (!isAway(failure) || tries === mostTries) throw failure;
      await pause(backOff(tries, Math.random(), secondsAskedBy(failure)), signal);
    }
  }
}

/** Whose entries stand as they were meant to: an answer that was lost on its way looks like somebody else's change. Null where nobody can say. */
async function standingAsMeant(
  api: ApiClient,
  changes: readonly PersonChange[],
  signal: AbortSignal,
): Promise<ReadonlySet<string> | null> {
  if (changes.length === 0) return new Set();
  const people = await everybody(api, signal).catch((failure: unknown) => {
    if (isAway(failure) || isSignInNeeded(failure) || isStopped(failure)) return null;
    throw failure;
  });
  if (people === null) return null;
  const now = new Map(people.map((person) => [person.id, person]));
  const isMeant = ({ id, name, roles }: PersonChange): boolean => {
    const person = now.get(id);
    return (
      person?.name === name &&
      person.roles.length === roles.length &&
      roles.every((role) => person.roles.includes(role))
    );
  };
  return new Set(changes.filter(isMeant).map(({ id }) => id));
}

/**
 * Writes the changes in their order; `tell` says how many are done. What is refused of one person stops nothing for the others; a service
 * that stays away, an ended session, and the person do.
 */
export async function writePeople(
  api: ApiClient,
  changes: readonly PersonChange[],
  signal: AbortSignal,
  tell: (done: number) => void,
): Promise<readonly PersonOutcome[]> {
  const outcomes: PersonOutcome[] = [];
  for (const change of changes) {
    try {
      const done = await written(api, change, signal);
      outcomes.push({ kind: done ? 'written' : 'stale', change });
    } catch (failure) {
      if (signal.aborted || isStopped(failure)) break;
      outcomes.push({ kind: 'refused', change, failure });
      if (isAway(failure) || isSignInNeeded(failure)) break;
    }
    tell(outcomes.length);
  }
  const rest = changes.slice(outcomes.length).map((change): PersonOutcome => ({ kind: 'not-reached', change }));
  const stale = outcomes.filter(({ kind }) => kind === 'stale').map(({ change }) => change);
  const meant = await standingAsMeant(api, stale, signal);
  // What nobody can say of now is gone on with like what was not reached: done twice it is done once.
  return [...outcomes, ...rest].map((outcome) => {
    if (outcome.kind !== 'stale' || meant?.has(outcome.change.id) === false) return outcome;
    return { kind: meant === null ? 'not-reached' : 'written', change: outcome.change };
  });
}
