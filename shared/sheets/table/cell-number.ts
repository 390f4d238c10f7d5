// How what stands in a cell is taken as a number: one rule for the tables that are read and for the custom functions.

const halfWidth = (text: string): string =>
  text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xff10 + 0x30))
    .replace(/[．。]/g, '.')
    .replace(/[－−]/g, '-')
    .replace(/＋/g, '+');

/**
 * The number that a text means (文本数字): plain digits with at most one decimal point and a sign, half or full width, as
 * a Chinese keyboard types them or an import leaves them; blanks around it do not count. Anything else is `null`:
 * `1,5` and `1，5` (decimal comma or thousands: nobody knows), `五`, `5分`, `5%`, `1e3`.
 * @example numberInText(' １２ ') // 12
 * @example numberInText('０．５') // 0.5
 * @example numberInText('1,5') // null
 */
export function numberInText(text: string): number | null {
  const plain = halfWidth(text.trim());
  return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(plain) ? cellNumber(Number(plain)) : null;
}

// Half of the tenth decimal, the last that any figure is given with. A difference of scores that is less is the noise of
// binary arithmetic: 0.3-0.1-0.2 leaves 2.8e-17, and that in all its digits.
const least = 5e-11;

/**
 * The number that a cell shows (单元格数值): its 15 significant digits, by which Excel shows and rounds it; what lies beyond
 * them is the noise of binary arithmetic, since nobody can type more. Never -0.
 * @example cellNumber(66.75 * 0.7 + 89.4 * 0.3) // 73.545
 * @example cellNumber(0.3 - 0.1 - 0.2) // 0
 */
export function cellNumber(value: number): number {
  if (Math.abs(value) < least) return 0;
  const shown = Number(value.toPrecision(15));
  // The largest doubles, which no cell of Excel's holds, would round beyond what a double can be.
  return Number.isFinite(shown) ? shown : value;
}
