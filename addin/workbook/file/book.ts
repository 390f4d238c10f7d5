// The workbook of a file while a page works with it: cells sheet by sheet, from planned sheets or from a file that was read.
import type { SheetGrid } from '../../../shared/sheets/grid';
import type { Cell, ReadCell, SheetPlan } from '../../../shared/sheets/plan';
import { keptTab } from './kept-sheet';
import type { FileTable, OpenedFile } from './opened-file';
import { areaOf } from './plan-area';

export interface BookSheet {
  name: string;
  /** null for a sheet that nobody planned */
  readonly key: string | null;
  /** null for one that was read */
  readonly plan: SheetPlan | null;
  readonly rows: ReadCell[][];
  readonly hiddenRows: ReadonlySet<number>;
  /** what was written into it since, by `row,column` */
  readonly written: Map<string, Cell>;
}

/** What a cell holds once this is written; nothing calculates a formula here. */
const held = (cell: Exclude<Cell, null>): ReadCell => {
  if (typeof cell === 'number') return { kind: 'number', value: cell };
  return typeof cell === 'object' || cell === '' ? { kind: 'blank' } : { kind: 'text', value: cell };
};

function put(rows: ReadCell[][], row: number, column: number, cell: Exclude<Cell, null>): void {
  while (rows.length <= row) rows.push([]);
  const there = rows[row] ?? [];
  while (there.length < column) there.push({ kind: 'blank' });
  there[column] = held(cell);
}

/** Writes a block into a sheet from a cell on; null leaves a cell as it is. */
export function writeInto(
  { rows, written }: BookSheet,
  from: { readonly row: number; readonly column: number },
  cells: readonly (readonly Cell[])[],
): void {
  cells.forEach((line, down) =>
    line.forEach((cell, across) => {
      if (cell === null) return;
      const [row, column] = [from.row + down, from.column + across];
      put(rows, row, column, cell);
      written.set(`${row},${column}`, cell);
    }),
  );
}

export function plannedSheet(plan: SheetPlan): BookSheet {
  const rows: ReadCell[][] = [];
  for (const { at, cells } of plan.blocks) {
    const { top, left } = areaOf(at);
    cells.forEach((line, down) =>
      line.forEach((cell, across) => {
        if (cell !== null) put(rows, top + down, left + across, cell);
      }),
    );
  }
  return { name: plan.name, key: plan.key, plan, rows, hiddenRows: new Set(), written: new Map() };
}

/** The tables of a planned sheet. */
export function plannedTables({ name: sheet, tables = [] }: SheetPlan): FileTable[] {
  return tables.map(({ name, at }) => ({ name, sheet, area: areaOf(at) }));
}

function readSheet({ name, rows, hiddenRows }: SheetGrid, key: string | null): BookSheet {
  const copied = rows.map((row) => row.map(({ isFormula: _, ...cell }): ReadCell => cell));
  return { name, key, plan: null, rows: copied, hiddenRows, written: new Map() };
}

/** The sheets that were read, each with the key of its plan where that is known; but for the one that keeps texts. */
export function readSheets({ sheets }: OpenedFile, keys: ReadonlyMap<string, string>): BookSheet[] {
  const keyOf = new Map([...keys].map(([key, name]) => [name, key]));
  return sheets.filter(({ name }) => name !== keptTab).map((sheet) => readSheet(sheet, keyOf.get(sheet.name) ?? null));
}
