// What a sheet of somebody's own was understood as (识别报告), as plain data for whoever wants to see it outside of the pane.
import { columnLetters } from '../address';
import type { SheetGrid } from '../grid';
import type { CellFault } from '../table/cell-fault';
import { guessTables } from './guess-tables';
import type { ColumnRole, Layout } from './table-terms';
import { adoptedSheets } from './adopted-sheets';
import type { AdoptedName } from './adopted-reading';
import { readAdopted } from './read-adopted';
import type { GuessOptions } from './table-search';

/** Rows count from 1, columns are letters; `header` is null where no table was found. */
export interface TableReport {
  readonly sheet: string;
  readonly header: readonly [number, number] | null;
  readonly layout: Layout | null;
  readonly confidence: number;
  readonly columns: readonly { readonly column: string; readonly role: ColumnRole; readonly title: string }[];
  readonly rows: {
    readonly data: readonly number[];
    readonly totals: readonly number[];
    readonly notes: readonly number[];
    readonly blank: readonly number[];
  };
  /** `unit` and `indicator` are ids where the scheme has them, else what the table says. */
  readonly lines: readonly {
    readonly unit: string | null;
    readonly indicator: string | null;
    readonly points: number | null;
    readonly reason: string | null;
    readonly cell: string;
  }[];
  /** Those of the reading; where a component is given, those of its sheets as well. */
  readonly faults: readonly CellFault[];
}

const nothing = (sheet: string): TableReport => ({
  sheet,
  header: null,
  layout: null,
  confidence: 0,
  columns: [],
  rows: { data: [], totals: [], notes: [], blank: [] },
  lines: [],
  faults: [],
});

const said = (name: AdoptedName | null): string | null => name?.id ?? name?.text ?? null;

const fromOne = (rows: readonly number[]): number[] => rows.map((row) => row + 1);

/** The tables of one sheet, from top to bottom; one report without a header where there are none. */
export function tableReports(grid: SheetGrid, options: GuessOptions = {}): TableReport[] {
  const reports = guessTables(grid, options).map(({ mapping, confidence }): TableReport => {
    const reading = readAdopted({ grid, mapping, ...options });
    const { lines, rows } = reading;
    const { scheme, component } = options;
    const isForSheets = scheme !== undefined && component !== undefined;
    const { faults } = isForSheets ? adoptedSheets({ scheme, component, readings: [reading] }) : reading;
    return {
      sheet: grid.name,
      header: [mapping.header.first + 1, mapping.header.last + 1],
      layout: mapping.layout,
      confidence,
      columns: mapping.columns.map(({ column, role, title }) => ({ column: columnLetters(column), role, title })),
      rows: {
        data: fromOne(rows.data),
        totals: fromOne(rows.totals),
        notes: fromOne(rows.notes),
        blank: fromOne(rows.blank),
      },
      lines: lines.map(({ unit, indicator, points, reason, places }) => ({
        unit: said(unit),
        indicator: said(indicator),
        points,
        reason: reason === '' ? null : reason,
        cell: places.points.address,
      })),
      faults,
    };
  });
  return reports.length === 0 ? [nothing(grid.name)] : reports;
}
