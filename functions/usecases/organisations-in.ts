// Which organisations a store holds anything of, told by the store itself: for commands about all of it.
import { everyRow, keyParts, rowsUnder } from '../store/encode-key';
import type { Store } from '../store/store';
import { chainIn } from './chains';

/** In the order of their keys. Each costs about one look, however many periods it has; partitions that are no organisation's are passed over. */
export async function organisationsIn(store: Store): Promise<string[]> {
  const found: string[] = [];
  let { from } = everyRow;
  for (;;) {
    const { partitions } = await store.partitions({ from, to: everyRow.to, limit: 1 });
    const [first] = partitions;
    if (first === undefined) return found;
    const organisation = chainIn(first)?.organisation;
    if (organisation !== undefined) found.push(organisation);
    // Behind everything that begins with the same part; one without a further part stands before all that have one.
    const [part = ''] = keyParts(first);
    from = organisation === undefined ? rowsUnder(part).from : rowsUnder(part).to;
  }
}
