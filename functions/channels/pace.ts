// How often a channel may be used, as its vendor says: counted in this process, so that a vendor has no reason to shut it.

export interface Pace {
  /** Whether one more may be sent now; it counts as sent. */
  take(): boolean;
  /** Nothing is sent for so long: the vendor has said that it was too much. */
  rest(ms: number): void;
}

/** At most `most` within any stretch of `perMs`; `milliseconds` is a clock that never goes back. */
export function pace(most: number, perMs: number, milliseconds: () => number): Pace {
  let [taken, restsUntil] = [[] as number[], -Infinity];
  return {
    take: () => {
      const now = milliseconds();
      taken = taken.filter((at) => now - at < perMs);
      if (now < restsUntil || taken.length >= most) return false;
      taken.push(now);
      return true;
    },
    rest: (ms) => {
      restsUntil = Math.max(restsUntil, milliseconds() + ms);
    },
  };
}

export const processMilliseconds = (): number => performance.now();
