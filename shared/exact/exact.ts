// Exact numbers: every score is a fraction, so that what is published is what arithmetic says, not what a double rounds to.
import { decimalOf } from './decimal';

const largest = Number.MAX_SAFE_INTEGER;
const powersOfTen = [1, 10, 100, 1000, 10_000];
const isSafe = (whole: number): boolean => whole <= largest && whole >= -largest;

const greatestCommonDivisor = (a: bigint, b: bigint): bigint => {
  let [larger, smaller] = [a < 0n ? -a : a, b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
};

/** A denominator that both divide: nearly always the larger of the two, so that fractions stay small. */
function commonDenominator(a: number, b: number): number {
  if (a === b) return a;
  // The quotient of two safe integers is a whole number only where it comes out even; remainders of doubles are slow.
  if (Number.isInteger(a / b)) return a;
  return Number.isInteger(b / a) ? b : a * b;
}

/**
 * An exact number (精确数): a fraction of integers. It is two safe integers held in doubles as long as those suffice, and
 * two bigints beyond; which of the two never shows. Nothing is rounded before `round`.
 */
export class Exact {
  static readonly zero = new Exact(0, 1);
  static readonly one = new Exact(1, 1);

  /** Both of one kind; `denominator` > 0. */
  private constructor(
    private readonly numerator: number | bigint,
    private readonly denominator: number | bigint,
  ) {}

  /**
   * The fraction of two integers, `denominator` not zero. Throws RangeError where one is not a safe integer.
   * @example Exact.ratio(1, 3).toString() // '1/3'
   */
  static ratio(numerator: number, denominator: number): Exact {
    if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator) || denominator === 0) {
      throw new RangeError(`not a fraction: ${numerator}/${denominator}`);
    }
    return denominator > 0 ? new Exact(numerator, denominator) : new Exact(-numerator, -denominator);
  }

  /**
   * The number whose shortest decimal text JSON shows: 0.7 is seven tenths. Throws RangeError where it is not finite.
   * @example Exact.of(0.7).toString() // '0.7'
   */
  static of(value: number): Exact {
    // Up to fifteen digits a decimal and its double name each other, so a whole number that divides back is the decimal.
    for (let scale = 1; scale <= 10_000; scale *= 10) {
      const scaled = Math.round(value * scale);
      if (scaled / scale === value && Math.abs(scaled) <= 1e15) return new Exact(scaled, scale);
    }
    const { coefficient, exponent } = decimalOf(value);
    if (exponent >= 0) return Exact.reduced(coefficient * 10n ** BigInt(exponent), 1n);
    return Exact.reduced(coefficient, 10n ** BigInt(-exponent));
  }

  /**
   * What `toString` wrote: a decimal or a fraction. Throws SyntaxError on other text.
   * @example Exact.parse('257/3').times(Exact.of(3)).toString() // '257'
   */
  static parse(text: string): Exact {
    const [, sign, whole, digits = '', divisor = '1'] = /^(-?)(\d+)(?:\.(\d+)|\/([1-9]\d*))?$/.exec(text) ?? [];
    if (whole === undefined) throw new SyntaxError(`not an exact number: ${text}`);
    return Exact.reduced(BigInt(`${sign}${whole}${digits}`), BigInt(divisor) * 10n ** BigInt(digits.length));
  }

  private static reduced(numerator: bigint, denominator: bigint): Exact {
    const common = greatestCommonDivisor(numerator, denominator);
    const [n, d] = [numerator / common, denominator / common];
    if (n <= largest && n >= -largest && d <= largest) return new Exact(Number(n), Number(d));
    return new Exact(n, d);
  }

  private static sum(x: Exact, y: Exact, sign: 1 | -1): Exact {
    const { numerator: n, denominator: a } = x;
    const { numerator: m, denominator: b } = y;
    if (typeof n === 'number' && typeof a === 'number' && typeof m === 'number' && typeof b === 'number') {
      const denominator = commonDenominator(a, b);
      const left = n * (denominator / a);
      const right = sign * m * (denominator / b);
      if (denominator <= largest && isSafe(left) && isSafe(right) && isSafe(left + right)) {
        return new Exact(left + right, denominator);
      }
    }
    return Exact.wideSum(x, y, sign);
  }

  private static wideSum(x: Exact, y: Exact, sign: 1 | -1): Exact {
    const [a, b] = [BigInt(x.denominator), BigInt(y.denominator)];
    return Exact.reduced(BigInt(x.numerator) * b + BigInt(sign) * BigInt(y.numerator) * a, a * b);
  }

  /**
   * Σ a × b over two lists of one length.
   * @example Exact.sumOfProducts([exact(90), exact(85)], [exact(0.8), exact(0.2)]).toString() // '89'
   */
  static sumOfProducts(as: readonly Exact[], bs: readonly Exact[]): Exact {
    let sum = 0;
    let denominator = 1;
    for (let i = 0; i < as.length; i += 1) {
      const { numerator: n, denominator: a } = as[i] as Exact;
      const { numerator: m, denominator: b } = bs[i] as Exact;
      const narrow = typeof n === 'number' && typeof a === 'number' && typeof m === 'number' && typeof b === 'number';
      const common = narrow ? commonDenominator(denominator, a * b) : Infinity;
      const left = sum * (common / denominator);
      const right = narrow ? n * m * (common / (a * b)) : Infinity;
      if (common > largest || !isSafe(left) || !isSafe(right) || !isSafe(left + right)) {
        return as.reduce((total, factor, at) => total.plus(factor.times(bs[at] as Exact)), Exact.zero);
      }
      sum = left + right;
      denominator = common;
    }
    return new Exact(sum, denominator);
  }

  plus(other: Exact): Exact {
    return Exact.sum(this, other, 1);
  }

  minus(other: Exact): Exact {
    return Exact.sum(this, other, -1);
  }

  negated(): Exact {
    return new Exact(-this.numerator, this.denominator);
  }

  times(other: Exact): Exact {
    const { numerator: n, denominator: a } = this;
    const { numerator: m, denominator: b } = other;
    if (typeof n === 'number' && typeof a === 'number' && typeof m === 'number' && typeof b === 'number') {
      if (isSafe(n * m) && a * b <= largest) return new Exact(n * m, a * b);
    }
    return Exact.reduced(BigInt(n) * BigInt(m), BigInt(a) * BigInt(b));
  }

  /** The quotient by a whole number that is not zero. */
  over(count: number): Exact {
    return this.times(Exact.ratio(1, count));
  }

  /** Less than zero, zero (never -0), or more, as this is less than, equal to, or more than the other. */
  compare(other: Exact): number {
    const { numerator: n, denominator: a } = this;
    const { numerator: m, denominator: b } = other;
    if (typeof n === 'number' && typeof a === 'number' && typeof m === 'number' && typeof b === 'number') {
      const [left, right] = [n * b, m * a];
      // Of -0 and 0 the difference is -0.
      if (isSafe(left) && isSafe(right)) return left - right || 0;
    }
    const difference = BigInt(n) * BigInt(b) - BigInt(m) * BigInt(a);
    return difference > 0n ? 1 : difference < 0n ? -1 : 0;
  }

  get sign(): number {
    return this.numerator > 0 ? 1 : this.numerator < 0 ? -1 : 0;
  }

  /**
   * The decimal with so many digits that is nearest, half away from zero (四舍五入), as the JSON number; never -0.
   * @example Exact.of(1.005).round(2) // 1.01
   * @example Exact.of(-2.5).round(0) // -3
   */
  round(digits: number): number {
    const { numerator: n, denominator: d } = this;
    const scale = powersOfTen[digits] ?? 10 ** digits;
    if (typeof n === 'number' && typeof d === 'number') {
      const scaled = Math.abs(n) * scale;
      if (scaled <= largest) {
        // A quotient of safe integers never rounds up to the next whole number, so its floor is exact.
        let whole = Math.floor(scaled / d);
        const rest = scaled - whole * d;
        if (rest >= d - rest) whole += 1;
        return whole === 0 ? 0 : (n < 0 ? -whole : whole) / scale;
      }
    }
    const magnitude = BigInt(n < 0 ? -n : n) * BigInt(scale);
    const whole = (2n * magnitude + BigInt(d)) / (2n * BigInt(d));
    return whole === 0n ? 0 : Number(`${n < 0 ? '-' : ''}${whole}e-${digits}`);
  }

  /**
   * The number as text: a decimal where it ends, else a fraction in lowest terms.
   * @example Exact.of(85.915).toString() // '85.915'
   * @example Exact.of(-257).over(3).toString() // '-257/3'
   */
  toString(): string {
    const [n, d] = [BigInt(this.numerator), BigInt(this.denominator)];
    const common = greatestCommonDivisor(n, d);
    const [numerator, denominator] = [n / common, d / common];
    let rest = denominator;
    let digits = 0;
    for (; rest % 10n === 0n; rest /= 10n) digits += 1;
    for (const factor of [2n, 5n]) for (; rest % factor === 0n; rest /= factor) digits += 1;
    if (rest !== 1n) return `${numerator}/${denominator}`;
    if (digits === 0) return `${numerator}`;
    const magnitude = numerator < 0n ? -numerator : numerator;
    const text = `${(magnitude * 10n ** BigInt(digits)) / denominator}`.padStart(digits + 1, '0');
    return `${numerator < 0n ? '-' : ''}${text.slice(0, -digits)}.${text.slice(-digits)}`.replace(/\.?0+$/, '');
  }
}

/**
 * The exact number of a JSON number (精确数), by its shortest decimal text.
 * @example exact(0.7).times(exact(84.15)).plus(exact(0.3).times(exact(90.05))).round(2) // 85.92
 */
export function exact(value: number): Exact {
  return Exact.of(value);
}

/**
 * The larger of two exact numbers (较大者).
 * @example larger(exact(-1), exact(0)).round(0) // 0
 */
export function larger(a: Exact, b: Exact): Exact {
  return a.compare(b) >= 0 ? a : b;
}

/**
 * The smaller of two exact numbers (较小者).
 * @example smaller(exact(8), exact(9.5)).round(0) // 8
 */
export function smaller(a: Exact, b: Exact): Exact {
  return a.compare(b) <= 0 ? a : b;
}
