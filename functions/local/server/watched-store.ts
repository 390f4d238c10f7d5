// A store that tells of its troubles, for whoever counts them.
import type { Files } from '../../store/files';
import { StoreUnavailable, type Store, type StoreTrouble } from '../../store/store';

export function watchedStore(store: Store, failed: (trouble: StoreTrouble) => void): Store {
  const tell = (error: unknown): never => {
    if (error instanceof StoreUnavailable) failed(error.trouble);
    throw error;
  };
  const watched = <Answer>(answer: Promise<Answer>): Promise<Answer> => answer.catch(tell);
  return {
    kind: store.kind,
    files: watchedFiles(store.files, watched, tell),
    get: (key) => watched(store.get(key)),
    batch: (partition, operations) => watched(store.batch(partition, operations)),
    range: (partition, range) => watched(store.range(partition, range)),
    keys: (partition, range) => watched(store.keys(partition, range)),
    partitions: (range) => watched(store.partitions(range)),
    remove: (key, etag) => watched(store.remove(key, etag)),
    close: () => store.close(),
  };
}

type Watched = <Answer>(answer: Promise<Answer>) => Promise<Answer>;

function watchedFiles(files: Files, watched: Watched, tell: (error: unknown) => never): Files {
  return {
    put: (partition, digest, bytes) => watched(files.put(partition, digest, bytes)),
    get: (partition, digest) => watched(files.get(partition, digest)),
    has: (partition, digest) => watched(files.has(partition, digest)),
    list: async function* (partition) {
      try {
        yield* files.list(partition);
      } catch (error) {
        tell(error);
      }
    },
    remove: (partition, digest, version) => watched(files.remove(partition, digest, version)),
  };
}
