// The register sheet at hand: what is remembered of it, what stands in it, and what its rows would change.
import type { PeriodState } from '../../shared/lifecycle/period-life';
import type { WorkingDays } from '../../shared/registers/working-days';
import { languages, type Language } from '../../shared/scheme/text';
import { addressStart, cellAddress } from '../../shared/sheets/address';
import type { Cell, ReadTable } from '../../shared/sheets/plan';
import { judgeRows, type JudgedSheet } from '../../shared/sheets/register-sheet/register-changes';
import { registerTable } from '../../shared/sheets/register-sheet/register-columns';
import { readRegisterSheet, type ReadRegisterSheet } from '../../shared/sheets/register-sheet/read-register-sheet';
import { rowStateText, type RowState } from '../../shared/sheets/register-sheet/row-cells';
import { updatedCells, type RowUpdate } from '../../shared/sheets/register-sheet/row-update';
import type { RegisterSheet } from '../../shared/sheets/register-sheet/sheet-record';
import type { Outbox } from '../session/outbox';
import type { Entry, RecordsEntry } from '../session/outbox-entry';
import type { Workbook } from '../workbook/port';
import type { KeptRegister } from './kept-register';
import { plansOf, sheetOf, type SchemeSource, type Who } from './open-register';

/** What everything here works with. */
export interface RegisterDesk extends SchemeSource {
  readonly workbook: Workbook;
  readonly outbox: Outbox;
  readonly who: Who;
  readonly language: Language;
  readonly now: () => Date;
  /** The state of a period; one that is not known is taken for open, and left to the service. */
  readonly stateOf: (period: string) => PeriodState;
  /** as far as they are known: those of the years around this one */
  readonly workingDays: WorkingDays;
}

export interface ReadRegister {
  readonly sheet: RegisterSheet;
  /** null where it is not in the workbook any more */
  readonly table: ReadTable | null;
  readonly read: ReadRegisterSheet;
}

export async function readRegister(desk: RegisterDesk, kept: KeptRegister): Promise<ReadRegister> {
  const sheet = sheetOf(kept, await plansOf(desk, kept.scheme, kept.versions), desk.who);
  const [table = null] = await desk.workbook.read([registerTable(kept.register)]);
  return { sheet, table, read: readRegisterSheet(sheet, table, desk.language) };
}

/** The entries of the outbox that come from this sheet. */
export function entriesOf(entries: readonly Entry[], { id }: Pick<KeptRegister, 'id'>): RecordsEntry[] {
  return entries.filter((entry): entry is RecordsEntry => entry.kind === 'records' && entry.workbook === id);
}

/** The keys of rows that are on their way. */
export function waitingRows(entries: readonly RecordsEntry[]): ReadonlySet<string> {
  return new Set(entries.flatMap(({ rows, state }) => (state.kind === 'waiting' ? rows : [])));
}

/** Judges what is not on its way. */
export function judged(
  { language, now, stateOf, workingDays }: RegisterDesk,
  { sheet, read }: ReadRegister,
  waiting: ReadonlySet<string>,
): JudgedSheet {
  const moment = now();
  const day = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()];
  const today = day.map((part) => String(part).padStart(2, '0')).join('-');
  const rows = read.rows.filter(({ key }) => key === null || !waiting.has(key));
  const { changes, faults } = judgeRows(sheet, rows, {
    ...{ language, at: moment.toISOString(), today, stateOf, workingDays },
  });
  return { changes, faults: [...read.faults, ...faults] };
}

/** Which row of the table a cell stands in. */
export const rowIn = ({ top }: ReadTable, address: string): number => (addressStart(address)?.row ?? 0) - top - 1;

/** Says in each row how it stands. */
export async function showRowStates(
  { workbook, language }: RegisterDesk,
  { table, read }: ReadRegister,
  { changes, faults }: JudgedSheet,
  waiting: ReadonlySet<string>,
): Promise<void> {
  const place = read.cellAt('row', 0);
  if (table === null || place === null) return;
  const states = new Map<number, RowState>();
  for (const [key, row] of read.rowOf) states.set(row, waiting.has(key) ? 'waiting' : 'unchanged');
  for (const { row } of changes) states.set(row.row, row.known === null ? 'added' : 'changed');
  for (const fault of faults) states.set(rowIn(table, fault.place.address), 'fault');
  const column = addressStart(place.address)?.column ?? 0;
  const done = languages.map((one) => rowStateText('done', one));
  const cells = table.rows.map((row, at): Cell[] => {
    const cell = row[column - table.left];
    const now = cell?.kind === 'text' ? cell.value : '';
    const state = states.get(at);
    const next = state === undefined ? '' : rowStateText(state, language);
    // What was submitted says so until it is changed again.
    return [next === now || (state === 'unchanged' && done.includes(now)) ? null : next];
  });
  if (cells.some(([cell]) => cell !== null)) await workbook.write(place, cells);
}

/** Writes updated rows, in one go. */
export async function writeRows(
  { workbook, language }: RegisterDesk,
  { sheet, table }: ReadRegister,
  sets: KeptRegister['sets'],
  updates: readonly RowUpdate[],
): Promise<void> {
  if (table === null || updates.length === 0) return;
  const cells = updatedCells(sheet, table, new Map(Object.entries(sets)), updates, language);
  await workbook.write({ sheet: table.sheet, address: cellAddress(table.top + 1, table.left) }, cells);
}
