// A table as a CSV file (RFC 4180): UTF-8 with its mark, so that Excel reads Chinese, and no text that a spreadsheet would calculate.
import type { ExportCell, ExportTable } from './export-table';

/** What a spreadsheet takes for a formula (公式注入), also behind blanks and in full width. */
const looksLikeFormula = /^[\s]*[=+\-@＝＋－＠]/u;
/** What a text begins with that was marked as text. */
const marked = /^'(?=[\s]*[=+\-@＝＋－＠])/u;

/**
 * A text that no spreadsheet calculates (文本防公式): with a quote in front where it looks like a formula.
 * @example harmless('=1+1') // "'=1+1"
 */
export function harmless(text: string): string {
  return looksLikeFormula.test(text) ? `'${text}` : text;
}

/**
 * The text that was meant before it was made harmless (还原文本).
 * @example meantText("'=1+1") // '=1+1'
 */
export function meantText(text: string): string {
  return text.replace(marked, '');
}

function field(cell: ExportCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = harmless(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const line = (cells: readonly ExportCell[]): string => cells.map(field).join(',');

/**
 * The file's text (CSV 文本), with the byte order mark that it begins with.
 * @example csvText({ key: 'a', tab: 'a', titles: ['a', 'b'], rows: [['1,5', -2]] }) // '\uFEFFa,b\r\n"1,5",-2\r\n'
 */
export function csvText({ titles, rows }: ExportTable): string {
  return `\uFEFF${[titles, ...rows].map((cells) => `${line(cells)}\r\n`).join('')}`;
}
