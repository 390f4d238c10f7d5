// The index of a period's accepted sheets (评分表索引): which submission holds each; read whole, or only where sheets are asked for.
import { getBody, type Digest } from '../store/bodies';
import { getJsonBody } from '../store/row-kinds';
import { indexSchema, isKnot, knotIn, orderOf, placedOn, reaches, withPlaced } from './index-parts';
import type { IndexNode, Made, Part, Placed, Stretch } from './index-parts';
import type { Position } from './position';
import { severalAtOnce } from './several-at-once';
import type { Store } from '../store/store';
import type { PeriodAt, StoredPeriod } from './stored-period';

/** Parts have some KiB each. */
const partsAtOnce = 32;

/** Sheet key → its current version. */
export type SheetIndex = ReadonlyMap<string, Position>;

export function readIndex({ record, ...at }: StoredPeriod): Promise<SheetIndex> {
  return indexUnder(at, record.index);
}

/** The index under its digest, as it is kept with a period; empty where there was none. */
export async function indexUnder(at: PeriodAt, index: Digest | null): Promise<SheetIndex> {
  return sheetsIn(await nodesUnder(at, index, null));
}

/** Where the sheets on an index stand, in the order of components, units and assessors. */
export async function positionsUnder(at: PeriodAt, index: Digest | null): Promise<Position[]> {
  const root = await nodesUnder(at, index, null);
  return root === null ? [] : placedOn(root).map(([, position]) => position);
}

/** Of the index at least what it says of these places: of others only what stands in the same parts. */
export async function readPlaces({ record, ...at }: StoredPeriod, stretches: readonly Stretch[]): Promise<SheetIndex> {
  return (await openIndex({ record, ...at }, stretches)).sheets;
}

/** An index that is read where sheets are to be placed. */
export interface OpenIndex {
  readonly sheets: SheetIndex;
  /** Places those sheets: what the index is then, and the bodies that are new. */
  with(placed: readonly Placed[]): Made;
}

export async function openIndex({ record, ...at }: StoredPeriod, stretches: readonly Stretch[]): Promise<OpenIndex> {
  const ordered = [...stretches].sort((one, other) => (one.from < other.from ? -1 : 1));
  const root = await nodesUnder(at, record.index, ordered);
  return { sheets: sheetsIn(root), with: (placed) => withPlaced(root, placed) };
}

/** All bodies that an index is kept as, by their digests. */
export async function bodiesOfIndex({ store, chain }: PeriodAt, index: Digest): Promise<Map<Digest, string>> {
  const bodies = new Map<Digest, string>();
  let level: readonly Digest[] = [index];
  while (level.length > 0) {
    const below: Digest[] = [];
    await severalAtOnce(level, partsAtOnce, async (digest) => {
      const text = await getBody(store, chain.partition, digest);
      bodies.set(digest, text);
      below.push(...knotIn(text).parts);
    });
    level = below;
  }
  return bodies;
}

/**
 * The digests of all parts that an index hangs on, beside those that are known already with what is below them; leaves, which name
 * nothing, are not read.
 */
export async function bodiesBelow(
  store: Store,
  partition: string,
  index: Digest,
  known: ReadonlySet<Digest>,
): Promise<Set<Digest>> {
  const found = new Set<Digest>();
  let level: readonly Digest[] = [index];
  while (level.length > 0) {
    const knots: Digest[] = [];
    await severalAtOnce(level, partsAtOnce, async (digest) => {
      const { height, parts } = knotIn(await getBody(store, partition, digest));
      for (const part of parts) {
        if (known.has(part) || found.has(part)) continue;
        found.add(part);
        if (height > 1) knots.push(part);
      }
    });
    level = knots;
  }
  return found;
}

/** The nodes of an index, level by level; of a part nothing is read that holds none of the stretches, unless all are asked for. */
async function nodesUnder(
  at: PeriodAt,
  index: Digest | null,
  stretches: readonly Stretch[] | null,
): Promise<IndexNode | null> {
  if (index === null) return null;
  const read = (digest: Digest) => getJsonBody(at.store, at.chain.partition, digest, indexSchema);
  const root = await read(index);
  let level: Reached[] = [{ node: root, from: null, before: null }];
  while (level.length > 0) {
    const wanted = level.flatMap((reached) => partsReached(reached, stretches));
    await severalAtOnce(wanted, partsAtOnce, async ({ part }) => {
      part.below = await read(part.digest);
    });
    level = wanted.map(({ part, ...within }) => ({ node: part.below as IndexNode, ...within }));
  }
  return root;
}

/** From which place on a node holds sheets, and before which one: null where nothing lies before it, or after. */
interface Within {
  readonly from: string | null;
  readonly before: string | null;
}

interface Reached extends Within {
  readonly node: IndexNode;
}

function partsReached({ node, from, before }: Reached, stretches: readonly Stretch[] | null) {
  if (!isKnot(node)) return [];
  const starts = node.parts.map(({ first }) => orderOf(first));
  return node.parts.flatMap((part, at): (Within & { readonly part: Part })[] => {
    const within = { from: at === 0 ? from : (starts[at] as string), before: starts[at + 1] ?? before };
    return stretches === null || reaches(stretches, within.from, within.before) ? [{ part, ...within }] : [];
  });
}

function sheetsIn(root: IndexNode | null): SheetIndex {
  const sheets = new Map<string, Position>();
  const add = (node: IndexNode | undefined): void => {
    if (node === undefined) return;
    if (isKnot(node)) for (const { below } of node.parts) add(below);
    else for (const [key, position] of node.placed) sheets.set(key, position);
  };
  add(root ?? undefined);
  return sheets;
}
