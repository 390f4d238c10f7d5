// Random numbers that a seed determines: the same seed gives the same draws everywhere.

/**
 * Numbers from 0 to below 1 (随机数), by mulberry32, from a seed that is a whole number.
 * @example randomFrom(7)() === randomFrom(7)() // true
 */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}
