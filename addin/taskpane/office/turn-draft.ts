// Who is to observe a period while the office decides: the proposal, whoever is put in another's place, and who is excused.
import type { NamedObservers, ObserversTurn } from '../../../shared/api/observers';
import { proposed, type InTurn } from '../../../shared/registers/observers-in-turn';

type Turn = Pick<ObserversTurn, 'named' | 'each'> & { readonly queue: readonly Pick<InTurn, 'person' | 'bar'>[] };

/** Who is named, or else whose turn it is. */
export function draftOfTurn({ named, queue, each }: Turn): NamedObservers {
  return named ?? { observers: proposed(queue as readonly InTurn[], each), excused: [] };
}

/** Somebody cannot come: the next of the queue who is not taken already comes instead, and they come next time. */
export function withExcused(draft: NamedObservers, { queue }: Turn, person: string, reason: string): NamedObservers {
  const excused = [...draft.excused, { person, reason }];
  const next = queue.find(
    (one) =>
      one.bar === null &&
      !draft.observers.includes(one.person) &&
      excused.every((other) => other.person !== one.person),
  );
  const observers = draft.observers.flatMap((one) => (one === person ? (next?.person ?? []) : one));
  return { observers, excused };
}

/** Somebody else in a place of the list, nobody where `person` is empty; whoever comes after all is excused no more. */
export function withObserver({ observers, excused }: NamedObservers, place: number, person: string): NamedObservers {
  const now = [...observers];
  now.splice(place, 1, ...(person === '' ? [] : [person]));
  return { observers: now, excused: excused.filter((one) => one.person !== person) };
}
