// What a unit is measured by (考核指标): its indicators, and the components that have none, with their weighted full marks.
import { exact, Exact } from '../exact/exact';
import { weightOf } from './defaults';
import type { Profile } from './id';
import { appliesToProfile, marksIn } from './marks';
import type { Component, Scheme } from './scheme';

/** What is judged by itself: an indicator, or a component that has none. */
export interface Measure {
  readonly path: string;
  readonly id: string;
  /** Weighted full marks; `null` where an indicator has none of its own. */
  readonly worth: Exact | null;
}

export const measures = (component: Component): boolean => component.method === 'deduct' || component.method === 'rate';

const worthOf = (component: Component, marks: number | null): Exact | null =>
  marks === null ? null : exact(marks).times(exact(weightOf(component)));

/** The measures of the units of one profile, in the order of the scheme; additions and penalties are none. */
export function measuresOf(scheme: Scheme, profile: Profile): Measure[] {
  return scheme.components.flatMap((component, i): Measure[] => {
    if (!measures(component) || !appliesToProfile(component, profile)) return [];
    const path = `components[${i}]`;
    if (component.indicators === undefined || component.indicators.length === 0) {
      return [{ path, id: component.id, worth: worthOf(component, marksIn(component.marks, profile)) }];
    }
    return component.indicators.flatMap((indicator, j): Measure[] => {
      if (!appliesToProfile(indicator, profile)) return [];
      const worth = worthOf(component, marksIn(indicator.marks, profile));
      return [{ path: `${path}.indicators[${j}]`, id: indicator.id, worth }];
    });
  });
}

/** The weighted full marks of some components for a profile. */
export function fullMarks(scheme: Scheme, profile: Profile, counts: (component: Component) => boolean): Exact {
  return scheme.components
    .filter(counts)
    .map((component) => worthOf(component, marksIn(component.marks, profile)) ?? Exact.zero)
    .reduce((sum, worth) => sum.plus(worth), Exact.zero);
}
