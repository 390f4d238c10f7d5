// A scheme made ready for calculating: references become positions, numbers become exact, once for all units.
import { exact, Exact } from '../exact/exact';
import { combineOf, countsInBase, digitsOf, weightOf } from '../scheme/defaults';
import type { ComponentId, IndicatorId, Profile, UnitId } from '../scheme/id';
import { appliesToProfile, marksIn, profileOf } from '../scheme/marks';
import type { Combine, Component, Indicator, Method, Scheme, Unit } from '../scheme/scheme';

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
  readonly byId: ReadonlyMap<ComponentId, PlannedComponent>;
  readonly weights: readonly Exact[];
  readonly baseWeights: readonly Exact[];
}

export interface PlannedUnit {
  readonly unit: Unit;
  readonly position: number;
  readonly profile: PlannedProfile;
}

/** Positions of the units whose assessed scores are blended in, the share they have, and whether missing ones are left out. */
export interface Counterpart {
  readonly units: readonly number[];
  readonly share: Exact;
  readonly leaveOut: boolean;
}

/** The counterpart of each unit, by position: for a member its host, for a host its members; `null` for a unit that is neither. */
export type PlannedBlend = readonly (Counterpart | null)[];

export interface SchemePlan {
  readonly scheme: Scheme;
  readonly digits: number;
  readonly units: readonly PlannedUnit[];
  readonly unitPosition: ReadonlyMap<UnitId, number>;
  readonly componentPosition: ReadonlyMap<ComponentId, number>;
  /** The indicators of each component, by its position; none where it has none. */
  readonly indicators: readonly ReadonlyMap<IndicatorId, Indicator>[];
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
  const byId = new Map(components.map((planned) => [planned.component.id, planned]));
  return { components, byId, weights, baseWeights };
}

function membersByHost(units: readonly Unit[], unitPosition: ReadonlyMap<UnitId, number>): Map<number, number[]> {
  const byHost = new Map<number, number[]>();
  for (let member = 0; member < units.length; member += 1) {
    const { host: id } = units[member] as Unit;
    const host = id === undefined ? undefined : unitPosition.get(id);
    if (host === undefined) continue;
    const others = byHost.get(host);
    if (others === undefined) byHost.set(host, [member]);
    else others.push(member);
  }
  return byHost;
}

function planBlend({ blend, units }: Scheme, unitPosition: ReadonlyMap<UnitId, number>): PlannedBlend | null {
  if (blend === undefined) return null;
  const [memberTakes, hostTakes] = [exact(blend.memberTakes), exact(blend.hostTakes)];
  const counterparts = new Array<Counterpart | null>(units.length).fill(null);
  for (const [host, members] of membersByHost(units, unitPosition)) {
    counterparts[host] = { units: members, share: hostTakes, leaveOut: blend.missingMembers === 'leave-out' };
    const ofMember: Counterpart = { units: [host], share: memberTakes, leaveOut: false };
    for (const member of members) counterparts[member] = ofMember;
  }
  return counterparts;
}

/** The plan of a scheme that `parseScheme` accepted; it takes time in proportion to the scheme. */
export function planScheme(scheme: Scheme): SchemePlan {
  const profiles = new Map<Profile, PlannedProfile>();
  const unitPosition = new Map<UnitId, number>();
  const units: PlannedUnit[] = [];
  for (const unit of scheme.units) {
    const name = profileOf(unit);
    let profile = profiles.get(name);
    if (profile === undefined) {
      profile = planProfile(scheme, name);
      profiles.set(name, profile);
    }
    unitPosition.set(unit.id, units.length);
    units.push({ unit, position: units.length, profile });
  }
  return {
    scheme,
    digits: digitsOf(scheme),
    units,
    unitPosition,
    componentPosition: new Map(scheme.components.map((component, position) => [component.id, position])),
    indicators: scheme.components.map(({ indicators = [] }) => new Map(indicators.map((one) => [one.id, one]))),
    blend: planBlend(scheme, unitPosition),
  };
}
