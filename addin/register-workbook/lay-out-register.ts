// Lays a register out in the workbook; rows that were typed into and not submitted stay as they are.
import type { ShownRecord } from '../../shared/api/records';
import type { Language } from '../../shared/scheme/text';
import { planRegisterSheet } from '../../shared/sheets/register-sheet/plan-register-sheet';
import { readRegisterSheet } from '../../shared/sheets/register-sheet/read-register-sheet';
import { registerFields, registerTable } from '../../shared/sheets/register-sheet/register-columns';
import { ownColumns, typedRows, type OwnColumn, type TypedRow } from '../../shared/sheets/register-sheet/row-cells';
import { keyOf, mainRegister, type KnownRow } from '../../shared/sheets/register-sheet/sheet-record';
import { stepSetsOf } from '../../shared/sheets/register-sheet/step-sets';
import { idsIn } from '../../shared/registers/record';
import type { Workbook } from '../workbook/port';
import { loadLinks, loadPeople, loadRecords, queryOf, type Download } from './download';
import { recallRegister, rememberRegister, type KeptRegister } from './kept-register';
import { inTurn } from './one-at-a-time';
import { rowIn } from './register-desk';
import { plansOf, sheetOf, type SchemeSource, type Who } from './open-register';

export interface LayRegister extends SchemeSource {
  readonly workbook: Workbook;
  readonly scheme: string;
  readonly register: string;
  readonly download: Download;
  /** to which period new rows belong; null where none may be added */
  readonly period: string | null;
  /** the version of the scheme that each period keeps */
  readonly versions: Readonly<Record<string, number>>;
  readonly who: Who;
  readonly language: Language;
}

/** How many records are on the sheet, and how many rows with changes were kept. */
export interface LaidRegister {
  readonly records: number;
  readonly kept: number;
}

/** Downloads and lays out. Rejects with WorkbookRefused, and with TooManyRecords; then everything is as it was. */
export function layOutRegister(request: LayRegister, signal: AbortSignal): Promise<LaidRegister> {
  return inTurn(request.workbook, () => layInTurn(request, signal));
}

async function layInTurn(request: LayRegister, signal: AbortSignal): Promise<LaidRegister> {
  const { workbook, api, scheme, register, download, period, who, language } = request;
  const records = await loadRecords(api, scheme, queryOf(register, download), signal);
  const left = await leftRows(request, signal);
  const rows = mergedRows(records, left);
  const versions = versionsOf(request, rows);
  const plans = await plansOf(request, scheme, versions, signal);
  const base = { scheme, register, plans, period, rows, people: [], links: {}, who };
  const main = mainRegister(base);
  const [people, links] = await Promise.all([
    peopleFor(request, rows, main?.planned.register.columns ?? [], signal),
    main === null ? {} : loadLinks(api, main.plan, register, { period, records }, signal),
  ]);
  const sheet = { ...base, people, links };
  await workbook.lay(planRegisterSheet({ sheet, language, typed: left.typed, own: left.own }), {
    signal,
    fill: async () => {
      const sets = Object.fromEntries([...stepSetsOf(sheet, language)].map(([name, titles]) => [name, [...titles]]));
      await rememberRegister(workbook, {
        ...{ id: left.before?.id ?? crypto.randomUUID(), scheme, register, period, versions },
        ...{ rows: [...rows], people, links, sets, sent: left.before?.sent ?? [] },
      });
    },
  });
  return { records: records.length, kept: left.typed.length };
}

/** What stands in the workbook and is not submitted. */
interface Left {
  readonly before: KeptRegister | null;
  readonly typed: readonly TypedRow[];
  readonly known: readonly KnownRow[];
  readonly own: readonly OwnColumn[];
}

async function leftRows(request: LayRegister, signal: AbortSignal): Promise<Left> {
  const { workbook, scheme, register, who, language } = request;
  const before = await recallRegister(workbook, scheme, register);
  const [table] = before === null ? [] : await workbook.read([registerTable(register)]);
  if (before === null || table === undefined) return { before, typed: [], known: [], own: [] };
  const sheet = sheetOf(before, await plansOf(request, scheme, before.versions, signal), who);
  const { rows, faults, unkeyed } = readRegisterSheet(sheet, table, language);
  const faulty = new Set(faults.map(({ place }) => rowIn(table, place.address)));
  const changed = new Set([...rows.map(({ row }) => row), ...unkeyed, ...faulty]);
  const fields = registerFields(sheet);
  const typed = typedRows(table, fields).filter((_, row) => changed.has(row));
  const keys = new Set(typed.map(({ key }) => key));
  const known = before.rows.filter(({ key }) => keys.has(key));
  return { before, typed, known, own: ownColumns(table, fields) };
}

/** Rows that were typed into keep the version that they were typed over: what others did meanwhile is told when they are submitted. */
function mergedRows(records: readonly ShownRecord[], { known }: Left): KnownRow[] {
  const left = new Map(known.map((row) => [row.key, row]));
  const rows = records.map(({ waitsFor: _, ...record }): KnownRow => {
    const key = keyOf(record);
    return left.get(key) ?? { key, record };
  });
  const there = new Set(rows.map(({ key }) => key));
  return [...rows, ...known.filter(({ key }) => !there.has(key))];
}

/** The versions of the periods that stand on the sheet; that of new rows first. */
function versionsOf({ versions, period }: LayRegister, rows: readonly KnownRow[]): Record<string, number> {
  const periods = [...(period === null ? [] : [period]), ...rows.map(({ record }) => record.period)];
  const known = periods.flatMap((one): [string, number][] => {
    const version = versions[one];
    return version === undefined ? [] : [[one, version]];
  });
  // Where nothing stands on it yet, some version says what its columns are.
  return Object.fromEntries(known.length > 0 ? known : Object.entries(versions).slice(0, 1));
}

/** Whoever has a part in the scheme, and those named in records who have none any more. */
async function peopleFor(
  { api, scheme }: LayRegister,
  rows: readonly KnownRow[],
  columns: readonly { readonly id: string; readonly type: string }[],
  signal: AbortSignal,
): Promise<KeptRegister['people']> {
  const ofPeople = columns.filter(({ type }) => type === 'person');
  if (ofPeople.length === 0) return [];
  const people = await loadPeople(api, scheme, signal);
  const known = new Set(people.map(({ id }) => id));
  const named = rows.flatMap(({ record }) => ofPeople.flatMap(({ id }) => idsIn(record.values[id])));
  const others = [...new Set(named)].filter((id) => !known.has(id));
  return [...people, ...others.map((id) => ({ id, title: id }))];
}
