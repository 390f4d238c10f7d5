// From final scores to results: places, grades, rewards and summaries, for a consolidation and a roll-up alike.
import { digitsOf } from '../scheme/defaults';
import type { CategoryId, ComponentId } from '../scheme/id';
import { periodKind, type Period } from '../scheme/period';
import type { Grade, Reward, Scheme } from '../scheme/scheme';
import { gradeLimits, gradeOf } from './grade';
import { placesOf, type Place } from './place';
import {
  isRanked,
  scoreIn,
  type Earned,
  type RankedResult,
  type Results,
  type Summary,
  type UnitResult,
} from './results';
import { concerns, earning, rewardsOn } from './reward';
import { summarise } from './summary';

/** Compares the component scores of two complete units, the tie-breakers in order: negative where the first ranks higher. */
type Decide = (a: RankedResult, b: RankedResult) => number;

function decideBy(tieBreakers: readonly ComponentId[] = []): Decide | undefined {
  if (tieBreakers.length === 0) return undefined;
  const score = (unit: RankedResult, component: ComponentId): number => scoreIn(unit, component) ?? 0;
  return (a, b) => {
    const decider = tieBreakers.find((component) => score(a, component) !== score(b, component));
    return decider === undefined ? 0 : score(b, decider) - score(a, decider);
  };
}

const finalOf = ({ final }: RankedResult): number => final;

/** Units that are ranked together, and their final scores. */
interface Ranked {
  readonly units: readonly RankedResult[];
  readonly finals: readonly number[];
}

function ranked(units: readonly UnitResult[]): Ranked {
  const counted = units.filter(isRanked);
  return { units: counted, finals: counted.map(finalOf) };
}

/** The places of the units among themselves, in their order. */
function rank({ units, finals }: Ranked, decide: Decide | undefined): Place[] {
  const unit = (i: number) => units[i] as RankedResult;
  return placesOf(finals, decide && ((a, b) => decide(unit(a), unit(b))));
}

/** What a unit earns by its place in its category. */
type Earner = (unit: RankedResult, place: Place) => Earned | null;

/** Quotas across categories look at the places among all ranked units, whichever of them may receive the reward. */
function earnersAcross(rewards: readonly Reward[], all: Ranked, decide: Decide | undefined): Map<Reward, Earner> {
  const across = rewards.filter((reward) => reward.rule === 'quota' && reward.across === 'all');
  if (across.length === 0) return new Map();
  const places = rank(all, decide);
  const placeAmongAll = new Map(all.units.map((unit, i) => [unit, places[i] as Place]));
  const earner = (reward: Reward): Earner => {
    const earn = earning(reward, all.units.length);
    return (unit, place) => earn(unit, placeAmongAll.get(unit) ?? place);
  };
  return new Map(across.map((reward) => [reward, earner(reward)]));
}

function byCategory({ categories }: Scheme, units: readonly UnitResult[]): Map<CategoryId, UnitResult[]> {
  const groups = new Map(categories.map(({ id }): [CategoryId, UnitResult[]] => [id, []]));
  for (const unit of units) groups.get(unit.category)?.push(unit);
  return groups;
}

interface Award {
  readonly grades: readonly Grade[];
  readonly earners: readonly Earner[];
}

/** Fills in what follows from the units' places in their category. */
function award(members: readonly RankedResult[], places: readonly Place[], { grades, earners }: Award): void {
  const of = members.length;
  const limits = gradeLimits(grades, of);
  for (let i = 0; i < of; i += 1) {
    const unit = members[i] as RankedResult;
    const place = places[i] as Place;
    unit.place = place.place;
    unit.placeFromBottom = place.placeFromBottom;
    for (const earner of earners) {
      const earned = earner(unit, place);
      if (earned !== null) unit.rewards.push(earned);
    }
    const grade = gradeOf(grades, limits, place.place, unit.final);
    if (grade >= 0) unit.grade = (grades[grade] as Grade).id;
  }
}

/**
 * The results of a period (考核结果): competition places within each category on the rounded final score, tie-breakers before a
 * tie stands; then grades, the rewards of this kind of period, summaries. Incomplete units, and those whose place is `null`
 * since they are taken out of the ranking, are shown but do not count.
 * `units` become those of the results: place, grade and rewards are filled in, since making each unit twice takes longer than
 * all the arithmetic before.
 */
export function standings(scheme: Scheme, period: Period, units: UnitResult[]): Results {
  const { grades = [], bands = [] } = scheme;
  const digits = digitsOf(scheme);
  const decide = decideBy(scheme.ranking?.tieBreakers);
  const rewards = rewardsOn(scheme, periodKind(period));
  const all = ranked(units);
  const across = earnersAcross(rewards, all, decide);
  const earnersIn = (category: CategoryId, of: number): Earner[] =>
    rewards.filter((reward) => concerns(reward, category)).map((reward) => across.get(reward) ?? earning(reward, of));

  const summary = (group: readonly UnitResult[], { finals }: Ranked): Omit<Summary, 'category'> => {
    const complete = group.reduce((count, unit) => count + Number(unit.complete), 0);
    const excluded = complete - finals.length;
    const figures = summarise(finals, group.length - complete, { digits, bands });
    return excluded === 0 ? figures : { ...figures, excluded };
  };

  const categories = [...byCategory(scheme, units)].map(([category, group]): Summary => {
    const members = ranked(group);
    const of = members.units.length;
    award(members.units, rank(members, decide), { grades, earners: earnersIn(category, of) });
    for (const unit of group) if (unit.complete) unit.of = of;
    return { category, ...summary(group, members) };
  });
  return {
    scheme: scheme.id,
    version: scheme.version,
    period,
    units,
    categories,
    overall: summary(units, all),
  };
}
