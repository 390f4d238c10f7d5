// The tables of a planned scheme workbook as they are read back, and what the office typed into them.
import type { Scheme } from '../../../../shared/scheme/scheme';
import type { Language } from '../../../../shared/scheme/text';
import type { ReadCell, ReadTable } from '../../../../shared/sheets/plan';
import { planSchemeWorkbook } from '../../../../shared/sheets/scheme-workbook/plan-scheme-workbook';
import { schemeTableName } from '../../../../shared/sheets/scheme-workbook/scheme-tables';
import { readBackTables } from '../filled-tables';

type Typed = string | number | boolean | null | { readonly error: string };

const cellOf = (typed: Typed): ReadCell => {
  if (typed === null) return { kind: 'blank' };
  if (typeof typed === 'string') return { kind: 'text', value: typed };
  if (typeof typed === 'number') return { kind: 'number', value: typed };
  if (typeof typed === 'boolean') return { kind: 'boolean', value: typed };
  return { kind: 'error', value: typed.error };
};

export const tablesOf = (scheme: Scheme, language: Language = 'zh-CN'): ReadTable[] =>
  readBackTables(planSchemeWorkbook({ scheme, language }));

type TableKey = Parameters<typeof schemeTableName>[0];

/** The tables with one of them changed. */
export const edited = (
  tables: readonly ReadTable[],
  key: TableKey,
  edit: (table: ReadTable) => ReadTable,
): ReadTable[] => tables.map((table) => (table.name === schemeTableName(key) ? edit(table) : table));

/** The table with entries in one row, by header; a row of the scheme itself is the one whose item has this name. */
export const typedInto =
  (row: number | string, entries: Readonly<Record<string, Typed>>) =>
  (table: ReadTable): ReadTable => {
    const at =
      typeof row === 'number' ? row : table.rows.findIndex(([item]) => item?.kind === 'text' && item.value === row);
    if (table.rows[at] === undefined) throw new Error(`no row ${row} in ${table.name}`);
    for (const header of Object.keys(entries)) {
      if (!table.header.includes(header)) throw new Error(`no column ${header} in ${table.name}`);
    }
    const rows = table.rows.map((cells, index) =>
      index !== at
        ? cells
        : cells.map((cell, column) => {
            const typed = entries[table.header[column] ?? ''];
            return typed === undefined ? cell : cellOf(typed);
          }),
    );
    return { ...table, rows };
  };

/** The row of the table whose cells hold this text first. */
export const rowOf = (tables: readonly ReadTable[], key: TableKey, text: string): number => {
  const table = tables.find(({ name }) => name === schemeTableName(key));
  const row = table?.rows.findIndex((cells) => cells.some((cell) => cell.kind === 'text' && cell.value === text)) ?? -1;
  if (row === -1) throw new Error(`no row with ${text}`);
  return row;
};
