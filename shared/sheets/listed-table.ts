// A score table as the lines that it says, however it lies: what a reader takes cell by cell, each with its place.
import type { Component } from '../scheme/scheme';
import { cellAddress } from './address';
import type { CellPlace, ReadCell, ReadTable } from './plan';
import { columnNamed, hasIndicators, type ScoreColumn } from './score-table';
import type { CellFault, CellFaultCode } from './table/cell-fault';
import { findColumns } from './table/read-rows';

const columns = ['key', 'unit', 'indicator', 'points', 'reason', 'evidence'] as const;
/** The columns that say something; what stands in the others is only shown. */
export type SaidColumn = (typeof columns)[number];

export const saidColumns = (component: Component): SaidColumn[] =>
  columns.filter((column) => column !== 'indicator' || hasIndicators(component));

/** One line, or the place of one that is not there yet: its cells, and where they stand. */
export interface ListedRow {
  readonly cells: Readonly<Record<SaidColumn, ReadCell>>;
  placeOf(column: SaidColumn): CellPlace;
}

export interface ListedTable {
  readonly name: string;
  readonly component: Component;
  readonly rows: readonly ListedRow[];
  /** what of the table cannot be read as lines */
  readonly faults: readonly CellFault[];
  /** whether its columns are there, so that its rows can be read */
  readonly isReadable: boolean;
  headerPlace(column: SaidColumn): CellPlace;
}

export const blankCell: ReadCell = { kind: 'blank' };

/** The fault of a header: a column that is missing, or there twice. */
export function headerFault(
  { name, sheet, top, left }: ReadTable,
  { id }: Component,
  code: CellFaultCode,
  at: number,
  detail: CellFault['detail'],
): CellFault {
  const place = { sheet, address: cellAddress(top, left + at) };
  return { code, path: name, detail: { component: id, ...detail }, place };
}

/** The lines of a table that has a row for each. */
export function listedTable(component: Component, table: ReadTable): ListedTable {
  const { name, sheet, top, left, header } = table;
  const { mapping, repeated } = findColumns<ScoreColumn>(header, columnNamed);
  const said = saidColumns(component);
  const faults = [
    ...repeated.map(({ key, column }) =>
      headerFault(table, component, 'column-repeated', column, { column: key, text: header[column] ?? '' }),
    ),
    ...said
      .filter((column) => !mapping.has(column))
      .map((column) => headerFault(table, component, 'column-missing', 0, { column })),
  ];
  const placeIn = (row: number, column: SaidColumn): CellPlace => ({
    sheet,
    address: cellAddress(top + 1 + row, left + (mapping.get(column) ?? 0)),
  });
  const rows = table.rows.map((cells, row): ListedRow => {
    const cellOf = (column: SaidColumn): ReadCell => cells[mapping.get(column) ?? -1] ?? blankCell;
    return {
      cells: {
        key: cellOf('key'),
        unit: cellOf('unit'),
        indicator: cellOf('indicator'),
        points: cellOf('points'),
        reason: cellOf('reason'),
        evidence: cellOf('evidence'),
      },
      placeOf: (column) => placeIn(row, column),
    };
  });
  return {
    name,
    component,
    rows,
    faults,
    isReadable: faults.length === 0,
    headerPlace: (column) => placeIn(-1, column),
  };
}
