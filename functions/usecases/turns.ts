// Turns: within one process, changes of the same partition are made one after the other, so that none is made in vain.
import type { Store } from '../store/store';

const waiting = new WeakMap<Store, Map<string, Promise<unknown>>>();

/** Does the work once everything that was asked for before it in the same partition is done, well or not. Work never waits for its own turn. */
export async function inTurn<Result>(store: Store, partition: string, work: () => Promise<Result>): Promise<Result> {
  const partitions = waiting.get(store) ?? new Map<string, Promise<unknown>>();
  waiting.set(store, partitions);
  const turn = (partitions.get(partition) ?? Promise.resolve()).then(work, work);
  partitions.set(partition, turn);
  try {
    return await turn;
  } finally {
    if (partitions.get(partition) === turn) partitions.delete(partition);
  }
}
