// The floor: the arithmetic of a consolidation in plain doubles, written by hand for the made period and nothing else.
import type { CategoryId, ComponentId, UnitId } from '../shared/scheme/id';
import type { Component, Effects, Unit } from '../shared/scheme/scheme';
import type { Band, CompleteResult, Earned, Results, Summary } from '../shared/scoring/results';
import type { MadePeriod } from './made-period';

const round = (x: number) => Math.round(x * 100) / 100;

/** Numbers alone are sorted many times faster than results by a comparison. */
function ascendingFinals(results: readonly CompleteResult[]): Float64Array {
  const finals = new Float64Array(results.length);
  for (let i = 0; i < finals.length; i += 1) finals[i] = (results[i] as CompleteResult).final;
  return finals.sort();
}

/** How many of the ascending numbers are below one, or not above it. */
function countBelow(ascending: Float64Array, number: number, orEqual: boolean): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = ascending[middle] as number;
    if (other < number || (orEqual && other === number)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function summary(sorted: Float64Array, bounds: readonly number[]): Summary {
  const ranked = sorted.length;
  const counts = new Array<number>(bounds.length + 1).fill(0);
  let sum = 0;
  for (const final of sorted) {
    sum += final;
    let band = 0;
    while (band < bounds.length && final >= (bounds[band] as number)) band += 1;
    counts[band] = (counts[band] as number) + 1;
  }
  const none = ranked === 0;
  return {
    ranked,
    incomplete: 0,
    mean: none ? null : round(sum / ranked),
    median: none ? null : round(((sorted[(ranked - 1) >> 1] as number) + (sorted[ranked >> 1] as number)) / 2),
    max: none ? null : (sorted[ranked - 1] as number),
    min: none ? null : (sorted[0] as number),
    bands: counts.map((count, i): Band => {
      return {
        from: bounds[i - 1] ?? null,
        to: bounds[i] ?? null,
        count,
        percent: none ? 0 : round((count / ranked) * 100),
      };
    }),
  };
}

/** What a place earns: tiers from either end, at most half of the category each. */
function earned(place: number, fromBottom: number, of: number, top: readonly Effects[], bottom: readonly Effects[]) {
  const half = Math.floor(of / 2);
  if (place <= half && place <= top.length)
    return { tier: `top-${place}` as const, effects: top[place - 1] as Effects };
  if (fromBottom <= half && fromBottom <= bottom.length)
    return { tier: `bottom-${fromBottom}` as const, effects: bottom[fromBottom - 1] as Effects };
  return null;
}

/** The results of a made period, every figure a double from first to last: quick, and now and then wrong in the last digit. */
export function floor({ scheme, period, sheets }: MadePeriod): Results {
  const { units, components, categories, blend, bands = [] } = scheme;
  const [reward] = scheme.rewards ?? [];
  if (blend === undefined || reward?.rule !== 'tiers') throw new Error('the floor serves the made period only');
  const { top = [], bottom = [] } = reward;
  const n = units.length;
  const width = components.length;
  const unitAt = new Map<UnitId, number>();
  units.forEach(({ id }, u) => unitAt.set(id, u));
  const componentAt = new Map<ComponentId, number>();
  components.forEach(({ id }, c) => componentAt.set(id, c));
  const method = components.map((component) => component.method);
  const marks = components.map((component) => component.marks as number);
  const weight = components.map((component) => component.weight ?? 1);

  const scores = new Float64Array(n * width);
  let id: UnitId | undefined;
  let u = -1;
  for (const { unit, component, lines } of sheets) {
    // As in the index of a consolidation: sheets come unit by unit, and a look-up among very many takes long.
    if (unit !== id) {
      id = unit;
      u = unitAt.get(unit) as number;
    }
    const c = componentAt.get(component) as number;
    let sum = 0;
    for (const line of lines) sum += line.points;
    const score =
      method[c] === 'rate'
        ? sum
        : method[c] === 'add'
          ? Math.min(marks[c] as number, sum)
          : Math.max(0, (marks[c] as number) - sum);
    scores[u * width + c] = score;
  }

  const assessed = new Float64Array(n);
  for (let u = 0; u < n; u += 1) {
    let sum = 0;
    for (let c = 0; c < width; c += 1) sum += (weight[c] as number) * (scores[u * width + c] as number);
    assessed[u] = sum;
  }

  const hostOf = new Int32Array(n).fill(-1);
  const memberSum = new Float64Array(n);
  const memberCount = new Int32Array(n);
  for (let u = 0; u < n; u += 1) {
    const { host } = units[u] as Unit;
    if (host === undefined) continue;
    const h = unitAt.get(host) as number;
    hostOf[u] = h;
    memberSum[h] = (memberSum[h] as number) + (assessed[u] as number);
    memberCount[h] = (memberCount[h] as number) + 1;
  }

  const results = new Array<CompleteResult>(n);
  const members = new Map<CategoryId, CompleteResult[]>(categories.map(({ id }) => [id, []]));
  for (let u = 0; u < n; u += 1) {
    const { id, category } = units[u] as Unit;
    const host = hostOf[u] as number;
    const count = memberCount[u] as number;
    const own = assessed[u] as number;
    let counterpart: number | null = null;
    let final = own;
    if (host >= 0) {
      counterpart = assessed[host] as number;
      final = (1 - blend.memberTakes) * own + blend.memberTakes * counterpart;
    } else if (count > 0) {
      counterpart = (memberSum[u] as number) / count;
      final = (1 - blend.hostTakes) * own + blend.hostTakes * counterpart;
    }
    const rounded: Record<ComponentId, number> = {};
    for (let c = 0; c < width; c += 1)
      rounded[(components[c] as Component).id] = round(scores[u * width + c] as number);
    const result: CompleteResult = {
      unit: id,
      category,
      complete: true,
      components: rounded,
      base: round(own),
      assessed: round(own),
      counterpart: counterpart === null ? null : round(counterpart),
      final: round(final),
      place: 0,
      placeFromBottom: 0,
      of: 0,
      rewards: [],
    };
    results[u] = result;
    members.get(category)?.push(result);
  }

  const summaries: Summary[] = [];
  for (const [category, ranked] of members) {
    const of = ranked.length;
    const ascending = ascendingFinals(ranked);
    for (const result of ranked) {
      result.place = of + 1 - countBelow(ascending, result.final, true);
      result.placeFromBottom = 1 + countBelow(ascending, result.final, false);
      result.of = of;
      const tier = earned(result.place, result.placeFromBottom, of, top, bottom);
      if (tier !== null) result.rewards.push({ reward: reward.id, ...tier } satisfies Earned);
    }
    summaries.push({ category, ...summary(ascending, bands) });
  }
  return {
    scheme: scheme.id,
    version: scheme.version,
    period,
    units: results,
    categories: summaries,
    overall: summary(ascendingFinals(results), bands),
  };
}
