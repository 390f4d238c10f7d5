// A scheme made ready for calculating: references become positions, numbers become exact, once for all units.
import { exact, Exact } from '../exact/exact';
import { combineOf, countsInBase, digitsOf, weightOf } from '../scheme/defaults';
import type { ComponentId, Profile, UnitId } from '../scheme/id';
import { appliesToProfile, marksIn, profileOf } from '../scheme/marks';
import type { Combine, Component, Method, Scheme, Unit } from '../scheme/scheme';

export interface PlannedComponent {
  readonly component: Component;
  readonly position: number;
  readonly method: Method;
  readonly combine: Combine;
  readonly marks: Exact | null;
}

/**
 * What applies to all units of one profile; `weights` and `baseWeights` go with `components`, and are one and the same where
 * every component counts in the base.
 */
export interface PlannedProfile {
  readonly components: readonly PlannedComponent[];
  readonly weights: readonly Exact[];
  readonly baseWeights: readonly Exact[];
}

export interface PlannedUnit {
  readonly unit: Unit;
  readonly position: number;
  readonly profile: PlannedProfile;
}

/** Shares and counterparts, as positions of units; `host[u]` is -1 where unit u has none, `members` has the units with some. */
export interface PlannedBlend {
  readonly memberTakes: Exact;
  readonly hostTakes: Exact;
  readonly leaveOut: boolean;
  readonly host: readonly number[];
  readonly members: ReadonlyMap<number, readonly number[]>;
}

export interface SchemePlan {
  readonly scheme: Scheme;
  readonly digits: number;
  readonly units: readonly PlannedUnit[];
  readonly unitPosition: ReadonlyMap<UnitId, number>;
  readonly componentPosition: ReadonlyMap<ComponentId, number>;
  readonly blend: PlannedBlend | null;
}

function planProfile(scheme: Scheme, profile: Profile): PlannedProfile {
  const components = scheme.components.flatMap((component, position): PlannedComponent[] => {
    if (!appliesToProfile(component, profile)) return [];
    const marks = marksIn(component.marks, profile);
    const { method } = component;
    return [
      { component, position, method, combine: combineOf(component), marks: marks === null ? null : exact(marks) },
    ];
  });
  const weights = components.map(({ component }) => exact(weightOf(component)));
  const inBase = components.map(({ component }) => countsInBase(component));
  const baseWeights = inBase.every(Boolean) ? weights : weights.map((weight, i) => (inBase[i] ? weight : Exact.zero));
  return { components, weights, baseWeights };
}

function planBlend({ blend, units }: Scheme, unitPosition: ReadonlyMap<UnitId, number>): PlannedBlend | null {
  if (blend === undefined) return null;
  const host = units.map((unit) => (unit.host === undefined ? -1 : (unitPosition.get(unit.host) ?? -1)));
  const members = new Map<number, number[]>();
  host.forEach((hostPosition, member) => {
    const others = members.get(hostPosition);
    if (others !== undefined) others.push(member);
    else if (hostPosition >= 0) members.set(hostPosition, [member]);
  });
  return {
    memberTakes: exact(blend.memberTakes),
    hostTakes: exact(blend.hostTakes),
    leaveOut: blend.missingMembers === 'leave-out',
    host,
    members,
  };
}

/** The plan of a scheme that `parseScheme` accepted; it takes time in proportion to the scheme. */
export function planScheme(scheme: Scheme): SchemePlan {
  const profiles = new Map<Profile, PlannedProfile>();
  const plannedProfile = (profile: Profile): PlannedProfile => {
    const known = profiles.get(profile);
    if (known !== undefined) return known;
    const planned = planProfile(scheme, profile);
    profiles.set(profile, planned);
    return planned;
  };
  const unitPosition = new Map<UnitId, number>();
  scheme.units.forEach(({ id }, position) => unitPosition.set(id, position));
  return {
    scheme,
    digits: digitsOf(scheme),
    units: scheme.units.map((unit, position) => ({ unit, position, profile: plannedProfile(profileOf(unit)) })),
    unitPosition,
    componentPosition: new Map(scheme.components.map((component, position) => [component.id, position])),
    blend: planBlend(scheme, unitPosition),
  };
}
