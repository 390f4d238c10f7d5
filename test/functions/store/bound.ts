// A store's methods as an object's own, to put others in the place of some.
import type { Store } from '../../../functions/store/store';

export function bound(store: Store): Store {
  return {
    kind: store.kind,
    files: store.files,
    get: (key) => store.get(key),
    batch: (partition, operations) => store.batch(partition, operations),
    range: (partition, range) => store.range(partition, range),
    keys: (partition, range) => store.keys(partition, range),
    partitionsWith: (row) => store.partitionsWith(row),
    remove: (key, etag) => store.remove(key, etag),
    close: () => store.close(),
  };
}
