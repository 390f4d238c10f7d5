// What somebody has typed into a record and not sent yet: what it means, what is wrong in it, and the change that it becomes.
import type { RecordChange, ShownRecord } from '../../../shared/api/records';
import type { RegisterRecord, Value } from '../../../shared/registers/record';
import { isFree } from '../../../shared/registers/parts';
import { stepsOpenTo } from '../../../shared/registers/steps';
import { signersOf } from '../../../shared/registers/take-step';
import { understand } from '../../../shared/registers/values';
import { mayWrite, namesRecord } from '../../../shared/registers/who';
import type { Fault } from '../../../shared/scheme/fault';
import type { Column, RegisterStep } from '../../../shared/scheme/register';
import { numberInText } from '../../../shared/sheets/table/cell-number';
import { recordShown, type RegisterDesk } from './register-desk';

/** By column as it stands in its field: a number as it was typed. */
export type Edits = Readonly<Record<string, unknown>>;

type Read = Readonly<Record<string, Value | null>>;

export interface ReadEdits {
  /** what differs from the record; null empties a column */
  readonly values: Read;
  readonly faults: ReadonlyMap<string, Fault<string>>;
}

function readEdits({ plan, register }: RegisterDesk, shown: ShownRecord, edits: Edits): ReadEdits {
  const values: Record<string, Value | null> = {};
  const faults = new Map<string, Fault<string>>();
  for (const [id, input] of Object.entries(edits)) {
    const column = register.columns.get(id);
    if (column === undefined) continue;
    const understood = understand(plan.scheme, column, typed(column, input));
    if (!understood.ok) faults.set(id, { ...understood.fault, path: id });
    else if (JSON.stringify(understood.value ?? undefined) !== JSON.stringify(shown.values[id]))
      values[id] = understood.value;
  }
  return { values, faults };
}

/** What is no number stays as it was typed, and is refused as that. */
function typed({ type }: Column, input: unknown): unknown {
  return type === 'number' && typeof input === 'string' ? (numberInText(input) ?? input.trim()) : input;
}

/** The columns that were typed into and that somebody else has changed since, to something else. */
export function overtakenIn(
  { values }: Pick<ReadEdits, 'values'>,
  basis: ShownRecord['values'],
  now: ShownRecord['values'],
): string[] {
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  return Object.keys(values).filter((id) => !same(basis[id], now[id]) && !same(values[id] ?? undefined, now[id]));
}

export interface StepNow {
  readonly step: RegisterStep;
  /** columns that are still to be filled */
  readonly missing: readonly string[];
  /** what it signs, where it does */
  readonly isSignature: boolean;
}

/** The record before somebody, with what they have typed. */
export interface EditedRecord extends ReadEdits {
  readonly shown: ShownRecord;
  /** as it would be */
  readonly record: RegisterRecord;
  /** columns that the person may write as it stands */
  readonly own: ReadonlySet<string>;
  /** columns that may be filled with one of the steps */
  readonly withStep: ReadonlyMap<string, readonly RegisterStep[]>;
  readonly steps: readonly StepNow[];
}

/** `isFixed`: it is part of a record that stands where parts change no more. */
export function editedRecord(desk: RegisterDesk, shown: ShownRecord, edits: Edits, isFixed = false): EditedRecord {
  const { plan, register, asker } = desk;
  const stored = recordShown(shown);
  const isNew = stored.version === 0;
  const read = readEdits(desk, shown, edits);
  // Whose a new record is may depend on what stands in it, as on its place.
  const written = withValues({ ...stored, author: isNew ? asker.id : stored.author }, read.values);
  const own = register.register.columns
    .map(({ id }) => id)
    .filter((id) => mayWrite(plan.scheme, register, written, asker, id))
    .filter((id) => !isFixed || isFree(register, id));
  const standing = withValues(stored, only(read.values, own));
  const open = stepsOpenTo(plan, register, standing, asker).flatMap(({ step: id }) => register.steps.get(id) ?? []);
  const withStep = new Map<string, RegisterStep[]>();
  for (const step of open) {
    for (const column of step.needs ?? []) {
      const isNamed = !isNew && namesRecord(register, column);
      if (!isNamed && !own.includes(column)) withStep.set(column, [...(withStep.get(column) ?? []), step]);
    }
  }
  const record = withValues(stored, read.values);
  const steps = open.map((step): StepNow => ({
    step,
    missing: (step.needs ?? []).filter((column) => !Object.hasOwn(record.values, column)),
    isSignature: signersOf(step) !== null,
  }));
  return { ...read, shown, record, own: new Set(own), withStep, steps };
}

/** What is sent: all that the person may write and, with a step, what it needs. */
export function changeOf(
  { shown, values, own }: EditedRecord,
  basis: ShownRecord,
  step: RegisterStep | null,
  reason: string,
): RecordChange {
  const isNew = shown.number === null;
  const sent = Object.entries(values).filter(([id]) => own.has(id) || step?.needs?.includes(id) === true);
  const set = { ...(isNew && shown.values), ...Object.fromEntries(sent) };
  return {
    register: shown.register,
    ...(shown.number !== null && { number: shown.number }),
    ...(isNew && shown.unit !== null && { unit: shown.unit }),
    ...(basis.etag !== null && { base: basis.etag }),
    ...(Object.keys(set).length > 0 && { set }),
    ...(step !== null && { step: step.id }),
    ...(step !== null && reason.trim() !== '' && { reason }),
    ...(step !== null && signersOf(step) !== null && shown.says !== '' && { says: shown.says }),
  };
}

function withValues(record: RegisterRecord, set: Read): RegisterRecord {
  const filled = Object.entries({ ...record.values, ...set }).filter(
    (entry): entry is [string, Value] => entry[1] !== null,
  );
  return { ...record, values: Object.fromEntries(filled) };
}

const only = (values: Read, columns: readonly string[]): Read =>
  Object.fromEntries(Object.entries(values).filter(([id]) => columns.includes(id)));
