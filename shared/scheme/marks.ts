// Which marks stand for which unit (标准分): the profile of a unit picks them out of a component or an indicator.
import type { Profile } from './id';
import type { Component, Indicator, Marks, Unit } from './scheme';

/**
 * The profile of a unit (类型): its own, else its category's id.
 * @example profileOf({ category: 'branch' }) // 'branch'
 */
export function profileOf(unit: Pick<Unit, 'category' | 'profile'>): Profile {
  // A category's id serves as a profile's name: both follow one pattern.
  return unit.profile ?? (unit.category as string as Profile);
}

/**
 * Full marks for a profile (标准分), points ≥ 0; `null` where none are given for it.
 * @example marksIn({ branch: 25 }, 'branch') // 25
 * @example marksIn({ branch: 25 }, 'constructor') // null
 */
export function marksIn(marks: Marks | undefined, profile: Profile): number | null {
  if (marks === undefined || typeof marks === 'number') return marks ?? null;
  return Object.hasOwn(marks, profile) ? (marks[profile] ?? null) : null;
}

/**
 * Full marks of a component for a unit (标准分); `null` where it does not apply, or is a penalty without limit.
 * @example marksFor({ marks: { investment: 70 } }, { category: 'bureau', profile: 'investment' }) // 70
 */
export function marksFor(component: Pick<Component, 'marks'>, unit: Pick<Unit, 'category' | 'profile'>): number | null {
  return marksIn(component.marks, profileOf(unit));
}

/**
 * Whether a component or an indicator applies to a profile (适用): always where it names no marks, else where it has
 * marks for that profile.
 * @example appliesToProfile({ marks: { I: 3, II: 3 } }, 'III') // false
 */
export function appliesToProfile(part: Pick<Component | Indicator, 'marks'>, profile: Profile): boolean {
  return part.marks === undefined || marksIn(part.marks, profile) !== null;
}

/**
 * Whether a component or an indicator applies to a unit (适用).
 * @example appliesTo({ marks: { I: 3, II: 3 } }, { category: 'III' }) // false
 */
export function appliesTo(
  part: Pick<Component | Indicator, 'marks'>,
  unit: Pick<Unit, 'category' | 'profile'>,
): boolean {
  return appliesToProfile(part, profileOf(unit));
}
