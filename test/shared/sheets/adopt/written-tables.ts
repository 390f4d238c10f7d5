// Tables of somebody's own as they are written in test/shared/sheets/adopt/tables, with the right reading beside each.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addressStart } from '../../../../shared/sheets/address';
import type { GridArea, GridCell, SheetGrid } from '../../../../shared/sheets/grid';

export interface WrittenLine {
  readonly unit: string | null;
  readonly indicator: string | null;
  readonly points: number | null;
  readonly reason: string | null;
  readonly cell: string;
}

export interface WrittenTable {
  readonly name: string;
  readonly grid: SheetGrid;
  readonly isTable: boolean;
  /** Of the scheme `small` where units and indicators are to be found in it. */
  readonly scheme: string | null;
  readonly component: string | null;
  readonly header: readonly [number, number] | null;
  readonly also: readonly (readonly [number, number])[];
  readonly layout: string | null;
  readonly columns: ReadonlyMap<string, string>;
  readonly rows: ReadonlyMap<string, readonly number[]>;
  readonly lineCount: number | null;
  readonly lines: readonly WrittenLine[];
  readonly faults: readonly { readonly code: string; readonly address: string }[];
}

const dayZero = Date.UTC(1899, 11, 30);

function cellOf(text: string): GridCell {
  if (text === '') return { kind: 'blank' };
  if (text.startsWith("'")) return { kind: 'text', value: text.slice(1) };
  if (/^=-?\d+(\.\d+)?$/.test(text))
    return { kind: 'number', value: Number(text.slice(1)), shown: text.slice(1), format: 'General', isFormula: true };
  if (/^-?\d+(\.\d+)?$/.test(text)) return { kind: 'number', value: Number(text), shown: text, format: 'General' };
  if (/^\d+(\.\d+)?%$/.test(text))
    return { kind: 'number', value: Number(text.slice(0, -1)) / 100, shown: text, format: '0%' };
  if (/^\d{4}-\d\d-\d\d$/.test(text)) {
    return { kind: 'number', value: (Date.parse(text) - dayZero) / 86_400_000, shown: text, format: 'yyyy-mm-dd' };
  }
  if (text.startsWith('#')) return { kind: 'error', value: text };
  return { kind: 'text', value: text.replaceAll('\\n', '\n') };
}

function mergesOf(rows: readonly (readonly string[])[], top: number, left: number): GridArea[] {
  const source = new Map<string, string>();
  const areas = new Map<string, { top: number; left: number; bottom: number; right: number }>();
  rows.forEach((cells, row) => {
    cells.forEach((text, column) => {
      const from = text === '<' ? `${row},${column - 1}` : text === '^' ? `${row - 1},${column}` : null;
      if (from === null) return;
      const first = source.get(from) ?? from;
      source.set(`${row},${column}`, first);
      const [firstRow = 0, firstColumn = 0] = first.split(',').map(Number);
      const area = areas.get(first) ?? {
        top: firstRow + top,
        left: firstColumn + left,
        bottom: firstRow + top,
        right: firstColumn + left,
      };
      area.bottom = Math.max(area.bottom, row + top);
      area.right = Math.max(area.right, column + left);
      areas.set(first, area);
    });
  });
  return [...areas.values()];
}

const pair = (text: string): readonly [number, number] => {
  const [first = 0, last = 0] = text.split('-').map(Number);
  return [first, last];
};

function lineOf(text: string): WrittenLine {
  const [said = '', cell = ''] = text.split(' @ ');
  const [unit = '', indicator = '', points = '', reason = ''] = said.split(';').map((part) => part.trim());
  return {
    unit: unit || null,
    indicator: indicator || null,
    points: points === 'null' ? null : Number(points),
    reason: reason || null,
    cell: cell.trim(),
  };
}

/** A grid as it is drawn: one row a line, cells parted by `|`, from a cell on. */
export function drawnGrid(drawn: string, name = 'Sheet1', at = 'A1'): SheetGrid {
  const start = addressStart(at) ?? { row: 0, column: 0 };
  const lines = drawn.split('\n');
  const texts = lines.map((line) =>
    line
      .trim()
      .replace(/^!/, '')
      .split('|')
      .map((text) => text.trim()),
  );
  const cells = texts.map((row) => row.map((text) => cellOf(text === '<' || text === '^' ? '' : text)));
  const blank: GridCell = { kind: 'blank' };
  const before = Array.from({ length: start.column }, () => blank);
  const hidden = lines.flatMap((line, row) => (line.trim().startsWith('!') ? [row + start.row] : []));
  return {
    name,
    isHidden: false,
    rows: [...Array.from({ length: start.row }, () => []), ...cells.map((row) => [...before, ...row])],
    merges: mergesOf(texts, start.row, start.column),
    hiddenRows: new Set(hidden),
    hiddenColumns: new Set(),
  };
}

function tableOf(name: string, told: readonly string[], drawn: string): WrittenTable {
  const given = told.map((line): readonly [string, string] => {
    const at = line.indexOf(' ');
    return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)];
  });
  const all = (key: string): string[] => given.filter(([one]) => one === key).map(([, value]) => value);
  const one = (key: string): string | null => all(key)[0] ?? null;
  const header = one('header');
  return {
    name,
    grid: drawnGrid(drawn, one('sheet') ?? 'Sheet1', one('at') ?? 'A1'),
    isTable: one('none') === null,
    scheme: one('scheme'),
    component: one('component'),
    header: header === null ? null : pair(header),
    also: all('also').map(pair),
    layout: one('layout'),
    columns: new Map(
      (one('columns') ?? '')
        .split(',')
        .filter((part) => part !== '')
        .map((part): [string, string] => {
          const [column = '', role = ''] = part.trim().split(' ');
          return [column, role];
        }),
    ),
    rows: new Map(
      ['data', 'totals', 'notes', 'blank'].flatMap((key): [string, number[]][] => {
        const value = one(key);
        return value === null
          ? []
          : [
              [
                key,
                value
                  .split(' ')
                  .filter((part) => part !== '')
                  .map(Number),
              ],
            ];
      }),
    ),
    lineCount: one('lines') === null ? null : Number(one('lines')),
    lines: all('line').map(lineOf),
    faults: all('fault').map((text) => {
      const [code = '', address = ''] = text.split(' ');
      return { code, address };
    }),
  };
}

/** The tables of one file, in order. */
export function writtenTables(file: string): WrittenTable[] {
  const text = readFileSync(join(__dirname, 'tables', file), 'utf8');
  return text
    .split(/^== /m)
    .slice(1)
    .map((part) => {
      const [head = '', ...rest] = part.split('\n--\n');
      const [name = '', ...told] = head.split('\n').filter((line) => line !== '');
      return tableOf(name, told, rest.join('\n--\n').replace(/\n+$/, ''));
    });
}
