// A grid in memory that calculates nothing: enough for what the workbook's Office.js side writes and reads back.
import { contains, type Rect } from '../../../addin/preview/address';
import type { Cell, Grid, Selection, SheetInfo } from '../../../addin/preview/grid/grid';

interface Sheet extends SheetInfo {
  readonly cells: Map<string, Cell>;
  readonly numberFormats: { rect: Rect; format: string }[];
  readonly hiddenLines: Set<string>;
  readonly merges: Rect[];
}

const blank: Cell = { value: '', formula: '', text: '' };

/** The grid, and what a person hides in it. */
export interface MemoryGrid extends Grid {
  hideLine(sheet: string, along: 'row' | 'column', at: number): void;
}

export function createMemoryGrid(): MemoryGrid {
  let sheets: Sheet[] = [];
  let counter = 0;
  let active = '';
  let selection: Selection = { sheet: '', rect: { row: 0, column: 0, rows: 1, columns: 1 } };
  const sheet = (id: string): Sheet => {
    const found = sheets.find((one) => one.id === id);
    if (!found) throw new RangeError(`no sheet ${id}`);
    return found;
  };
  const change = (id: string, more: Partial<Sheet>): void => {
    sheets = sheets.map((one) => (one.id === id ? { ...one, ...more } : one));
  };
  const within = ({ cells }: Sheet, rect: Rect): string[] =>
    [...cells.keys()].filter((key) => {
      const [row = 0, column = 0] = key.split(',').map(Number);
      return contains(rect, { row, column, rows: 1, columns: 1 });
    });
  const nothing = (): void => {};
  const grid: MemoryGrid = {
    sheets: () => sheets,
    addSheet: (name) => {
      counter += 1;
      const id = `S${counter}`;
      const more = { cells: new Map<string, Cell>(), numberFormats: [], hiddenLines: new Set<string>(), merges: [] };
      sheets = [...sheets, { id, name, hidden: false, ...more }];
      return id;
    },
    removeSheet: (id) => {
      sheets = sheets.filter((one) => one.id !== id);
    },
    renameSheet: (id, name) => change(id, { name }),
    setHidden: (id, hidden) => change(id, { hidden }),
    activeSheet: () => active,
    activate: (id) => {
      active = id;
    },
    read: (id, rect) =>
      Array.from({ length: rect.rows }, (_, row) =>
        Array.from(
          { length: rect.columns },
          (__, column) => sheet(id).cells.get(`${rect.row + row},${rect.column + column}`) ?? blank,
        ),
      ),
    write: (id, rect, entries) => {
      for (const [row, line] of entries.entries()) {
        for (const [column, entry] of line.entries()) {
          const key = `${rect.row + row},${rect.column + column}`;
          if (entry === undefined) continue;
          if (entry === null) sheet(id).cells.delete(key);
          else if ('formula' in entry) sheet(id).cells.set(key, { value: 0, formula: entry.formula, text: '0' });
          else sheet(id).cells.set(key, { value: entry.value, formula: '', text: String(entry.value) });
        }
      }
    },
    clear: (id, rect) => {
      for (const key of within(sheet(id), rect)) sheet(id).cells.delete(key);
      sheet(id).numberFormats.length = 0;
    },
    used: (id) => {
      const at = [...sheet(id).cells.keys()].map((key) => key.split(',').map(Number));
      if (at.length === 0) return null;
      const rows = at.map(([row = 0]) => row);
      const columns = at.map(([, column = 0]) => column);
      const [row, column] = [Math.min(...rows), Math.min(...columns)];
      return { row, column, rows: Math.max(...rows) - row + 1, columns: Math.max(...columns) - column + 1 };
    },
    numberFormat: (id, row, column) =>
      sheet(id).numberFormats.findLast(({ rect }) => contains(rect, { row, column, rows: 1, columns: 1 }))?.format ??
      'General',
    setStyle: (id, rect, { numberFormat }) => {
      if (numberFormat !== undefined) sheet(id).numberFormats.push({ rect, format: numberFormat });
    },
    setColumnWidth: nothing,
    hiddenLine: (id, along, at) => sheet(id).hiddenLines.has(`${along} ${at}`),
    hideLine: (id, along, at) => void sheet(id).hiddenLines.add(`${along} ${at}`),
    setColumnsHidden: (id, at, count, hidden) => {
      const { hiddenLines } = sheet(id);
      // Whole sheets are only ever shown again.
      if (count > 1_000) return hidden ? undefined : hiddenLines.clear();
      for (let line = at; line < at + count; line += 1) {
        if (hidden) hiddenLines.add(`column ${line}`);
        else hiddenLines.delete(`column ${line}`);
      }
    },
    merges: (id) => sheet(id).merges,
    freeze: nothing,
    selection: () => selection,
    select: (id, rect) => {
      selection = { sheet: id, rect };
    },
    focus: nothing,
    entryTaken: async () => {},
    setTable: nothing,
    removeTable: nothing,
    recalculate: nothing,
    isSettled: true,
    settled: async () => {},
  };
  active = grid.addSheet('Sheet1');
  return grid;
}
