// Register sheets of the presets with something in every column, laid out and given back as Excel would read them.
import { recordNumber, type Value } from '../../../../shared/registers/record';
import { planRegisters } from '../../../../shared/registers/register-plan';
import { stepsOpenTo } from '../../../../shared/registers/steps';
import type { Column, Register } from '../../../../shared/scheme/register';
import type { Scheme } from '../../../../shared/scheme/scheme';
import type { Language } from '../../../../shared/scheme/text';
import { addressStart } from '../../../../shared/sheets/address';
import type { ReadCell, ReadTable, SheetPlan } from '../../../../shared/sheets/plan';
import { planRegisterSheet } from '../../../../shared/sheets/register-sheet/plan-register-sheet';
import { registerFields } from '../../../../shared/sheets/register-sheet/register-columns';
import {
  askerIn,
  keyOf,
  recordOf,
  type RegisterSheet,
  type SheetRecord,
} from '../../../../shared/sheets/register-sheet/sheet-record';

const periods = { month: '2026-10', quarter: '2026-Q3', half: '2026-H2', year: '2026' } as const;

/** Texts that a workbook would make something else of. */
const texts = [
  '三会一课记录不完整',
  '=1+1',
  '-5',
  '@后勤',
  '007',
  '2026-10',
  '第一行\n第二行',
  '  两边空  ',
  '5%',
  'TRUE',
];

function valueOf(scheme: Scheme, column: Column, i: number): Value | null {
  switch (column.type) {
    case 'text':
      return (texts[i % texts.length] as string).slice(0, column.longest ?? 2000);
    case 'number':
      return [0, 0.5, 1.25, 3][i % 4] as number;
    case 'date':
      return ['2026-10-15', '2024-02-29', '0999-01-01', '9999-12-31'][i % 4] as string;
    case 'yes-no':
      return i % 2 === 0;
    case 'choice':
      return column.choices[i % column.choices.length]?.id as string;
    case 'unit':
    case 'person': {
      const ids = column.type === 'unit' ? scheme.units.map(({ id }) => id as string) : ['zhao', 'qian', 'sun', 'x'];
      return column.several ? ids.slice(0, 1 + (i % 3)) : (ids[i % ids.length] as string);
    }
    case 'place': {
      const all = scheme.components.filter(({ id }) => column.of === undefined || column.of.includes(id));
      const component = all[i % all.length] as (typeof all)[number];
      const indicator = component.indicators?.[i % 2];
      return indicator === undefined ? component.id : `${component.id}/${indicator.id}`;
    }
    case 'period':
      return ['2026-10', '2026-Q3', '2026'][i % 3] as string;
    case 'record':
      return recordNumber('C', '2026-09', i + 1);
    case 'files':
      return Array.from({ length: i % 3 }, (_, at) => String(at).repeat(64));
  }
}

/** The i-th record of a register: in its i-th state, every third column empty. */
export function recordAt(scheme: Scheme, register: Register, i: number): SheetRecord {
  const values = register.columns.flatMap((column, at): [string, Value][] => {
    const value = (i + at) % 3 === 2 ? null : valueOf(scheme, column, i + at);
    return value === null || (Array.isArray(value) && value.length === 0) ? [] : [[column.id, value]];
  });
  const period = periods[register.of];
  const due = (['soon', 'due', 'overdue'] as const)[i % 3] as 'due';
  const state = register.states[i % register.states.length]?.id as string;
  return {
    ...{ register: register.id, number: recordNumber(register.prefix, period, i + 1), period, state, version: i + 1 },
    unit: register.about === 'unit' ? (scheme.units[i % scheme.units.length]?.id as string) : null,
    ...{ etag: `"${String(i).repeat(3)}"`, author: 'zhao', values: Object.fromEntries(values), signed: [], taken: [] },
    ...{ says: 'a'.repeat(64), steps: [], due: i % 2 === 0 ? null : { on: '2026-10-20', is: due } },
    ...(i % 2 === 1 && { until: '2026-10-20' }),
  };
}

export const people = [
  { id: 'zhao', title: '赵主任' },
  { id: 'qian', title: '张伟' },
  { id: 'wei', title: '张伟' },
  { id: 'sun', title: '孙;李' },
];

/** A sheet with so many records of a register, as the office has it; the steps that are open come with each. */
export function sheetOf(scheme: Scheme, id: string, count = 12, roles: readonly string[] = ['office']): RegisterSheet {
  const plan = planRegisters(scheme);
  const register = scheme.registers?.find((one) => one.id === id) as Register;
  const period = periods[register.of];
  const who = { id: 'office-1', roles };
  const base = { scheme: scheme.id as string, register: id, plans: new Map([[period, plan]]), period, people, who };
  const sheet = { ...base, links: { checks: ['C-2026-09-001', 'C-2026-09-002'] }, rows: [] };
  const planned = plan.registers.get(id);
  const rows = Array.from({ length: count }, (_, i) => {
    const record = recordAt(scheme, register, i);
    const steps = planned === undefined ? [] : stepsOpenTo(plan, planned, recordOf(record), askerIn(sheet, period));
    return { key: keyOf(record), record: { ...record, steps } };
  });
  return { ...sheet, rows };
}

/** How Excel shows a day that it holds as a number, in the form that people choose most. */
const shownDay = (serial: number): string =>
  new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '/');

/** The table of a planned register sheet as it is read. */
export function readBack([plan]: readonly SheetPlan[]): ReadTable {
  const table = plan?.tables?.[0];
  const start = addressStart(table?.at ?? '') ?? { row: 0, column: 0 };
  const block = plan?.blocks.find(({ at }) => addressStart(at)?.row === start.row);
  const [header = [], ...body] = block?.cells ?? [];
  const formats = plan?.numberFormats ?? [];
  return {
    name: table?.name ?? '',
    sheet: plan?.name ?? '',
    top: start.row,
    left: start.column,
    header: header.map(String),
    rows: body.map((row) =>
      row.map((cell, column): ReadCell => {
        const format = formats.find(({ at }) => addressStart(at)?.column === column)?.format ?? 'General';
        if (cell === null) return { kind: 'blank' };
        if (typeof cell === 'number') {
          const shown = format.startsWith('yyyy') ? shownDay(cell) : String(cell);
          return { kind: 'number', value: cell, shown, format };
        }
        return { kind: 'text', value: String(cell) };
      }),
    ),
  };
}

export const laid = (sheet: RegisterSheet, language: Language = 'zh-CN'): ReadTable =>
  readBack(planRegisterSheet({ sheet, language }));

/** The table with some cells typed over: row, column by its path, what stands there then. */
export function typed(
  sheet: RegisterSheet,
  table: ReadTable,
  cells: readonly (readonly [row: number, path: string, typed: string | number | null | ReadCell])[],
): ReadTable {
  const fields = registerFields(sheet);
  const rows = table.rows.map((row) => [...row]);
  for (const [row, path, entry] of cells) {
    const column = fields.findIndex((field) => field.path.join('/') === path);
    if (column < 0) throw new Error(`no column ${path}`);
    const cell: ReadCell =
      entry === null
        ? { kind: 'blank' }
        : typeof entry === 'object'
          ? entry
          : typeof entry === 'number'
            ? { kind: 'number', value: entry }
            : { kind: 'text', value: entry };
    (rows[row] ??= [...(rows[0] ?? [])].map(() => ({ kind: 'blank' })))[column] = cell;
  }
  return { ...table, rows };
}
