// Table references as Excel writes them, [@points], and as the grid's formulas know them, Scores[[#This Row],[points]].
import { contains } from '../../address';
import type { Rect } from '../../address';
import type { Book } from '../../book/book';
import { invalidArgument } from '../fault';

const THIS_ROW = /([\p{L}\p{N}_.\\]*)\[@(?:\[([^\]]+)\]|([^\][]+))\]/gu;
const GRID_THIS_ROW = /([\p{L}\p{N}_.\\]+)\[\[#This Row\],\[([^\]]+)\]\]/gu;
const PLAIN_COLUMN = /^[\p{L}\p{N}_.]+$/u;

function tableAt(book: Book, sheet: string, row: number, column: number): string {
  const cell: Rect = { row, column, rows: 1, columns: 1 };
  return book.tables.find((table) => table.sheet === sheet && contains(table.rect, cell))?.name ?? '';
}

export function toGridFormula(book: Book, sheet: string, row: number, column: number, formula: string): string {
  if (!formula.includes('[@')) return formula;
  return formula.replace(THIS_ROW, (_match, table: string, quoted?: string, plain?: string) => {
    const owner = table || tableAt(book, sheet, row, column);
    if (!owner) throw invalidArgument(`${formula}: the cell lies in no table`);
    return `${owner}[[#This Row],[${quoted ?? plain ?? ''}]]`;
  });
}

export function fromGridFormula(book: Book, sheet: string, row: number, column: number, formula: string): string {
  if (!formula.includes('[#This Row]')) return formula;
  const own = tableAt(book, sheet, row, column);
  return formula.replace(GRID_THIS_ROW, (_match, table: string, title: string) => {
    return `${table === own ? '' : table}[@${PLAIN_COLUMN.test(title) ? title : `[${title}]`}]`;
  });
}
