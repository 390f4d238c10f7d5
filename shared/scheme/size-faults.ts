// The size of a scheme (方案规模): lists that are harmless each, and too much multiplied, are refused before anything goes through them.
import type { Fault } from './fault';
import { profileOf } from './marks';
import type { Reward, Scheme } from './scheme';

/**
 * Places are what checks and calculations go through one by one, and what results hold: about a hundred characters each. They
 * allow 500 units about 2,000 places each, and 10,000 units 100.
 */
const mostPlaces = 1_000_000;
const charactersOfPlace = 100;

/** A list of the scheme, and how many places it makes. */
interface Part {
  readonly path: string;
  readonly places: number;
}

/** Results repeat the effects of a reward for each unit that earns it, explanations its title: its length counts. */
function placesOfReward(reward: Reward): number {
  return Math.ceil(JSON.stringify(reward).length / charactersOfPlace);
}

function total<Thing>(things: readonly Thing[], count: (thing: Thing) => number): number {
  return things.reduce((sum, thing) => sum + count(thing), 0);
}

function profilesOf({ units, components }: Scheme): Set<string> {
  const parts = [...components, ...components.flatMap((component) => component.indicators ?? [])];
  const named = parts.flatMap(({ marks }) => (typeof marks === 'object' ? Object.keys(marks) : []));
  return new Set<string>([...units.map(profileOf), ...named]);
}

function placesOf(scheme: Scheme): Part[] {
  const { components, rewards = [], grades = [], bands = [], streaks = [], ranking } = scheme;
  const [units, categories, profiles] = [scheme.units.length, scheme.categories.length, profilesOf(scheme).size];
  return [
    { path: 'components', places: units * components.length },
    { path: 'components', places: profiles * total(components, ({ indicators = [] }) => indicators.length) },
    { path: 'rewards', places: units * total(rewards, placesOfReward) },
    { path: 'rewards', places: categories * total(rewards, (reward) => 1 + (reward.categories?.length ?? 0)) },
    { path: 'grades', places: (units + categories) * grades.length },
    { path: 'bands', places: categories * bands.length },
    { path: 'streaks', places: units * total(streaks, ({ periods }) => periods) },
    { path: 'ranking.tieBreakers', places: units * (ranking?.tieBreakers?.length ?? 0) },
  ];
}

/** The fault of a scheme that is too large to be gone through (方案太大), at the list that makes most of it; none where it is not. */
export function sizeFaults(scheme: Scheme): Fault[] {
  const parts = placesOf(scheme);
  const places = total(parts, (part) => part.places);
  if (places <= mostPlaces) return [];
  const { path } = parts.reduce((most, part) => (part.places > most.places ? part : most));
  return [{ code: 'scheme-too-large', path, detail: { places, most: mostPlaces } }];
}
