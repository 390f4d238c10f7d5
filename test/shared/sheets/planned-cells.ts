// A planned sheet as a workbook would show it: its cells from A1 on, each as it is shown in its number format.
import { addressStart } from '../../../shared/sheets/address';
import type { Cell, SheetPlan } from '../../../shared/sheets/plan';
import type { SheetCells } from '../../browser/read-sheets';

type Value = string | number | boolean;

/** Planned formulas are for Excel: a sheet that holds one cannot be shown here. */
function valueOf(cell: Cell): Value {
  if (cell !== null && typeof cell === 'object') throw new Error(`a formula: ${cell.formula}`);
  return cell ?? '';
}

export function plannedCells({ name, blocks, numberFormats = [] }: SheetPlan): SheetCells {
  const values: Value[][] = [];
  const at = (row: number): Value[] => (values[row] ??= []);
  for (const { at: from, cells } of blocks) {
    const start = addressStart(from) ?? { row: 0, column: 0 };
    cells.forEach((line, row) =>
      line.forEach((cell, column) => (at(start.row + row)[start.column + column] = valueOf(cell))),
    );
  }
  const filled = Array.from(values, (line = []) => Array.from(line, (value = '') => value));
  const digitsAt = (row: number, column: number): number | null => {
    for (const { at: area, format } of numberFormats) {
      const [from = area, to = from] = area.split(':');
      const [start, end] = [addressStart(from), addressStart(to)];
      const isIn = start && end && start.row <= row && row <= end.row && start.column <= column && column <= end.column;
      if (isIn && /^0(\.0+)?$/.test(format)) return format.length - Math.min(format.length, 2);
    }
    return null;
  };
  const shown = (value: Value, row: number, column: number): string => {
    const digits = digitsAt(row, column);
    if (typeof value !== 'number' || digits === null) return String(value);
    const places = { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: false };
    return value.toLocaleString('en-US', places);
  };
  return {
    name,
    values: filled,
    text: filled.map((line, row) => line.map((value, column) => shown(value, row, column))),
  };
}
