// Fractions of whole numbers, as simple as can be: what the reference calculates with, and nothing of shared/exact.

/** A fraction; `over` is positive. */
export interface Rational {
  readonly whole: bigint;
  readonly over: bigint;
}

export const ratio = (whole: bigint, over: bigint): Rational => ({ whole, over });

/** The number that a JSON text shows: 0.1 is a tenth. */
export function rational(number: number): Rational {
  const [mantissa = '', exponent = '0'] = String(number).split('e');
  const [integer = '', decimals = ''] = mantissa.split('.');
  const digits = BigInt(integer + decimals);
  const power = Number(exponent) - decimals.length;
  return power >= 0 ? ratio(digits * 10n ** BigInt(power), 1n) : ratio(digits, 10n ** BigInt(-power));
}

export const zero = ratio(0n, 1n);
export const plus = (a: Rational, b: Rational) => ratio(a.whole * b.over + b.whole * a.over, a.over * b.over);
export const times = (a: Rational, b: Rational) => ratio(a.whole * b.whole, a.over * b.over);
export const minus = (a: Rational, b: Rational) => plus(a, times(ratio(-1n, 1n), b));
export const compare = (a: Rational, b: Rational) => Number(a.whole * b.over - b.whole * a.over);
export const smaller = (a: Rational, b: Rational) => (compare(a, b) <= 0 ? a : b);
export const larger = (a: Rational, b: Rational) => (compare(a, b) >= 0 ? a : b);
export const sum = (all: readonly Rational[]) => all.reduce(plus, zero);
export const mean = (all: readonly Rational[]) => times(sum(all), ratio(1n, BigInt(all.length)));

/** The largest whole number not above it. */
export function floor({ whole, over }: Rational): bigint {
  const towardsZero = whole / over;
  return whole < 0n && towardsZero * over !== whole ? towardsZero - 1n : towardsZero;
}

/** Half away from zero to so many digits, as a number. */
export function rounded(value: Rational, digits: number): number {
  const positive = value.whole < 0n ? times(value, ratio(-1n, 1n)) : value;
  const units = floor(plus(times(positive, ratio(10n ** BigInt(digits), 1n)), ratio(1n, 2n)));
  return units === 0n ? 0 : Number(`${value.whole < 0n ? '-' : ''}${units}e-${digits}`);
}
