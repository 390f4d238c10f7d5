// The reference's second half: from rounded scores to places, rewards, grades, bands and summaries.
import type { Reward, Scheme } from '../../../shared/scheme/scheme';
import { compare, floor, mean, ratio, rational, rounded, sum, times } from './rational';

export interface Scored {
  readonly unit: string;
  readonly category: string;
  readonly complete: true;
  readonly components: Readonly<Record<string, number>>;
  readonly base: number;
  readonly assessed: number;
  readonly counterpart: number | null;
  readonly final: number;
}

export interface Waiting {
  readonly unit: string;
  readonly category: string;
  readonly complete: false;
  readonly components: Readonly<Record<string, number>>;
  readonly missing: readonly string[];
  readonly waitsFor: readonly string[];
}

interface Standing {
  readonly place: number;
  readonly placeFromBottom: number;
  readonly of: number;
}

/** 6. Competition ranking: one more than those who are better, from either end. */
function standing(one: Scored, among: readonly Scored[], tieBreakers: readonly string[]): Standing {
  const order = (a: Scored, b: Scored): number => {
    const figures = (of: Scored) => [of.final, ...tieBreakers.map((id) => of.components[id] ?? 0)];
    const differences = figures(a).map((figure, at) => figure - (figures(b)[at] as number));
    return differences.find((difference) => difference !== 0) ?? 0;
  };
  return {
    place: 1 + among.filter((other) => order(other, one) > 0).length,
    placeFromBottom: 1 + among.filter((other) => order(other, one) < 0).length,
    of: among.length,
  };
}

/** The places that a quota reaches among so many units. */
function quotaSize({ share, count, rounding, min = 0 }: Extract<Reward, { rule: 'quota' }>, of: number): number {
  const exactly = times(rational(share ?? 0), rational(of));
  const down = Number(floor(exactly));
  const up = compare(exactly, rational(down)) > 0 ? down + 1 : down;
  const size = rounding === 'up' ? up : rounding === 'down' ? down : rounded(exactly, 0);
  return Math.max(min, count ?? size);
}

/** 7. What one reward gives. */
function earned(reward: Reward, one: Scored, own: Standing, overall: Standing) {
  if (reward.categories?.every((id) => id !== one.category)) return [];
  const id = reward.id;
  if (reward.rule === 'tiers') {
    const half = Math.floor(own.of / 2);
    const tier = (side: 'top' | 'bottom', place: number) => {
      const effects = place <= half ? reward[side]?.[place - 1] : undefined;
      return effects === undefined ? [] : [{ reward: id, tier: `${side}-${place}`, effects }];
    };
    return [...tier('top', own.place), ...tier('bottom', own.placeFromBottom)].slice(0, 1);
  }
  const gives = [{ reward: id, effects: reward.effects }];
  if (reward.rule === 'threshold') {
    const score = one[reward.score];
    const below = reward.below === undefined || score < reward.below;
    return below && (reward.atLeast === undefined || score >= reward.atLeast) ? gives : [];
  }
  const { place, of } = reward.across === 'all' ? overall : own;
  return place <= quotaSize(reward, of) ? gives : [];
}

/** The first grade whose conditions are met; the last takes the rest. */
function gradeOf({ grades = [] }: Scheme, { final }: Scored, { place, of }: Standing) {
  const fits = grades.find(({ share, atLeast }, at) => {
    const shares = sum(grades.slice(0, at + 1).map((grade) => rational(grade.share ?? 0)));
    const reach = share === undefined ? Infinity : rounded(times(shares, rational(of)), 0);
    return place <= reach && (atLeast === undefined || final >= atLeast);
  });
  const grade = (fits ?? grades.at(-1))?.id;
  return grade === undefined ? {} : { grade };
}

/** 8. Bands, mean and median of the rounded finals. */
function summary(scheme: Scheme, figures: readonly (Scored | Waiting)[]) {
  const finals = figures.flatMap((one) => (one.complete ? [one.final] : [])).sort((a, b) => a - b);
  const digits = scheme.digits ?? 2;
  const ranked = finals.length;
  const middle = [finals[Math.floor((ranked - 1) / 2)], finals[Math.floor(ranked / 2)]] as [number, number];
  const edges = scheme.bands === undefined || scheme.bands.length === 0 ? [] : [null, ...scheme.bands, null];
  return {
    ranked,
    incomplete: figures.length - ranked,
    mean: ranked === 0 ? null : rounded(mean(finals.map(rational)), digits),
    median: ranked === 0 ? null : rounded(mean(middle.map(rational)), digits),
    max: finals.at(-1) ?? null,
    min: finals[0] ?? null,
    bands: edges.slice(1).map((to, at) => {
      const from = edges[at] ?? null;
      const count = finals.filter((final) => (from === null || final >= from) && (to === null || final < to)).length;
      const percent = ranked === 0 ? 0 : rounded(ratio(BigInt(count * 100), BigInt(ranked)), 2);
      return { from, to, count, percent };
    }),
  };
}

export function referenceStandings(scheme: Scheme, figures: readonly (Scored | Waiting)[]) {
  const all = figures.filter((one) => one.complete);
  const tieBreakers = scheme.ranking?.tieBreakers ?? [];
  const units = figures.map((one) => {
    if (!one.complete) return one;
    const own = standing(
      one,
      all.filter(({ category }) => category === one.category),
      tieBreakers,
    );
    const overall = standing(one, all, tieBreakers);
    const following = (scheme.rewards ?? []).filter(({ on }) => on === scheme.cycle);
    const rewards = following.flatMap((reward) => earned(reward, one, own, overall));
    return { ...one, ...own, ...gradeOf(scheme, one, own), rewards };
  });
  const categories = scheme.categories.map(({ id }) => ({
    category: id as string,
    ...summary(
      scheme,
      figures.filter(({ category }) => category === id),
    ),
  }));
  return { units, categories, overall: summary(scheme, figures) };
}
