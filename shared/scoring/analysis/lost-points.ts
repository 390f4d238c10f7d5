// Lost points by cause (失分分析): which indicators and reasons cost whom how much, this period against the last.
import { digitsOf } from '../../scheme/defaults';
import type { ComponentId, IndicatorId, UnitId } from '../../scheme/id';
import type { Scheme } from '../../scheme/scheme';
import type { Sheet } from '../sheet';
import {
  entriesOf,
  groupsBy,
  largestFirst,
  lostIn,
  rowsOf,
  type Entry,
  type Group,
  type Side,
  type Sums,
} from './loss-groups';
import { amount, lossFrom, totalsOf, type Amount, type Loss, type LossTotals } from './loss-figures';
import { lossesOf, type ComponentLosses } from './losses';

export interface UnitLoss extends Loss {
  readonly unit: UnitId;
}

export interface ReasonLoss extends Loss {
  /** `null` for lines that give none. */
  readonly reason: string | null;
}

/** An indicator of a component; `indicator` is `null` for what was taken from the component as a whole. */
export interface Cause extends Loss {
  readonly component: ComponentId;
  readonly indicator: IndicatorId | null;
  readonly units: readonly UnitLoss[];
  readonly reasons: readonly ReasonLoss[];
}

export interface UnitLossTotals {
  readonly unit: UnitId;
  /** Components that this period has not scored; the totals are of the others. */
  readonly missing: readonly ComponentId[];
  /** `null` where nothing of the unit was scored. */
  readonly now: LossTotals | null;
  readonly before: LossTotals | null;
}

export interface SwallowedLoss {
  readonly unit: UnitId;
  readonly component: ComponentId;
  readonly swallowed: Amount;
}

/** Every list begins with the largest loss of this period; what cost nothing in either period is not in it. */
export interface LostPoints {
  readonly causes: readonly Cause[];
  /** The same lines by reason alone, over all components. */
  readonly reasons: readonly ReasonLoss[];
  /** All units of the scheme. */
  readonly units: readonly UnitLossTotals[];
  /** Where a floor or a cap swallowed something in this period. */
  readonly limits: readonly SwallowedLoss[];
  /** All units together; `null` where nothing was scored. */
  readonly now: LossTotals | null;
  readonly before: LossTotals | null;
}

/** The sheets of a period, and the scheme in the version that it keeps. */
export interface Filled {
  readonly scheme: Scheme;
  readonly sheets: readonly Sheet[];
}

/** What was scored, by component and by unit and component. */
const placesOf = (scored: readonly ComponentLosses[]): ReadonlySet<string> =>
  new Set(scored.flatMap(({ unit, component }) => [component, `${unit}~${component}`]));

/**
 * Where the points of a period went (失分分析): every line that cost something, by component and indicator, by unit and by reason,
 * against the period before where its sheets are given; weighted, so that it is what the assessed score lost. Deductions and
 * penalties count at face value, a rating by what it stays below its marks; additions lose nothing. For every unit and for all
 * together full marks − score = lost − swallowed, exactly. Each period is looked at under the scheme that it keeps, since its
 * sheets were filled for that one's marks. The sheets must have passed `parseSheets` of theirs. Source: Tangxian's analysis, which makes
 * last year's lost points this year's key indicators.
 * @example lostPoints(scheme, sheets).causes.length > 0 // true
 */
export function lostPoints(scheme: Scheme, sheets: readonly Sheet[], previous?: Filled): LostPoints {
  const digits = digitsOf(scheme);
  const unitsNow = lossesOf(scheme, sheets);
  const unitsBefore = previous === undefined ? [] : lossesOf(previous.scheme, previous.sheets);
  const scoredBefore = new Map(unitsBefore.map(({ unit, scored }) => [unit, scored]));
  const now = unitsNow.flatMap(({ scored }) => scored);
  const before = unitsBefore.flatMap(({ scored }) => scored);
  const entries = { now: entriesOf(now), before: entriesOf(before) };
  const places = { now: placesOf(now), before: placesOf(before) };

  const ofComponent = ({ component }: Entry, side: Side): boolean => places[side].has(component);
  const ofUnit = ({ unit, component }: Entry, side: Side): boolean => places[side].has(`${unit}~${component}`);
  const ofPeriod = (_: Entry, side: Side): boolean => places[side].size > 0;
  const byReason = ({ reason }: Entry): string | null => reason;
  const byUnit = ({ unit }: Entry): string => unit;
  const unitLoss = ({ first }: Group, sums: Sums): UnitLoss => ({ unit: first.unit, ...lossFrom(sums, digits) });
  const reasonLoss = ({ first }: Group, sums: Sums): ReasonLoss => ({
    reason: first.reason,
    ...lossFrom(sums, digits),
  });
  const cause = (group: Group, sums: Sums): Cause => ({
    component: group.first.component,
    indicator: group.first.indicator,
    ...lossFrom(sums, digits),
    units: rowsOf(groupsBy(group, byUnit), ofUnit, unitLoss),
    reasons: rowsOf(groupsBy(group, byReason), ofComponent, reasonLoss),
  });
  return {
    causes: rowsOf(
      groupsBy(entries, ({ component, indicator }) => `${component}~${indicator ?? ''}`),
      ofComponent,
      cause,
    ),
    reasons: rowsOf(groupsBy(entries, byReason), ofPeriod, reasonLoss),
    units: unitsNow
      .map(({ unit, scored, missing }) => ({
        lost: lostIn(scored.flatMap(({ lines }) => lines)),
        totals: {
          unit,
          missing,
          now: totalsOf(scored, digits),
          before: totalsOf(scoredBefore.get(unit) ?? [], digits),
        },
      }))
      .sort((a, b) => largestFirst(a.lost, b.lost))
      .map(({ totals }) => totals),
    limits: now
      .filter(({ swallowed }) => swallowed.sign > 0)
      .sort((a, b) => largestFirst(a.swallowed, b.swallowed))
      .map(({ unit, component, swallowed }) => ({ unit, component, swallowed: amount(swallowed, digits) })),
    now: totalsOf(now, digits),
    before: totalsOf(before, digits),
  };
}
