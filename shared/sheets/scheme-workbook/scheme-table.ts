// A table of the scheme workbook as a description that planning and reading share, and the plain kind: one list, one row each.
import type { Scheme } from '../../scheme/scheme';
import { emptyListMark } from '../table/codec';
import type { Field } from '../table/field';
import type { ReadRow } from '../table/read-rows';
import { valueAt } from '../table/value-path';
import type { SchemeDraft } from './scheme-cell-fault';
import type { SchemeWord } from './scheme-words';

export interface SchemeTable {
  /** The list of the scheme that the table holds; `scheme` for the figures of the scheme itself. */
  readonly key: keyof Scheme | 'scheme' | 'indicators' | 'columns' | 'states' | 'steps' | 'effects' | 'openings';
  readonly word: SchemeWord;
  /** One item a row instead of one item a column. */
  readonly sideways: boolean;
  /** How many columns stay in view when the sheet is scrolled. */
  readonly frozen: number;
  /** The columns, where full marks are given for these profiles. */
  readonly fields: (profiles: readonly string[]) => readonly Field[];
  /** One document a row, as `fields` write it. */
  readonly rows: (scheme: Scheme) => readonly unknown[];
  /** Puts the rows, as `fields` read them, into the scheme. */
  readonly gather: (rows: readonly ReadRow[], draft: SchemeDraft) => void;
}

type ListKey =
  | 'categories'
  | 'groups'
  | 'units'
  | 'components'
  | 'grades'
  | 'bands'
  | 'streaks'
  | 'rollups'
  | 'signatures'
  | 'registers'
  | 'notes';

/** The row of a list that is given, but empty: the mark in its first column. */
export const emptyListRow = (first: Field): unknown => first.put(undefined, { kind: 'text', value: emptyListMark });

const isEmptyListRow = (row: ReadRow | undefined): boolean => {
  const first = row?.cells[0];
  if (row === undefined || first === undefined) return false;
  const value = valueAt(row.value, first.path);
  const others = row.cells.slice(1).some(({ path }) => valueAt(row.value, path) !== undefined);
  return !others && (value === emptyListMark || (Array.isArray(value) && value.length === 0));
};

/** Whether the rows say that the list is given, but empty. */
export const saysEmptyList = (rows: readonly ReadRow[]): boolean => rows.length === 1 && isEmptyListRow(rows[0]);

/** A table that is one list of the scheme, a row for each part. A list that the scheme must have is there without rows too. */
export function listTable(table: {
  readonly key: ListKey;
  readonly word: SchemeWord;
  readonly required?: true;
  readonly frozen: number;
  readonly fields: SchemeTable['fields'];
}): SchemeTable {
  const { key, required = false } = table;
  const [first] = table.fields([]);
  if (first === undefined) throw new Error(`a table without columns: ${key}`);
  return {
    ...table,
    sideways: false,
    rows: (scheme) => {
      const list = scheme[key];
      return !required && list?.length === 0 ? [emptyListRow(first)] : (list ?? []);
    },
    gather: (rows, draft) => {
      if (rows.length === 0 && !required) return;
      const isEmpty = !required && saysEmptyList(rows);
      draft.set(key, isEmpty ? [] : rows.map(({ value }) => value));
      rows.forEach((row, index) => draft.markRow([key, index], row));
    },
  };
}
