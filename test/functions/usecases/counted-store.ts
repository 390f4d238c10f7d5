// A real store that tells how often each row was read.
import { openSqliteStore } from '../../../functions/store/sqlite-store';
import type { Key, Store } from '../../../functions/store/store';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface CountedStore {
  readonly store: Store;
  /** How often the rows that begin so have been read since `forget`. */
  reads(rowStart: string): number;
  forget(): void;
  end(): Promise<void>;
}

export async function countedStore(): Promise<CountedStore> {
  const folder = await mkdtemp(join(tmpdir(), 'scorebook-'));
  const store = await openSqliteStore(folder);
  const rows: string[] = [];
  const get = store.get.bind(store);
  store.get = (key: Key) => {
    rows.push(key.row);
    return get(key);
  };
  return {
    store,
    reads: (rowStart) => rows.filter((row) => row.startsWith(rowStart)).length,
    forget: () => void rows.splice(0),
    end: async () => {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
