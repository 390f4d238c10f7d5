// What a scheme means where it leaves an optional figure out; a document is kept as it was written.
import type { Combine, Component, Rollup, Scheme } from './scheme';

/**
 * Digits to which scores are rounded (小数位数), 0 to 4; two where the scheme names none.
 * @example digitsOf({}) // 2
 */
export function digitsOf(scheme: Pick<Scheme, 'digits'>): number {
  return scheme.digits ?? 2;
}

/**
 * Weight of a component (权重) in the assessed score; one where none is given.
 * @example weightOf({ weight: 0.8 }) // 0.8
 */
export function weightOf(component: Pick<Component, 'weight'>): number {
  return component.weight ?? 1;
}

/**
 * Whether a component belongs to the base score (基础分); it does unless the scheme says no.
 * @example countsInBase({}) // true
 */
export function countsInBase(component: Pick<Component, 'base'>): boolean {
  return component.base ?? true;
}

/**
 * How several sheets of a component become one score (合成方式); one sheet only where nothing is said.
 * @example combineOf({}) // 'one'
 */
export function combineOf(component: Pick<Component, 'combine'>): Combine {
  return component.combine ?? 'one';
}

/**
 * Whether score sheets are filled for a component (填评分表); they are unless the scheme says no.
 * @example takesSheets({ sheets: false }) // false
 */
export function takesSheets(component: Pick<Component, 'sheets'>): boolean {
  return component.sheets ?? true;
}

/**
 * Whether the head of a unit's host submits its sheets of a component (二级考核); the group's assessors do unless the scheme says so.
 * @example byHost({ by: 'host' }) // true
 */
export function byHost(component: Pick<Component, 'by'>): boolean {
  return component.by === 'host';
}

/**
 * How lines of records join a component's sheets (记录计入方式): in its one sheet, or as one more where sheets are summed; `null`
 * where a line has no meaning.
 * @example takesLines({ method: 'deduct' }) // 'in the sheet'
 * @example takesLines({ method: 'rate' }) // null
 */
export function takesLines(component: Pick<Component, 'method' | 'combine'>): 'in the sheet' | 'as a sheet' | null {
  if (component.method === 'rate') return null;
  const combine = combineOf(component);
  if (combine === 'one') return 'in the sheet';
  return combine === 'sum' ? 'as a sheet' : null;
}

/**
 * The fewest parts from which a unit's score is rolled up (汇总所需期数); all of them where a missing part makes it incomplete.
 * @example fewestParts({ missing: 'leave-out' }, 12) // 1
 * @example fewestParts({}, 12) // 12
 */
export function fewestParts({ missing, atLeast }: Pick<Rollup, 'missing' | 'atLeast'>, parts: number): number {
  return missing === 'leave-out' ? (atLeast ?? 1) : parts;
}
