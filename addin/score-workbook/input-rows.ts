// The cells that an assessor types, row by row: taken from a table or from accepted sheets, and put into a table again.
import type { Scheme } from '../../shared/scheme/scheme';
import type { Language } from '../../shared/scheme/text';
import type { Line, Sheet } from '../../shared/scoring/sheet';
import { labelsOf } from '../../shared/sheets/labels';
import type { ListedTable } from '../../shared/sheets/listed-table';
import type { Cell, ReadCell, ReadTable } from '../../shared/sheets/plan';
import { askedKey, blankMeansNothing, columnNamed, keyParts, scoreRows } from '../../shared/sheets/score-table';
import { findColumns } from '../../shared/sheets/table/read-rows';
import { isDate, isPercentage, shownText } from '../../shared/sheets/table/shown';
import { speaker } from '../../shared/sheets/words';
import { phrasesListed } from '../../shared/text/lists';

const typedColumns = ['points', 'reason', 'evidence'] as const;
const namingColumns = ['unit', 'indicator'] as const;
type TypedColumn = (typeof typedColumns)[number] | (typeof namingColumns)[number];

/** `key` null is one of the rows that the assessor names: a second deduction on the same indicator; another may name the record behind it. */
export type InputRow = { readonly key: string | null } & { readonly [Column in TypedColumn]: Cell };

/** A cell as it is to be typed again: a text as it was shown, and so what is no number, which stays the fault that it is. */
function cellOf(cell: ReadCell | undefined, column: keyof InputRow): Cell {
  if (!cell || cell.kind === 'blank') return null;
  if (cell.kind === 'error') return cell.value;
  const isPoints = column === 'points' && cell.kind === 'number' && !isDate(cell) && !isPercentage(cell);
  return isPoints ? cell.value : shownText(cell);
}

const keyIn = (cell: ReadCell | undefined): string | null => {
  const key = cellOf(cell, 'key');
  return key === null ? null : String(key);
};

/** The keys of a table's lines. */
export function keysOf({ rows }: ListedTable): ReadonlySet<string> {
  return new Set(rows.flatMap(({ cells }) => keyIn(cells.key) ?? []));
}

/** The lines in which something was typed, as it was typed: also what is no valid score. */
export function rowsOfTable({ rows }: Pick<ListedTable, 'rows'>): InputRow[] {
  return rows.flatMap(({ cells }) => {
    const key = keyIn(cells.key);
    const typed = {
      key,
      unit: cellOf(cells.unit, 'unit'),
      indicator: cellOf(cells.indicator, 'indicator'),
      points: cellOf(cells.points, 'points'),
      reason: cellOf(cells.reason, 'reason'),
      evidence: cellOf(cells.evidence, 'evidence'),
    };
    return inputColumns(key === null).some((column) => typed[column] !== null) ? [typed] : [];
  });
}

/** The rows of sheets of one component. A deduction sheet without a line for an indicator says that nothing was taken off. */
export function rowsOfSheets(scheme: Scheme, sheets: readonly Sheet[], language: Language): InputRow[] {
  const units = labelsOf(scheme.units, language);
  return sheets.flatMap((sheet) => {
    const component = scheme.components.find(({ id }) => id === sheet.component);
    if (!component) return [];
    const indicators = labelsOf(component.indicators ?? [], language);
    const row = (key: string | null, indicator: string | null, line: Line | undefined): InputRow => ({
      key,
      unit: units.get(sheet.unit) ?? sheet.unit,
      indicator: indicator && (indicators.get(indicator) ?? indicator),
      points: line?.points ?? 0,
      reason: line?.reason ?? null,
      evidence: line?.evidence ? phrasesListed(language, line.evidence) : null,
    });
    const rows = scoreRows(scheme, component).filter(({ unit }) => unit === sheet.unit);
    const [head] = rows;
    if (head && sheet.notAssessed !== undefined) {
      const reason = { points: speaker(language)('rowNotAssessed'), reason: sheet.notAssessed, evidence: null };
      return [{ ...row(head.key, head.indicator, undefined), ...reason }];
    }
    return rows.flatMap(({ key, indicator }) => {
      const lines = sheet.lines.filter((line) => (line.indicator ?? null) === indicator);
      const [first, ...more] = lines.filter(({ record }) => record === undefined);
      const asked = lines.flatMap((line) =>
        line.record === undefined ? [] : [row(askedKey(key, line.record), indicator, line)],
      );
      const own = !first && blankMeansNothing(component.method) ? [] : [row(key, indicator, first)];
      return [...own, ...asked, ...more.map((line) => row(null, indicator, line))];
    });
  });
}

/**
 * The rows as they go into sheets that ask for `asked`, by their keys: what was scored for a record that asks no more is the
 * assessor's own from then on, and what was only asked is gone.
 */
export function asAsked(rows: readonly InputRow[], asked: ReadonlySet<string>): InputRow[] {
  return rows.flatMap((row) => {
    if (row.key === null || keyParts(row.key).record === null || asked.has(row.key)) return [row];
    return row.points === null && row.evidence === null ? [] : [{ ...row, key: null }];
  });
}

export interface PlacedRows {
  /** the table's body; null leaves a cell as it is */
  readonly cells: readonly (readonly Cell[])[];
  /** rows for which the table has no place */
  readonly left: readonly InputRow[];
}

/** Whether what stands in a row is to give way; nothing does unless said. */
export type Replaced = (row: { readonly key: string | null; readonly unit: Cell }) => boolean;
export const nothing: Replaced = () => false;

/** Puts rows into a list: each with a key beside its key, the others into the rows that stand ready for them. */
export function placeRows(table: ReadTable, rows: readonly InputRow[], replaced: Replaced = nothing): PlacedRows {
  const { mapping } = findColumns(table.header, columnNamed);
  const at = (column: keyof InputRow): number => mapping.get(column) ?? -1;
  const typedIn = (row: readonly ReadCell[], column: keyof InputRow): Cell => cellOf(row[at(column)], column);
  const cells: Cell[][] = table.rows.map((row) => row.map(() => null));
  const keys = new Map<string, number>();
  const spare: number[] = [];
  table.rows.forEach((row, index) => {
    const [key, unit] = [keyIn(row[at('key')]), typedIn(row, 'unit')];
    const gives = replaced({ key, unit });
    if (key !== null) keys.set(key, index);
    else if (gives || (unit === null && typedIn(row, 'points') === null)) spare.push(index);
    // An empty text clears a cell, where null would leave it.
    if (gives) for (const column of inputColumns(key === null)) put(cells[index], at(column), '');
  });
  const left = rows.filter((row) => {
    const target = cells[(row.key === null ? spare.shift() : keys.get(row.key)) ?? -1];
    if (!target) return true;
    for (const column of inputColumns(row.key === null)) put(target, at(column), row[column]);
    return false;
  });
  return { cells, left };
}

const inputColumns = (named: boolean): readonly TypedColumn[] =>
  named ? [...typedColumns, ...namingColumns] : typedColumns;

function put(row: Cell[] | undefined, column: number, cell: Cell): void {
  // A null would leave what gives way where it is.
  if (row && column >= 0 && cell !== null) row[column] = cell;
}
