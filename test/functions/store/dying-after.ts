// A store as it is for somebody who is killed: its writes stop for good after so many.
import type { Store } from '../../../functions/store/store';

export function dyingAfter(store: Store, writes: number): Store {
  let left = writes;
  const alive = <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    left -= 1;
    return left < 0 ? Promise.reject(new Error('killed')) : work();
  };
  return {
    kind: store.kind,
    files: {
      get: (partition, digest) => store.files.get(partition, digest),
      has: (partition, digest) => store.files.has(partition, digest),
      list: (partition) => store.files.list(partition),
      put: (partition, digest, bytes) => alive(() => store.files.put(partition, digest, bytes)),
      remove: (partition, digest, version) => alive(() => store.files.remove(partition, digest, version)),
    },
    get: (key) => store.get(key),
    range: (partition, range) => store.range(partition, range),
    keys: (partition, range) => store.keys(partition, range),
    partitions: (range) => store.partitions(range),
    close: () => store.close(),
    remove: (key, etag) => alive(() => store.remove(key, etag)),
    batch: (partition, operations) => alive(() => store.batch(partition, operations)),
  };
}
