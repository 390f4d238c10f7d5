// A store that remembers what is written to it, and a bare one that does the same writes again: the floor of what any service over it can take.
import type { Operation, Store } from '../../functions/store/store';

export interface Batch {
  readonly partition: string;
  readonly operations: readonly Operation[];
}

/** The same store; each of its batches is added to `batches`. */
export function recorded(store: Store, batches: Batch[]): Store {
  return {
    kind: store.kind,
    files: store.files,
    get: (key) => store.get(key),
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
