// The cross-checks of a scheme: references, hosts, marks, rewards and roll-ups must fit together.
import { exact } from '../exact/exact';
import { sumOf } from '../exact/sum';
import type { Fault } from './fault';
import { byHost, combineOf, takesSheets } from './defaults';
import type { Profile } from './id';
import { appliesTo, appliesToProfile, marksIn, profileOf } from './marks';
import { partsIn } from './period';
import type { Component, Scheme, Unit } from './scheme';
import { periodKinds } from './period-kinds';
import { registerFaults } from './register-faults';
import { sizeFaults } from './size-faults';

const repeated = (parts: readonly { id: string }[] | undefined, path: string): Fault[] => {
  const seen = new Set<string>();
  return (parts ?? []).flatMap(({ id }, i): Fault[] => {
    if (seen.has(id)) return [{ code: 'duplicate-id', path: `${path}[${i}].id`, detail: { id } }];
    seen.add(id);
    return [];
  });
};

function idFaults(scheme: Scheme): Fault[] {
  return [
    ...repeated(scheme.categories, 'categories'),
    ...repeated(scheme.groups, 'groups'),
    ...repeated(scheme.units, 'units'),
    ...repeated(scheme.components, 'components'),
    ...scheme.components.flatMap((component, i) => repeated(component.indicators, `components[${i}].indicators`)),
    ...repeated(scheme.rewards, 'rewards'),
    ...repeated(scheme.grades, 'grades'),
    ...repeated(scheme.registers, 'registers'),
  ];
}

function referenceFaults(scheme: Scheme): Fault[] {
  const idsOf = (parts: readonly { id: string }[]) => new Set(parts.map(({ id }) => id));
  const categories = idsOf(scheme.categories);
  const groups = idsOf(scheme.groups);
  const units = idsOf(scheme.units);
  const components = idsOf(scheme.components);
  const among = (known: ReadonlySet<string>, id: string | undefined, path: string): Fault[] =>
    id === undefined || known.has(id) ? [] : [{ code: 'unknown-reference', path, detail: { id } }];
  return [
    ...scheme.units.flatMap((unit, i) => [
      ...among(categories, unit.category, `units[${i}].category`),
      ...among(units, unit.host, `units[${i}].host`),
    ]),
    ...scheme.components.flatMap((component, i) => among(groups, component.group, `components[${i}].group`)),
    ...among(categories, scheme.blend?.hosts, 'blend.hosts'),
    ...(scheme.ranking?.tieBreakers ?? []).flatMap((id, i) => among(components, id, `ranking.tieBreakers[${i}]`)),
    ...(scheme.rewards ?? []).flatMap((reward, i) =>
      (reward.categories ?? []).flatMap((id, j) => among(categories, id, `rewards[${i}].categories[${j}]`)),
    ),
    ...(scheme.streaks ?? []).flatMap((streak, i) => among(components, streak.component, `streaks[${i}].component`)),
  ];
}

/** Whether a unit's category is one of the scheme's; what depends on an unknown one is left open, since that is a fault itself. */
const categorised = (scheme: Scheme): ((unit: Unit) => boolean) => {
  const known = new Set(scheme.categories.map(({ id }) => id));
  return ({ category }) => known.has(category);
};

function hostFaults(scheme: Scheme): Fault[] {
  const isKnown = categorised(scheme);
  const units = new Map(scheme.units.map((unit) => [unit.id, unit]));
  return scheme.units.flatMap((unit, i): Fault[] => {
    const host = unit.host === undefined ? undefined : units.get(unit.host);
    if (host === undefined) return [];
    const path = `units[${i}].host`;
    const detail = { unit: unit.id, host: host.id };
    const faults: Fault[] = [];
    if (scheme.blend !== undefined && isKnown(host) && host.category !== scheme.blend.hosts) {
      faults.push({ code: 'host-not-of-hosts-category', path, detail });
    }
    if (host.host !== undefined) faults.push({ code: 'host-is-member', path, detail: { ...detail, unit: host.id } });
    return faults;
  });
}

/** Stands for every profile where marks are the same for all. */
const anyProfile = '*' as Profile;

/** The profiles for which a component's marks differ, or one for all where they do not. */
function profilesOf({ marks, indicators = [] }: Component, inUse: readonly Profile[]): readonly Profile[] {
  if (typeof marks === 'object') return Object.keys(marks) as Profile[];
  const named = indicators.flatMap((indicator) =>
    typeof indicator.marks === 'object' ? Object.keys(indicator.marks) : [],
  );
  if (named.length === 0) return [anyProfile];
  return inUse.length > 0 ? inUse : [...new Set(named as Profile[])];
}

function indicatorMarksFaults(component: Component, path: string, inUse: readonly Profile[]): Fault[] {
  const { indicators = [], marks } = component;
  const given = indicators.filter((indicator) => indicator.marks !== undefined);
  if (given.length === 0 || marks === undefined) return [];
  return profilesOf(component, inUse).flatMap((profile): Fault[] => {
    const full = marksIn(marks, profile) ?? 0;
    const sum = sumOf(given, (indicator) => marksIn(indicator.marks, profile) ?? 0);
    const difference = sum.compare(exact(full));
    // What indicators without marks of their own are worth is open, so these can only be too many.
    if (given.length === indicators.length ? difference === 0 : difference <= 0) return [];
    const detail = { component: component.id, profile, marks: full, sum: sum.toString() };
    return [{ code: 'indicator-marks-do-not-sum', path: `${path}.indicators`, detail }];
  });
}

