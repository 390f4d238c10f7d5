// Times of two ways to do the same, taken so that their ratio means something.

export interface Timed {
  /** Milliseconds, the median of the rounds. */
  readonly ours: number;
  readonly theirs: number;
  /** The median of the rounds' own ratios. */
  readonly ratio: number;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[(sorted.length >> 1) - 1] ?? NaN) + upper) / 2;
}

/** Milliseconds until work is done. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Milliseconds of one run; the garbage of what ran before is not paid for here. */
function timeOf(run: () => unknown): number {
  globalThis.gc?.();
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** Both ways in turn, round by round, after a warm-up of so many rounds. */
export function compareTimes(
  ours: () => unknown,
  theirs: () => unknown,
  { rounds, warmUp }: { readonly rounds: number; readonly warmUp: number },
): Timed {
  for (let i = 0; i < warmUp; i += 1) {
    ours();
    theirs();
  }
  const taken = Array.from({ length: rounds }, () => ({ ours: timeOf(ours), theirs: timeOf(theirs) }));
  return {
    ours: median(taken.map((round) => round.ours)),
    theirs: median(taken.map((round) => round.theirs)),
    ratio: median(taken.map((round) => round.ours / round.theirs)),
  };
}
