// The losses of one period (失分明细): every line that cost a unit points, as it counts in the assessed score.
import { exact, Exact, larger } from '../../exact/exact';
import { sumOf } from '../../exact/sum';
import type { ComponentId, IndicatorId, UnitId } from '../../scheme/id';
import { marksFor } from '../../scheme/marks';
import type { Scheme, Unit } from '../../scheme/scheme';
import { componentScore } from '../assess';
import { countedSheets } from '../combine';
import { totalOf } from '../mean';
import { planScheme, type PlannedComponent, type PlannedUnit } from '../scheme-plan';
import type { Line, Sheet } from '../sheet';
import { indexSheets, scoringSheets, type SheetIndex } from '../sheet-index';
import { sheetScore } from '../sheet-score';

/** What one line cost at face value; `indicator` is `null` where the line, or the loss, is the whole component's. */
export interface LineLoss {
  readonly indicator: IndicatorId | null;
  readonly reason: string | null;
  readonly lost: Exact;
}

/** A unit in one component: full − score = Σ lost − swallowed, all weighted and unrounded. */
export interface ComponentLosses {
  readonly unit: UnitId;
  readonly component: ComponentId;
  readonly full: Exact;
  readonly score: Exact;
  /** What the lines took beyond the floor of a deduction or the cap of a penalty, and so did not cost. */
  readonly swallowed: Exact;
  readonly lines: readonly LineLoss[];
}

/** A unit in one period. */
export interface UnitLosses {
  readonly unit: UnitId;
  readonly scored: readonly ComponentLosses[];
  /** Deductions and ratings that nobody has filled. */
  readonly missing: readonly ComponentId[];
}

const reasonOf = ({ reason = '' }: Line): string | null => reason.trim() || null;

const lineLoss = (line: Line | undefined, lost: Exact): LineLoss => ({
  indicator: line?.indicator ?? null,
  reason: line === undefined ? null : reasonOf(line),
  lost,
});

/** A rating loses what each indicator stays below its marks; what has no marks of its own shares the rest of the component's. */
function ratingLosses({ component, marks }: PlannedComponent, unit: Unit, lines: readonly Line[]): LineLoss[] {
  const indicators = new Map(component.indicators?.map((indicator) => [indicator.id, indicator]));
  const ownMarks = lines.map(({ indicator }) => {
    const named = indicator === undefined ? undefined : indicators.get(indicator);
    return named === undefined ? null : marksFor(named, unit);
  });
  const own = lines.flatMap((line, i) => {
    const most = ownMarks[i] ?? null;
    return most === null ? [] : [lineLoss(line, exact(most).minus(exact(line.points)))];
  });
  const others = lines.filter((_, i) => ownMarks[i] === null);
  const rest = (marks ?? Exact.zero)
    .minus(sumOf(ownMarks, (most) => most ?? 0))
    .minus(sumOf(others, (one) => one.points));
  return [...own, lineLoss(others.length === 1 ? others[0] : undefined, rest)];
}

function sheetLosses(planned: PlannedComponent, unit: Unit, { lines }: Sheet): LineLoss[] {
  const losses =
    planned.method === 'rate'
      ? ratingLosses(planned, unit, lines)
      : lines.map((line) => lineLoss(line, exact(line.points)));
  return losses.filter(({ lost }) => lost.sign !== 0);
}

function swallowedBy({ method, marks }: PlannedComponent, { lines }: Sheet): Exact {
  if (method === 'rate' || marks === null) return Exact.zero;
  return larger(Exact.zero, sumOf(lines, (line) => line.points).minus(marks));
}

function componentLosses(
  { unit, position, profile }: PlannedUnit,
  at: number,
  index: SheetIndex,
): ComponentLosses | null {
  const planned = profile.components[at] as PlannedComponent;
  const weight = profile.weights[at] as Exact;
  const { method, marks, combine, component } = planned;
  const score = componentScore(planned, position, index);
  if (score === null) return null;
  const sheets = scoringSheets(index, position, planned.position);
  const scores = sheets.map((sheet) => sheetScore(method, marks, sheet.lines));
  const counted = countedSheets(combine, scores).map((i) => sheets[i] as Sheet);
  const times = combine === 'sum' || counted.length === 0 ? Exact.one : Exact.one.over(counted.length);
  const factor = weight.times(times);
  const full = method === 'penalty' || marks === null ? Exact.zero : marks;
  return {
    unit: unit.id,
    component: component.id,
    full: totalOf(counted.map(() => full)).times(factor),
    score: score.times(weight),
    swallowed: totalOf(counted.map((sheet) => swallowedBy(planned, sheet))).times(factor),
    lines: counted.flatMap((sheet) =>
      sheetLosses(planned, unit, sheet).map((line) => ({ ...line, lost: line.lost.times(factor) })),
    ),
  };
}

/**
 * What every unit lost in every component but additions, which lose nothing (失分明细), line by line: points of deductions and
 * penalties, and what a rating stays below its marks; times the component's weight and, where several assessors' sheets are
 * averaged, the share that each has. Full marks are the weighted marks, once for each sheet where sheets are summed, and none
 * for a penalty. What is not scored is named, never counted as a loss. The units come in scheme order. Sheets of units or
 * components that the scheme does not have are left aside, so that a period under an earlier version can be looked at.
 */
export function lossesOf(scheme: Scheme, sheets: readonly Sheet[]): UnitLosses[] {
  const plan = planScheme(scheme);
  const known = sheets.filter(
    ({ unit, component }) => plan.unitPosition.has(unit) && plan.componentPosition.has(component),
  );
  const index = indexSheets(plan, known);
  return plan.units.map((planned): UnitLosses => {
    const scored: ComponentLosses[] = [];
    const missing: ComponentId[] = [];
    planned.profile.components.forEach(({ component, method }, at) => {
      if (method === 'add') return;
      const losses = componentLosses(planned, at, index);
      if (losses === null) missing.push(component.id);
      else scored.push(losses);
    });
    return { unit: planned.unit.id, scored, missing };
  });
}
