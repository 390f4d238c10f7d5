// The audit chains that a store keeps of an organisation, found by what stands in it.
import { rowsUnder } from '../store/encode-key';
import { partitionsIn } from '../store/rows';
import type { Store } from '../store/store';
import { chainIn, type Chain } from '../usecases/chains';

/** The chains of an organisation, also of periods that are not listed yet; none where nothing is recorded of it. */
export async function chainsKeptOf(store: Store, organisation: string): Promise<Chain[]> {
  const found: Chain[] = [];
  for await (const partition of partitionsIn(store, rowsUnder(organisation))) {
    const chain = chainIn(partition)?.chain;
    if (chain !== undefined) found.push(chain);
  }
  return found;
}
