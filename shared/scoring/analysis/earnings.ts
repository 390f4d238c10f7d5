// What places bring (兑现): whose rewards or grade would be others, and which.
import type { UnitId } from '../../scheme/id';
import type { CompleteResult, Results, UnitResult } from '../results';

/** What a scored unit got for its place and scores. */
export type Earnings = Pick<CompleteResult, 'rewards' | 'grade'>;

/** A unit's earnings in two results; `null` where it is not scored. */
export interface EarningsChange {
  readonly unit: UnitId;
  readonly before: Earnings | null;
  readonly after: Earnings | null;
  readonly changed: boolean;
}

function earningsOf(result: UnitResult): Earnings | null {
  if (!result.complete) return null;
  return { rewards: result.rewards, ...(result.grade !== undefined && { grade: result.grade }) };
}

/** A group with its keys in their order: effects that have been stored may have another than those of the scheme. */
function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const written = (earnings: Earnings | null): string =>
  JSON.stringify(earnings && [earnings.rewards, earnings.grade], inOrder);

/**
 * What each unit earns in two results (兑现对比): rewards with tier and effects, and the grade. The units that both have, in the
 * order of the later one; a unit whose tier or pay differs counts as changed even where its place is the same.
 * @example compareEarnings(results, results).some(({ changed }) => changed) // false
 */
export function compareEarnings(before: Pick<Results, 'units'>, after: Pick<Results, 'units'>): EarningsChange[] {
  const earlier = new Map(before.units.map((result) => [result.unit, result]));
  return after.units.flatMap((result) => {
    const same = earlier.get(result.unit);
    if (same === undefined) return [];
    const [then, now] = [earningsOf(same), earningsOf(result)];
    return [{ unit: result.unit, before: then, after: now, changed: written(then) !== written(now) }];
  });
}
