// What the office decides on units beside their scores: who may stay without a result, and who is taken out of the ranking.
import type { Period } from '../scheme/period';
import type { Scheme } from '../scheme/scheme';
import type { CompleteResult, Results, UnitResult } from './results';
import { standings } from './standings';

/** A unit and why it is decided so. */
export interface UnitReason {
  readonly unit: string;
  readonly reason: string;
}

export interface Decisions {
  /** Incomplete units that may stay without a result (附理由放行). */
  readonly excused?: readonly UnitReason[];
  /** Units that are taken out of the ranking (不参加排名, 一票否决). */
  readonly excluded?: readonly UnitReason[];
}

function outOfRanking({ grade: _, ...unit }: CompleteResult, reason: string): UnitResult {
  return { ...unit, excluded: reason, place: null, placeFromBottom: null, rewards: [] };
}

/** As it was before the ranking. */
function unranked({ grade: _, ...unit }: CompleteResult): UnitResult {
  return { ...unit, place: 0, placeFromBottom: 0, rewards: [] };
}

/**
 * Results with what was decided on their units (汇总决定), each with its reason. A unit that is excluded keeps its scores and has no
 * place, grade or reward; the others are ranked anew as if it were not there, while the blend of its counterpart stays. An
 * excuse stands beside what its unit lacks. A decision on a unit that it does not fit, an excuse of a complete one
 * or an exclusion of an incomplete one, changes nothing. Source: 一票否决.
 * @example withDecisions(scheme, results, {}) === results // true
 */
export function withDecisions(scheme: Scheme, results: Results, { excused = [], excluded = [] }: Decisions): Results {
  if (excused.length + excluded.length === 0) return results;
  const reasons = (decided: readonly UnitReason[]) => new Map(decided.map(({ unit, reason }) => [unit, reason]));
  const [excuses, exclusions] = [reasons(excused), reasons(excluded)];
  const units = results.units.map((unit): UnitResult => {
    const reason = (unit.complete ? exclusions : excuses).get(unit.unit);
    if (!unit.complete) return reason === undefined ? unit : { ...unit, excused: reason };
    return reason === undefined ? unranked(unit) : outOfRanking(unit, reason);
  });
  return standings(scheme, results.period as Period, units);
}
