// The index of accepted sheets as a tree of small bodies (索引分块): its leaves hold the places of sheets in order, its knots name what is below them.
import { z } from 'zod';
import { digestOf, type Digest } from '../store/bodies';
import { listed } from '../store/row-kinds';
import type { Position } from './position';

/** A leaf with more sheets, or a knot with more parts, becomes several, each with room for a third more. */
export const mostInLeaf = 128;
export const mostInKnot = 64;

/** A sheet's key, and where its current version stands. */
export type Placed = readonly [key: string, position: Position];

export interface Leaf {
  readonly placed: readonly Placed[];
}

/** What lies below a knot, from a first sheet on; `below` once it was read or made. */
export interface Part {
  readonly first: string;
  readonly digest: Digest;
  below?: IndexNode;
}

export interface Knot {
  /** how many levels lie below: 1 above leaves */
  readonly height: number;
  readonly parts: readonly Part[];
}

export type IndexNode = Leaf | Knot;

export function isKnot(node: IndexNode): node is Knot {
  return 'parts' in node;
}

/**
 * By what sheets are ordered: component, unit, assessor. Whoever submits fills a component of many units, so that what is submitted
 * together lies together. No id and no name holds the mark between.
 */
export function orderOf(key: string): string {
  const unit = key.indexOf('~');
  const component = key.indexOf('~', unit + 1);
  if (component === -1) return placeIn(key.slice(0, unit), key.slice(unit + 1));
  return `${placeIn(key.slice(0, unit), key.slice(unit + 1, component))}\0${key.slice(component + 1)}`;
}

function placeIn(unit: string, component: string): string {
  return `${component}\0${unit}`;
}

/** The places of a unit in a component, whoever the assessors are, as a stretch of that order. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
}

export function stretchOf({ unit, component }: { readonly unit: string; readonly component: string }): Stretch {
  const from = placeIn(unit, component);
  return { from, to: `${from}\u0001` };
}

/** All places of a component. */
export function stretchOfComponent(component: string): Stretch {
  return { from: placeIn('', component), to: `${component}\u0001` };
}

/** Whether a part from this place on and before the next one holds any of these stretches, which are in order. */
export function reaches(stretches: readonly Stretch[], from: string | null, before: string | null): boolean {
  let [low, high] = [0, stretches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (from !== null && (stretches[middle] as Stretch).to <= from) low = middle + 1;
    else high = middle;
  }
  const found = stretches[low];
  return found !== undefined && (before === null || found.from < before);
}

/** A leaf as it is kept: each submission is told once, each sheet names it by its place in that list. */
const leafSchema = z.strictObject({
  accepted: listed<[submission: number, mark: string, at: string | null]>(),
  sheets: listed<[key: string, accepted: number, position: number, notAssessed?: 1]>(),
});

const knotSchema = z.strictObject({ height: z.int().min(1), parts: listed<[first: string, digest: Digest]>() });

type Kept = readonly Placed[] | z.output<typeof leafSchema> | z.output<typeof knotSchema>;

/** By its member the one form that it can be of: trying all of them takes longer than reading it. */
function isKept(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return Array.isArray(value);
  return ('parts' in value ? knotSchema : leafSchema).safeParse(value).success;
}

/** An index's body, or a part's, as it is kept: the only form that either ever had besides is a list, from before there were parts. */
export const indexSchema: z.ZodType<IndexNode> = z.custom<Kept>(isKept).transform((kept): IndexNode => {
  if ('parts' in kept) return { ...kept, parts: kept.parts.map(([first, digest]) => ({ first, digest })) };
  if (!('sheets' in kept)) return { placed: kept };
  const placed = kept.sheets.map(([key, of, position, notAssessed]): Placed => {
    const [submission, mark, at] = kept.accepted[of] as (typeof kept.accepted)[number];
    // Most are so, and an object put together from others takes some times as long.
    if (at !== null && !notAssessed) return [key, { submission, position, mark, acceptedAt: at }];
    const where = { submission, position, mark };
    return [key, { ...where, ...(at !== null && { acceptedAt: at }), ...(notAssessed && { notAssessed: true }) }];
  });
  return { placed };
});

const knotStart = '{"height":';

/** What a body names that is a knot of an index, and its height; none, and 0, where it is any other body: only a knot begins so. */
export function knotIn(text: string): { readonly height: number; readonly parts: readonly Digest[] } {
  if (!text.startsWith(knotStart)) return { height: 0, parts: [] };
  const { height, parts } = knotSchema.parse(JSON.parse(text));
  return { height, parts: parts.map(([, digest]) => digest) };
}

