// Runs of equal neighbours: so that a column is formatted in a few blocks instead of cell by cell.

/** `count` neighbours from `first` on that share a `value`. */
export interface Run<Value> {
  readonly first: number;
  readonly count: number;
  readonly value: Value;
}

/**
 * Neighbours that are equal, put together (连续区段).
 * @example runsOf([1, 1, 2]) // [{ first: 0, count: 2, value: 1 }, { first: 2, count: 1, value: 2 }]
 */
export function runsOf<Value extends string | number | boolean | null>(values: readonly Value[]): Run<Value>[] {
  const runs: Run<Value>[] = [];
  for (const [index, value] of values.entries()) {
    const last = runs.at(-1);
    if (last !== undefined && last.value === value) runs[runs.length - 1] = { ...last, count: last.count + 1 };
    else runs.push({ first: index, count: 1, value });
  }
  return runs;
}
