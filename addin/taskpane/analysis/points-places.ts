// Where points of a unit can be tried otherwise: its sheets, their indicators, and what stands there now.
import { sumOf } from '../../../shared/exact/sum';
import { combineOf } from '../../../shared/scheme/defaults';
import type { ComponentId } from '../../../shared/scheme/id';
import { appliesTo } from '../../../shared/scheme/marks';
import type { Indicator, Scheme, Unit } from '../../../shared/scheme/scheme';
import type { PointsChange } from '../../../shared/scoring/analysis/what-if';
import type { Sheet } from '../../../shared/scoring/sheet';

/** A sheet of a unit: an accepted one, or the only one of its component, which is still missing. */
export interface SheetPlace {
  readonly component: ComponentId;
  readonly assessor?: string;
}

export function sheetPlaces(scheme: Scheme, sheets: readonly Sheet[], unit: Unit): SheetPlace[] {
  return scheme.components
    .filter((component) => appliesTo(component, unit))
    .flatMap((component): SheetPlace[] => {
      const accepted = sheets.filter((sheet) => sheet.unit === unit.id && sheet.component === component.id);
      if (accepted.length === 0) return combineOf(component) === 'one' ? [{ component: component.id }] : [];
      return accepted.map(({ assessor }) => ({ component: component.id, ...(assessor !== undefined && { assessor }) }));
    });
}

/** The indicators of a component that apply to a unit; none where the component is scored as a whole. */
export function indicatorsOf(scheme: Scheme, component: ComponentId, unit: Unit): Indicator[] {
  const found = scheme.components.find(({ id }) => id === component);
  return (found?.indicators ?? []).filter((indicator) => appliesTo(indicator, unit));
}

/** The points that stand at a place now, all lines together; null where there is no sheet. */
export function pointsNow(sheets: readonly Sheet[], place: Omit<PointsChange, 'points'>): number | null {
  const { unit, component, assessor, indicator } = place;
  const sheet = sheets.find((one) => one.unit === unit && one.component === component && one.assessor === assessor);
  if (sheet === undefined) return null;
  return sumOf(
    sheet.lines.filter((line) => line.indicator === indicator),
    ({ points }) => points,
  ).round(4);
}
