// A store that tells what it was asked for: how often, how many rows and bytes it read and wrote.
import type { Store, Stored } from '../../../functions/store/store';

export interface Spent {
  readonly calls: number;
  readonly rowsRead: number;
  readonly bytesRead: number;
  readonly rowsWritten: number;
  readonly bytesWritten: number;
}

export function spendingStore(store: Store) {
  let [calls, rowsRead, bytesRead, rowsWritten, bytesWritten] = [0, 0, 0, 0, 0];
  const read = (rows: readonly (Stored | null)[]) => {
    calls += 1;
    for (const row of rows) {
      if (row === null) continue;
      rowsRead += 1;
      bytesRead += Buffer.byteLength(row.value);
    }
  };
  const spending: Store = {
    kind: store.kind,
    files: store.files,
    get: async (key) => {
      const found = await store.get(key);
      read([found]);
      return found;
    },
    range: async (partition, range) => {
      const page = await store.range(partition, range);
      read(page.rows);
      return page;
    },
    keys: (partition, range) => {
      calls += 1;
      return store.keys(partition, range);
    },
    partitionsWith: (row) => {
      calls += 1;
      return store.partitionsWith(row);
    },
    batch: (partition, operations) => {
      calls += 1;
      rowsWritten += operations.length;
      for (const one of operations) bytesWritten += one.kind === 'put' ? Buffer.byteLength(one.value) : 0;
      return store.batch(partition, operations);
    },
    remove: (key, etag) => {
      calls += 1;
      return store.remove(key, etag);
    },
    close: () => store.close(),
  };
  /** What this work asks of it. */
  const spent = async (work: () => Promise<unknown>): Promise<Spent> => {
    [calls, rowsRead, bytesRead, rowsWritten, bytesWritten] = [0, 0, 0, 0, 0];
    await work();
    return { calls, rowsRead, bytesRead, rowsWritten, bytesWritten };
  };
  return { store: spending, spent };
}
