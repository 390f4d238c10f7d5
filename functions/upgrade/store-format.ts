// The number of a store's format, in one row of its own: which program may use the store, and which one wrote it last.
import { z } from 'zod';
import { momentSchema } from '../../shared/api/ids';
import { everyItem } from '../../shared/api/whole-list';
import { everyRow, joinKey } from '../store/encode-key';
import { getRow, putRow, rowKind, type Row } from '../store/row-kinds';
import { StoreUnavailable, type Store } from '../store/store';
import { chainIn } from '../usecases/chains';

/** The format that this program reads and writes. A release that raises it adds a step, and keeps a store of the one before as a fixture. */
export const currentFormat = 2;

/** A store without a number is of the first format, which had none. */
const firstFormat = 1;

/** No organisation's: a partition of one part, which no audit chain has. */
export const formatPartition = joinKey('format');

const formatKind = rowKind(
  'format',
  z.strictObject({
    format: z.int().min(1),
    /** of the program that has written this row */
    version: z.string(),
    at: momentSchema,
  }),
);
type FormatRow = z.infer<typeof formatKind.schema>;

export interface FoundFormat {
  /** null where the store holds nothing of anybody's yet */
  readonly format: number | null;
  readonly row: Row<FormatRow> | null;
}

export async function formatOf(store: Store): Promise<FoundFormat> {
  const row = await getRow(store, formatPartition, formatKind);
  if (row !== null) return { format: row.value.format, row };
  return { format: (await holdsAnything(store)) ? firstFormat : null, row };
}

async function holdsAnything(store: Store): Promise<boolean> {
  const partitions = everyItem(async (from = everyRow.from) => {
    const page = await store.partitions({ from, to: everyRow.to, limit: 50 });
    return { items: page.partitions, next: page.next };
  });
  for await (const partition of partitions) if (chainIn(partition) !== null) return true;
  return false;
}

/** Writes the number in the place of the one that was found; false where another process has written it meanwhile. */
export async function putFormat(store: Store, found: FoundFormat, written: FormatRow): Promise<boolean> {
  const expect = found.row === null ? ({ absent: true } as const) : { etag: found.row.etag };
  return (await store.batch(formatPartition, [putRow(formatKind, [], written, expect)])).written;
}

/** Thrown where this program must not use a store, with the sentence that says what to do. */
export class OtherFormat extends StoreUnavailable {
  override readonly name = 'OtherFormat';
}

function newerStore({ format, row }: FoundFormat): OtherFormat {
  const by = row === null ? '' : `, written by Scorebook ${row.value.version}`;
  return new OtherFormat(
    `The store is of format ${format}${by}; this program knows formats up to ${currentFormat}: ` +
      `install Scorebook ${row?.value.version ?? ''} or a later one`,
    {},
    'newer',
  );
}

/** The format of a store that this program may read. Throws OtherFormat where a later one has written it: what this one would make of it is not what it says. */
export async function assertKnownFormat(store: Store): Promise<FoundFormat> {
  const found = await formatOf(store);
  if (found.format !== null && found.format > currentFormat) throw newerStore(found);
  return found;
}

/** Refuses a store of another format; one that holds nothing yet, or was written by another program of this format, is marked as this one's. */
export async function assertCurrentFormat(store: Store, version: string, at: string): Promise<void> {
  const found = await assertKnownFormat(store);
  const { format, row } = found;
  if (format !== null && format < currentFormat) {
    throw new OtherFormat(
      `The store is of format ${format}, this Scorebook ${version} needs ${currentFormat}: stop every instance of the service, ` +
        'make an archive (npm run archive -- <file>), then bring the store up (npm run upgrade)',
      {},
      'older',
    );
  }
  // Several instances start together: whichever writes first, the row says the same.
  if (row?.value.version !== version) await putFormat(store, found, { format: currentFormat, version, at });
}
