// Raters (评分人数): where fewer of them score a unit than its component expects, or than score others of its category.
import { combineOf, takesSheets } from '../scheme/defaults';
import type { Fault } from '../scheme/fault';
import type { CategoryId, UnitId } from '../scheme/id';
import type { PlannedComponent, SchemePlan } from './scheme-plan';
import { scores, type Sheet } from './sheet';

/** Something to look at before results are made of it; it stops nothing. */
export type RaterWarning = Fault<'raters-missing' | 'raters-unequal'>;

/** What is needed of a sheet to know whether somebody rates its unit. */
export type Rating = Pick<Sheet, 'unit' | 'component' | 'notAssessed'>;

interface Rated {
  readonly unit: UnitId;
  readonly category: CategoryId;
  readonly planned: PlannedComponent;
  readonly given: number;
}

/** How many rate each unit, by its position, in each component of which several sheets are combined; null for the others. */
function countsIn({ scheme, units, unitPosition, componentPosition }: SchemePlan, sheets: Iterable<Rating>) {
  const counts = scheme.components.map((component) =>
    combineOf(component) !== 'one' && takesSheets(component) ? new Int32Array(units.length) : null,
  );
  for (const sheet of sheets) {
    const ofComponent = counts[componentPosition.get(sheet.component) ?? -1];
    if (!ofComponent || !scores(sheet)) continue;
    const unit = unitPosition.get(sheet.unit);
    if (unit !== undefined) ofComponent[unit] = (ofComponent[unit] as number) + 1;
  }
  return counts;
}

function ratedIn(plan: SchemePlan, sheets: Iterable<Rating>): Rated[] {
  const counts = countsIn(plan, sheets);
  const rated: Rated[] = [];
  for (const { unit, position, profile } of plan.units) {
    for (const planned of profile.components) {
      const given = counts[planned.position]?.[position];
      if (given !== undefined) rated.push({ unit: unit.id, category: unit.category, planned, given });
    }
  }
  return rated;
}

/**
 * Units that fewer raters score than their component expects, `raters-missing`; or, where it expects no number, fewer than
 * score another unit of their category, `raters-unequal` (评分人数不齐): their score hangs on fewer opinions than the others'. Only where several
 * sheets are combined; a sheet that says *not assessed* is nobody's rating. A deduction or rating without any sheet is missing
 * as a whole and has no warning of its own. In scheme order. Source: Liuzhou's leader evaluation.
 */
export function raterWarnings(plan: SchemePlan, sheets: Iterable<Rating>): RaterWarning[] {
  const rated = ratedIn(plan, sheets);
  const group = ({ category, planned }: Rated) => `${category}~${planned.component.id}`;
  const most = new Map<string, number>();
  for (const one of rated) most.set(group(one), Math.max(most.get(group(one)) ?? 0, one.given));
  return rated.flatMap((one): RaterWarning[] => {
    const { unit, given, planned } = one;
    const { id: component, raters } = planned.component;
    const zeroCounts = planned.method === 'add' || planned.method === 'penalty';
    if (given === 0 && !(zeroCounts && raters !== undefined)) return [];
    const expected = raters ?? most.get(group(one)) ?? 0;
    if (given >= expected) return [];
    const code = raters === undefined ? 'raters-unequal' : 'raters-missing';
    return [{ code, path: `units["${unit}"]`, detail: { unit, component, given, expected } }];
  });
}
