// The scheme check (指标均衡检查): what is allowed, yet known to make an assessment uneven or its parts mistaken.
import { exact, Exact } from '../exact/exact';
import { misleadingTitles, type TitleCode } from './alike-titles';
import { countsInBase } from './defaults';
import { mostFaults, type Fault } from './fault';
import type { Profile } from './id';
import { appliesToProfile, profileOf } from './marks';
import { fullMarks, measures, measuresOf } from './measures';
import type { Component, Indicator, Marks, Scheme, Unit } from './scheme';
import { registerWarnings, type RegisterWarningCode } from './register-warnings';
import { unevenness, type UnevenCode } from './unevenness';

export type WarningCode =
  | 'indicators-too-few'
  | 'indicators-too-many'
  | 'share-too-small'
  | 'share-too-large'
  | 'profile-without-unit'
  | 'duty-not-covered'
  | 'unit-without-host'
  | 'base-marks-not-100'
  | UnevenCode
  | TitleCode
  | RegisterWarningCode;

/** Something that the office should look at; it stops nothing. */
export type Warning = Fault<WarningCode>;

// The range that Xunyang's review found to be balanced: 4 to 12 indicators a unit, each 5 to 22 % of the full marks.
const fewest = 4;
const most = 12;
const smallestShare = Exact.ratio(5, 100);
const largestShare = Exact.ratio(22, 100);

function balanceWarnings(scheme: Scheme, profile: Profile, units: number): Warning[] {
  const parts = measuresOf(scheme, profile);
  const full = fullMarks(scheme, profile, measures);
  const [smallest, largest] = [full.times(smallestShare), full.times(largestShare)];
  const warnings: Warning[] = [];
  const count = { profile, units, indicators: parts.length };
  if (parts.length < fewest) warnings.push({ code: 'indicators-too-few', path: 'components', detail: count });
  if (parts.length > most) warnings.push({ code: 'indicators-too-many', path: 'components', detail: count });
  for (const { path, id, worth } of parts) {
    if (worth === null) continue;
    const code =
      worth.compare(smallest) < 0 ? 'share-too-small' : worth.compare(largest) > 0 ? 'share-too-large' : null;
    if (code === null) continue;
    warnings.push({ code, path, detail: { profile, indicator: id, marks: worth.round(4), of: full.round(4) } });
  }
  return warnings;
}

function baseWarnings(scheme: Scheme, profile: Profile, units: number): Warning[] {
  const base = fullMarks(scheme, profile, (part) => countsInBase(part) && part.method !== 'penalty');
  if (base.compare(exact(100)) === 0) return [];
  return [{ code: 'base-marks-not-100', path: 'components', detail: { profile, units, marks: base.round(4) } }];
}

function unusedProfiles(scheme: Scheme, inUse: ReadonlySet<Profile>): Warning[] {
  const unused = (marks: Marks | undefined, path: string): Warning[] =>
    typeof marks !== 'object'
      ? []
      : (Object.keys(marks) as Profile[])
          .filter((profile) => !inUse.has(profile))
          .map((profile) => ({ code: 'profile-without-unit', path: `${path}.marks.${profile}`, detail: { profile } }));
  return scheme.components.flatMap((component, i) => [
    ...unused(component.marks, `components[${i}]`),
    ...(component.indicators ?? []).flatMap((indicator, j) =>
      unused(indicator.marks, `components[${i}].indicators[${j}]`),
    ),
  ]);
}

function uncoveredDuties(scheme: Scheme): Warning[] {
  const covering = new Map<Profile, Set<string>>();
  const coveredFor = (unit: Unit): Set<string> => {
    const profile = profileOf(unit);
    const known = covering.get(profile);
    if (known !== undefined) return known;
    const applies = (part: Component | Indicator) => appliesToProfile(part, profile);
    const indicators = scheme.components.filter(applies).flatMap((component) => component.indicators ?? []);
    const covered = new Set(indicators.filter(applies).flatMap((indicator) => indicator.covers ?? []));
    covering.set(profile, covered);
    return covered;
  };
  return scheme.units.flatMap((unit, i) =>
    (unit.duties ?? []).flatMap((duty, j): Warning[] => {
      if (coveredFor(unit).has(duty)) return [];
      return [{ code: 'duty-not-covered', path: `units[${i}].duties[${j}]`, detail: { unit: unit.id, duty } }];
    }),
  );
}

/** With a blend a unit outside the hosts' category usually has a host; a whole category without any is meant so. */
function unitsWithoutHost({ blend, units }: Scheme): Warning[] {
  if (blend === undefined) return [];
  const hosted = new Set(units.filter(({ host }) => host !== undefined).map(({ category }) => category));
  return units.flatMap(({ id, host, category }, i): Warning[] => {
    if (host !== undefined || category === blend.hosts || !hosted.has(category)) return [];
    return [{ code: 'unit-without-host', path: `units[${i}].host`, detail: { unit: id } }];
  });
}

/** One look after another: the later ones are not taken once there are more warnings than anybody reads. */
function* looks(scheme: Scheme): Generator<readonly Warning[]> {
  const unitsOf = new Map<Profile, number>();
  for (const unit of scheme.units) unitsOf.set(profileOf(unit), (unitsOf.get(profileOf(unit)) ?? 0) + 1);
  for (const [profile, units] of unitsOf) {
    yield balanceWarnings(scheme, profile, units);
    yield baseWarnings(scheme, profile, units);
  }
  yield unevenness(scheme);
  yield unusedProfiles(scheme, new Set(unitsOf.keys()));
  yield uncoveredDuties(scheme);
  yield unitsWithoutHost(scheme);
  yield misleadingTitles(scheme);
  yield registerWarnings(scheme);
}

/**
 * The warnings of the scheme check (指标均衡检查): units with fewer than 4 or more than 12 indicators, an indicator worth less
 * than 5 % or more than 22 % of the full marks, units ranked together of which one has twice as many indicators or one
 * indicator weighs more than twice as much, marks for a profile that no unit has, duties that no indicator covers, units without
 * a host among others that have one, base marks
 * that do not sum to 100, titles that look the same or mix scripts, registers with steps that nobody takes, states that nobody
 * leaves, gates that nothing opens, components that both sheets and records feed. Units with one profile are judged together; a component
 * without indicators counts as one; additions and penalties are not measured against full marks. Up to `mostFaults` of them.
 * Source: Xunyang's known weaknesses, Liuzhou's "no gap".
 */
export function checkScheme(scheme: Scheme): Warning[] {
  const warnings: Warning[] = [];
  for (const found of looks(scheme)) {
    for (const warning of found) warnings.push(warning);
    if (warnings.length >= mostFaults) break;
  }
  return warnings.slice(0, mostFaults);
}
