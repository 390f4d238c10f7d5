// The other side of a blend: a member's host, a host's members.
import type { Exact } from '../exact/exact';
import { meanOf } from './mean';
import type { Counterpart, PlannedBlend } from './scheme-plan';

/** The assessed scores of all units by position; `null` where a unit has none. */
type AssessedScores = readonly (Exact | null)[];

function scoredOf(units: readonly number[], assessed: AssessedScores): number[] {
  return units.filter((unit) => assessed[unit] !== null);
}

/**
 * The counterpart of a unit (融合对象); `null` where there is none to blend with. A scheme that leaves missing members out takes
 * the mean of the others; a host all of whose members are left out is a host without members. Source: Luan's departments and
 * branches.
 */
export function counterpartOf(blend: PlannedBlend | null, unit: number, assessed: AssessedScores): Counterpart | null {
  const counterpart = blend?.[unit] ?? null;
  if (counterpart === null || !counterpart.leaveOut) return counterpart;
  const units = scoredOf(counterpart.units, assessed);
  return units.length === 0 ? null : { ...counterpart, units };
}

/** What a counterpart brings into the blend: the mean of its units' assessed scores; `null` while one of them is missing. */
export function counterpartScore({ units }: Counterpart, assessed: AssessedScores): Exact | null {
  if (units.length === 1) return assessed[units[0] as number] as Exact | null;
  const scores = units.map((unit) => assessed[unit] as Exact | null);
  return scores.includes(null) ? null : meanOf(scores as Exact[]);
}

/** The units of a counterpart that have no assessed score, for which its other side waits. */
export function waitedFor({ units }: Counterpart, assessed: AssessedScores): number[] {
  return units.filter((unit) => assessed[unit] === null);
}