function marksFaults(scheme: Scheme): Fault[] {
  const isKnown = categorised(scheme);
  const hasProfile = (unit: Unit) => unit.profile !== undefined || isKnown(unit);
  const inUse = [...new Set(scheme.units.filter(hasProfile).map(profileOf))];
  const applying = new Set(
    inUse.filter((profile) => scheme.components.some((part) => appliesToProfile(part, profile))),
  );
  return [
    ...scheme.components.flatMap((component, i): Fault[] => {
      const path = `components[${i}]`;
      if (component.marks === undefined && component.method !== 'penalty') {
        return [{ code: 'marks-missing', path: `${path}.marks`, detail: { component: component.id } }];
      }
      return indicatorMarksFaults(component, path, inUse);
    }),
    ...scheme.units.flatMap((unit, i): Fault[] =>
      !hasProfile(unit) || applying.has(profileOf(unit))
        ? []
        : [{ code: 'no-component-applies', path: `units[${i}]`, detail: { unit: unit.id, profile: profileOf(unit) } }],
    ),
  ];
}

/** What a component says of its sheets must fit how it is scored. */
function sheetFaults({ components }: Scheme): Fault[] {
  return components.flatMap((component, i): Fault[] => {
    const { id, method, raters } = component;
    const faults: Fault[] = [];
    if (raters !== undefined && combineOf(component) === 'one') {
      faults.push({ code: 'raters-of-one-sheet', path: `components[${i}].raters`, detail: { component: id, raters } });
    }
    // Without a sheet a deduction or a rating is not scored: its units could never be complete.
    if (!takesSheets(component) && method !== 'add' && method !== 'penalty') {
      faults.push({ code: 'sheets-needed', path: `components[${i}].sheets`, detail: { component: id, method } });
    }
    if (byHost(component) && !takesSheets(component)) {
      faults.push({ code: 'by-without-sheets', path: `components[${i}].by`, detail: { component: id } });
    }
    return faults;
  });
}

/** Where the head of the host fills the sheets, each unit that they are for needs one: else nobody could submit them. */
function fillingHostFaults(scheme: Scheme): Fault[] {
  const filledByHost = scheme.components.filter(byHost);
  if (filledByHost.length === 0) return [];
  return scheme.units.flatMap((unit, i): Fault[] => {
    if (unit.host !== undefined) return [];
    const component = filledByHost.find((one) => appliesTo(one, unit));
    if (component === undefined) return [];
    return [{ code: 'host-missing', path: `units[${i}].host`, detail: { unit: unit.id, component: component.id } }];
  });
}

function rewardFaults(scheme: Scheme): Fault[] {
  return (scheme.rewards ?? []).flatMap((reward, i): Fault[] => {
    const at = { path: `rewards[${i}]`, detail: { reward: reward.id } };
    if (reward.rule === 'threshold' && reward.below === undefined && reward.atLeast === undefined) {
      return [{ code: 'threshold-without-bound', ...at }];
    }
    if (reward.rule !== 'quota') return [];
    if (reward.share === undefined && reward.count === undefined) return [{ code: 'quota-without-size', ...at }];
    if (reward.share !== undefined && reward.count !== undefined) return [{ code: 'quota-with-two-sizes', ...at }];
    return [];
  });
}

function bandFaults({ bands = [] }: Scheme): Fault[] {
  return bands.flatMap((band, i): Fault[] => {
    const before = bands[i - 1];
    if (before === undefined || before < band) return [];
    return [{ code: 'bands-not-ascending', path: `bands[${i}]`, detail: { before, band } }];
  });
}

function rollupFaults({ cycle, rollups = [] }: Scheme): Fault[] {
  const made = new Set<string>(rollups.map(({ to }) => to));
  const seen = new Set<string>();
  return rollups.flatMap(({ to, from, atLeast = 1 }, i): Fault[] => {
    const at = { path: `rollups[${i}]`, detail: { from, to } };
    if (seen.has(to)) return [{ code: 'roll-up-repeated', ...at }];
    seen.add(to);
    if (periodKinds.indexOf(from) >= periodKinds.indexOf(to)) return [{ code: 'roll-up-not-upward', ...at }];
    const most = partsIn(to, from);
    if (atLeast > most) {
      return [{ code: 'roll-up-beyond-parts', path: `${at.path}.atLeast`, detail: { ...at.detail, atLeast, most } }];
    }
    return from === cycle || made.has(from) ? [] : [{ code: 'roll-up-unreachable', ...at }];
  });
}

/** Days that are said to be working days are said to be so many. */
const calendarFaults = ({ calendar = {} }: Scheme): Fault[] =>
  calendar.appealWorking === undefined || calendar.appealDays !== undefined
    ? []
    : [{ code: 'missing', path: 'calendar.appealDays', detail: {} }];

/** Every fault between the parts of a scheme whose shape is right (交叉校验), each naming its path; none where all fit. */
export function crossFaults(scheme: Scheme): Fault[] {
  const tooLarge = sizeFaults(scheme);
  if (tooLarge.length > 0) return tooLarge;
  return [
    ...idFaults(scheme),
    ...referenceFaults(scheme),
    ...hostFaults(scheme),
    ...marksFaults(scheme),
    ...sheetFaults(scheme),
    ...fillingHostFaults(scheme),
    ...rewardFaults(scheme),
    ...bandFaults(scheme),
    ...rollupFaults(scheme),
    ...calendarFaults(scheme),
    ...registerFaults(scheme),
  ];
}
