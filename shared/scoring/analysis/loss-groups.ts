// Losses of two periods brought together by what they have in common, the largest first.
import { Exact } from '../../exact/exact';
import type { ComponentId, UnitId } from '../../scheme/id';
import { totalOf } from '../mean';
import type { ComponentLosses, LineLoss } from './losses';

const sides = ['now', 'before'] as const;
export type Side = (typeof sides)[number];

/** One line's loss and whose it is. */
export interface Entry extends LineLoss {
  readonly unit: UnitId;
  readonly component: ComponentId;
}

/** Losses of both periods that have something in common with `first`. */
export interface Group extends Record<Side, Entry[]> {
  readonly first: Entry;
}

/** What a group lost in each period; `null` where what it is about was not scored. */
export type Sums = Record<Side, Exact | null>;

/** The lines of all units and components (失分行), in their order. */
export const entriesOf = (scored: readonly ComponentLosses[]): Entry[] =>
  scored.flatMap(({ unit, component, lines }) => lines.map((line) => ({ ...line, unit, component })));

/** The groups that a key makes of both periods' losses (失分分组), in the order of their first entries. */
export function groupsBy(
  entries: Readonly<Record<Side, readonly Entry[]>>,
  keyOf: (entry: Entry) => string | null,
): Group[] {
  const groups = new Map<string | null, Group>();
  for (const side of sides) {
    for (const entry of entries[side]) {
      const key = keyOf(entry);
      const group = groups.get(key) ?? { first: entry, now: [], before: [] };
      group[side].push(entry);
      groups.set(key, group);
    }
  }
  return [...groups.values()];
}

/** What lines cost together (失分合计). */
export const lostIn = (lines: readonly LineLoss[]): Exact => totalOf(lines.map(({ lost }) => lost));

/** Order by loss, the largest first; what was not scored stands where zero does. */
export const largestFirst = (a: Exact | null | undefined, b: Exact | null | undefined): number =>
  (b ?? Exact.zero).compare(a ?? Exact.zero);

/**
 * The rows of groups (失分排序), largest loss of this period first, then of the one before; what cost nothing in either is left
 * out. `scored` says whether what a group is about was scored in a period at all.
 */
export function rowsOf<Row>(
  groups: readonly Group[],
  scored: (of: Entry, side: Side) => boolean,
  rowOf: (group: Group, sums: Sums) => Row,
): Row[] {
  const sumOf = (group: Group, side: Side): Exact | null => (scored(group.first, side) ? lostIn(group[side]) : null);
  return groups
    .map((group) => ({ group, now: sumOf(group, 'now'), before: sumOf(group, 'before') }))
    .filter(({ now, before }) => (now?.sign ?? 0) !== 0 || (before?.sign ?? 0) !== 0)
    .sort((a, b) => largestFirst(a.now, b.now) || largestFirst(a.before, b.before))
    .map(({ group, now, before }) => rowOf(group, { now, before }));
}
