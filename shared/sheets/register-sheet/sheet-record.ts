// What a register sheet was laid out from: the records that stand on it, and by which schemes, people and roles it is read.
import type { ShownRecord } from '../../api/records';
import { rolesAt } from '../../api/roles';
import { draftOf, type RegisterRecord } from '../../registers/record';
import type { PlannedRegister, RegistersPlan } from '../../registers/register-plan';
import type { Asker } from '../../registers/who';
import type { Titled } from './vocabulary';

/** A record as the service showed it. Whom it waits for is not kept with a workbook. */
export type SheetRecord = Omit<ShownRecord, 'waitsFor'>;

/** A row that is known, by the key in its hidden cell. */
export interface KnownRow {
  readonly key: string;
  readonly record: SheetRecord;
}

export interface RegisterSheet {
  readonly scheme: string;
  readonly register: string;
  /** The schemes as the periods keep them; a period of a record is always among them. */
  readonly plans: ReadonlyMap<string, RegistersPlan>;
  /** to which period new rows belong; null where none may be added */
  readonly period: string | null;
  readonly rows: readonly KnownRow[];
  /** those whom records name, as they are called */
  readonly people: readonly Titled[];
  /** numbers of other registers' records, to choose from */
  readonly links: Readonly<Record<string, readonly string[]>>;
  readonly who: { readonly id: string; readonly roles: readonly string[] };
}

/** The plan of a period, and the register in it. */
export interface PeriodRegister {
  readonly plan: RegistersPlan;
  readonly planned: PlannedRegister;
}

/** The register as a period keeps it; null where the period is not known, or has none. */
export function registerOf({ plans, register }: Pick<RegisterSheet, 'plans' | 'register'>, period: string) {
  const plan = plans.get(period);
  const planned = plan?.registers.get(register);
  return plan === undefined || planned === undefined ? null : ({ plan, planned } satisfies PeriodRegister);
}

/** Of the versions of the register the one for new rows, else that of the first row; null where there is none. */
export function mainRegister(sheet: RegisterSheet): PeriodRegister | null {
  const periods = [...(sheet.period === null ? [] : [sheet.period]), ...sheet.plans.keys()];
  return periods.map((period) => registerOf(sheet, period)).find((one) => one !== null) ?? null;
}

/** Who reads the sheet, as they stand to a period. */
export function askerIn({ scheme, who }: Pick<RegisterSheet, 'scheme' | 'who'>, period: string): Asker {
  return { id: who.id, roles: rolesAt(who.roles, { scheme, period }) };
}

/**
 * What a record's row is known by (行键): its number; an expected one, which has none yet, by its place and what it says.
 * @example keyOf({ number: 'F-2026-Q3-017', period: '2026-Q3', unit: 'd1', values: {} }) // 'F-2026-Q3-017'
 */
export function keyOf({
  number,
  period,
  unit,
  values,
}: Pick<SheetRecord, 'number' | 'period' | 'unit' | 'values'>): string {
  return number ?? `~${JSON.stringify([period, unit, ...Object.entries(values).sort().flat()])}`;
}

/**
 * The key of a row that somebody has added (新增行键): it stands in the row before anything of it is sent.
 * @example addedKey('5f0c') // '+5f0c'
 */
export function addedKey(id: string): string {
  return `+${id}`;
}

export const isAddedKey = (key: string): boolean => key.startsWith('+');

/** A row's record for the register's machine; what it is not told, it does not ask for. */
export function recordOf(record: SheetRecord): RegisterRecord {
  const { register, number, unit, state, version, author, values, taken, signed } = record;
  const entered = taken.at(-1)?.at ?? '';
  return {
    ...{ register, number, unit, state, version, author, entered, by: null, at: entered },
    ...{ values, taken, signed, previous: null },
  };
}

/** A record that is not there yet, for a row that somebody has added. */
export function newRecord(planned: PlannedRegister, unit: string | null): RegisterRecord {
  return draftOf(planned.register, unit, {}, '');
}

/** How many files a record names. */
export function filesOf({ values }: Pick<SheetRecord, 'values'>, { files }: Pick<PlannedRegister, 'files'>): number {
  return files.reduce((sum, column) => {
    const value = values[column];
    return sum + (Array.isArray(value) ? value.length : 0);
  }, 0);
}
