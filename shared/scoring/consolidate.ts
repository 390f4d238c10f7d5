// Consolidation (汇总): all sheets of a period → the results of that period.
import { periodKind, type Period } from '../scheme/period';
import type { ComponentId } from '../scheme/id';
import type { Scheme } from '../scheme/scheme';
import type { Exact } from '../exact/exact';
import { assess, type Assessment, type Unassessed } from './assess';
import { blend } from './blend';
import { claimsIn, type PastSheets } from './claims';
import { counterpartOf, counterpartScore, waitedFor } from './counterpart';
import type { Results } from './results';
import { planScheme, type PlannedUnit } from './scheme-plan';
import type { Sheet } from './sheet';
import { indexSheets } from './sheet-index';
import { standings, type Figures, type Scored } from './standings';

/** A unit's own scores, rounded but for the one that is blended. */
interface OwnScores {
  readonly components: Record<ComponentId, number>;
  readonly base: number;
  readonly assessed: Exact;
}

function ownScores({ profile }: PlannedUnit, own: Assessment, digits: number): OwnScores {
  const components: Record<ComponentId, number> = {};
  profile.components.forEach(({ component }, i) => {
    components[component.id] = (own.scores[i] as Exact).round(digits);
  });
  return { components, base: own.base.round(digits), assessed: own.assessed };
}

/**
 * The results of one period of the scheme's cycle (汇总). Each unit: sheets → component scores → assessed score → blend with its
 * counterpart's assessed score → rounding → place → rewards. Nothing is rounded before; the order of sheets does not matter.
 * A unit with a missing sheet, or waiting for its counterpart, is incomplete and not ranked. `past` holds the sheets of the
 * earlier periods on which streaks look back (`pastPeriods`). The sheets must have passed `parseSheets` for this scheme:
 * RangeError where one has no place in it, or where the period is not of the cycle.
 */
export function consolidate(
  scheme: Scheme,
  period: Period,
  sheets: readonly Sheet[],
  past: readonly PastSheets[] = [],
): Results {
  if (periodKind(period) !== scheme.cycle) throw new RangeError(`${period} is not a ${scheme.cycle}`);
  const plan = planScheme(scheme);
  const { digits } = plan;
  const index = indexSheets(plan, sheets);
  const owns = plan.units.map((unit): OwnScores | Unassessed => {
    const own = assess(unit, index);
    return 'missing' in own ? own : ownScores(unit, own, digits);
  });
  const assessed = owns.map((own) => ('missing' in own ? null : own.assessed));
  const claimsOf = claimsIn(plan, period, index, past);

  const figures = plan.units.map((planned, position): Figures => {
    const { id: unit, category } = planned.unit;
    const own = owns[position] as OwnScores | Unassessed;
    const counterpart = counterpartOf(plan.blend, position, assessed);
    const other = counterpart && counterpartScore(counterpart, assessed);
    if ('missing' in own || (counterpart !== null && other === null)) {
      const waits = counterpart === null ? [] : waitedFor(counterpart, assessed);
      const waitsFor = waits.map((at) => (plan.units[at] as PlannedUnit).unit.id);
      return { unit, category, complete: false, missing: 'missing' in own ? own.missing : [], waitsFor };
    }
    const final = counterpart && other ? blend(own.assessed, other, counterpart.share) : own.assessed;
    const scored: Scored = {
      unit,
      category,
      complete: true,
      components: own.components,
      base: own.base,
      assessed: own.assessed.round(digits),
      counterpart: other && other.round(digits),
      final: final.round(digits),
    };
    if (claimsOf !== null) scored.claims = claimsOf(planned);
    return scored;
  });
  return standings(scheme, period, figures);
}
