// How long the fuzz runs and from which seed: short and the same each time in `npm test`, as told in `npm run fuzz`.
import type fc from 'fast-check';

const told = (name: string): number | undefined => {
  const value = process.env[name];
  return value === undefined || value === '' ? undefined : Number(value);
};

const requests = told('FUZZ_RUNS');

/** Whether this is the long run, in which every route must have been answered both ways. */
export const long = requests !== undefined && requests >= 10_000;
export const seed = told('FUZZ_SEED') ?? 20_261_015;
export const runs = {
  requests: requests ?? 500,
  schemes: requests === undefined ? 300 : Math.ceil(requests / 5),
  stories: requests === undefined ? 15 : Math.ceil(requests / 50),
  workbooks: requests === undefined ? 5 : Math.ceil(requests / 100),
};

/** What every property of the fuzz is checked with; a failure names the seed and the path that lead to it again. */
export const parameters = <Values>(numRuns: number): fc.Parameters<Values> => ({ seed, numRuns, verbose: false });

/** Minutes, for what only hangs when it is broken. */
export const patience = requests === undefined ? 120_000 : Math.max(600_000, requests * 200);
