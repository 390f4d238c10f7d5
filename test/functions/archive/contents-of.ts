// What a store holds of organisations, a line for each row and each file: to be compared with another store's of either kind.
import { digestOf } from '../../../functions/store/bodies';
import { everyRow, keyParts } from '../../../functions/store/encode-key';
import { partitionsIn, rows } from '../../../functions/store/rows';
import type { Store } from '../../../functions/store/store';

/** Of its own are a store's format, marks of sweeps, when timers ran, the sample's mark, and the messages of local development. */
const own = (partition: string) => keyParts(partition).length === 1 && !partition.startsWith('notices~');
const marks = /^(unreached|unnamed)!/;

export async function contentsOf(store: Store): Promise<string[]> {
  const found: string[] = [];
  for await (const partition of partitionsIn(store, everyRow)) {
    if (own(partition)) continue;
    for await (const { row, value } of rows(store, partition, { ...everyRow, limit: 64 })) {
      if (!marks.test(row)) found.push(`row ${partition} ${row} ${digestOf(value)}`);
    }
    for await (const { digest } of store.files.list(partition)) {
      const bytes = await store.files.get(partition, digest);
      found.push(`file ${partition} ${digest} ${bytes?.length}`);
    }
  }
  return found;
}
