import Decimal from 'decimal.js';
import fc from 'fast-check';
import { Exact, exact, larger, smaller } from '../../../shared/exact/exact';
import { decimalsOf } from '../../../shared/exact/decimal';
import { sumOf, tenThousandths } from '../../../shared/exact/sum';

const Fifty = Decimal.clone({ precision: 50, rounding: Decimal.ROUND_HALF_UP });
const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 });
const score = fc.integer({ min: -2_000_000, max: 2_000_000 }).map((n) => n / 10_000);
const share = fc.integer({ min: 0, max: 10_000 }).map((n) => n / 10_000);
const digits = fc.integer({ min: 0, max: 4 });

const rounded = (value: Decimal, places: number) => value.toDecimalPlaces(places).toNumber() + 0;

describe('exact numbers', () => {
  it.each([
    [1.005, 2, 1.01],
    [-1.005, 2, -1.01],
    [2.5, 0, 3],
    [-0.5, 0, -1],
    [-0.4, 0, 0],
    [0.00005, 4, 0.0001],
    [5e-324, 4, 0],
    [1e300, 2, 1e300],
    [9007199254740992, 0, 9007199254740992],
  ])('round %d to %d digits as %d', (value, places, expected) => {
    expect(Object.is(exact(value).round(places), expected)).toBe(true);
  });

  it('round as fifty-digit decimals do', () => {
    fc.assert(
      fc.property(fc.oneof(finite, score), digits, (value, places) => {
        expect(exact(value).round(places)).toBe(rounded(new Fifty(String(value)), places));
      }),
    );
  });

  it('blend as fifty-digit decimals do', () => {
    fc.assert(
      fc.property(score, score, share, digits, (own, other, taken, places) => {
        const blended = exact(1)
          .minus(exact(taken))
          .times(exact(own))
          .plus(exact(taken).times(exact(other)));
        const decimal = new Fifty(1).minus(taken).times(own).plus(new Fifty(taken).times(other));
        expect(blended.round(places)).toBe(rounded(decimal, places));
      }),
    );
  });

  it('give the mean as fifty-digit decimals do', () => {
    fc.assert(
      fc.property(fc.array(score, { minLength: 1, maxLength: 60 }), digits, (values, places) => {
        const mean = sumOf(values, (value) => value).over(values.length);
        const decimal = Fifty.sum(...values).div(values.length);
        expect(mean.round(places)).toBe(rounded(decimal, places));
      }),
    );
  });

  it('give one sum of products, in one go or one by one', () => {
    const number = fc.oneof(score, finite, fc.constantFrom(9007199254740991, 1e-300, 1e300));
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number, fc.integer({ min: 1, max: 60 }))), (pairs) => {
        const as = pairs.map(([a, , divisor]) => exact(a).over(divisor));
        const bs = pairs.map(([, b]) => exact(b));
        const one = as.reduce((sum, a, i) => sum.plus(a.times(bs[i] ?? Exact.zero)), Exact.zero);
        expect(Exact.sumOfProducts(as, bs).toString()).toBe(one.toString());
      }),
    );
  });

  it('stay exact where safe integers no longer suffice', () => {
    const third = Exact.ratio(1, 3);
    let product = exact(123_456_789.0123);
    for (let i = 0; i < 6; i += 1) product = product.times(exact(98_765.4321)).plus(third);
    for (let i = 0; i < 6; i += 1) product = product.minus(third).times(Exact.ratio(10_000, 987_654_321));
    expect(product.toString()).toBe('123456789.0123');
    expect(exact(1e300).plus(exact(1e-300)).minus(exact(1e300)).toString()).toBe(exact(1e-300).toString());
    expect(Exact.ratio(9007199254740991, 2).plus(Exact.ratio(-9007199254740990, 2)).toString()).toBe('0.5');
  });

  it('do not lose a unit where a product leaves the safe integers and the sum comes back', () => {
    const large = Exact.ratio(9007199254740991, 4);
    expect(large.plus(Exact.ratio(-9007199254740990, 4)).plus(Exact.ratio(1, 3)).toString()).toBe('7/12');
    expect(Exact.ratio(9007199254740991, 2).compare(Exact.ratio(9007199254740990, 2))).toBeGreaterThan(0);
    expect(
      Exact.ratio(9007199254740991, 9007199254740990).compare(Exact.ratio(9007199254740990, 9007199254740989)),
    ).toBe(-1);
  });

  it('compare zero and -0 as the same, with a zero that has no sign', () => {
    for (const [a, b] of [
      [-0, 0],
      [0, -0],
    ] as const)
      expect(exact(a).compare(exact(b))).toBe(0);
  });

  it('compare as fifty-digit decimals do', () => {
    fc.assert(
      fc.property(finite, finite, (a, b) => {
        const order = Math.sign(exact(a).compare(exact(b)));
        expect(order).toBe(new Fifty(String(a)).comparedTo(String(b)));
        expect(larger(exact(a), exact(b)).toString()).toBe(exact(Math.max(a, b)).toString());
        expect(smaller(exact(a), exact(b)).toString()).toBe(exact(Math.min(a, b)).toString());
      }),
    );
  });

  it('read back the text they write', () => {
    fc.assert(
      fc.property(finite, fc.integer({ min: 1, max: 1000 }), (value, count) => {
        const quotient = exact(value).over(count);
        expect(Exact.parse(quotient.toString()).compare(quotient)).toBe(0);
        expect(Exact.parse(quotient.toString()).toString()).toBe(quotient.toString());
      }),
    );
  });

  it.each(['', '1,5', '1e3', '1/0', '.5', '1.', '１', ' 1'])('refuse the text %j', (text) => {
    expect(() => Exact.parse(text)).toThrow(SyntaxError);
  });

  it('refuse what is no number', () => {
    expect(() => exact(NaN)).toThrow(RangeError);
    expect(() => exact(Infinity)).toThrow(RangeError);
    expect(() => Exact.ratio(1, 0)).toThrow(RangeError);
    expect(() => Exact.ratio(0.5, 1)).toThrow(RangeError);
  });

  it('have a sign', () => {
    expect([exact(-0.1).sign, exact(-0).sign, exact(3).sign, exact(1e300).sign, exact(-1e300).sign]).toEqual([
      -1, 0, 1, 1, -1,
    ]);
  });
});

describe('sums of numbers', () => {
  it('equal the sums of exact numbers, however fine or large', () => {
    const number = fc.oneof(score, finite, fc.constantFrom(0.00001, 1e15, 1e300, -1e300, 9007199254740991));
    fc.assert(
      fc.property(fc.array(number), (values) => {
        const one = values.reduce((total, value) => total.plus(exact(value)), Exact.zero);
        expect(sumOf(values, (value) => value).toString()).toBe(one.toString());
      }),
    );
  });

  it('take a number with up to four decimals as whole ten-thousandths', () => {
    fc.assert(
      fc.property(fc.oneof(score, finite), (value) => {
        const scaled = tenThousandths(value);
        expect(Number.isNaN(scaled)).toBe(decimalsOf(value) > 4);
        if (!Number.isNaN(scaled)) expect(exact(scaled).over(10_000).compare(exact(value))).toBe(0);
      }),
    );
  });
});
