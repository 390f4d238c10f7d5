// Claims that streaks open (连续无扣分加分申请): a bonus for periods running without a deduction.
import { parsePeriod, previousPeriod, type Period } from '../scheme/period';
import type { ComponentId, UnitId } from '../scheme/id';
import type { Scheme } from '../scheme/scheme';
import type { Claim, Results } from './results';
import { planScheme, type PlannedComponent, type PlannedUnit, type SchemePlan } from './scheme-plan';
import { scores, type Sheet } from './sheet';
import { allSheets, indexSheets, type SheetIndex } from './sheet-index';
import { streakLength } from './streak';
import { totalOf } from './mean';
import { exact, Exact } from '../exact/exact';
import { sumOf } from '../exact/sum';

/** The accepted sheets of an earlier period, and the version of the scheme that it keeps: what was lost then is judged by that. */
export interface PastSheets {
  readonly period: Period;
  readonly scheme: Scheme;
  readonly sheets: readonly Sheet[];
  /** the claims of its results: the run of one that fills the whole look-back began where theirs did */
  readonly claimed?: readonly Claimed[];
}

/** When the run of a claim began. */
export interface Claimed extends Pick<Claim, 'component' | 'periods'> {
  readonly unit: UnitId;
  readonly since: Period;
}

/** The claims of results, by which those of the next period know how far back their runs go. */
export function claimedIn({ units }: Results): Claimed[] {
  return units.flatMap((result) =>
    result.complete
      ? (result.claims ?? []).flatMap(({ component, periods, since }) =>
          since === undefined ? [] : [{ unit: result.unit, component, periods, since: since as Period }],
        )
      : [],
  );
}

/**
 * The earlier periods that the scheme's streaks look back on (回溯周期), the earliest first; none before the year 0001.
 * @example pastPeriods({ streaks: [{ component: 'visits', periods: 3, points: 1 }] }, '2026-01') // ['2025-11', '2025-12']
 */
export function pastPeriods({ streaks = [] }: Pick<Scheme, 'streaks'>, period: Period): Period[] {
  const past: Period[] = [];
  const longest = streaks.reduce((most, { periods }) => Math.max(most, periods), 1);
  for (let at = previousPeriod(period); past.length < longest - 1 && parsePeriod(at).ok; at = previousPeriod(at)) {
    past.push(at);
  }
  return past.reverse();
}

/** Points lost in a component in one period; `null` where it was not scored. Additions lose nothing. */
function deduction({ method, marks }: PlannedComponent, handedIn: readonly Sheet[]): number | null {
  const sheets = handedIn.filter(scores);
  if (sheets.length === 0 && handedIn.length > 0) return null;
  if (sheets.length === 0) return method === 'add' || method === 'penalty' ? 0 : null;
  if (method === 'add') return 0;
  const sum = totalOf(sheets.map((sheet) => sumOf(sheet.lines, (line) => line.points)));
  if (method !== 'rate') return sum.round(4);
  return (marks ?? Exact.zero).times(exact(sheets.length)).minus(sum).round(4);
}

/** A period that is looked back on, by its own version of the scheme. */
interface Looked {
  readonly plan: SchemePlan;
  readonly index: SheetIndex;
}

/** What a unit lost in a component then; `null` where that version did not score it there. */
function lostIn({ plan, index }: Looked, id: UnitId, component: ComponentId): number | null {
  const unit = plan.units[plan.unitPosition.get(id) ?? -1];
  const planned = unit?.profile.byId.get(component);
  return unit && planned ? deduction(planned, allSheets(index, unit.position, planned.position)) : null;
}

/**
 * What each unit may claim at the end of a period: every streak of the scheme whose periods, this one the last, all passed
 * without a deduction; `null` where the scheme has no streaks. A period that is not among `past` ends the run. Whether a period
 * has served for a claim before is for the register of claims to say. Source: Liuzhou's zero-error bonus.
 */
export function claimsIn(
  plan: SchemePlan,
  period: Period,
  current: SheetIndex,
  past: readonly PastSheets[],
): ((unit: PlannedUnit) => Claim[]) | null {
  const { streaks } = plan.scheme;
  if (streaks === undefined) return null;
  const byPeriod = new Map(past.map((part) => [part.period, part]));
  const plans = new Map<Scheme, SchemePlan>([[plan.scheme, plan]]);
  const planOf = (scheme: Scheme): SchemePlan => {
    const planned = plans.get(scheme) ?? planScheme(scheme);
    plans.set(scheme, planned);
    return planned;
  };
  const earlier = pastPeriods(plan.scheme, period).map((at): Looked | null => {
    const found = byPeriod.get(at);
    if (found === undefined) return null;
    const then = planOf(found.scheme);
    const known = ({ unit, component }: Sheet) => then.unitPosition.has(unit) && then.componentPosition.has(component);
    return { plan: then, index: indexSheets(then, found.sheets.filter(known)) };
  });
  const periodsUpToNow = [...earlier, { plan, index: current }];
  const named = [...pastPeriods(plan.scheme, period), period];
  const claimKey = ({ unit, component, periods }: Omit<Claimed, 'since'>): string => `${unit}~${component}~${periods}`;
  const begun = new Map(byPeriod.get(previousPeriod(period))?.claimed?.map((one) => [claimKey(one), one.since]));
  return ({ unit: { id }, profile }) =>
    streaks.flatMap(({ component, periods, points }): Claim[] => {
      if (!profile.byId.has(component)) return [];
      const run = streakLength(periodsUpToNow.map((looked) => looked && lostIn(looked, id, component)));
      if (run < periods) return [];
      const before = run === named.length ? begun.get(claimKey({ unit: id, component, periods })) : undefined;
      return [{ component, periods, points, since: before ?? (named.at(-run) as Period) }];
    });
}
