// The other side of a blend: a member's host, a host's members.
import type { Exact } from '../exact/exact';
import { meanOf } from './mean';
import type { PlannedBlend } from './scheme-plan';

/** Positions of the units whose assessed scores are blended in, and the share they have. */
export interface Counterpart {
  readonly units: readonly number[];
  readonly share: Exact;
}

/** The assessed scores of all units by position; `null` where a unit has none. */
type AssessedScores = readonly (Exact | null)[];

/**
 * The counterpart of a unit (融合对象); `null` where there is none to blend with. A scheme that leaves missing members out takes
 * the mean of the others; a host all of whose members are left out is a host without members. Source: Luan's departments and
 * branches.
 */
export function counterpartOf(blend: PlannedBlend | null, unit: number, assessed: AssessedScores): Counterpart | null {
  if (blend === null) return null;
  const host = blend.host[unit] as number;
  if (host >= 0) return { units: [host], share: blend.memberTakes };
  const members = blend.members.get(unit) ?? [];
  const units = blend.leaveOut ? members.filter((member) => assessed[member] !== null) : members;
  return units.length === 0 ? null : { units, share: blend.hostTakes };
}

/** What a counterpart brings into the blend: the mean of its units' assessed scores; `null` while one of them is missing. */
export function counterpartScore({ units }: Counterpart, assessed: AssessedScores): Exact | null {
  const scores = units.map((unit) => assessed[unit] as Exact | null);
  return scores.includes(null) ? null : meanOf(scores as Exact[]);
}

/** The units of a counterpart that have no assessed score, for which its other side waits. */
export function waitedFor({ units }: Counterpart, assessed: AssessedScores): number[] {
  return units.filter((unit) => assessed[unit] === null);
}
