// Randomness that a seed repeats (mulberry32); what the processes make of it is theirs.
export interface Random {
  /** from `from` up to `to`, whole */
  whole(from: number, to: number): number;
  chance(share: number): boolean;
  one<Item>(items: readonly Item[]): Item;
}

export function randomFrom(seed: number): Random {
  let state = seed | 0;
  const draw = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    whole: (from, to) => from + Math.floor(draw() * (to - from + 1)),
    chance: (share) => draw() < share,
    one: (items) => items[Math.floor(draw() * items.length)] as (typeof items)[number],
  };
}
