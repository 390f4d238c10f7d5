// Places within a ranking (排名): equal scores share a place, counted from either end.

/** A place from the top and the place from the bottom; both begin with 1. */
export interface Place {
  readonly place: number;
  readonly placeFromBottom: number;
}

/** How many of some ascending scores are below a score. */
function countBelow(ascending: Float64Array, score: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) < score) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Competition ranking (竞赛排名: 1, 2, 2, 4) by score, the highest first; the places come in the order of the scores. `decide`
 * compares two positions of equal score: negative where the first ranks higher, zero where the tie stands.
 * @example placesOf([90, 95, 90]).map(({ place }) => place) // [2, 1, 2]
 * @example placesOf([90, 95, 90]).map(({ placeFromBottom }) => placeFromBottom) // [1, 3, 1]
 * @example placesOf([90, 95, 90], (a, b) => b - a).map(({ place }) => place) // [3, 1, 2]
 */
export function placesOf(scores: readonly number[], decide?: (a: number, b: number) => number): Place[] {
  const count = scores.length;
  // Numbers alone are sorted many times faster than items by a comparison.
  const ascending = new Float64Array(scores).sort();
  const order = new Int32Array(count);
  const taken = new Int32Array(count);
  for (let position = 0; position < count; position += 1) {
    const start = countBelow(ascending, scores[position] as number);
    const ahead = taken[start] as number;
    order[start + ahead] = position;
    taken[start] = ahead + 1;
  }

  const places = new Array<Place>(count);
  const share = (start: number, end: number): void => {
    const shared: Place = { place: count - end + 1, placeFromBottom: start + 1 };
    for (let at = start; at < end; at += 1) places[order[at] as number] = shared;
  };
  for (let start = 0, end = 0; start < count; start = end) {
    end = start + (taken[start] as number);
    if (decide === undefined) {
      share(start, end);
      continue;
    }
    const tied = order.subarray(start, end).sort((a, b) => decide(b, a));
    for (let from = 0, to = 0; from < tied.length; from = to) {
      while (to < tied.length && decide(tied[from] as number, tied[to] as number) === 0) to += 1;
      share(start + from, start + to);
    }
  }
  return places;
}
