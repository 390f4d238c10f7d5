// The cells of a planned sheet as the library takes them: values, formulas, looks and locks, put together cell by cell.
import type { Cell as FileCell, CellStyle } from 'hucre';
import { addressStart } from '../../../shared/sheets/address';
import type { GridArea } from '../../../shared/sheets/grid';
import type { Address, Cell, SheetPlan } from '../../../shared/sheets/plan';
import { fileStyles } from './file-styles';
import { fileText } from './file-text';

/** The block that an address names, `B7` or `B7:D9`; rows and columns from 0. */
export function areaOf(at: Address): GridArea {
  const [from = '', to = from] = at.split(':');
  const [start, end] = [addressStart(from), addressStart(to)];
  if (start === null || end === null) throw new RangeError(`not an address: ${at}`);
  return { top: start.row, left: start.column, bottom: end.row, right: end.column };
}

type Cells = Map<string, Partial<FileCell>>;

const withStyle = (cell: Partial<FileCell> | undefined, style: CellStyle): Partial<FileCell> => ({
  ...cell,
  style: { ...cell?.style, ...style },
});

function over(cells: Cells, at: Address, style: CellStyle): void {
  const { top, left, bottom, right } = areaOf(at);
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const key = `${row},${column}`;
      cells.set(key, withStyle(cells.get(key), style));
    }
  }
}

/**
 * A formula in a file. The custom functions are there in Excel with the add-in alone; where they are not, a cell of theirs shows nothing, rather
 * than an error that frightens.
 */
const formulaText = (formula: string): string => {
  const text = formula.replace(/^=/, '');
  return /\bJX\./.test(text) ? `IFERROR(${text},"")` : text;
};

function fileCell(cell: Exclude<Cell, null>): Partial<FileCell> {
  if (typeof cell === 'object') return { formula: formulaText(cell.formula) };
  return typeof cell === 'number' ? { value: cell, type: 'number' } : { value: fileText(cell), type: 'string' };
}

/** The cells by `row,column`. A style brings its own lock and number format, so those come after it. */
export function sheetCells(plan: SheetPlan): Cells {
  const cells: Cells = new Map();
  for (const { at, cells: rows } of plan.blocks) {
    const { top, left } = areaOf(at);
    rows.forEach((row, down) =>
      row.forEach((cell, across) => {
        if (cell !== null && cell !== '') cells.set(`${top + down},${left + across}`, fileCell(cell));
      }),
    );
  }
  for (const { at, style } of plan.styles ?? []) over(cells, at, fileStyles[style]);
  for (const { at, format } of plan.numberFormats ?? []) over(cells, at, { numFmt: format });
  for (const at of plan.inputs ?? []) over(cells, at, { protection: { locked: false } });
  return cells;
}
