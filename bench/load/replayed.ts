// A store that remembers what is asked of it, and a bare one that does the same again: the floor of what any service over it can take.
import type { Key, Operation, Store } from '../../functions/store/store';

export interface Batch {
  readonly partition: string;
  readonly operations: readonly Operation[];
}

/** The same store; each of its batches is added to `batches`, the key of each row that is read to `read`. */
export function recorded(store: Store, batches: Batch[], read: Key[] = []): Store {
  return {
    kind: store.kind,
    files: store.files,
    get: (key) => {
      read.push(key);
      return store.get(key);
    },
    batch: (partition, operations) => {
      batches.push({ partition, operations });
      return store.batch(partition, operations);
    },
    range: (partition, range) => store.range(partition, range),
    keys: (partition, range) => store.keys(partition, range),
    partitions: (range) => store.partitions(range),
    remove: (key, etag) => store.remove(key, etag),
    close: () => store.close(),
  };
}

/** As many batches of as many rows and bytes, whatever stood there before: another store has given other ETags. */
export async function replay(store: Store, batches: readonly Batch[]): Promise<void> {
  for (const { partition, operations } of batches) {
    await store.batch(
      partition,
      operations.map((operation) => (operation.kind === 'put' ? { ...operation, expect: 'any' } : operation)),
    );
  }
}
