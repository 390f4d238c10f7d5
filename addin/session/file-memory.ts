// What the browser remembers of files, since a file that somebody chose is only read: receipts and what was edited from what.
import { z } from 'zod';

const STORE = 'files';
/** More than anybody fills in within a year; the oldest go first. */
const MOST = 200;

const rememberedSchema = z.strictObject({
  key: z.string(),
  /** counts up with every change, so that the later of two is known */
  revision: z.int(),
  at: z.number(),
  kept: z.array(z.tuple([z.string(), z.string()])),
});
export type RememberedFile = z.infer<typeof rememberedSchema>;

export interface FileMemory {
  recall(key: string): Promise<RememberedFile | null>;
  remember(file: RememberedFile): Promise<void>;
}

const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB gave no reason'));
  });

async function open(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'key' }).createIndex('at', 'at');
  return done(request);
}

async function write(database: IDBDatabase, file: RememberedFile): Promise<void> {
  const store = database.transaction(STORE, 'readwrite', { durability: 'strict' }).objectStore(STORE);
  await done(store.put(file));
  const count = await done(store.count());
  const oldest = count > MOST ? await done(store.index('at').getAllKeys(null, count - MOST)) : [];
  for (const key of oldest) store.delete(key);
}

/** Where the browser keeps nothing, until the page is closed. */
export function openFileMemory(name: string): FileMemory {
  const here = new Map<string, RememberedFile>();
  const opened = open(name).catch(() => null);
  return {
    async recall(key) {
      const database = await opened;
      const found: unknown = database
        ? await done(database.transaction(STORE).objectStore(STORE).get(key)).catch(() => null)
        : null;
      return here.get(key) ?? rememberedSchema.safeParse(found).data ?? null;
    },
    async remember(file) {
      here.set(file.key, file);
      const database = await opened;
      if (database) await write(database, file).catch(() => undefined);
    },
  };
}
