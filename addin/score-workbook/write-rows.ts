// Rows that an assessor typed, put into a score table however it lies, and written into the workbook.
import type { Component, Scheme } from '../../shared/scheme/scheme';
import { cellAddress } from '../../shared/sheets/address';
import { finder } from '../../shared/sheets/labels';
import { listed } from '../../shared/sheets/matrix/listed';
import { layoutOf, type ScoreLayouts } from '../../shared/sheets/matrix/score-layout';
import type { Cell, ReadCell, ReadTable } from '../../shared/sheets/plan';
import { keyParts, scoreRows } from '../../shared/sheets/score-table';
import type { Workbook } from '../workbook/port';
import { nothing, placeRows, rowsOfTable, type InputRow, type PlacedRows, type Replaced } from './input-rows';
import { furtherRowsOf, placeInMatrix } from './matrix-rows';
import { RowsLeft, TypedUnread } from './rows-refused';

/** Whose table it is, and how it lies. */
export interface TableFrame {
  readonly scheme: Scheme;
  readonly component: Component;
  readonly layouts: ScoreLayouts;
}

/** How many of the rows that stand ready these rows fill. */
export function furtherLinesOf({ component, layouts }: Omit<TableFrame, 'scheme'>, rows: readonly InputRow[]): number {
  const named = rows.filter(({ key }) => key === null);
  return layoutOf(component, layouts) === 'list' ? named.length : furtherRowsOf(component, named).filled.length;
}

/** Puts rows into a table; those that would not be read from there again are left. */
export function placeInTable(
  frame: TableFrame,
  table: ReadTable,
  rows: readonly InputRow[],
  replaced: Replaced = nothing,
): PlacedRows {
  const { component, layouts, scheme } = frame;
  const layout = layoutOf(component, layouts);
  if (layout === 'list') return placeRows(table, rows, replaced);
  const placed = placeInMatrix({ scheme, component, layout }, table, rows, replaced);
  if (placed.left.length > 0) return placed;
  const after = { ...table, rows: table.rows.map((row, index) => over(row, placed.cells[index] ?? [])) };
  const nameOf = sameName(component);
  const read = rowsOfTable(listed(scheme, component, after, layouts));
  const there = new Set(
    // What a record is about stands in its row already where a row says nothing of it.
    read.flatMap((row) => (isAsked(row) ? [row, { ...row, reason: null }] : [row])).map(nameOf),
  );
  return { cells: placed.cells, left: rows.filter((row) => !isEmpty(row) && !there.has(nameOf(row))) };
}

const isAsked = ({ key }: InputRow): boolean => key !== null && keyParts(key).record !== null;

const isEmpty = ({ points, reason, evidence }: InputRow): boolean =>
  points === null && reason === null && evidence === null;

/** Tells rows apart by what they say. */
function sameName(component: Component): (row: InputRow) => string {
  const find = finder(component.indicators ?? []);
  return ({ key, unit, indicator, points, reason, evidence }) => {
    const found = find(String(indicator ?? ''));
    const texts = [reason, evidence].map((text) => (text === null ? null : String(text).trim()));
    const place = key ?? [unit === null ? null : String(unit), found.kind === 'one' ? found.id : indicator];
    return JSON.stringify([place, points, ...texts]);
  };
}

/** A row once cells were written over it. */
const over = (row: readonly ReadCell[], cells: readonly Cell[]): ReadCell[] =>
  row.map((cell, column): ReadCell => {
    const written = cells[column] ?? null;
    if (written === null || typeof written === 'object') return cell;
    if (written === '') return { kind: 'blank' };
    return typeof written === 'number' ? { kind: 'number', value: written } : { kind: 'text', value: written };
  });

/** All that was typed in a table, or throws TypedUnread. */
export function typedRows({ scheme, component, layouts }: TableFrame, table: ReadTable): InputRow[] {
  const lines = listed(scheme, component, table, layouts);
  const known = new Set(scoreRows(scheme, component).map(({ key }) => key));
  const isForeign = ({ key }: InputRow): boolean => key !== null && !known.has(keyParts(key).row);
  // What a unit had that the scheme has no longer has no place in the sheets of now.
  const foreign = lines.rows.find((line) => rowsOfTable({ rows: [line] }).some(isForeign));
  const unread = lines.unread ?? foreign?.placeOf('unit');
  if (unread !== undefined) throw new TypedUnread(component, unread);
  return rowsOfTable(lines);
}

/** Puts rows into a table, or throws RowsLeft. */
export function cellsFor(
  frame: TableFrame,
  table: ReadTable,
  rows: readonly InputRow[],
  replaced: Replaced = nothing,
): PlacedRows['cells'] {
  const { cells, left } = placeInTable(frame, table, rows, replaced);
  if (left.length === 0) return cells;
  const { component, layouts } = frame;
  throw new RowsLeft(component, left.length, layoutOf(component, layouts) !== 'list');
}

/** Writes rows into a table of the workbook. */
export async function writeRows(
  workbook: Workbook,
  frame: TableFrame,
  table: ReadTable,
  rows: readonly InputRow[],
  replaced: Replaced = nothing,
): Promise<void> {
  const cells = cellsFor(frame, table, rows, replaced);
  if (cells.every((row) => row.every((cell) => cell === null))) return;
  await workbook.write({ sheet: table.sheet, address: cellAddress(table.top + 1, table.left) }, cells);
}
