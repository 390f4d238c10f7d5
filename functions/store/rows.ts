// A whole range, page after page, for readers that need every row of it, or every key.
import type { Range, Store, Stored } from './store';

export async function* rows(store: Store, partition: string, range: Range): AsyncGenerator<Stored> {
  let from: string | null = range.from;
  while (from !== null) {
    const page = await store.range(partition, { ...range, from });
    yield* page.rows;
    from = page.next;
  }
}

export async function* rowKeys(store: Store, partition: string, range: Range): AsyncGenerator<string> {
  let from: string | null = range.from;
  while (from !== null) {
    const page = await store.keys(partition, { ...range, from });
    yield* page.rows;
    from = page.next;
  }
}
