// Where what a store keeps of an organisation stands: a partition for each audit chain, and one of messages that were sent.
import { everyItem } from '../../shared/api/whole-list';
import { everyRow, rowsUnder } from '../store/encode-key';
import type { Store } from '../store/store';
import { chainIn, type Chain } from '../usecases/chains';

/** Every partition of the stretch that holds something; all of the store without one. */
export function partitionsIn(store: Store, range: { readonly from: string; readonly to: string } = everyRow) {
  return everyItem(async (from = range.from) => {
    const { partitions, next } = await store.partitions({ ...range, from });
    return { items: partitions, next };
  });
}

/** The chains of an organisation, also of periods that are not listed yet; none where nothing is recorded of it. */
export async function chainsKeptOf(store: Store, organisation: string): Promise<Chain[]> {
  const found: Chain[] = [];
  for await (const partition of partitionsIn(store, rowsUnder(organisation))) {
    const chain = chainIn(partition)?.chain;
    if (chain !== undefined) found.push(chain);
  }
  return found;
}

/** Whose data the store keeps, in the order of their ids. */
export async function organisationsKept(store: Store): Promise<string[]> {
  const found = new Set<string>();
  for await (const partition of partitionsIn(store)) {
    const organisation = chainIn(partition)?.organisation;
    if (organisation !== undefined) found.add(organisation);
  }
  return [...found];
}
