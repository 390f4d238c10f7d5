// The shelves of the outbox: IndexedDB, which survives closing Excel, and memory where the host has none or loses it.
import { entrySchema, type Entry, type Shelf } from './outbox-entry';

const STORE = 'entries';

const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB gave no reason'));
  });

/** Rejects where there is no IndexedDB, and where the browser forbids it: asking for it throws there. */
async function open(name: string): Promise<IDBDatabase> {
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
  const reading = (): IDBObjectStore => database.transaction(STORE).objectStore(STORE);
  const write = (act: (store: IDBObjectStore) => void): Promise<void> => {
    const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
    act(transaction.objectStore(STORE));
    return written(transaction);
  };
  return {
    durable: true,
    async list() {
      const all: unknown[] = await done(reading().getAll());
      const read = all.map((one) => entrySchema.safeParse(one));
      const entries = read.flatMap(({ data }) => data ?? []);
      return { entries, unreadable: read.length - entries.length };
    },
    async get(key) {
      const found: unknown = await done(reading().get(key));
      return entrySchema.safeParse(found).data ?? null;
    },
    put: async (entry) => write((store) => store.put(entry)),
    remove: async (key) => write((store) => store.delete(key)),
  };
}

export function createMemoryShelf(): Shelf {
  const entries = new Map<string, Entry>();
  return {
    durable: false,
    list: async () => ({ entries: [...entries.values()], unreadable: 0 }),
    get: async (key) => entries.get(key) ?? null,
    async put(entry) {
      entries.set(entry.key, entry);
    },
    async remove(key) {
      entries.delete(key);
    },
  };
}

/** Goes on in memory when the durable shelf fails: its disk is full, or the browser has taken it away. */
function createFailingOverShelf(disk: Shelf): Shelf {
  const known = new Map<string, Entry>();
  /** what did not reach the disk */
  const stuck = new Set<string>();
  let durable = true;
  const onDisk = async <Value>(act: () => Promise<Value>, instead: () => Value): Promise<Value> => {
    try {
      return await act();
    } catch {
      durable = false;
      return instead();
    }
  };
  return {
    get durable() {
      return durable;
    },
    async list() {
      const shelved = await onDisk(disk.list, () => ({ entries: [...known.values()], unreadable: 0 }));
      const here = [...known.values()].filter(({ key }) => stuck.has(key));
      for (const entry of shelved.entries) if (!stuck.has(entry.key)) known.set(entry.key, entry);
      const entries = new Map([...shelved.entries, ...here].map((entry) => [entry.key, entry]));
      return { entries: [...entries.values()], unreadable: shelved.unreadable };
    },
    async get(key) {
      const here = known.get(key) ?? null;
      return stuck.has(key)
        ? here
        : onDisk(
            () => disk.get(key),
            () => here,
          );
    },
    async put(entry) {
      known.set(entry.key, entry);
      stuck.add(entry.key);
      const kept = disk.put(entry).then(() => void stuck.delete(entry.key));
      await onDisk(
        () => kept,
        () => undefined,
      );
    },
    async remove(key) {
      known.delete(key);
      stuck.delete(key);
      await onDisk(
        () => disk.remove(key),
        () => undefined,
      );
    },
  };
}

/** The durable shelf where the host has one and lets it be opened. */
export function openShelf(name: string): Promise<Shelf> {
  return open(name).then((database) => createFailingOverShelf(createIndexedShelf(database)), createMemoryShelf);
}
