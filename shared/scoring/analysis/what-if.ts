// What-if (预考评试算): the same period with other shares, weights or points, before anything counts.
import type { Fault, Parsed } from '../../scheme/fault';
import type { ComponentId, IndicatorId, UnitId } from '../../scheme/id';
import { parseScheme } from '../../scheme/parse-scheme';
import type { Period } from '../../scheme/period';
import type { Scheme } from '../../scheme/scheme';
import { consolidate } from '../consolidate';
import { withDecisions, type Decisions } from '../decisions';
import { parseSheets } from '../parse-sheets';
import { planScheme } from '../scheme-plan';
import type { Results } from '../results';
import { sheetKey, type Line, type Sheet } from '../sheet';
import { compareResults, type Comparison, type UnitChange } from './compare-periods';

/** The points of one indicator in one sheet, or of the component where no indicator is named, all together. */
export interface PointsChange {
  readonly unit: UnitId;
  readonly component: ComponentId;
  readonly assessor?: string;
  readonly indicator?: IndicatorId;
  readonly points: number;
}

/** What is to be different; all that is not named stays. */
export interface WhatIfChange {
  readonly blend?: { readonly memberTakes?: number; readonly hostTakes?: number };
  readonly weights?: Readonly<Record<ComponentId, number>>;
  readonly points?: readonly PointsChange[];
}

export interface WhatIf {
  /** The results as they would be, and as they are. */
  readonly results: Results;
  readonly present: Results;
  /** From the present results to those that would be. */
  readonly comparison: Comparison;
  /** The units of the comparison whose place would be another, or that would become scored. */
  readonly moved: readonly UnitChange[];
}

// A deduction needs a reason; one that is only assumed has none but that.
const assumed = '预考评';

function changedScheme(scheme: Scheme, { blend, weights = {} }: WhatIfChange): unknown {
  return {
    ...scheme,
    ...(blend !== undefined && { blend: { ...scheme.blend, ...blend } }),
    components: scheme.components.map((component) =>
      Object.hasOwn(weights, component.id) ? { ...component, weight: weights[component.id] } : component,
    ),
  };
}

/** The sheet with one line in place of all that stand for the indicator; it keeps the reason of the first of them. */
function changedSheet(sheet: Sheet, { indicator, points }: PointsChange): Sheet {
  const first = sheet.lines.find((line) => line.indicator === indicator);
  const line: Line = { ...first, points, reason: first?.reason ?? assumed };
  if (indicator !== undefined) line.indicator = indicator;
  return { ...sheet, lines: [...sheet.lines.filter((other) => other.indicator !== indicator), line] };
}

function changedSheets(sheets: readonly Sheet[], changes: readonly PointsChange[]): Sheet[] {
  const byKey = new Map(sheets.map((sheet) => [sheetKey(sheet), sheet]));
  for (const change of changes) {
    const { unit, component, assessor } = change;
    const blank: Sheet = { unit, component, lines: [], ...(assessor !== undefined && { assessor }) };
    byKey.set(sheetKey(change), changedSheet(byKey.get(sheetKey(change)) ?? blank, change));
  }
  return [...byKey.values()];
}

function unknownWeights(scheme: Scheme, { weights = {} }: WhatIfChange): Fault[] {
  return Object.keys(weights)
    .filter((id) => !scheme.components.some((component) => component.id === id))
    .map((component) => ({ code: 'unknown-component', path: `weights.${component}`, detail: { component } }));
}

/**
 * What would become of a period if shares of the blend, weights of components or points were others (预考评试算): the results as a
 * consolidation would give them, against the present ones, and the places that move. Nothing is stored. A change goes through
 * the same checks as a scheme and a submission: every fault, at its path in the changed scheme or sheets, or the results. A
 * change of points takes the place of all lines of its indicator, and makes the sheet or the line where there is none.
 * Units that are taken out of the ranking (`decisions`) stay out of it.
 * RangeError as in `consolidate`. Source: Tangxian's pre-assessment.
 * @example whatIf(luan, '2026-10', sheets, {}).value.moved // []
 * @example whatIf(luan, '2026-10', sheets, { blend: { memberTakes: 2 } }).faults[0].path // 'blend.memberTakes'
 */
export function whatIf(
  scheme: Scheme,
  period: Period,
  sheets: readonly Sheet[],
  change: WhatIfChange,
  decisions: Decisions = {},
): Parsed<WhatIf> {
  const unknown = unknownWeights(scheme, change);
  const otherScheme = parseScheme(changedScheme(scheme, change));
  const otherSheets = parseSheets(planScheme(scheme), changedSheets(sheets, change.points ?? []));
  if (!otherScheme.ok || !otherSheets.ok || unknown.length > 0) {
    const faultsOf = (parsed: Parsed<unknown>): readonly Fault[] => (parsed.ok ? [] : parsed.faults);
    return { ok: false, faults: [...unknown, ...faultsOf(otherScheme), ...faultsOf(otherSheets)] };
  }

  const present = withDecisions(scheme, consolidate(scheme, period, sheets), decisions);
  const results = withDecisions(
    otherScheme.value,
    consolidate(otherScheme.value, period, otherSheets.value),
    decisions,
  );
  const comparison = compareResults(present, results);
  const moved = comparison.units.filter(({ before, after }) => before?.place !== after?.place);
  return { ok: true, value: { results, present, comparison, moved } };
}
