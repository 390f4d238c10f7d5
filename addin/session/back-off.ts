// How long to wait before the next try: doubling, bounded, and spread so that many panes do not come back at once.

const FIRST_MS = 2_000;
const LONGEST_MS = 300_000;
/** A service that asks for more than a day is misunderstood, not obeyed. */
export const LONGEST_ASKED_MS = 86_400_000;

/**
 * Milliseconds to wait after `tries` failed tries; `random` is in [0, 1). What the service asks for (`retryAfter`,
 * seconds) is the least.
 */
export function backOff(tries: number, random: number, retryAfter: number | null): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, tries - 1));
  const spread = full / 2 + (full / 2) * random;
  return Math.max(spread, Math.min((retryAfter ?? 0) * 1000, LONGEST_ASKED_MS));
}
