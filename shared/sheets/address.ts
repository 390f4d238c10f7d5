// A1 addresses: from rows and columns counted from 0 to what a formula says, and back.
import type { Address } from './plan';

/**
 * The letters of a column (列标), counted from 0.
 * @example columnLetters(27) // 'AB'
 */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

/**
 * The address of one cell (单元格地址); row and column counted from 0.
 * @example cellAddress(6, 1) // 'B7'
 */
export function cellAddress(row: number, column: number): Address {
  return `${columnLetters(column)}${row + 1}`;
}

/**
 * The address of a block (区域地址) from its upper left cell on; one cell is named as a cell.
 * @example blockAddress(6, 1, 3, 3) // 'B7:D9'
 */
export function blockAddress(row: number, column: number, rows: number, columns: number): Address {
  const first = cellAddress(row, column);
  return rows === 1 && columns === 1 ? first : `${first}:${cellAddress(row + rows - 1, column + columns - 1)}`;
}

/**
 * Row and column, from 0, of the upper left cell of an address; null for what is no A1 address.
 * @example addressStart('$B$7:D9') // { row: 6, column: 1 }
 */
export function addressStart(address: Address): { row: number; column: number } | null {
  const parts = /^\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})(:|$)/.exec(address);
  if (parts === null) return null;
  const [, letters = '', row = ''] = parts;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(row) - 1, column: column - 1 };
}

/**
 * The same block, fixed for formulas that are copied down (绝对引用).
 * @example fixed('B7:D9') // '$B$7:$D$9'
 */
export function fixed(address: Address): string {
  return address.replace(/([A-Z]+)([0-9]+)/g, '$$$1$$$2');
}

/**
 * A block on another sheet, as a formula names it (跨表引用); the sheet's name is quoted.
 * @example onSheet("安全'考评", 'B7') // "'安全''考评'!B7"
 */
export function onSheet(sheet: string, address: string): string {
  return `'${sheet.replaceAll("'", "''")}'!${address}`;
}
