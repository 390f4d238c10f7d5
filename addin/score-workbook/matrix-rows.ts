// Rows that an assessor typed, put into a matrix: each beside its unit and under its indicator, further lines into the rows that stand ready.
import type { IndicatorId } from '../../shared/scheme/id';
import type { Component, Scheme } from '../../shared/scheme/scheme';
import { finder } from '../../shared/sheets/labels';
import {
  columnKey,
  doesNotApply,
  findMatrixColumns,
  indicatorsOf,
  matrixColumns,
  type MatrixColumn,
  type MatrixLayout,
} from '../../shared/sheets/matrix/matrix-table';
import { namedTexts } from '../../shared/sheets/matrix/named-texts';
import type { Cell, ReadCell, ReadTable } from '../../shared/sheets/plan';
import { keyParts, meansNotAssessed } from '../../shared/sheets/score-table';
import { isBlank } from '../../shared/sheets/table/grid';
import { nothing, type InputRow, type PlacedRows, type Replaced } from './input-rows';

/** What a cell of Excel holds. */
const longestCell = 32_767;

/** One row of the matrix as it is to be filled in: its lines by their indicators. */
interface FilledRow {
  /** the unit as it was typed, where an assessor names it */
  readonly unit: Cell;
  readonly lines: Map<IndicatorId, InputRow>;
}

/** Further lines that can stand in one row of a matrix: of one unit, in the order of its columns. */
export function furtherRowsOf(component: Component, rows: readonly InputRow[]) {
  const find = finder(component.indicators ?? []);
  const order = new Map(indicatorsOf(component).map(({ id }, index) => [id, index]));
  const filled: FilledRow[] = [];
  const left: InputRow[] = [];
  let last = -1;
  for (const row of rows) {
    if (row.indicator === null && row.points === null && row.reason === null && row.evidence === null) {
      filled.push({ unit: row.unit, lines: new Map() });
      last = order.size;
      continue;
    }
    const found = find(String(row.indicator ?? ''));
    const at = found.kind === 'one' ? order.get(found.id) : undefined;
    if (found.kind !== 'one' || at === undefined) {
      left.push(row);
      continue;
    }
    const current = filled.at(-1);
    if (current !== undefined && current.unit === row.unit && at > last) current.lines.set(found.id, row);
    else filled.push({ unit: row.unit, lines: new Map([[found.id, row]]) });
    last = at;
  }
  return { filled, left };
}

/** The cells of a matrix by what they are for. */
function matrixCellsOf({ scheme, component, layout }: MatrixFrame, table: ReadTable) {
  const { mapping, language } = findMatrixColumns(scheme, component, layout, table.header);
  const at = (column: MatrixColumn): number => mapping.get(columnKey(column)) ?? -1;
  const textIn = (row: readonly ReadCell[], column: MatrixColumn): string | null => {
    const cell = row[at(column)];
    return cell === undefined || isBlank(cell) ? null : String(cell.kind === 'blank' ? '' : cell.value);
  };
  const inputs = matrixColumns(component, layout).filter(
    ({ kind }) => kind === 'points' || kind === 'because' || kind === 'reason' || kind === 'evidence',
  );
  return { at, textIn, inputs, language };
}

export interface MatrixFrame {
  readonly scheme: Scheme;
  readonly component: Component;
  readonly layout: MatrixLayout;
}

