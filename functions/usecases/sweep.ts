// Sweeps away bodies and files that nothing points to: what a crash left between writing bodies and moving heads, and indexes long replaced.
import { bodyRows, digestInRow, type Digest } from '../store/bodies';
import { keyParts } from '../store/encode-key';
import { putRow, rowKey, valueIn } from '../store/row-kinds';
import { rowKeys, rows, rowsBeside } from '../store/rows';
import type { Operation } from '../store/store';
import { MAX_OPERATIONS } from '../store/limits';
import { chainsOf, markKind, markRows, unnamedRows, type Chain } from './chains';
import { indexesIn, partsOf } from './kept-indexes';
import { now, type StoreAndClock } from './store-and-clock';
import { sweepFiles } from './sweep-files';

/** How long a chunk must have lain unreached and unchanged: many times longer than any request lives. */
export const safeAgeMs = 12 * 60 * 60 * 1000;

const DAY_MS = 24 * 60 * 60 * 1000;
const GOLDEN_RATIO = (1 + Math.sqrt(5)) / 2;

/** How many chunks of bodies, and files, were taken away, and how many still wait for their age. */
interface Removed {
  readonly removed: number;
  readonly waiting: number;
}

/** The same of all partitions together, and how many of those the time did not suffice for. */
export interface Swept extends Removed {
  readonly postponed: number;
}

/**
 * Two sweeps find the same writing of a chunk unreached, at least the safe age apart, before it goes. A writer writes its
 * bodies anew before it moves a head, which changes their ETags: what it has written since stays, whatever stood there before.
 * What parts of an index it leaves as they are hang on the head that it replaces, or it does not replace it.
 * A partition that cannot be swept is told and passed over; after `stop` none is begun any more.
 */
export async function sweep(
  given: StoreAndClock,
  organisations: Iterable<string>,
  tell: (error: unknown) => void,
  stop?: AbortSignal,
): Promise<Swept> {
  const partitions = await inTodaysOrder(given, organisations);
  let [removed, waiting, begun] = [0, 0, 0];
  for (const { organisation, chain } of partitions) {
    if (stop?.aborted) break;
    begun += 1;
    try {
      const bodies = await sweepPartition(given, chain);
      const files = await sweepFiles(given, organisation, chain);
      removed += bodies.removed + files.removed;
      waiting += bodies.waiting + files.waiting;
    } catch (error) {
      tell(error);
    }
  }
  return { removed, waiting, postponed: partitions.length - begun };
}

/**
 * Every partition, beginning each day at another one, so that each has its turn where a day does not suffice for all: the
 * multiples of the golden ratio fall evenly over the whole, however many there are.
 */
async function inTodaysOrder(given: StoreAndClock, organisations: Iterable<string>) {
  const partitions: { readonly organisation: string; readonly chain: Chain }[] = [];
  for (const organisation of organisations) {
    for await (const chain of chainsOf(given.store, organisation)) partitions.push({ organisation, chain });
  }
  const day = Math.floor(given.clock().getTime() / DAY_MS);
  const first = Math.floor(((day * GOLDEN_RATIO) % 1) * partitions.length);
  return [...partitions.slice(first), ...partitions.slice(0, first)];
}

async function sweepPartition(given: StoreAndClock, chain: Chain): Promise<Removed> {
  const { store } = given;
  const { partition } = chain;
  // The chunks first: whatever a head comes to point to after that was written after it too.
  const chunks = await all(rowKeys(store, partition, bodyRows));
  const marked = new Map((await all(rows(store, partition, markRows))).map((row) => [row.row, row]));
  if (chunks.length === 0 && marked.size === 0) return { removed: 0, waiting: 0 };
  const named = await namedDigests(given, chain);
  const unreached = new Set(chunks.filter((row) => !named.has(digestInRow(row))));

  let [removed, waiting] = [0, 0];
  const changes: Operation[] = [];
  for (const row of unreached) {
    const stored = await store.get({ partition, row });
    if (stored === null) continue;
    const found = marked.get(markRow(row));
    const mark = found && valueIn(markKind, found);
    const age = mark?.etag === stored.etag ? given.clock().getTime() - Date.parse(mark.since) : Number.NaN;
    if (age >= safeAgeMs && (await store.remove({ partition, row }, stored.etag))) {
      removed += 1;
      unreached.delete(row);
      continue;
    }
    waiting += 1;
    // A moment still to come was told by a clock that has jumped back since.
    if (age >= 0) continue;
    changes.push(putRow(markKind, chunkOf(row), { etag: stored.etag, since: now(given) }, 'any'));
  }
  const wanted = new Set([...unreached].map(markRow));
  for (const row of marked.keys()) if (!wanted.has(row)) changes.push({ kind: 'delete', row });
  for (let first = 0; first < changes.length; first += MAX_OPERATIONS) {
    await store.batch(partition, changes.slice(first, first + MAX_OPERATIONS));
  }
  return { removed, waiting };
}

/**
 * Everything that a row other than a body may point to, and what the parts of an index hang on. Audit entries count: results that
 * were replaced stay to be shown, and what they follow from.
 */
async function namedDigests({ store }: StoreAndClock, chain: Chain): Promise<Set<Digest>> {
  const { partition } = chain;
  const named = new Set<Digest>();
  const indexes = new Map<Digest, { readonly must: boolean }>();
  for await (const row of rowsBeside(store, partition, [bodyRows, markRows, unnamedRows])) {
    for (const [digest] of row.value.matchAll(/[0-9a-f]{64}/g)) named.add(digest);
    for (const [index, { must }] of indexesIn(chain, row))
      indexes.set(index, { must: must || indexes.get(index)?.must === true });
  }
  for (const part of await partsOf(store, partition, indexes)) named.add(part);
  return named;
}

/** Of which body a chunk is, and the how-manieth. */
function chunkOf(row: string): string[] {
  return keyParts(row).slice(1);
}

function markRow(row: string): string {
  return rowKey(markKind, ...chunkOf(row));
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}
