// A grid in memory that calculates nothing: enough for what the workbook's Office.js side writes and reads back.
import { contains, type Rect } from '../../../addin/preview/address';
import type { Cell, Grid, Selection, SheetInfo, Style } from '../../../addin/preview/grid/grid';

interface Sheet extends SheetInfo {
  readonly cells: Map<string, Cell>;
  readonly styles: { rect: Rect; style: Style }[];
  /** of single cells, over those of rectangles */
  readonly looks: Map<string, Style>;
  readonly hiddenLines: Set<string>;
  readonly lineSizes: Map<string, number>;
  merges: Rect[];
  frozen: { rows: number; columns: number };
}

const blank: Cell = { value: '', formula: '', text: '' };

const cornersOf = ({ row, column, rows, columns }: Rect): number[][] => [
  [row, column],
  [row + rows - 1, column + columns - 1],
];

/** A look with another one put on: each side's line for itself, and nothing said of what is not so. */
function over(before: Style, { borders, ...style }: Style): Style {
  const merged = { ...before, ...style, ...(borders && { borders: { ...before.borders, ...borders } }) };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined && value !== false));
}

export function createMemoryGrid(): Grid {
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
  const grid: Grid = {
    sheets: () => sheets,
    addSheet: (name) => {
      counter += 1;
      const id = `S${counter}`;
      const more = {
        cells: new Map(),
        styles: [],
        looks: new Map(),
        hiddenLines: new Set<string>(),
        lineSizes: new Map(),
      };
      sheets = [...sheets, { id, name, hidden: false, ...more, merges: [], frozen: { rows: 0, columns: 0 } }];
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
      sheet(id).styles.length = 0;
      sheet(id).looks.clear();
      sheet(id).merges = [];
    },
    used: (id, withLooks = false) => {
      const worn = withLooks ? sheet(id).styles.flatMap(({ rect }) => cornersOf(rect)) : [];
      const keys = [...sheet(id).cells.keys(), ...(withLooks ? sheet(id).looks.keys() : [])];
      const at = [...keys.map((key) => key.split(',').map(Number)), ...worn];
      if (at.length === 0) return null;
      const rows = at.map(([row = 0]) => row);
      const columns = at.map(([, column = 0]) => column);
      const [row, column] = [Math.min(...rows), Math.min(...columns)];
      return { row, column, rows: Math.max(...rows) - row + 1, columns: Math.max(...columns) - column + 1 };
    },
    numberFormat: (id, row, column) => grid.style(id, row, column).numberFormat ?? 'General',
    style: (id, row, column) => {
      const worn = sheet(id).styles.filter(({ rect }) => contains(rect, { row, column, rows: 1, columns: 1 }));
      return worn.map(({ style }) => style).reduce(over, sheet(id).looks.get(`${row},${column}`) ?? {});
    },
    setStyle: (id, rect, style) => void sheet(id).styles.push({ rect, style }),
    setStyles: (id, rect, looks) =>
      looks.forEach((line, row) =>
        line.forEach((style, column) => {
          if (style) sheet(id).looks.set(`${rect.row + row},${rect.column + column}`, style);
        }),
      ),
    merge: (id, rect) => void sheet(id).merges.push(rect),
    merges: (id) => sheet(id).merges,
    setColumnWidth: (id, at, count, pixels) => {
      for (let line = at; line < at + count; line += 1) sheet(id).lineSizes.set(`column ${line}`, pixels);
    },
    setRowHeight: (id, at, count, pixels) => {
      for (let line = at; line < at + count; line += 1) sheet(id).lineSizes.set(`row ${line}`, pixels);
    },
    fitRows: nothing,
    rowHeight: (id, at) => sheet(id).lineSizes.get(`row ${at}`) ?? null,
    lineSize: (id, along, at) => sheet(id).lineSizes.get(`${along} ${at}`) ?? (along === 'row' ? 24 : 88),
    hiddenLine: (id, along, at) => sheet(id).hiddenLines.has(`${along} ${at}`),
    setColumnsHidden: (id, at, count, hidden) => {
      const { hiddenLines } = sheet(id);
      // Whole sheets are only ever shown again.
      if (count > 1_000) return hidden ? undefined : hiddenLines.clear();
      for (let line = at; line < at + count; line += 1) {
        if (hidden) hiddenLines.add(`column ${line}`);
        else hiddenLines.delete(`column ${line}`);
      }
    },
    setRowsHidden: (id, at, count, hidden) => {
      for (let line = at; line < at + count; line += 1) {
        if (hidden) sheet(id).hiddenLines.add(`row ${line}`);
        else sheet(id).hiddenLines.delete(`row ${line}`);
      }
    },
    freeze: (id, rows, columns) => {
      sheet(id).frozen = { rows, columns };
    },
    frozen: (id) => sheet(id).frozen,
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