function textOf(node: IndexNode): string {
  if (isKnot(node)) {
    const { height, parts } = node;
    return JSON.stringify({ height, parts: parts.map(({ first, digest }) => [first, digest]) });
  }
  const accepted: (readonly [submission: number, mark: string, at: string | null])[] = [];
  const known = new Map<string, number>();
  const sheets = node.placed.map(([key, { submission, position, mark, acceptedAt: at = null, notAssessed }]) => {
    const id = `${submission} ${mark} ${at}`;
    let of = known.get(id);
    if (of === undefined) {
      of = accepted.push([submission, mark, at]) - 1;
      known.set(id, of);
    }
    return notAssessed ? [key, of, position, 1] : [key, of, position];
  });
  return JSON.stringify({ accepted, sheets });
}

/** A node made anew, with the bodies that it and all new ones below it are kept as. */
export interface Made {
  readonly digest: Digest;
  readonly bodies: ReadonlyMap<Digest, string>;
}

/**
 * The index with these sheets in the place of what was there: only the nodes that they lie in are made anew. Every one of those
 * was read. Null is the index of a period without sheets.
 */
export function withPlaced(root: IndexNode | null, placed: readonly Placed[]): Made {
  const bodies = new Map<Digest, string>();
  const made = (node: IndexNode): Part => {
    const text = textOf(node);
    const digest = digestOf(text);
    bodies.set(digest, text);
    const first = isKnot(node) ? node.parts[0]?.first : node.placed[0]?.[0];
    return { first: first ?? '', digest, below: node };
  };
  // A list is in the order in which its sheets came.
  const before = root !== null && isKnot(root) ? root : { placed: inOrder(root?.placed ?? []) };
  let level = nodesWith(before, inOrder(placed), made);
  while (level.length > 1) level = knotsOf(level).map(made);
  return { digest: (level[0] as Part).digest, bodies };

  function knotsOf(parts: readonly Part[]): Knot[] {
    const [{ below }] = parts as [Part];
    // What was not read is of the height of what was.
    const known = below ?? parts.find((part) => part.below !== undefined)?.below;
    const height = known && isKnot(known) ? known.height + 1 : 1;
    return pieces(parts, mostInKnot).map((some) => ({ height, parts: some }));
  }
}

/** What takes the place of a node once these sheets, in order, are in it: one part, or several of the same height. */
function nodesWith(node: IndexNode, placed: readonly Placed[], made: (node: IndexNode) => Part): Part[] {
  if (!isKnot(node)) return pieces(merged(node.placed, placed), mostInLeaf).map((some) => made({ placed: some }));
  const parts: Part[] = [];
  let at = 0;
  node.parts.forEach((part, position) => {
    const next = node.parts[position + 1];
    const before = next === undefined ? null : orderOf(next.first);
    let end = at;
    while (end < placed.length && (before === null || orderOf((placed[end] as Placed)[0]) < before)) end += 1;
    if (end === at) parts.push(part);
    else if (part.below === undefined) throw new RangeError('a part of the index was not read');
    else parts.push(...nodesWith(part.below, placed.slice(at, end), made));
    at = end;
  });
  return pieces(parts, mostInKnot).map((some) => made({ height: node.height, parts: some }));
}

/** All of them where they fit, else pieces of one size with room to grow. */
function pieces<Item>(items: readonly Item[], most: number): (readonly Item[])[] {
  if (items.length <= most) return [items];
  const count = Math.ceil(items.length / (most * 0.75));
  const startOf = (piece: number) => Math.floor((piece * items.length) / count);
  return Array.from({ length: count }, (_, piece) => items.slice(startOf(piece), startOf(piece + 1)));
}

/** Two ordered lists as one; where both have a key, the second's counts. */
function merged(before: readonly Placed[], after: readonly Placed[]): Placed[] {
  const all: Placed[] = [];
  let other = 0;
  const orders = after.map(([key]) => orderOf(key));
  for (const placed of before) {
    const order = orderOf(placed[0]);
    for (; other < after.length && (orders[other] as string) < order; other += 1) all.push(after[other] as Placed);
    if (orders[other] !== order) all.push(placed);
  }
  return all.concat(after.slice(other));
}

/** All sheets of an index whose parts were read, in its order. */
export function placedOn(root: IndexNode): readonly Placed[] {
  // A list is in the order in which its sheets came.
  if (!isKnot(root)) return inOrder(root.placed);
  const all: Placed[] = [];
  const add = (node: IndexNode): void => {
    if (!isKnot(node)) for (const placed of node.placed) all.push(placed);
    else for (const { below } of node.parts) if (below) add(below);
  };
  add(root);
  return all;
}

function inOrder(placed: readonly Placed[]): Placed[] {
  return placed
    .map((one) => ({ one, order: orderOf(one[0]) }))
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
    .map(({ one }) => one);
}