/** Puts rows into a matrix; those for which it has no place, or whose texts one cell cannot hold, are left. */
export function placeInMatrix(
  frame: MatrixFrame,
  table: ReadTable,
  rows: readonly InputRow[],
  replaced: Replaced = nothing,
): PlacedRows {
  const { component, layout } = frame;
  const { at, textIn, inputs, language } = matrixCellsOf(frame, table);
  const codec = namedTexts(component, language);
  const cells: Cell[][] = table.rows.map((row) => row.map(() => null));
  const keys = new Map<string, number>();
  const spare: number[] = [];
  const isOpen = (row: readonly ReadCell[], column: MatrixColumn): boolean => textIn(row, column) !== doesNotApply;
  table.rows.forEach((row, index) => {
    const [key, unit] = [textIn(row, { kind: 'key' }), textIn(row, { kind: 'unit' })];
    const gives = replaced({ key, unit });
    const isEmpty = unit === null && inputs.every((column) => textIn(row, column) === null);
    if (key !== null) keys.set(key, index);
    else if (gives || isEmpty) spare.push(index);
    // An empty text clears a cell, where null would leave it.
    if (!gives) return;
    for (const column of inputs) if (isOpen(row, column)) put(cells[index], at(column), '');
    if (key === null) put(cells[index], at({ kind: 'unit' }), '');
  });

  const filled = new Map<number, FilledRow>();
  const left: InputRow[] = [];
  const further: InputRow[] = [];
  for (const row of rows) {
    if (row.key === null) {
      further.push(row);
      continue;
    }
    const { row: place, record } = keyParts(row.key);
    const [unit = '', of = '', indicator] = place.split('~');
    const index = keys.get(record === null ? `${unit}~${of}` : row.key);
    const target = table.rows[index ?? -1];
    const id = indicatorsOf(component).find((one) => one.id === indicator)?.id;
    if (
      index === undefined ||
      target === undefined ||
      id === undefined ||
      !isOpen(target, { kind: 'points', indicator: id })
    ) {
      left.push(row);
      continue;
    }
    const there = filled.get(index) ?? { unit: null, lines: new Map<IndicatorId, InputRow>() };
    filled.set(index, there);
    if (there.lines.has(id)) left.push(row);
    else there.lines.set(id, row);
  }
  const more = furtherRowsOf(component, further);
  left.push(...more.left);
  for (const row of more.filled) {
    const index = spare.shift();
    if (index === undefined) left.push(...row.lines.values());
    else filled.set(index, row);
  }

  /** The texts of one column as they stand in a cell; null where no cell holds them. */
  const together = (lines: FilledRow['lines'], column: 'reason' | 'evidence'): string | null => {
    const texts = new Map(
      [...lines].flatMap(([id, row]) => (row[column] === null ? [] : [[id, String(row[column]).trim()] as const])),
    );
    const [only] = texts;
    const isAlone = only !== undefined && texts.size === 1 && standsAlone(component, lines, only[0]);
    const back = isAlone ? codec.read(only[1]) : null;
    const isPlain = back?.unnamed === only?.[1] && back?.byIndicator.size === 0 && back.doubtful.length === 0;
    const text = isPlain && only !== undefined ? only[1] : codec.write(texts);
    return text.length > longestCell ? null : text;
  };
  for (const [index, { unit, lines }] of filled) {
    const [reason, evidence] = [layout === 'matrix' ? together(lines, 'reason') : '', together(lines, 'evidence')];
    if (reason === null || evidence === null) {
      left.push(...lines.values());
      continue;
    }
    const target = cells[index];
    put(target, at({ kind: 'unit' }), unit);
    for (const [indicator, row] of lines) {
      put(target, at({ kind: 'points', indicator }), row.points);
      if (layout === 'beside') put(target, at({ kind: 'because', indicator }), row.reason);
    }
    put(target, at({ kind: 'reason' }), reason === '' ? null : reason);
    put(target, at({ kind: 'evidence' }), evidence === '' ? null : evidence);
  }
  return { cells, left };
}

/** Whether a text without a name is read as of this indicator: it says that the unit is not assessed, or is the only one. */
function standsAlone(component: Component, lines: FilledRow['lines'], indicator: IndicatorId): boolean {
  if (component.indicators?.length === 1) return true;
  const marked = [...lines].filter(([, { points }]) => typeof points === 'string' && meansNotAssessed(points));
  return marked[0]?.[0] === indicator;
}

function put(row: Cell[] | undefined, column: number, cell: Cell): void {
  // A null would leave what gives way where it is.
  if (row && column >= 0 && cell !== null) row[column] = cell;
}
