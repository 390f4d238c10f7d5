// A JSON number taken at its word: the digits that its shortest decimal text shows.

/** A decimal: `coefficient` × 10^`exponent`, without trailing zeros in the coefficient. */
export interface Decimal {
  readonly coefficient: bigint;
  readonly exponent: number;
}

/**
 * The decimal that a number's shortest text shows (最短十进制). Throws RangeError where it is not finite.
 * @example decimalOf(84.15) // { coefficient: 8415n, exponent: -2 }
 */
export function decimalOf(value: number): Decimal {
  if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`);
  const [mantissa = '', power = '0'] = String(value).split('e');
  const [whole = '', digits = ''] = mantissa.split('.');
  let coefficient = BigInt(whole + digits);
  let exponent = Number(power) - digits.length;
  for (; coefficient !== 0n && coefficient % 10n === 0n; coefficient /= 10n) exponent += 1;
  return coefficient === 0n ? { coefficient, exponent: 0 } : { coefficient, exponent };
}

/**
 * How many decimals a number's shortest text shows (小数位数).
 * @example decimalsOf(1.005) // 3
 * @example decimalsOf(1e21) // 0
 */
export function decimalsOf(value: number): number {
  return Math.max(0, -decimalOf(value).exponent);
}
