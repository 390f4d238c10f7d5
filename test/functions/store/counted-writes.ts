// A real store that tells what was read and written: batches, rows and bytes, since `forget`.
import type { Store } from '../../../functions/store/store';
import { bound } from './bound';

export interface CountedWrites {
  readonly store: Store;
  readonly written: { batches: number; rows: number; bytes: number };
  readonly read: { rows: number; bytes: number };
  forget(): void;
}

export function countedWrites(counted: Store): CountedWrites {
  const all = bound(counted);
  const [written, read] = [
    { batches: 0, rows: 0, bytes: 0 },
    { rows: 0, bytes: 0 },
  ];
  return {
    store: {
      ...all,
      batch: (partition, operations) => {
        written.batches += 1;
        for (const operation of operations) {
          written.rows += 1;
          written.bytes += operation.kind === 'put' ? Buffer.byteLength(operation.value) : 0;
        }
        return all.batch(partition, operations);
      },
      get: async (key) => {
        const found = await all.get(key);
        read.rows += 1;
        read.bytes += found === null ? 0 : Buffer.byteLength(found.value);
        return found;
      },
    },
    written,
    read,
    forget: () => {
      Object.assign(written, { batches: 0, rows: 0, bytes: 0 });
      Object.assign(read, { rows: 0, bytes: 0 });
    },
  };
}
