// The cells of a planned sheet as the library takes them: values, formulas, looks and locks, put together cell by cell.
import type { Cell as FileCell, CellStyle } from 'hucre';
import type { Address, Cell, SheetPlan } from '../../../shared/sheets/plan';
import { lookStyle } from './file-looks';
import { fileStyles } from './file-styles';
import { fileText } from './file-text';
import { areaOf } from './plan-area';
import { plainFormula } from './plain-formulas';

type Cells = Map<string, Partial<FileCell>>;

const withStyle = (cell: Partial<FileCell> | undefined, style: CellStyle): Partial<FileCell> => ({
  ...cell,
  style: {
    ...cell?.style,
    ...style,
    ...(style.font && { font: { ...cell?.style?.font, ...style.font } }),
    ...(style.alignment && { alignment: { ...cell?.style?.alignment, ...style.alignment } }),
  },
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

/** A planned cell as the library takes it. */
export function fileCell(cell: Exclude<Cell, null>): Partial<FileCell> {
  if (typeof cell === 'object') return { formula: plainFormula(cell.formula) };
  return typeof cell === 'number' ? { value: cell, type: 'number' } : { value: fileText(cell), type: 'string' };
}

/** The cells by `row,column`. A style brings its own lock and number format, so those come after it. */
export function sheetCells(plan: SheetPlan): Cells {
  const cells: Cells = new Map();
  for (const { at, cells: rows } of plan.blocks) {
    const { top, left } = areaOf(at);
    rows.forEach((row, down) =>
      row.forEach((cell, across) => {
        const key = `${top + down},${left + across}`;
        if (cell === '') cells.delete(key);
        else if (cell !== null) cells.set(key, fileCell(cell));
      }),
    );
  }
  for (const { at, style } of plan.styles ?? []) over(cells, at, fileStyles[style]);
  for (const { at, format } of plan.numberFormats ?? []) over(cells, at, { numFmt: format });
  for (const look of plan.looks ?? []) over(cells, look.at, lookStyle(look));
  for (const at of plan.inputs ?? []) over(cells, at, { protection: { locked: false } });
  return cells;
}
