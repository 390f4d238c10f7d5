// How a text in a cell is taken as a number: one rule for reading score sheets and for the custom functions.

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
  return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(plain) ? Number(plain) : null;
}
