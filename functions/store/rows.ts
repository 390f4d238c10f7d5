// A whole range, page after page, for readers that need every row of it, or every key.
import { everyItem } from '../../shared/api/whole-list';
import { everyRow } from './encode-key';
import type { Range, Store, Stored } from './store';

export function rows(store: Store, partition: string, range: Range): AsyncGenerator<Stored> {
  return everyItem(async (from = range.from) => {
    const { rows: items, next } = await store.range(partition, { ...range, from });
    return { items, next };
  });
}

export function rowKeys(store: Store, partition: string, range: Range): AsyncGenerator<string> {
  return everyItem(async (from = range.from) => {
    const { rows: items, next } = await store.keys(partition, { ...range, from });
    return { items, next };
  });
}

export function partitionsIn(store: Store, range: Range): AsyncGenerator<string> {
  return everyItem(async (from = range.from) => {
    const { partitions: items, next } = await store.partitions({ ...range, from });
    return { items, next };
  });
}

/** Every row of the partition beside those of these stretches, which are not read; so many at once. */
export async function* rowsBeside(
  store: Store,
  partition: string,
  stretches: readonly Range[],
  limit?: number,
): AsyncGenerator<Stored> {
  const atOnce = limit === undefined ? {} : { limit };
  let { from } = everyRow;
  for (const stretch of [...stretches].sort((one, other) => (one.from < other.from ? -1 : 1))) {
    yield* rows(store, partition, { from, to: stretch.from, ...atOnce });
    from = stretch.to;
  }
  yield* rows(store, partition, { from, to: everyRow.to, ...atOnce });
}
