// A formula that a file writes once for many cells: what it says in another of them.
import { columnLetters } from '../../../shared/sheets/address';

/** Texts and quoted tabs stay as they are; then a cell, or the end of a word that only looks like one. */
const part = /"(?:[^"]|"")*"|'(?:[^']|'')*'|(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})(?![\w.(!])|[\w.\\]+/g;

const numberOf = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/**
 * The formula as it stands this many rows and columns further: what is not fixed by a dollar sign moves along.
 * @example movedFormula('SUM($A1:B$2)', 1, 1) // 'SUM($A2:C$2)'
 */
export function movedFormula(formula: string, down: number, right: number): string {
  return formula.replace(part, (whole, fixedColumn?: string, letters?: string, fixedRow?: string, digits?: string) => {
    if (letters === undefined || digits === undefined) return whole;
    const column = fixedColumn ? letters : columnLetters(numberOf(letters) + right);
    const row = fixedRow ? digits : String(Number(digits) + down);
    return `${fixedColumn ?? ''}${column}${fixedRow ?? ''}${row}`;
  });
}
