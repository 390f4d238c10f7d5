// The files that a period's rows vouch for: each that was not destroyed is read, and is as its digest says, or it is told.
import type { AuditBreak } from '../../shared/api/audit';
import { FileChanged } from '../store/file-bytes';
import { rowKey } from '../store/row-kinds';
import { chainRows, type Chain } from './chains';
import { keptFiles } from './kept-files';
import type { StoreAndClock } from './store-and-clock';
import type { Vouched } from './vouched-rows';

/** Read at once; each has up to 10 MiB. */
const filesAtOnce = 4;

/** The first file, in the order of the entries, that is not there or not what was kept; and how many bytes were read for that. */
export async function firstBadFile(
  { store }: StoreAndClock,
  chain: Chain,
  { rows }: Vouched,
): Promise<{ readonly found: AuditBreak | null; readonly read: number }> {
  const named: { readonly digest: string; readonly row: string; readonly sequence: number }[] = [];
  if (chain.kind !== 'period') return { found: null, read: 0 };
  for await (const { digest, destroyed } of keptFiles({ store, chain })) {
    const row = rowKey(chainRows.period.file, digest);
    if (destroyed === undefined) named.push({ digest, row, sequence: rows.get(row)?.sequence ?? 0 });
  }
  named.sort((one, other) => one.sequence - other.sequence);
  let read = 0;
  const bad = async ({ digest, row, sequence }: (typeof named)[number]): Promise<AuditBreak | null> => {
    try {
      const bytes = await store.files.get(chain.partition, digest);
      read += bytes?.length ?? 0;
      return bytes === null ? { because: 'file-missing', row, sequence } : null;
    } catch (error) {
      if (error instanceof FileChanged) return { because: 'file-changed', row, sequence };
      throw error;
    }
  };
  for (let start = 0; start < named.length; start += filesAtOnce) {
    const judged = await Promise.all(named.slice(start, start + filesAtOnce).map(bad));
    const found = judged.find((one) => one !== null);
    if (found) return { found, read };
  }
  return { found: null, read };
}
