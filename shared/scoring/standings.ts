// From rounded scores to results: places, grades, rewards and summaries, for a consolidation and a roll-up alike.
import { digitsOf } from '../scheme/defaults';
import type { CategoryId, ComponentId } from '../scheme/id';
import { periodKind, type Period } from '../scheme/period';
import type { Reward, Scheme } from '../scheme/scheme';
import { gradeLimits, gradeOf } from './grade';
import { placesOf, type Place } from './place';
import type { CompleteResult, IncompleteResult, Results, Summary, UnitResult } from './results';
import { concerns, earning, rewardsOn } from './reward';
import { summarise } from './summary';

/** A unit with all its scores, before it is ranked. */
export type Scored = Omit<CompleteResult, 'place' | 'placeFromBottom' | 'of' | 'grade' | 'rewards'>;

/** A unit as it comes to be ranked: with all its scores, or with none. */
export type Figures = Scored | IncompleteResult;

/** Compares the component scores of two complete units, the tie-breakers in order: negative where the first ranks higher. */
type Decide = (a: Scored, b: Scored) => number;

function decideBy(tieBreakers: readonly ComponentId[] = []): Decide | undefined {
  if (tieBreakers.length === 0) return undefined;
  const score = (unit: Scored, component: ComponentId): number => unit.components[component] ?? 0;
  return (a, b) => {
    const decider = tieBreakers.find((component) => score(a, component) !== score(b, component));
    return decider === undefined ? 0 : score(b, decider) - score(a, decider);
  };
}

/** A ranking of some of the figures: the positions of the complete ones, and a place for each. */
interface Ranking {
  readonly positions: readonly number[];
  readonly places: readonly Place[];
}

function rank(figures: readonly Figures[], among: readonly number[], decide: Decide | undefined): Ranking {
  const positions = among.filter((position) => figures[position]?.complete);
  const unit = (i: number) => figures[positions[i] as number] as Scored;
  const finals = positions.map((position) => (figures[position] as Scored).final);
  return { positions, places: placesOf(finals, decide && ((a, b) => decide(unit(a), unit(b)))) };
}

/** What a unit earns by its position in the figures and its place in its category. */
type Earner = (unit: Scored, position: number, place: Place) => CompleteResult['rewards'][number] | null;

/** Quotas across categories look at the places among all ranked units, whichever of them may receive the reward. */
function earnerAcross(reward: Reward, figures: readonly Figures[], decide: Decide | undefined): Earner {
  const { positions, places } = rank(figures, [...figures.keys()], decide);
  const placeAt = new Map(positions.map((position, i) => [position, places[i] as Place]));
  const earn = earning(reward, positions.length);
  return (unit, position, place) => earn(unit, placeAt.get(position) ?? place);
}

function positionsByCategory({ categories }: Scheme, figures: readonly Figures[]): Map<CategoryId, number[]> {
  const groups = new Map(categories.map(({ id }): [CategoryId, number[]] => [id, []]));
  figures.forEach(({ category }, position) => groups.get(category)?.push(position));
  return groups;
}

/**
 * The results of a period (考核结果): competition places within each category on the rounded final score, tie-breakers before a
 * tie stands; then grades, the rewards of this kind of period, summaries. Incomplete units are shown but do not count.
 */
export function standings(scheme: Scheme, period: Period, figures: readonly Figures[]): Results {
  const { grades = [], bands = [] } = scheme;
  const digits = digitsOf(scheme);
  const decide = decideBy(scheme.ranking?.tieBreakers);
  const rewards = rewardsOn(scheme, periodKind(period));
  const across = new Map(
    rewards
      .filter((reward) => reward.rule === 'quota' && reward.across === 'all')
      .map((reward) => [reward, earnerAcross(reward, figures, decide)]),
  );
  const earnersIn = (category: CategoryId, of: number): Earner[] =>
    rewards
      .filter((reward) => concerns(reward, category))
      .map((reward) => {
        const earn = earning(reward, of);
        return across.get(reward) ?? ((unit, _position, place) => earn(unit, place));
      });

  const units = figures.map((unit): UnitResult | Scored => unit);
  const categories = [...positionsByCategory(scheme, figures)].map(([category, members]): Summary => {
    const { positions, places } = rank(figures, members, decide);
    const of = positions.length;
    const earners = earnersIn(category, of);
    const limits = gradeLimits(grades, of);
    const finals = positions.map((position, i) => {
      const unit = figures[position] as Scored;
      const place = places[i] as Place;
      const grade = grades[gradeOf(grades, limits, place.place, unit.final)];
      const earned: CompleteResult['rewards'] = [];
      for (const earner of earners) {
        const one = earner(unit, position, place);
        if (one !== null) earned.push(one);
      }
      // Written out: spreading two objects into one takes longer than all the arithmetic before.
      const result: CompleteResult = {
        unit: unit.unit,
        category,
        complete: true,
        components: unit.components,
        base: unit.base,
        assessed: unit.assessed,
        counterpart: unit.counterpart,
        final: unit.final,
        place: place.place,
        placeFromBottom: place.placeFromBottom,
        of,
        rewards: earned,
      };
      if (unit.claims !== undefined) result.claims = unit.claims;
      if (grade !== undefined) result.grade = grade.id;
      units[position] = result;
      return unit.final;
    });
    return { category, ...summarise(finals, members.length - of, { digits, bands }) };
  });
  const finals = figures.filter((unit) => unit.complete).map((unit) => unit.final);
  return {
    scheme: scheme.id,
    version: scheme.version,
    period,
    units: units as UnitResult[],
    categories,
    overall: summarise(finals, figures.length - finals.length, { digits, bands }),
  };
}
