// Consolidation (汇总): all sheets of a period → the results of that period.
// What is done for each unit is done by functions at the top of a module, here and in what is called: an engine drops the compiled
// code of a function that each run makes anew, and a period is often all that it would have served for.
import { periodKind, type Period } from '../scheme/period';
import type { Scheme } from '../scheme/scheme';
import { assess, roundedScores, type Assessment, type Unassessed } from './assess';
import { claimsIn, type PastSheets } from './claims';
import { finalScores, type OwnScores } from './final-scores';
import type { Results } from './results';
import { planScheme, type PlannedUnit, type SchemePlan } from './scheme-plan';
import type { Sheet } from './sheet';
import { indexSheets, type SheetIndex } from './sheet-index';
import { standings } from './standings';

function rounded({ profile }: PlannedUnit, { scores, base, assessed }: Assessment, digits: number): OwnScores {
  return { components: roundedScores(profile, scores, digits), base: base.round(digits), assessed };
}

/** The unrounded scores of each unit are let go before those of the next are made. */
function ownScores({ units, digits }: SchemePlan, index: SheetIndex): (OwnScores | Unassessed)[] {
  const owns = new Array<OwnScores | Unassessed>(units.length);
  for (const unit of units) {
    const own = assess(unit, index);
    owns[unit.position] = 'missing' in own ? own : rounded(unit, own, digits);
  }
  return owns;
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
  const index = indexSheets(plan, sheets);
  const units = finalScores(plan, ownScores(plan, index));
  const claimsOf = claimsIn(plan, period, index, past);
  if (claimsOf !== null) {
    for (const planned of plan.units) {
      const unit = units[planned.position];
      if (unit?.complete) unit.claims = claimsOf(planned);
    }
  }
  return standings(scheme, period, units);
}
