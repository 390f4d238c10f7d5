// The sheets of a period, found by unit and component.
import type { UnitId } from '../scheme/id';
import type { SchemePlan } from './scheme-plan';
import { scores, type Sheet } from './sheet';

/**
 * The sheets of each unit in each component, both by position, in the order given: chains of positions, since most places have
 * one sheet and there may be many places. `first` has the first of each place, `next` the one after each; -1 where there is none.
 */
export interface SheetIndex {
  readonly sheets: readonly Sheet[];
  readonly components: number;
  readonly first: Int32Array;
  readonly next: Int32Array;
}

/**
 * The index of one period's sheets (评分表索引). Throws RangeError where a sheet is of no unit or component of the scheme:
 * `parseSheets` refuses such.
 */
export function indexSheets(plan: SchemePlan, sheets: readonly Sheet[]): SheetIndex {
  const components = plan.scheme.components.length;
  const first = new Int32Array(plan.units.length * components).fill(-1);
  const next = new Int32Array(sheets.length);
  let id: UnitId | undefined;
  let unit: number | undefined;
  // From the last to the first, so that each chain keeps the order of the sheets.
  for (let i = sheets.length - 1; i >= 0; i -= 1) {
    const sheet = sheets[i] as Sheet;
    // Sheets mostly come unit by unit, and looking one up among very many takes long.
    if (sheet.unit !== id) {
      id = sheet.unit;
      unit = plan.unitPosition.get(id);
    }
    const component = plan.componentPosition.get(sheet.component);
    if (unit === undefined || component === undefined) {
      throw new RangeError(`no place in the scheme: ${sheet.unit}~${sheet.component}`);
    }
    const place = unit * components + component;
    next[i] = first[place] as number;
    first[place] = i;
  }
  return { sheets, components, first, next };
}

/** Nearly always the only one; `undefined` where nothing was handed in. */
export function firstSheet(
  { sheets, components, first }: SheetIndex,
  unit: number,
  component: number,
): Sheet | undefined {
  const i = first[unit * components + component] as number;
  return i < 0 ? undefined : sheets[i];
}

/** As many as assessors filled one; none where nothing was handed in. */
export function allSheets({ sheets, components, first, next }: SheetIndex, unit: number, component: number): Sheet[] {
  const found: Sheet[] = [];
  let i = first[unit * components + component] as number;
  for (; i >= 0; i = next[i] as number) found.push(sheets[i] as Sheet);
  return found;
}

/** Of all sheets those that score the unit; the others say that it is not assessed. */
export function scoringSheets(index: SheetIndex, unit: number, component: number): Sheet[] {
  return allSheets(index, unit, component).filter(scores);
}
