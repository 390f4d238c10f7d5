// Unevenness between units that are ranked against each other (指标不均): how many indicators each has, and what one weighs.
import { exact, type Exact } from '../exact/exact';
import type { Fault } from './fault';
import type { Profile } from './id';
import { profileOf } from './marks';
import { fullMarks, measures, measuresOf } from './measures';
import type { Scheme } from './scheme';

export type UnevenCode = 'counts-uneven' | 'shares-uneven';

// Each of Xunyang's units was within 4 to 12 indicators of 5 to 22 marks: it was ranking them together that was uneven.
const tooFarApart = 2;

/** What the units of one profile have: how many measures, and the worth of each within the full marks, by its path. */
interface Load {
  readonly profile: Profile;
  readonly count: number;
  readonly full: Exact;
  readonly worths: ReadonlyMap<string, { readonly id: string; readonly worth: Exact }>;
}

function loadOf(scheme: Scheme, profile: Profile): Load {
  const parts = measuresOf(scheme, profile);
  const worths = parts.flatMap(({ path, id, worth }) =>
    worth === null || worth.sign === 0 ? [] : [[path, { id, worth }] as const],
  );
  return { profile, count: parts.length, full: fullMarks(scheme, profile, measures), worths: new Map(worths) };
}

/** Of some things the least and the greatest. */
function extremes<Thing>(things: readonly Thing[], compare: (a: Thing, b: Thing) => number): [Thing, Thing] | null {
  const ordered = [...things].sort(compare);
  const [least, greatest] = [ordered[0], ordered.at(-1)];
  return least === undefined || greatest === undefined ? null : [least, greatest];
}

function unevenCounts(loads: readonly Load[], path: string): Fault<UnevenCode>[] {
  const found = extremes(
    loads.filter(({ count }) => count > 0),
    (a, b) => a.count - b.count,
  );
  if (found === null) return [];
  const [few, many] = found;
  if (many.count < tooFarApart * few.count) return [];
  const detail = { least: few.count, leastOf: few.profile, most: many.count, mostOf: many.profile };
  return [{ code: 'counts-uneven', path, detail }];
}

/** A measure as it weighs for one profile. */
interface Place {
  readonly id: string;
  readonly profile: Profile;
  readonly worth: Exact;
  readonly full: Exact;
}

/** Each measure's places in the loads, by the share of the full marks that it takes there, the lightest first. */
function placesByShare(loads: Iterable<Load>): ReadonlyMap<string, readonly Place[]> {
  const places = new Map<string, Place[]>();
  for (const { profile, full, worths } of loads) {
    for (const [path, { id, worth }] of worths) {
      const place = { id, profile, worth, full };
      const known = places.get(path);
      if (known === undefined) places.set(path, [place]);
      else known.push(place);
    }
  }
  // Shares are compared crosswise: a / A < b / B where a × B < b × A.
  for (const own of places.values()) own.sort((a, b) => a.worth.times(b.full).compare(b.worth.times(a.full)));
  return places;
}

function unevenShare(path: string, light: Place, heavy: Place): Fault<UnevenCode>[] {
  const apart = exact(tooFarApart).times(light.worth).times(heavy.full);
  if (heavy.worth.times(light.full).compare(apart) <= 0) return [];
  const detail = {
    ...{ indicator: light.id, leastOf: light.profile, least: light.worth.round(4), leastFull: light.full.round(4) },
    ...{ mostOf: heavy.profile, most: heavy.worth.round(4), mostFull: heavy.full.round(4) },
  };
  return [{ code: 'shares-uneven', path, detail }];
}

/**
 * Units of one category of which one has at least twice as many indicators as another, and indicators that take more than twice
 * the share of one unit's full marks that they take of another's (指标不均); an indicator is named once, for the first such category.
 */
export function unevenness(scheme: Scheme): Fault<UnevenCode>[] {
  const profiles = new Map(scheme.categories.map(({ id }) => [id, new Set<Profile>()]));
  for (const unit of scheme.units) profiles.get(unit.category)?.add(profileOf(unit));
  const compared = new Set([...profiles.values()].filter(({ size }) => size > 1).flatMap((own) => [...own]));
  const loads = new Map([...compared].map((profile) => [profile, loadOf(scheme, profile)]));
  const open = new Map(placesByShare(loads.values()));
  return scheme.categories.flatMap(({ id }, i) => {
    const own = profiles.get(id);
    if (own === undefined || own.size < 2) return [];
    const isOwn = ({ profile }: Place): boolean => own.has(profile);
    const shares = [...open].flatMap(([path, places]) => {
      const [light, heavy] = [places.find(isOwn), places.findLast(isOwn)];
      return light === undefined || heavy === undefined ? [] : unevenShare(path, light, heavy);
    });
    for (const { path } of shares) open.delete(path);
    const counts = unevenCounts(
      [...own].flatMap((profile) => loads.get(profile) ?? []),
      `categories[${i}]`,
    );
    return [...counts, ...shares].map((warning) => ({ ...warning, detail: { category: id, ...warning.detail } }));
  });
}
