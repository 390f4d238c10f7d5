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

function unevenShares(loads: readonly Load[]): Fault<UnevenCode>[] {
  return [...new Set(loads.flatMap(({ worths }) => [...worths.keys()]))].flatMap((path): Fault<UnevenCode>[] => {
    const places = loads.flatMap(({ profile, full, worths }) => {
      const at = worths.get(path);
      return at === undefined ? [] : [{ ...at, profile, full }];
    });
    // Shares are compared crosswise: a / A < b / B where a × B < b × A.
    const found = extremes(places, (a, b) => a.worth.times(b.full).compare(b.worth.times(a.full)));
    if (found === null) return [];
    const [light, heavy] = found;
    const apart = exact(tooFarApart).times(light.worth).times(heavy.full);
    if (heavy.worth.times(light.full).compare(apart) <= 0) return [];
    const detail = {
      ...{ indicator: light.id, leastOf: light.profile, least: light.worth.round(4), leastFull: light.full.round(4) },
      ...{ mostOf: heavy.profile, most: heavy.worth.round(4), mostFull: heavy.full.round(4) },
    };
    return [{ code: 'shares-uneven', path, detail }];
  });
}

/**
 * Units of one category of which one has at least twice as many indicators as another, and indicators that take more than twice
 * the share of one unit's full marks that they take of another's (指标不均); an indicator is named once, for the first such category.
 */
export function unevenness(scheme: Scheme): Fault<UnevenCode>[] {
  const loads = new Map<Profile, Load>();
  const named = new Set<string>();
  return scheme.categories.flatMap(({ id }, i) => {
    const profiles = new Set(scheme.units.filter(({ category }) => category === id).map(profileOf));
    if (profiles.size < 2) return [];
    const own = [...profiles].map((profile) => {
      const load = loads.get(profile) ?? loadOf(scheme, profile);
      loads.set(profile, load);
      return load;
    });
    const shares = unevenShares(own).filter(({ path }) => !named.has(path));
    for (const { path } of shares) named.add(path);
    return [...unevenCounts(own, `categories[${i}]`), ...shares].map((warning) => ({
      ...warning,
      detail: { category: id, ...warning.detail },
    }));
  });
}
