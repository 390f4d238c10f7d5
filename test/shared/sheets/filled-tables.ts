// Planned tables as a workbook would give them back, with what an assessor typed into them.
import type { Scheme } from '../../../shared/scheme/scheme';
import type { Sheet } from '../../../shared/scoring/sheet';
import { addressStart } from '../../../shared/sheets/address';
import type { Cell, ReadCell, ReadTable, SheetPlan } from '../../../shared/sheets/plan';
import { columnNamed, scoreRows, tableName, type ScoreColumn } from '../../../shared/sheets/score-table';

/** A cell as Excel gives it back; a formula is not calculated here and reads as an empty text. */
const readBack = (cell: Cell): ReadCell => {
  if (cell === null) return { kind: 'blank' };
  if (typeof cell === 'number') return { kind: 'number', value: cell };
  return { kind: 'text', value: typeof cell === 'string' ? cell : '' };
};

/** The tables of planned sheets, read back untouched. */
export function readBackTables(plans: readonly SheetPlan[]): ReadTable[] {
  return plans.flatMap((plan) =>
    (plan.tables ?? []).map(({ name, at }) => {
      const block = plan.blocks.find((candidate) => candidate.at === at.split(':')[0]);
      const start = addressStart(at);
      if (block === undefined || start === null) throw new Error(`no block under table ${name}`);
      const [header = [], ...rows] = block.cells;
      return {
        name,
        sheet: plan.name,
        top: start.row,
        left: start.column,
        header: header.map(String),
        rows: rows.map((row) => row.map(readBack)),
      };
    }),
  );
}

/** What somebody types into one row. */
export type Typed = Partial<Record<ScoreColumn, TypedCell>>;
type TypedCell = string | number | boolean | null | { readonly error: string } | ReadCell;

const cellOf = (typed: TypedCell): ReadCell => {
  if (typed === null) return { kind: 'blank' };
  if (typeof typed === 'string') return { kind: 'text', value: typed };
  if (typeof typed === 'number') return { kind: 'number', value: typed };
  if (typeof typed === 'boolean') return { kind: 'boolean', value: typed };
  return 'kind' in typed ? typed : { kind: 'error', value: typed.error };
};

/** The same table after somebody typed into one row. */
export function typeInto(table: ReadTable, row: number, typed: Typed): ReadTable {
  return {
    ...table,
    rows: table.rows.map((cells, index) =>
      index !== row
        ? cells
        : cells.map((cell, column) => {
            const name = columnNamed(table.header[column] ?? '');
            const value = name === null ? undefined : typed[name];
            return value === undefined ? cell : cellOf(value);
          }),
    ),
  };
}

/** The tables after an assessor filled in these sheets; lines beyond the first of a place go into the empty rows. */
export function fillIn(scheme: Scheme, tables: readonly ReadTable[], sheets: readonly Sheet[]): ReadTable[] {
  return tables.map((table) => {
    const component = scheme.components.find(({ id }) => tableName(id) === table.name);
    if (component === undefined) return table;
    const planned = scoreRows(scheme, component);
    const titleOf = (id: string | undefined): string | undefined => {
      const part = [...scheme.units, ...(component.indicators ?? [])].find((candidate) => candidate.id === id);
      return part === undefined ? undefined : typeof part.title === 'string' ? part.title : part.title['zh-CN'];
    };
    let filled = table;
    let spare = planned.length;
    const used = new Set<number>();
    for (const sheet of sheets.filter((candidate) => candidate.component === component.id)) {
      for (const line of sheet.lines) {
        const place = planned.findIndex(
          (row, index) =>
            row.unit === sheet.unit && (row.indicator ?? undefined) === line.indicator && !used.has(index),
        );
        const typed: Typed = {
          points: line.points,
          ...(line.reason === undefined ? {} : { reason: line.reason }),
          ...(line.evidence === undefined ? {} : { evidence: line.evidence.join('；') }),
        };
        if (place !== -1) {
          used.add(place);
          filled = typeInto(filled, place, typed);
        } else {
          const indicator = titleOf(line.indicator);
          filled = typeInto(filled, spare++, {
            ...typed,
            unit: titleOf(sheet.unit) ?? null,
            ...(indicator === undefined ? {} : { indicator }),
          });
        }
      }
      if (component.method === 'rate') continue;
      // A sheet says of every line that it does not name: nothing was taken off or added.
      planned.forEach((row, index) => {
        if (row.unit !== sheet.unit || used.has(index)) return;
        filled = typeInto(filled, index, { points: 0 });
      });
    }
    return filled;
  });
}
