// How a table looks under what its cells say themselves: Excel's table styles, of which two are drawn.
import type { Rect } from '../address';
import type { TableRecord } from '../book/book';
import type { Border, Style } from '../grid/grid';

interface TableLook {
  readonly header: Style;
  readonly band: string;
  readonly line: string;
  readonly ruled: boolean;
}

// Excel's usual style (TableStyleMedium2) with the colours of its Office theme, and the plain one (TableStyleLight1).
const MEDIUM: TableLook = {
  header: { bold: true, fontColor: '#FFFFFF', fill: '#4472C4' },
  band: '#D9E1F2',
  line: '#8EA9DB',
  ruled: true,
};
const LIGHT: TableLook = { header: { bold: true }, band: '#D9D9D9', line: '#000000', ruled: false };

function bordersOf(look: TableLook, { row, column, rows, columns }: Rect, at: { row: number; column: number }) {
  const line: Border = { line: 'thin', color: look.line };
  const isFirst = at.row === row;
  const isLast = at.row === row + rows - 1;
  return {
    ...(isFirst ? { top: line } : {}),
    ...(isFirst || isLast || look.ruled ? { bottom: line } : {}),
    ...(look.ruled && at.column === column ? { left: line } : {}),
    ...(look.ruled && at.column === column + columns - 1 ? { right: line } : {}),
  };
}

/** The look that a table gives one of its cells. */
export function tableLook({ rect, style, isBanded }: TableRecord, row: number, column: number): Style {
  const look = style.startsWith('TableStyleLight') ? LIGHT : MEDIUM;
  const borders = bordersOf(look, rect, { row, column });
  if (row === rect.row) return { ...look.header, borders };
  const isStriped = isBanded && (row - rect.row) % 2 === 1;
  return isStriped ? { fill: look.band, borders } : { borders };
}
