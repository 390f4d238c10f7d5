// What the head of a host fills for its members (二级考核): whom, on which components, and the scheme narrowed to them.
import { byHost } from './defaults';
import { appliesTo } from './marks';
import type { Component, Scheme, Unit } from './scheme';

/** The units of a host for which its head fills sheets, in scheme order. */
export function membersFilled({ components, units }: Pick<Scheme, 'components' | 'units'>, host: string): Unit[] {
  const filled = components.filter(byHost);
  return units.filter((unit) => unit.host === host && filled.some((component) => appliesTo(component, unit)));
}

/** The components that the head of a host fills, each for some of its members. */
export function componentsFilled(scheme: Pick<Scheme, 'components' | 'units'>, host: string): Component[] {
  const members = membersFilled(scheme, host);
  return scheme.components.filter(
    (component) => byHost(component) && members.some((unit) => appliesTo(component, unit)),
  );
}

/**
 * The scheme as the workbook of a host's head shows it: its members alone. What is blended with or follows from places among all
 * units cannot be tried on them.
 */
export function schemeOfMembers(scheme: Scheme, host: string): Scheme {
  return { ...scheme, units: membersFilled(scheme, host), blend: undefined, rewards: undefined, grades: undefined };
}
