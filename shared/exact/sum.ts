// Sums of many JSON numbers with few decimals, without an object for each.
import { Exact, exact } from './exact';

const perUnit = 10_000;
// Up to fifteen digits a decimal and its double name each other, so a scaled integer that divides back is the decimal.
const most = 1e15;

/**
 * A number in ten-thousandths, as a whole number; NaN where it has more than four decimals or fifteen digits.
 * @example tenThousandths(84.15) // 841500
 * @example tenThousandths(0.00001) // NaN
 */
export function tenThousandths(value: number): number {
  const scaled = Math.round(value * perUnit);
  return scaled / perUnit === value && scaled <= most && scaled >= -most ? scaled : NaN;
}

function sumOfAny<Item>(items: readonly Item[], numberOf: (item: Item) => number): Exact {
  return items.reduce((total, item) => total.plus(exact(numberOf(item))), Exact.zero);
}

/**
 * The exact sum of JSON numbers (求和), each picked out of an item; zero where there are none. Throws RangeError where one
 * is not finite.
 * @example sumOf([0.1, 0.2], (x) => x).toString() // '0.3'
 */
export function sumOf<Item>(items: readonly Item[], numberOf: (item: Item) => number): Exact {
  let sum = 0;
  let exactSoFar = true;
  // By position: where lists of several kinds come along, an iterator makes an object for each item.
  for (let i = 0; i < items.length; i += 1) {
    sum += tenThousandths(numberOf(items[i] as Item));
    // NaN fails the comparison too.
    exactSoFar &&= Math.abs(sum) <= Number.MAX_SAFE_INTEGER;
  }
  return exactSoFar ? Exact.ratio(sum, perUnit) : sumOfAny(items, numberOf);
}
