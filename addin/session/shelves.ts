// The two shelves of the outbox: IndexedDB, which survives closing Excel, and memory where the host has no IndexedDB.
import { entrySchema, type Entry, type Shelf } from './outbox-entry';

const STORE = 'entries';

const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB gave no reason'));
  });

function open(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'key' });
  return done(request);
}

/** A write counts only once its transaction is on disk, not when the request succeeds. */
function written(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB gave no reason'));
  });
}

function createIndexedShelf(database: IDBDatabase): Shelf {
  const write = (act: (store: IDBObjectStore) => void): Promise<void> => {
    const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
    act(transaction.objectStore(STORE));
    return written(transaction);
  };
  return {
    durable: true,
    async list() {
      const all: unknown[] = await done(database.transaction(STORE).objectStore(STORE).getAll());
      return all.map((entry) => entrySchema.parse(entry));
    },
    put: (entry) => write((store) => store.put(entry)),
    remove: (key) => write((store) => store.delete(key)),
  };
}

export function createMemoryShelf(): Shelf {
  const entries = new Map<string, Entry>();
  return {
    durable: false,
    list: async () => [...entries.values()],
    async put(entry) {
      entries.set(entry.key, entry);
    },
    async remove(key) {
      entries.delete(key);
    },
  };
}

/** The durable shelf where the host has one. */
export async function openShelf(name: string): Promise<Shelf> {
  if (typeof indexedDB === 'undefined') return createMemoryShelf();
  // Some embedded web views have IndexedDB and refuse to open it.
  return open(name).then(createIndexedShelf, createMemoryShelf);
}
