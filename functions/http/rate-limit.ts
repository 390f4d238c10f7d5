// How often one person may ask (限流): a bucket of requests each that refills evenly, in this process's memory.

/** `burst` requests at once, and `perSecond` of them back every second. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/** Takes one request of somebody's; gives the seconds to wait where there is none left, else null. */
export type RateLimit = (who: string) => number | null;

/** From so many buckets on those that are full again are forgotten. */
const manyBuckets = 10_000;

/** `now` is a clock in seconds that never goes back. */
export function createRateLimit({ burst, perSecond }: Rate, now: () => number): RateLimit {
  const buckets = new Map<string, { readonly left: number; readonly at: number }>();
  const leftIn = (who: string): number => {
    const bucket = buckets.get(who);
    return bucket === undefined ? burst : Math.min(burst, bucket.left + (now() - bucket.at) * perSecond);
  };
  let sweepAt = manyBuckets;
  const sweep = (): void => {
    for (const who of buckets.keys()) if (leftIn(who) >= burst) buckets.delete(who);
    // Twice as many as had to stay: a sweep costs each bucket about one look.
    sweepAt = Math.max(manyBuckets, 2 * buckets.size);
  };
  return (who) => {
    const left = leftIn(who);
    if (left < 1) return (1 - left) / perSecond;
    if (buckets.size >= sweepAt) sweep();
    buckets.set(who, { left: left - 1, at: now() });
    return null;
  };
}

/** The seconds of this process, which no change of the computer's time moves. */
export function processSeconds(): number {
  return performance.now() / 1000;
}
